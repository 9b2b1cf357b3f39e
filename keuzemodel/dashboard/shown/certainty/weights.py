"""Owns the tables about other weightings: one slider, and all of them. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from keuzemodel.analyse.dominance import NonDominated
from keuzemodel.analyse.sampling import Tally, margin_of
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.words.certainty.draws import margin_in_words, share_in_words
from keuzemodel.dashboard.words.certainty.weights import STANDING_WORDS, tidy
from keuzemodel.model.difference import Difference, difference
from keuzemodel.model.dossier import Dossier

ROOM_FOR_A_FIGURE = 0.035
"""A stretch of at least this share of a slider has room for a figure."""


def strips(
    dossier: Dossier, lines: Iterable[SliderLine], package: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """To draw: every stretch of every slider, and where each slider stands. Shares are in percent."""
    names = {a.id: a.name for a in dossier.aspects}
    rows, here = [], []
    for line in lines:
        here.append((names[line.aspect], 100 * line.here))
        for s in line.stretches:
            rows.append(
                {
                    "aspect": names[line.aspect],
                    "van": 100 * s.start,
                    "tot": 100 * s.end,
                    "zelfde": s.codes == package,
                    "cijfer": str(len(s.codes)) if s.end - s.start > ROOM_FOR_A_FIGURE else "",
                    "aandeel": f"{tidy(s.start)} – {tidy(s.end)}",
                    "stappen": len(s.codes),
                    "verschil": _differs(difference(package, s.codes, dossier.codes)),
                }
            )
    return pd.DataFrame(rows), pd.DataFrame(here, columns=["aspect", "nu"])


def _differs(moved: Difference) -> str:
    parts = [f"erbij {numbers.listed(moved.came)}"] if moved.came else []
    parts += [f"eruit {numbers.listed(moved.went)}"] if moved.went else []
    return "; ".join(parts) or "het pakket van nu"


def stretches(asked: Question, line: SliderLine) -> pd.DataFrame:
    """One slider to read: every stretch, with what changes where it begins. Cells are Markdown."""
    rows = []
    before = line.stretches[0].codes
    for s in line.stretches:
        now = " ▼ nu" if s.start < line.here <= s.end or (s.start == 0 == line.here) else ""
        moved = naming.moved_cells(difference(before, s.codes, asked.dossier.codes), asked)
        rows.append((f"{tidy(s.start)} tot {tidy(s.end)}{now}", str(len(s.codes)), *moved))
        before = s.codes
    return pd.DataFrame(rows, columns=["Aandeel", "Stappen", "Erbij vanaf hier", "Eruit vanaf hier"])


def shares(asked: Question, package: Iterable[str], found: Tally, robust: NonDominated | None) -> pd.DataFrame:
    """How often each measure is in the best package, most often first. Cells are Markdown."""
    chosen = set(package)
    rows = []
    for place in np.argsort([-h for h in found.held], kind="stable"):
        measure = asked.dossier.measures[place]
        row = {
            "Stap": naming.linked_step(measure, asked),
            "Nu": naming.sign(measure.code, measure.code in chosen, asked.choice),
            "In het beste pakket": share_in_words(found.held[place], found.feasible, 1),
            "95 % zeker": margin_in_words(found.held[place], found.feasible),
        }
        if robust is not None:
            row["Deel van de onverslagen pakketten"] = numbers.percent(robust.core_index[place])
            row["Stand"] = STANDING_WORDS[robust.standing[place]]
        rows.append(row)
    return pd.DataFrame(rows)


def share_bars(asked: Question, package: Iterable[str], found: Tally) -> pd.DataFrame:
    """The same to draw, in percent."""
    chosen = set(package)
    rows = []
    for place in np.argsort([-h for h in found.held], kind="stable"):
        measure = asked.dossier.measures[place]
        low, high = margin_of(found.held[place], found.feasible)
        sign = naming.sign(measure.code, measure.code in chosen, asked.choice)
        share = share_in_words(found.held[place], found.feasible)
        rows.append(
            {
                "stap": f"{sign} {naming.plain_step(measure)}",
                "kort": f"{sign} {measure.code}",
                "deel": 100 * found.held[place] / max(found.feasible, 1),
                "laag": 100 * low,
                "hoog": 100 * high,
                "erin": measure.code in chosen,
                "tekst": share,
            }
        )
    return pd.DataFrame(rows)
