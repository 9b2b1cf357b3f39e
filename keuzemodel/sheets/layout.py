"""Owns how a dossier is laid out in the sheets of a workbook, and the step from a dossier to sheets.

A heading and what it means is as in the files of a dossier, with four differences that save typing: the scores stand
as measures × criteria, what is behind a score on a sheet of its own, the weights of a weighting beside the aspects
and criteria (a column "weging <id>"), and the limits of an approach beside the criteria ("grens <id>"). What an
option of a reading changes, like the check of a claim, is one cell for the computer.
"""

from __future__ import annotations

from keuzemodel.folder.shapes.rows import MeasureRow, RelationRow
from keuzemodel.model.claims.claim import Claim, default_kind
from keuzemodel.model.dossier import Dossier, Score
from keuzemodel.sheets.changes import KINDS, changes_of
from keuzemodel.sheets.headings import Named, heading_of, headings_of
from keuzemodel.sheets.scores.tables import ORIGINS as ORIGIN_SHEET
from keuzemodel.sheets.scores.tables import SCORES as SCORE_SHEET
from keuzemodel.sheets.spreadsheets import Cell, Sheet

TOP = ("id", "titel", "omschrijving", "bron", "advies benadering", "advies weging", "gelijk aan")
GROUPS = "Groepen"
"""The sheet of what a dossier's file has under [[maatregelen]]; the sheet Maatregelen has its steps."""
READINGS, OPTIONS = "Lezingen", "Opties"
_SOURCED = ("id", "naam", "toelichting", "herkomst", "bron")
SHEETS: dict[str, tuple[str, ...]] = {
    "Dossier": ("veld", "inhoud"),
    "Themas": ("id", "naam", "toelichting"),
    "Fasen": ("nummer", "naam", "omschrijving"),
    "Aspecten": ("id", "naam", "vraag"),
    "Criteria": ("id", "aspect", "naam", "soort", "schaal laag", "schaal hoog", "eenheid", "toelichting"),
    "Ankers": ("criterium", "score", "betekenis"),
    "Wegingen": _SOURCED,
    "Benaderingen": _SOURCED,
    "Dekking": ("thema", "minimaal", "herkomst", "bron", "toelichting"),
    "Maatregelen": tuple(MeasureRow.model_fields),
    GROUPS: ("code", "naam", "toelichting", "herkomst", "bron"),
    "Begin": ("beurt", "code", "toelichting", "herkomst", "bron"),
    "Voorwaarden": ("fase", "wanneer", "waarop", "toelichting", "herkomst", "bron"),
    "Dubbel": ("criterium", "volgt_uit", "toelichting", "herkomst", "bron"),
    READINGS: ("id", "naam", "bron", "toelichting"),
    OPTIONS: ("lezing", "id", "naam", "toelichting", "herkomst", "bron", "verandert"),
    SCORE_SHEET: ("code", "stap"),
    ORIGIN_SHEET: ("code", "criterium", "marge", "herkomst", "bron", "toelichting"),
    "Relaties": tuple(RelationRow.model_fields),
    "Uitspraken": ("id", "tekst", "bron", "toelichting", "toets", "aard", "waarom_niet"),
}
"""Every sheet with its headings."""
OPTIONAL = ("onderdeel_van", "herkomst", "bron", "toelichting", "deel", "kort")
"""Columns that may be lacking; what has no origin is one's own."""
MAY_BE_ABSENT = (
    "Ankers",
    "Dekking",
    GROUPS,
    "Begin",
    "Voorwaarden",
    "Dubbel",
    READINGS,
    OPTIONS,
    ORIGIN_SHEET,
    "Relaties",
    "Uitspraken",
)
WEIGHTING, LIMIT = "weging ", "grens "

EMPTY = tuple(
    Sheet(name, ((*headings, *{"Aspecten": ("weging gelijk",)}.get(name, ())), *{
        "Dossier": tuple((field,) for field in TOP[:4]),
        "Fasen": ((1, "Fase 1"),),
        "Wegingen": (("gelijk", "Gelijk"),),
        "Benaderingen": (("alles-overwegend", "Alles overwegend het beste"),),
    }.get(name, ())))
    for name, headings in SHEETS.items()
)  # fmt: skip
"""The sheets of a dossier that is still to be made, with the least that every dossier needs."""


def to_sheets(dossier: Dossier) -> tuple[Sheet, ...]:
    """The sheets of a dossier; `from_sheets` gives the same dossier back."""
    advice = dossier.advice
    top = [("id", dossier.id), ("titel", dossier.title), ("omschrijving", dossier.description)]
    top += [("bron", source) for source in dossier.sources]
    top += [("gelijk aan", mark) for mark in dossier.earlier]
    top += [("advies benadering", advice.approach), ("advies weging", advice.weighting)] if advice else []
    kinds = {"benefit": "baat", "burden": "last"}
    weightings = [f"{WEIGHTING}{w.id}" for w in dossier.weightings]
    limited = [a for a in dossier.approaches if a.limits]
    shared, briefly = any(r.share for r in dossier.relations), any(m.short for m in dossier.measures)
    rows: dict[str, list[list[Cell]]] = {
        "Dossier": [list(pair) for pair in top],
        "Themas": [[t.id, t.name, t.note] for t in dossier.themes],
        "Fasen": [[p.number, p.name, p.note] for p in dossier.phases],
        "Aspecten": [
            [a.id, a.name, a.question, *(w.aspect_points.get(a.id, 0.0) for w in dossier.weightings)]
            for a in dossier.aspects
        ],
        "Criteria": [
            [
                c.id, c.aspect, c.name, kinds[c.kind], *c.scale, c.unit, c.note,
                *(w.criterion_points[c.id] for w in dossier.weightings), *(a.limits.get(c.id) for a in limited),
            ]
            for c in dossier.criteria
        ],
        "Ankers": [[c.id, point, words] for c in dossier.criteria for point, words in c.anchors.items()],
        "Wegingen": [[w.id, w.name, w.note, w.origin, w.source] for w in dossier.weightings],
        "Benaderingen": [[a.id, a.name, a.note, a.origin, a.source] for a in dossier.approaches],
        "Dekking": [[r.theme, r.minimum, r.origin, r.source, r.note] for r in dossier.coverage],
        "Maatregelen": [
            [m.code, m.name, m.parent, m.theme, m.phase, m.note, *([m.short] * briefly)] for m in dossier.measures
        ],
        GROUPS: [[g.code, g.name, g.note, g.origin, g.source] for g in dossier.groups],
        "Begin": [[b.turn, b.code, b.note, b.origin, b.source] for b in dossier.begin],
        "Voorwaarden": [[c.phase, c.when, c.grounds, c.note, c.origin, c.source] for c in dossier.conditions],
        "Dubbel": [[o.criterion, "|".join(o.follows), o.note, o.origin, o.source] for o in dossier.overlaps],
        READINGS: [[r.id, r.name, r.source, r.note] for r in dossier.readings],
        OPTIONS: [
            [r.id, o.id, o.name, o.note, o.origin, o.source, changes_of(o)] for r in dossier.readings for o in r.options
        ],
        SCORE_SHEET: [
            [m.code, m.name, *(dossier.score_of[m.code, c.id].score for c in dossier.criteria)]
            for m in dossier.measures
        ],
        ORIGIN_SHEET: [
            [s.code, s.criterion, s.margin, s.origin, s.source, s.note]
            for s in dossier.scores
            if s != Score(s.code, s.criterion, s.score, 0.0, "eigen")
        ],
        "Relaties": [
            [KINDS[r.kind], r.code, "|".join(r.others), r.origin, r.source, r.note, *([r.share or None] * shared)]
            for r in dossier.relations
        ],
        "Uitspraken": [
            *map(_claim_row, dossier.claims),
            *map(_claim_row, dossier.untestable),
        ],
    }  # fmt: skip
    more = {
        "Aspecten": weightings,
        "Criteria": [*weightings, *(f"{LIMIT}{a.id}" for a in limited)],
        SCORE_SHEET: list(score_headings(dossier)),
    }
    # The columns of shares and of short names are there only where there is one.
    own = {
        name: tuple(h for h in headings if (shared or h != "deel") and (briefly or h != "kort"))
        for name, headings in SHEETS.items()
    }
    return tuple(
        Sheet(name, ((*headings, *more.get(name, ())), *map(tuple, rows[name]))) for name, headings in own.items()
    )


def _claim_row(claim: Claim) -> list[Cell]:
    """Its kind stands there only where it is not the one that follows from the check."""
    if claim.check is None:
        return [claim.id, claim.text, claim.source, "", "", "", claim.note]
    check = claim.check.model_dump_json(by_alias=True, exclude_unset=True)
    kind = claim.kind if claim.kind != default_kind(claim.check) else ""
    return [claim.id, claim.text, claim.source, claim.note, check, kind, ""]


def score_headings(dossier: Dossier) -> tuple[str, ...]:
    """What the columns of the score table are called, a criterion each."""
    named: list[Named] = [(c.id, c.name, c.scale) for c in dossier.criteria]
    index = headings_of(named)
    return tuple(heading_of(one, index, c.in_euros) for one, c in zip(named, dossier.criteria, strict=True))
