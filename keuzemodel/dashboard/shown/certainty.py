"""Owns the tables of the screen Gevoeligheid, to read and to draw. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from keuzemodel.analyse.dominance import NonDominated
from keuzemodel.analyse.frontier import Frontier
from keuzemodel.analyse.sampling import Influence, Tally, margin_of
from keuzemodel.analyse.stability import Cell
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words import certainty as certainty_words
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.valuation import Floats
from keuzemodel.sheets.tables import step_name

LETTERS = "ABCDEFGHIJKL"
"""So many cells of a map get a letter; the rest is too small to point at."""
MOST_INFLUENCES = 12


def _came_went(asked: Question, before: Iterable[str], after: Iterable[str]) -> tuple[str, str]:
    """What comes in and what goes out from one package to another; Markdown."""
    old, new = tuple(before), tuple(after)
    came, went = (c for c in new if c not in old), (c for c in old if c not in new)
    return naming.linked(came, asked) or naming.LEFT_OUT, naming.linked(went, asked) or naming.LEFT_OUT


def strips(
    dossier: Dossier, lines: Iterable[SliderLine], package: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """To draw: every stretch of every slider, and where each slider stands. Shares are in percent."""
    names = {a.id: a.name for a in dossier.aspects}
    rows, here = [], []
    for line in lines:
        here.append((names[line.aspect], 100 * line.here))
        for s in line.stretches:
            came = numbers.listed(c for c in s.codes if c not in package)
            went = numbers.listed(c for c in package if c not in s.codes)
            differs = "; ".join([f"erbij {came}"] * bool(came) + [f"eruit {went}"] * bool(went))
            rows.append(
                (
                    names[line.aspect], 100 * s.start, 100 * s.end, s.codes == package,
                    str(len(s.codes)) if s.end - s.start > 0.035 else "",
                    f"{certainty_words.tidy(s.start)} – {certainty_words.tidy(s.end)}", len(s.codes),
                    differs or "het pakket van nu",
                )
            )  # fmt: skip
    columns = ["aspect", "van", "tot", "zelfde", "cijfer", "aandeel", "stappen", "verschil"]
    return pd.DataFrame(rows, columns=columns), pd.DataFrame(here, columns=["aspect", "nu"])


def stretches(asked: Question, line: SliderLine) -> pd.DataFrame:
    """One slider to read: every stretch, with what changes where it begins. Cells are Markdown."""
    rows = []
    before: tuple[str, ...] | None = None
    for s in line.stretches:
        now = " ▼ nu" if s.start < line.here <= s.end or (s.start == 0 == line.here) else ""
        moves = (naming.LEFT_OUT, naming.LEFT_OUT) if before is None else _came_went(asked, before, s.codes)
        rows.append(
            (f"{certainty_words.tidy(s.start)} tot {certainty_words.tidy(s.end)}{now}", str(len(s.codes)), *moves)
        )
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
            "In het beste pakket": certainty_words.share_in_words(found.held[place], found.feasible, 1),
            "95 % zeker": certainty_words.margin_in_words(found.held[place], found.feasible),
        }
        if robust is not None:
            row["Deel van de onverslagen pakketten"] = numbers.percent(robust.core_index[place])
            row["Stand"] = certainty_words.STANDING_WORDS[robust.standing[place]]
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
        share = certainty_words.share_in_words(found.held[place], found.feasible)
        rows.append((f"{sign} {step_name(measure)}", 100 * found.held[place] / max(found.feasible, 1),
                     100 * low, 100 * high, measure.code in chosen, share))  # fmt: skip
    return pd.DataFrame(rows, columns=["stap", "deel", "laag", "hoog", "erin", "tekst"])


def score_shares(
    asked: Question, package: Iterable[str], draws: Mapping[str, Tally], verdicts: Mapping[str, str]
) -> pd.DataFrame:
    """How often each measure is in when weights, scores or both fall otherwise. Cells are Markdown."""
    chosen = set(package)
    rows = []
    for place, measure in enumerate(asked.dossier.measures):
        row = {
            "Stap": naming.linked_step(measure, asked),
            "Nu": naming.sign(measure.code, measure.code in chosen, asked.choice),
        }
        row |= {name: certainty_words.share_in_words(t.held[place], t.feasible) for name, t in draws.items()}
        row["Oordeel"] = verdicts[measure.code]
        rows.append(row)
    return pd.DataFrame(rows)


def score_points(dossier: Dossier, draws: Mapping[str, Tally]) -> pd.DataFrame:
    """The same to draw: a row per measure and kind of draw, in percent."""
    rows = [
        (step_name(measure), kind, 100 * found.held[place] / max(found.feasible, 1),
         certainty_words.share_in_words(found.held[place], found.feasible))
        for place, measure in enumerate(dossier.measures)
        for kind, found in draws.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["stap", "wat", "deel", "tekst"])


def influences(asked: Question, found: Iterable[Influence]) -> pd.DataFrame:
    """Which scores change the package most often when they alone fall otherwise. Cells are Markdown."""
    rows = []
    for influence in list(found)[:MOST_INFLUENCES]:
        if not influence.changed:
            break
        score = asked.dossier.score_of[influence.code, influence.criterion]
        rows.append(
            (
                naming.linked_step(asked.dossier.measure(influence.code), asked),
                escape(asked.dossier.criterion(influence.criterion).name),
                known.score_with_margin(score, asked.dossier),
                f"{known.ORIGIN_SIGNS[score.origin]} {known.ORIGIN_WORDS[score.origin]}",
                certainty_words.share_in_words(influence.changed, influence.n),
                naming.linked([influence.flips], asked),
            )
        )
    columns = ["Stap", "Criterium", "Score", "Herkomst", "Pakket verandert bij", "Stap die dan wisselt"]
    return pd.DataFrame(rows, columns=columns)


def frontier(asked: Question, found: Frontier, room: float) -> pd.DataFrame:
    """Every point of the frontier, with what changes there. Cells are Markdown."""
    rows = []
    before = None
    now = certainty_words.last_within(found, room)
    over = (
        f" (grens {numbers.amount(room, asked.dossier.criterion(found.criterion))})" if now and now.use < room else ""
    )
    for point in found.points:
        moves = (naming.LEFT_OUT, naming.LEFT_OUT) if before is None else _came_went(
            asked, before.codes, point.codes
        )  # fmt: skip
        gain = "" if before is None else numbers.signed(100 * (point.value - before.value), 1)
        mark = f" ▼ nu{over}" if point is now else ""
        rows.append(
            (
                f"{numbers.amount(point.use, asked.dossier.criterion(found.criterion))}{mark}",
                numbers.number(100 * point.value, 1),
                gain,
                *moves,
                "● ja" if point.supported else "○ nee",
            )
        )
        before = point
    name = asked.dossier.criterion(found.criterion).name
    columns = [f"{name} vanaf", "Waarde", "Meer waard", "Stap erbij", "Stap eruit", "Ook door anders te wegen"]
    return pd.DataFrame(rows, columns=columns)


def frontier_steps(found: Frontier) -> pd.DataFrame:
    """The frontier to draw; value in points of 100."""
    rows = [
        (p.use, 100 * p.value, "ja" if p.supported else "nee", len(p.codes), numbers.listed(p.codes))
        for p in found.points
    ]
    return pd.DataFrame(rows, columns=["ruimte", "waarde", "prijs", "stappen", "pakket"])


def map_cells(asked: Question, found: tuple[Cell, ...], package: tuple[str, ...]) -> pd.DataFrame:
    """The cells of a map that have a letter, with how they differ from the present package. Markdown."""
    rows = []
    areas = _areas(found)
    for letter, cell, area in zip(LETTERS, found, areas, strict=False):
        same = " ✚ nu" if cell.codes == package else ""
        rows.append(
            (
                f"**{letter}**{same}",
                area,
                str(len(cell.codes)),
                *_came_went(asked, package, cell.codes),
            )
        )
    return pd.DataFrame(rows, columns=["Vlak", "Deel van de kaart", "Stappen", "Erbij", "Eruit"])


def map_outlines(found: tuple[Cell, ...], package: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The map to draw: corners of every cell in order, and a letter in the middle; shares in percent."""
    corners, letters = [], []
    areas = _areas(found)
    for k, cell in enumerate(found):
        letter = LETTERS[k] if k < len(LETTERS) else ""
        points = np.array(cell.corners)
        for order, (one, two, _) in enumerate(points):
            corners.append((k, order, 100 * one, 100 * two, cell.codes == package))
        if letter and cell.area > 0.002:
            one, two, _ = _middle(points)
            letters.append((letter, 100 * one, 100 * two, areas[k], len(cell.codes)))
    return (
        pd.DataFrame(corners, columns=["vlak", "volgorde", "een", "twee", "zelfde"]),
        pd.DataFrame(letters, columns=["letter", "een", "twee", "deel", "stappen"]),
    )


def rest_area(found: Sequence[Cell]) -> str:
    """What part of the map the cells without a letter are."""
    return _areas(found)[-1]


def _areas(found: Sequence[Cell]) -> list[str]:
    """What part of the map each cell with a letter is, and then all others together; they add up to the whole map."""
    held = [cell.area for cell in found[: len(LETTERS)]]
    rest = sum(cell.area for cell in found[len(LETTERS) :])
    return list(numbers.shares_in_words(dict(enumerate([*held, rest])), 1).values())


def _middle(points: Floats) -> Floats:
    """The centre of gravity of a convex outline."""
    x, y = points[:, 0], points[:, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    weight = np.repeat(cross[:, None], points.shape[1], axis=1)
    middle: Floats = ((points + np.roll(points, -1, axis=0)) * weight).sum(axis=0) / (3 * cross.sum())
    return middle


def advice(rows: Mapping[str, tuple[Tally, ...]], size: int) -> pd.DataFrame:
    """How often the advised package is the best, and how much of it stays, by what falls otherwise: nothing,
    the assumed scores, or all scores.
    """
    columns = ["Wegingen", "Scores zoals ze zijn", "Aangenomen scores anders", "Alle scores anders"]
    table = [
        (
            escape(name),
            *(
                f"{certainty_words.share_in_words(t.same, t.feasible)} ({numbers.number(t.kept, 1)} van {size})"
                for t in tallies
            ),
        )
        for name, tallies in rows.items()
    ]
    return pd.DataFrame(table, columns=columns)
