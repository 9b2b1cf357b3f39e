"""Owns the tables of the screen Stappen, to read and to draw. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from keuzemodel.analyse.explanation import Reason
from keuzemodel.analyse.flips import ScoreTurn
from keuzemodel.dashboard.asked.analyses import Slider, SliderLine
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.turning import inside_margin, places_of
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.measures import IN_MARGIN, NOWHERE, WEIGHTLESS, place_in_words, side, slider_in_words
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats, value_matrix


def aspect_turns(
    asked: Question,
    lines: tuple[SliderLine, ...],
    sliders: Mapping[str, Slider],
    why: Reason,
) -> pd.DataFrame:
    """Per aspect where the measure turns around, as a share and as a position of the slider."""
    rows = []
    shares = numbers.shares_in_words({line.aspect: line.here for line in lines})
    for place, aspect in enumerate(asked.dossier.aspects):
        line = next((line for line in lines if line.aspect == aspect.id), None)
        if line is None:
            continue
        places = places_of(line, why.code, why.chosen)
        said = numbers.listed((place_in_words(p) for p in places), "of") or NOWHERE
        slider = slider_in_words(sliders[aspect.id], asked.choice.aspects[place], why, places)
        rows.append((escape(aspect.name), shares[aspect.id], said, slider))
    return pd.DataFrame(
        rows, columns=[headings.ASPECT, headings.SHARE_NOW, headings.TURNS_AT_SHARE, headings.ON_SLIDER]
    )


def score_table(dossier: Dossier, why: Reason, weights: Floats, turns: Mapping[str, ScoreTurn | None]) -> pd.DataFrame:
    """Every score of a measure: what it adds, where it turns the measure around, and what it rests on."""
    kept = np.array([why.kept if c.kind == "benefit" else 1.0 for c in dossier.criteria])
    adds = 100 * value_matrix(dossier)[dossier.measure_index[why.code]] * weights * kept
    rows = []
    for criterion, added, weight in zip(dossier.criteria, adds, weights, strict=True):
        score = dossier.score_of[why.code, criterion.id]
        place = turns[criterion.id]
        if place is None:
            where = NOWHERE if weight else WEIGHTLESS
        else:
            inside = IN_MARGIN if inside_margin(score, place, why.chosen) else ""
            where = f"{side(criterion, why, place)}{inside}"
        origin = known.ORIGIN_SIGNS[score.origin] + " " + known.ORIGIN_WORDS[score.origin]
        rows.append(
            (
                escape(f"{criterion.name} (0–{numbers.amount(criterion.scale[1], criterion)})"),
                known.score_with_margin(score, dossier),
                numbers.signed(float(added), 1),
                where,
                escape(origin + (f", {score.source}" if score.source else "")),
                escape(score.note),
            )
        )
    columns = [
        headings.CRITERION,
        headings.SCORE,
        headings.ADDS,
        headings.TURNS_AT,
        headings.ORIGIN,
        headings.WHY_SCORE,
    ]
    return pd.DataFrame(rows, columns=columns)


def waterfall(dossier: Dossier, code: str, weights: Floats) -> pd.DataFrame:
    """What each criterion adds or costs, one after the other, in points of 100; the last row is the sum."""
    adds = 100 * value_matrix(dossier)[dossier.measure_index[code]] * weights
    rows, level = [], 0.0
    for criterion, added in zip(dossier.criteria, map(float, adds), strict=True):
        rows.append((criterion.name, level, level + added, naming.kind(criterion), numbers.signed(added, 1)))
        level += added
    rows.append((headings.TOGETHER, 0.0, level, naming.TOGETHER, numbers.signed(level, 1)))
    return pd.DataFrame(rows, columns=["criterium", "van", "tot", "soort", "tekst"])
