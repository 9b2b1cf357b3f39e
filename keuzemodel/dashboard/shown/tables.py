"""Owns the tables of the screens: a result in, a DataFrame with Dutch headers out. No Streamlit."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

import numpy as np
import pandas as pd

from keuzemodel.analyse.claims import Outcome
from keuzemodel.analyse.explanation import Reason
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.markdown import escape, plain
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words import pages as page_words
from keuzemodel.model.dossier import ORIGINS, Criterion, Dossier, Measure
from keuzemodel.model.dutch import long_date
from keuzemodel.model.valuation import Floats, value_matrix
from keuzemodel.sheets.tables import step_name
from keuzemodel.solve.selection import Package


def totals(dossier: Dossier, package: Package, against: Package | None, name: str) -> pd.DataFrame:
    """Sum of scores per criterion, beside those of another package if there is one."""
    rows = []
    for criterion in dossier.criteria:
        total = package.totals[criterion.id]
        row = {
            "Criterium": f"{escape(criterion.name)} ({naming.kind(criterion)})",
            "Dit pakket": known.total(package.codes, criterion, dossier),
        }
        if against is not None:
            other = against.totals[criterion.id]
            row[name] = known.total(against.codes, criterion, dossier)
            lacking, lacking_there = (dossier.unknown_of(p.codes, criterion.id) for p in (package, against))
            same = lacking == lacking_there
            row["Verschil"] = numbers.signed_amount(total - other, criterion) if same else known.UNKNOWN
        rows.append(row)
    return pd.DataFrame(rows)


def left_out(asked: Question, codes: Iterable[str], reasons: Mapping[str, Reason]) -> pd.DataFrame:
    """What the package leaves out, with the short reason. Cells are Markdown."""
    chosen = set(codes)
    rows = [
        (
            f"{naming.linked_step(m, asked)}  \n{escape(asked.dossier.theme(m.theme).name)}",
            package_words.reason(reasons[m.code], asked),
        )
        for m in asked.dossier.measures if m.code not in chosen
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["Stap en thema", "Waarom niet"])


def contributions(dossier: Dossier, codes: Iterable[str], weights: Floats) -> pd.DataFrame:
    """Per measure what it yields and costs under these weights, in points of 100, highest first."""
    weighted = 100 * value_matrix(dossier) * weights
    rows = []
    for code in codes:
        parts = weighted[dossier.measure_index[code]]
        rows.append(
            {
                "stap": step_name(dossier.measure(code)),
                "baten": float(np.clip(parts, 0, None).sum()),
                "lasten": float(np.clip(parts, None, 0).sum()),
                "netto": float(parts.sum()),
                "tekst": f"{step_name(dossier.measure(code))}: samen {numbers.points(float(parts.sum()) / 100)}",
            }
        )
    frame = pd.DataFrame(rows, columns=["stap", "baten", "lasten", "netto", "tekst"])
    return frame.sort_values("netto", ascending=False, kind="stable")


def contributions_in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """The same as `contributions`, as a table to read."""
    return pd.DataFrame(
        {
            "Stap": [escape(s) for s in frame["stap"]],
            "Baten": [numbers.signed(v, 1) for v in frame["baten"]],
            "Lasten": [numbers.signed(v, 1) for v in frame["lasten"]],
            "Samen": [numbers.signed(v, 1) for v in frame["netto"]],
        }
    )


def impact(dossier: Dossier, measures: Iterable[Measure]) -> pd.DataFrame:
    """One row per step and criterion, for the board."""
    rows = []
    for measure in measures:
        for criterion in dossier.criteria:
            score = dossier.score_of[measure.code, criterion.id]
            said = known.score_in_words(score, dossier)
            unknown = said == known.UNKNOWN
            if not score.score and not unknown:
                continue
            rows.append(
                {
                    "stap": step_name(measure),
                    "criterium": board_name(criterion),
                    "deel": max(0.0, score.score) / criterion.scale[1],
                    "score": "?" if unknown else _on_board(score.score, criterion),
                    "soort": naming.kind(criterion),
                    "aanname": score.origin == "aanname",
                    "herkomst": f"{known.ORIGIN_WORDS[score.origin]}{f', {score.source}' if score.source else ''}",
                    "toelichting": score.note,
                    "tekst": f"{step_name(measure)}, {criterion.name}: {said}, "
                    f"{known.ORIGIN_WORDS[score.origin]}. {score.note}",
                }
            )
    return pd.DataFrame(rows)


def board_unit(criterion: Criterion) -> int:
    """What one on the board stands for: a cell has no room for more than three figures."""
    return 1000 if criterion.scale[1] >= 10_000 else 1


def _on_board(score: float, criterion: Criterion) -> str:
    """A score in a cell; thousands of euro are rounded there, and whole in the text at the cell."""
    unit = board_unit(criterion)
    if unit == 1:
        return numbers.number(score)
    return numbers.number(math.floor(score / unit + 0.5)) if abs(score) >= unit / 2 else "<1"


def board_name(criterion: Criterion) -> str:
    """A criterion at the head of the board."""
    unit = board_unit(criterion)
    return criterion.name if unit == 1 else f"{criterion.name} (× {numbers.amount(unit, criterion)})"


def board_rows(dossier: Dossier, measures: Iterable[Measure]) -> tuple[list[str], list[str]]:
    """Rows of the board, measures in order of theme with a heading before each; and the headings."""
    rows, headings = [], []
    for theme, members in groupby(measures, key=lambda m: m.theme):
        headings.append(dossier.theme(theme).name)
        rows += [headings[-1], *map(step_name, members)]
    return rows, headings


def impact_in_words(dossier: Dossier, measures: Iterable[Measure]) -> pd.DataFrame:
    """The board as a table: a row per step, with a sign for where a score comes from."""
    rows = []
    names = naming.names_apart(dossier.criteria)
    for measure in measures:
        row = {"Stap": step_name(measure), "Thema": dossier.theme(measure.theme).name}
        for criterion in dossier.criteria:
            score = dossier.score_of[measure.code, criterion.id]
            row[names[criterion.id]] = f"{known.score_in_words(score, dossier)} {known.ORIGIN_SIGNS[score.origin]}"
        rows.append(row)
    return pd.DataFrame(rows)


def column_names(dossier: Dossier) -> dict[tuple[str, str], str]:
    """Short name of every column of the matrix: approach letter and weighting number, as 'A·I'."""
    return {
        (a.id, w.id): f"{chr(65 + i)}·{numbers.roman(k)}"
        for i, a in enumerate(dossier.approaches)
        for k, w in enumerate(dossier.weightings)
    }


def column_title(dossier: Dossier, column: tuple[str, str]) -> str:
    """Full name of a column of the matrix."""
    return f"{dossier.approach(column[0]).name} · {dossier.weighting(column[1]).name}"


def matrix(asked: Question, packages: Mapping[tuple[str, str], Package], now: Package | None = None) -> pd.DataFrame:
    """Measures by columns, with a sign for chosen or not, and how many hold each; then the present
    package if there is one to show. Cells of the first column are Markdown.
    """
    names = column_names(asked.dossier)
    held = {names[c]: set(p.codes) for c, p in packages.items()}
    rows = []
    for measure in asked.dossier.measures:
        row: dict[str, object] = {"Stap": naming.linked_step(measure, asked)}
        row |= {name: _sign(measure.code in codes) for name, codes in held.items()}
        row["Aantal"] = sum(measure.code in codes for codes in held.values())
        if now is not None:
            row["Nu"] = _sign(measure.code in now.codes)
        rows.append(row)
    return pd.DataFrame(rows)


def _sign(chosen: bool) -> str:
    return naming.CHOSEN if chosen else naming.LEFT_OUT


def claim_rows(outcomes: Iterable[Outcome], dossier: Dossier) -> pd.DataFrame:
    """Claims of one section. Cells are Markdown."""
    rows = []
    for outcome in outcomes:
        claim = outcome.claim
        text = escape(claim.text)
        if claim.note:
            text += f"  \n*{escape(claim.note)}*"
        rows.append(
            (
                "○ niet te toetsen" if not outcome.testable else "✓ klopt" if outcome.holds else "✕ klopt niet",
                text,
                escape(page_words.finding(outcome, dossier)),
                page_words.margin(outcome, dossier),
            )
        )
    return pd.DataFrame(rows, columns=["Klopt?", "Uitspraak, in onze woorden", "Wat het model vindt", "Marge"])


def worked_measure(dossier: Dossier, code: str, weights: Floats) -> pd.DataFrame:
    """How one measure's value comes about. Cells are Markdown; the last row is the sum."""
    values = value_matrix(dossier)[dossier.measure_index[code]]
    shares = numbers.shares_in_words(dict(zip((c.id for c in dossier.criteria), map(float, weights), strict=True)), 2)
    rows = []
    for criterion, value, weight in zip(dossier.criteria, values, weights, strict=True):
        score = dossier.score_of[code, criterion.id]
        origin = known.ORIGIN_WORDS[score.origin] + (f" ({score.source})" if score.source else "")
        highest = numbers.amount(criterion.scale[1], criterion)
        rows.append(
            (
                escape(criterion.name),
                said if (said := known.score_in_words(score, dossier)) == known.UNKNOWN else f"{said} van {highest}",
                numbers.signed(value, 2),
                shares[criterion.id],
                numbers.signed(100 * value * weight, 2),
                escape(f"{origin}, ± {numbers.number(score.margin)}. {score.note}"),
            )
        )
    rows.append(
        (
            "**Samen**",
            "",
            "",
            numbers.percent(float(weights.sum()), 0),
            f"**{numbers.signed(float(100 * values @ weights), 2)}**",
            "",
        )
    )
    return pd.DataFrame(
        rows, columns=["Criterium", "Score", "Waarde", "Gewicht", "Draagt bij", "Waar de score op rust"]
    )


def origins(dossier: Dossier) -> pd.DataFrame:
    """How many numbers of each kind are known, read, assumed or put in."""
    kinds = {
        "Scores": [s.origin for s in dossier.scores],
        "Relaties (vereist, sluit uit)": [r.origin for r in dossier.relations],
        "Gewichten van de wegingen": [w.origin for w in dossier.weightings],
        "Grenzen van de benaderingen": [a.origin for a in dossier.approaches if a.limits],
        "Minimum per thema": [c.origin for c in dossier.coverage],
    }
    rows = []
    for kind, found in kinds.items():
        if found:
            counts = Counter(found)
            rows.append(
                {"Wat": kind}
                | {known.ORIGIN_WORDS[o].capitalize(): counts[o] for o in ORIGINS}
                | {"Totaal": len(found)}
            )
    return pd.DataFrame(rows)


def relations(asked: Question) -> pd.DataFrame:
    """Every relation with where it comes from. Cells are Markdown."""
    rows = []
    for relation in asked.dossier.relations:
        source = f", {relation.source}" if relation.source else ""
        rows.append(
            (
                naming.relation(
                    relation.kind,
                    naming.linked([relation.code], asked),
                    (naming.linked([other], asked) for other in relation.others),
                ),
                escape(f"{known.ORIGIN_WORDS[relation.origin]}{source}"),
                escape(relation.note),
            )
        )
    return pd.DataFrame(rows, columns=["Relatie", "Herkomst", "Waarom"])


def _uncounted(asked: Question) -> str:
    said = plain(known.lacking(asked.limits, asked.dossier))
    return f" (telt alleen wat bekend is: {said})" if said else ""


def setting(asked: Question, day: date) -> dict[str, str]:
    """What a file rests on, as columns: header → text."""
    weights = dict(zip((c.id for c in asked.dossier.criteria), map(float, asked.weights), strict=True))
    shares = numbers.shares_in_words(weights, 1)
    return {
        "Dossier": asked.dossier.title,
        "Versie van de scores": asked.dossier.fingerprint,
        "Benadering": settings.approach_name(asked),
        "Weging": settings.weighting_name(asked),
        "Gewichten": ", ".join(f"{c.name} {shares[c.id]}" for c in asked.dossier.criteria),
        "Grenzen": settings.limits_in_words(asked) + _uncounted(asked) or "geen",
        "Altijd": ", ".join(f"stap {c}" for c in asked.choice.require) or "geen",
        "Nooit": ", ".join(f"stap {c}" for c in asked.choice.forbid) or "geen",
        "Dekking geëist": ", ".join(settings.cover_names(asked)) or "geen",
        "Eigen scores": str(len(asked.choice.scores) or "geen"),
        "Datum": long_date(day),
    }  # fmt: skip
