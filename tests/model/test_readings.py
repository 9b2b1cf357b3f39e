"""Readings of a source: what another option changes, and that nothing else does."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from keuzemodel.model.dossier import mark_of
from keuzemodel.solve.selection import select_package, select_packages
from tests.building import brute_best, legal_packages
from tests.shipped import alkmaar

DOSSIER = alkmaar()
OTHERS = [(r.id, o.id) for r in DOSSIER.readings for o in r.options[1:]]
CHANGES = {
    "convenant": {"relations"},
    "leidend": {"weightings"},
    "investeren": {"weightings", "approaches"},
    "tijd-in-roeien": {"approaches"},
    "capaciteit": {"approaches"},
}


def test_the_first_option_is_the_dossier_itself():
    """The same object, and so the same mark: links and scenarios without a reading mean what they meant."""
    assert DOSSIER.read([(r.id, r.options[0].id) for r in DOSSIER.readings]) is DOSSIER
    assert DOSSIER.read(()) is DOSSIER


@pytest.mark.parametrize(("reading", "option"), OTHERS)
def test_another_option_changes_what_it_names(reading, option):
    """The rules that it is about, and the mark; scores and claims stay."""
    other = DOSSIER.read([(reading, option)])
    names = [f.name for f in fields(DOSSIER) if f.name != "fingerprint"]
    changed = {name for name in names if getattr(other, name) != getattr(DOSSIER, name)}
    assert changed == CHANGES[reading] and other.fingerprint != DOSSIER.fingerprint
    assert DOSSIER.read([(reading, option)]) == other


def test_options_go_together_in_whatever_order():
    """Two readings at once; the order in which they are named does not matter."""
    pairs = [("capaciteit", "c10"), ("convenant", "fase1")]
    assert DOSSIER.read(pairs) == DOSSIER.read(pairs[::-1])
    assert len({DOSSIER.read(p).fingerprint for p in (pairs, pairs[:1], pairs[1:], ())}) == 4


@pytest.mark.parametrize("chosen", [("anders", "x"), ("leidend", "vier")])
def test_an_option_that_is_not_there_is_refused(chosen):
    """By a KeyError: who reads a link says it in words."""
    with pytest.raises(KeyError):
        DOSSIER.read([chosen])


def test_own_scores_and_a_reading_in_either_order_are_the_same_but_for_the_mark():
    """They change other parts."""
    score = replace(DOSSIER.score_of["1", "grip"], score=0.0, origin="eigen")
    one = DOSSIER.with_scores([score]).read([("convenant", "fase1")])
    two = DOSSIER.read([("convenant", "fase1")]).with_scores([score])
    assert replace(one, fingerprint="") == replace(two, fingerprint="")


def test_readings_are_part_of_the_mark_and_a_dossier_without_them_is_as_it_was():
    """Another option, another mark; none, none."""
    bare = replace(DOSSIER, readings=(), fingerprint="")
    assert mark_of(bare) != mark_of(replace(bare, readings=DOSSIER.readings))
    assert repr(bare) == repr(replace(bare, readings=DOSSIER.readings))


def test_the_convenant_in_phase_1():
    """§3.2 "op één na bouwen alle maatregelen in deze fase voort": then 3.1 comes in beside 14, and 3.2 needs it."""
    read = DOSSIER.read([("convenant", "fase1")])
    package = select_package(read, "gebalanceerd", "alles-overwegend")
    assert {"3.1", "3.2", "14"} <= set(package.codes)
    assert "3.2" not in select_package(read, "gebalanceerd", "alles-overwegend", forbid=["3.1"]).codes


def test_a_criterion_that_is_silent_in_an_approach_weighs_nothing_there():
    """§2.4: time as a limit alone. Against brute force on the values without it, within the same capacity."""
    read = DOSSIER.read([("tijd-in-roeien", "niet")])
    codes = ("1", "2", "5.1", "6", "8.1", "9.1", "14", "15.1", "16")
    others = [c for c in DOSSIER.codes if c not in codes]
    weighting = DOSSIER.weighting("zuinig-tijd").weights
    package = select_package(read, "zuinig-tijd", "roeien", forbid=others)
    value = {
        code: sum(
            weighting[c.id] * c.sign * DOSSIER.score_of[code, c.id].score / c.scale[1]
            for c in DOSSIER.criteria if c.id != "ontwikkeltijd"
        ) for code in DOSSIER.codes
    }  # fmt: skip
    small = replace(
        DOSSIER, measures=tuple(DOSSIER.measure(c) for c in codes), fingerprint="klein",
        relations=tuple(r for r in DOSSIER.relations if r.code in codes and set(r.others) <= set(codes)),
    )  # fmt: skip
    best, _ = brute_best([value[c] for c in codes], legal_packages(small, {"ontwikkeltijd": 12}))
    assert package.codes == tuple(codes[i] for i in best)
    assert package.value == pytest.approx(sum(value[c] for c in package.codes))
    counted = select_package(DOSSIER, "zuinig-tijd", "roeien", forbid=others)
    assert counted.value < package.value


def test_without_a_reading_nothing_is_silent():
    """Also where weightings come as an array."""
    read = DOSSIER.read([("tijd-in-roeien", "niet")])
    weights = [[w.weights[c.id] for c in DOSSIER.criteria] for w in DOSSIER.weightings]
    assert (
        select_packages(read, weights, "alles-overwegend") == select_packages(DOSSIER, weights, "alles-overwegend")
    ).all()
    assert all(not a.silent for a in DOSSIER.approaches)
