"""Owns reading: a dossier's folder in, a `Dossier` or every one of its faults out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from keuzemodel.folder.building import readings_of, relation_of, weighting_of
from keuzemodel.folder.claim_checks import check_claims
from keuzemodel.folder.knowing import CLAIMS, MEASURES, RELATIONS, SCORES, TOML
from keuzemodel.folder.option_checks import check_readings
from keuzemodel.folder.parsing import Entry, FaultList, read_rows, read_tables
from keuzemodel.folder.shapes.claim_rows import ClaimFile
from keuzemodel.folder.shapes.rows import (
    DossierFile,
    MeasureRow,
    RelationRow,
    ScoreRow,
    reach_of,
)
from keuzemodel.folder.validation import (
    check_groups,
    check_head,
    check_measures,
    check_relations,
    check_scores,
    check_start,
)
from keuzemodel.model.claims.claim import Claim, default_kind
from keuzemodel.model.dossier import (
    Advice,
    Approach,
    Aspect,
    Condition,
    Coverage,
    Criterion,
    Dossier,
    Measure,
    MeasureGroup,
    Overlap,
    Phase,
    Score,
    Start,
    Theme,
    mark_of,
)
from keuzemodel.model.errors import DossierError


def load_dossier(folder: str | Path) -> Dossier:
    """Read and check a dossier's folder.

    Raises DossierError with every fault of every file. What one file needs of another is checked
    only where that other file could be read.
    """
    folder = Path(folder)
    faults = FaultList()
    head = read_tables(folder / TOML, DossierFile, faults)
    measures = read_rows(folder / MEASURES, MeasureRow, faults)
    scores = read_rows(folder / SCORES, ScoreRow, faults, reach_of(head))
    relations = read_rows(folder / RELATIONS, RelationRow, faults)
    claims = None
    if (folder / CLAIMS).exists():
        claims = read_tables(folder / CLAIMS, ClaimFile, faults)
    return checked(head, measures, scores, relations, claims, faults, (TOML, MEASURES, SCORES, RELATIONS, CLAIMS))


def checked(
    head: DossierFile | None,
    measures: list[Entry[MeasureRow]] | None,
    scores: list[Entry[ScoreRow]] | None,
    relations: list[Entry[RelationRow]] | None,
    claims: ClaimFile | None,
    faults: FaultList,
    order: Sequence[str],
) -> Dossier:
    """The dossier that the parts make together. None: a part could not be read, and there is a fault that says so.

    order: of the files or sheets in which faults may be. Raises DossierError.
    """
    if head is not None:
        check_head(head, faults)
    if measures or faults.lost_rows(MEASURES):
        measures = measures or []
        check_measures(measures, head, faults)
        if head is not None:
            check_groups(head, measures, faults)
            check_start(head, measures, faults)
        if head is not None and scores is not None:
            check_scores(scores, measures, head, faults)
        if relations is not None:
            check_relations(relations, measures, faults)
            if head is not None:
                check_readings(head, relations, measures, faults)
        if head is not None and claims is not None:
            check_claims(claims, measures, head, faults)
    if faults:
        raise DossierError(faults.in_order(order))
    assert head is not None
    assert measures is not None
    assert scores is not None
    assert relations is not None
    return _build(head, measures, scores, relations, claims)


def _build(
    head: DossierFile,
    measures: list[Entry[MeasureRow]],
    scores: list[Entry[ScoreRow]],
    relations: list[Entry[RelationRow]],
    claims: ClaimFile | None,
) -> Dossier:
    top = head.dossier
    stated = claims.uitspraken if claims else ()
    aspect_of = {c.id: c.aspect for c in head.criteria}
    bare = Dossier(
        id=top.id,
        title=top.titel,
        description=top.omschrijving,
        sources=top.bronnen,
        advice=Advice(top.advies.benadering, top.advies.weging) if top.advies else None,
        fingerprint="",
        themes=tuple(Theme(t.id, t.naam, t.toelichting) for t in head.themas),
        phases=tuple(Phase(f.nummer, f.naam, f.omschrijving) for f in head.fasen),
        aspects=tuple(Aspect(a.id, a.naam, a.vraag) for a in head.aspecten),
        criteria=tuple(
            Criterion(
                c.id,
                c.naam,
                c.aspect,
                "benefit" if c.soort == "baat" else "burden",
                c.schaal,
                c.eenheid,
                c.ankers,
                c.toelichting,
            )
            for c in head.criteria
        ),
        weightings=tuple(weighting_of(w, aspect_of) for w in head.wegingen),
        approaches=tuple(
            Approach(b.id, b.naam, b.toelichting, b.grenzen, b.herkomst, b.bron) for b in head.benaderingen
        ),
        coverage=tuple(Coverage(d.thema, d.minimaal, d.herkomst, d.bron, d.toelichting) for d in head.dekking),
        measures=tuple(
            Measure(
                e.item.code,
                e.item.naam,
                e.item.onderdeel_van,
                e.item.thema,
                e.item.fase,
                e.item.toelichting,
                e.item.kort,
            )
            for e in measures
        ),
        scores=tuple(
            Score(
                e.item.code,
                e.item.criterium,
                e.item.score,
                e.item.marge,
                e.item.herkomst,
                e.item.bron,
                e.item.toelichting,
            )
            for e in scores
        ),
        relations=tuple(relation_of(e.item) for e in relations),
        claims=tuple(
            Claim(c.id, c.tekst, c.bron, c.toets, c.toelichting, c.aard or default_kind(c.toets))
            for c in stated
            if c.toets is not None
        ),
        untestable=tuple(Claim(c.id, c.tekst, c.bron, None, c.waarom_niet) for c in stated if c.toets is None),
        begin=tuple(Start(b.beurt, b.code, b.toelichting, b.herkomst, b.bron) for b in head.begin),
        conditions=tuple(
            Condition(v.fase, v.wanneer, v.waarop, v.toelichting, v.herkomst, v.bron) for v in head.voorwaarden
        ),
        readings=readings_of(head, aspect_of),
        overlaps=tuple(Overlap(o.criterium, o.volgt_uit, o.toelichting, o.herkomst, o.bron) for o in head.dubbel),
        earlier=top.gelijk_aan,
        groups=tuple(MeasureGroup(g.code, g.naam, g.toelichting, g.herkomst, g.bron) for g in head.maatregelen),
    )
    return replace(bare, fingerprint=mark_of(bare))
