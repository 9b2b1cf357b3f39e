"""A dossier of nine scores, with statements, and all of its tables that fit."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from keuzemodel.analyse.ensemble.domain import Reach, domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.analyse.ensemble.walk.running import with_limits
from keuzemodel.model.claims.checks import Comparison, Group, Membership, Quantity, Top
from keuzemodel.model.dossier import Claim, Dossier, Relation
from tests.building import make_dossier, rebuilt

CLAIMS = (
    Claim(
        "kern", "", "",
        Membership(soort="verzameling", groep=Group(benadering="alles"), relatie="bevat", codes=("m0",)),
    ),
    Claim(
        "minder", "", "",
        Comparison(
            soort="vergelijking", teken="<",
            links=Quantity(maat="aantal", groep=Group(benadering="roeien")),
            rechts=Quantity(maat="aantal", groep=Group(benadering="alles")),
        ),
    ),
    Claim("duurste", "", "", Top(soort="hoogste", groep=Group(), criterium="c2", codes=("m2",))),
    Claim(
        "samen", "", "",
        Comparison(
            soort="vergelijking", teken=">=",
            links=Quantity(maat="totaal", groep=Group(benadering="alles"), criteria=("c0",)),
            rechts=Quantity(maat="totaal", groep=Group(benadering="alles"), criteria=("c2",)),
        ),
    ),
)  # fmt: skip


@lru_cache
def small_dossier() -> Dossier:
    """Three measures on two benefits and a burden that is limited; two requires one, one of the scores is read."""
    dossier = make_dossier(
        [[2, 2, 1], [3, 1, 2], [2, 2, 3]],
        ["benefit", "benefit", "burden"],
        requires=[(1, [0])],
        limits={2: 3},
    )
    criteria = tuple(replace(c, scale=(0.0, 3.0)) for c in dossier.criteria)
    scores = tuple(
        replace(s, origin="afgeleid", margin=1.0) if (s.code, s.criterion) == ("m0", "c0") else s
        for s in dossier.scores
    )
    one = dossier.weightings[0]
    other = replace(one, id="anders", weights={"c0": 0.5, "c1": 0.25, "c2": 0.25})
    return rebuilt(dossier, criteria=criteria, scores=scores, weightings=(one, other), claims=CLAIMS)


@lru_cache
def reinforced() -> Dossier:
    """The same with two measures that others reinforce, one of them either of two."""
    dossier = small_dossier()
    rows = (Relation("reinforces", "m0", ("m2",), share=0.75), Relation("reinforces", "m2", ("m0", "m1"), share=0.5))
    return rebuilt(dossier, relations=(*dossier.relations, *rows))


@lru_cache
def every_table(reach: Reach = "text", limit: float = 3.0) -> Ensemble:
    """All tables that fit, each once: an ensemble without sampling."""
    dossier = with_limits(small_dossier(), (("c2", limit),))
    domain = domain_of(dossier, reach)
    axes = [np.arange(low, high + 1) for low, high in zip(domain.low.flat, domain.high.flat, strict=True)]
    tables = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, *domain.start.shape)
    oracle = Oracle(dossier, domain)
    fits = np.concatenate([oracle.fits(part) for part in np.array_split(tables, 1 + len(tables) // 20_000)])
    return Ensemble(dossier, tables[fits], "statements", reach, None)
