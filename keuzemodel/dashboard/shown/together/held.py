"""Owns the pictures of packed packages and of estimates: a row per step or score, with a bar or marks. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.estimated import Said
from keuzemodel.dashboard.asked.together.packed import Packages
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.elements import Html, element, from_to, part_of_whole, together
from keuzemodel.dashboard.shown.drawn.beside import step_link
from keuzemodel.dashboard.words.together import estimated as estimated_words
from keuzemodel.dashboard.words.together import leading as words
from keuzemodel.model.dossier import Criterion


def steps(asked: Question, found: Packages) -> Html:
    """Every step by phase, most packed first, with a bar for how many packed it."""
    parts = []
    for phase in asked.dossier.phases:
        measures = [m for m in asked.dossier.measures if m.phase == phase.number]
        measures.sort(key=lambda m: -found.held[m.code])
        rows = []
        for measure in measures:
            count = found.held[measure.code]
            bar = element("span", element("i", style=part_of_whole(count / found.people)), class_="samen-balk",
                          aria_hidden="true")  # fmt: skip
            told = element("span", words.of_people(count, found.people), class_="samen-aantal")
            rows.append(element("li", step_link(measure, asked), bar, told))
        parts.append(element("section", element("h2", naming.phase_heading(phase)), element("ul", *rows)))
    return element("div", *parts, class_="samen-fasen")


def scores(asked: Question, found: Said) -> Html:
    """Every score that was asked: what was said from lowest to highest, the middle, and the dossier's own."""
    rows = []
    for estimate in found.found:
        measure, criterion = asked.dossier.measure(estimate.code), asked.dossier.criterion(estimate.criterion)
        own, everyone = asked.dossier.score_of[estimate.code, estimate.criterion].score, estimate.everyone
        lowest, middle, highest, ours = (
            _place(score, criterion) for score in (everyone.lowest, everyone.median, everyone.highest, own)
        )
        track = element(
            "span",
            element("i", class_="samen-van-tot", style=from_to(lowest, highest)),
            element("i", class_="samen-midden", style=from_to(middle, middle)),
            element("i", class_="samen-eigen", style=from_to(ours, ours)),
            class_="samen-schaal", aria_hidden="true",
        )  # fmt: skip
        name = together(element("b", measure.code), " ", measure.name, element("small", criterion.name))
        said = estimated_words.row(everyone, own, criterion)
        rows.append(element("li", element("span", name, class_="samen-score"), track, element("span", said)))
    return element("ul", *rows, class_="samen-schattingen")


def _place(score: float, criterion: Criterion) -> float:
    """Where a score stands on its scale, 0 to 1."""
    low, high = criterion.scale
    return (score - low) / (high - low)
