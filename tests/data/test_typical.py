"""The score table that the dossier of Alkmaar starts with is a typical one of all tables that fit, none that flatters.

What the screens lead with must lie in the middle half of what the shipped tables give: between the 25th and the 75th
percentile. What takes one selection after another is worked out for every fourth table, and the statements for every
sixteenth.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from keuzemodel import load_ensemble
from keuzemodel.analyse.claims import check_claims, smallest_margin
from keuzemodel.analyse.dominance import non_dominated
from keuzemodel.analyse.sampling import Plan, tally
from keuzemodel.analyse.stability import nearest_other
from keuzemodel.analyse.weightsets import aspect_weightings
from keuzemodel.solve.problem import TIE
from keuzemodel.solve.selection import make_selector
from tests.analyse.ensemble.test_tables import with_table
from tests.shipped import alkmaar

DOSSIER = alkmaar()
APPROACHES = tuple(a.id for a in DOSSIER.approaches)
WEIGHTS = np.array([DOSSIER.weighting("gebalanceerd").weights[c.id] for c in DOSSIER.criteria])
ASPECTS = aspect_weightings(DOSSIER, WEIGHTS)
EVEN = np.full(len(ASPECTS.ids), 1 / len(ASPECTS.ids))
EVERY = 4
DRAWS = 1_000


@cache
def ensemble():
    """The tables that are shipped."""
    return load_ensemble(DOSSIER)


def over_weightings(dossier, approach) -> dict[str, float]:
    """*Gevoeligheid*: how often the package stays as it is, how many of its steps stay, how near another package is,
    and how many steps are in every package that nothing beats, or in none.
    """
    selector = make_selector(dossier, approach)
    codes = selector.package(WEIGHTS).codes
    often = tally(Plan(selector, tuple(WEIGHTS.tolist()), ASPECTS, (), codes, n=DRAWS))
    near = nearest_other(selector, ASPECTS.matrix, EVEN, codes)
    standing = non_dominated(selector, ASPECTS.matrix).standing
    return {
        "stays the best": often.same / often.n,
        "steps that stay": often.kept / len(codes),
        "steps": len(codes),
        "nearest other": near.moved if near else 1.0,
        "in every package": standing.count("core"),
        "in no package": standing.count("exterior"),
    }


def sums() -> tuple[list[str], np.ndarray]:
    """*Pakket*: what the advised package is worth, and what it yields and costs in points, on each criterion and
    together; and the points of the whole table. (figures, 1 + tables), the dossier's own first.
    """
    advised = np.isin(DOSSIER.codes, make_selector(DOSSIER, APPROACHES[0]).package(WEIGHTS).codes)
    tables = np.concatenate([ensemble().domain.start[None], ensemble().steps])
    package = tables[:, advised].sum(axis=1).T
    benefit = np.array([c.sign > 0 for c in DOSSIER.criteria])
    worth = package.T @ (WEIGHTS * np.array([c.sign / c.scale[1] for c in DOSSIER.criteria]))
    names = ["worth", "benefits", "burdens", "points", *(c.id for c in DOSSIER.criteria)]
    return names, np.stack(
        [worth, package[benefit].sum(axis=0), package[~benefit].sum(axis=0), tables.sum(axis=(1, 2)), *package]
    )


def room(dossier) -> float:
    """*Toets aan de bron*: by how much the statement holds that fails first."""
    return smallest_margin(tuple(o for o in check_claims(dossier) if o.holds), "value").margin


def outside(name: str, own: float, others) -> str | None:
    """What is not in the middle half, or None."""
    low, high = np.percentile(others, [25, 75])
    return None if low - TIE <= own <= high + TIE else f"{name}: {own:.4g}, the middle half is {low:.4g} to {high:.4g}"


@pytest.mark.parametrize("approach", APPROACHES)
def test_the_package_is_as_sure_as_under_other_tables(approach):
    """Over all weightings, as the screens say it."""
    own = over_weightings(DOSSIER, approach)
    others = [over_weightings(with_table(DOSSIER, t), approach) for t in ensemble().tables[::EVERY]]
    assert [said for name in own if (said := outside(name, own[name], [o[name] for o in others]))] == []


def test_the_package_yields_and_costs_what_it_does_under_other_tables():
    """In points, and its net value."""
    names, figures = sums()
    assert [said for name, row in zip(names, figures, strict=True) if (said := outside(name, row[0], row[1:]))] == []


def test_the_statement_that_fails_first_has_as_much_room_as_under_other_tables():
    """In value, of those that hold."""
    others = [room(with_table(DOSSIER, t)) for t in ensemble().tables[:: 4 * EVERY]]
    assert outside("room", room(DOSSIER), others) is None
