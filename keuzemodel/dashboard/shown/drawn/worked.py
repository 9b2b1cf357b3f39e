"""Owns the picture of one step worked out: scores, times weights, one after the other to a value. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.elements import Html, element, part_of_whole
from keuzemodel.dashboard.shown.measures import waterfall
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words import method as method_words


def worked(situation: Situation, code: str) -> Html:
    """A row per criterion: how full its score is, how heavy it weighs, and what that adds to what came before."""
    dossier = situation.given
    steps = waterfall(dossier, code, situation.weights)
    low = min(0.0, float(steps[["van", "tot"]].to_numpy().min()))
    span = max(0.0, float(steps[["van", "tot"]].to_numpy().max())) - low or 1.0
    shares = numbers.shares_in_words(
        dict(zip((c.id for c in dossier.criteria), map(float, situation.weights), strict=True)), 1
    )
    scores, weights = [], []
    for criterion in dossier.criteria:
        score = dossier.score_of[code, criterion.id]
        said = known.score_in_words(score, dossier)
        full = 0.0 if said == known.UNKNOWN else max(0.0, score.score) / criterion.scale[1]
        if said != known.UNKNOWN:
            said = method_words.of_highest(said, numbers.amount(criterion.scale[1], criterion))
        scores.append((element("span", element("i", style=part_of_whole(full)), class_="vp-track"), said))
        weights.append(shares[criterion.id])
    heads = (headings.CRITERION, headings.SCORE, method_words.TIMES_WEIGHT, method_words.IS_POINTS)
    rows = []
    cells = zip(steps.itertuples(index=False), [*scores, ("", "")], [*weights, ""], strict=True)
    for (name, begin, end, kind, text), (bar, said), weight in cells:
        place = f"margin-left:{100 * (min(begin, end) - low) / span:.1f}%;{part_of_whole(abs(end - begin) / span)}"
        fall = element("span", element("i", style=place), class_="vp-fall", aria_hidden="true")
        row = (
            element("td", name),
            element("td", *([element("span", element("span", said, class_="vp-score"), bar)] if said else []),
                    data_label=heads[1], data_empty=None if said else ""),
            element("td", weight, data_label=heads[2], data_empty=None if weight else ""),
            element("td", element("span", fall, element("b", text), class_="vp-adds"), data_label=heads[3]),
        )  # fmt: skip
        rows.append(element("tr", *row, data_kind=_KINDS[kind]))
    head = element("thead", element("tr", *(element("th", said, scope="col") for said in heads)))
    return element("table", head, element("tbody", *rows), class_="vp-worked", data_cards="")


_KINDS = {naming.BENEFIT: "benefit", naming.BURDEN: "burden", naming.TOGETHER: "sum"}
