"""What a package rests on, and what it adds up to, as values; and the names of packages beside each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from keuzemodel import load_dossier
from keuzemodel.dashboard.asked.choice import OWN, default_choice
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Question, situation
from keuzemodel.dashboard.asked.sums import sum_of, sums_of
from keuzemodel.dashboard.language import columns, settings
from keuzemodel.model.valuation import totals
from tests.shipped import ROOT, alkmaar

DOSSIER = alkmaar()

WESTFRIESLAND = load_dossier(ROOT / "data" / "westfriesland-transformatie")
KOSTEN = WESTFRIESLAND.criterion("kosten")


def test_settings_are_those_of_the_choice():
    """A limit of the user's own says so, weights add up, and a weighting of one's own has no name of the dossier's."""
    choice = default_choice(DOSSIER)
    approach = next(a for a in DOSSIER.approaches if a.limits)
    (id, most), *_ = approach.limits.items()
    choice = replace(choice, approach=approach.id, weighting=OWN, limits=((id, most - 1),), require=("1",))
    rests = rests_on(Question(choice, DOSSIER), date(2026, 11, 22), "http://hier/")
    assert [(limit.most, limit.origin) for limit in rests.limits if limit.criterion.id == id] == [(most - 1, "eigen")]
    assert sum(part for _, part in rests.weights) == 1000 and sum(part for _, part in rests.aspects) == 100
    assert (rests.weighting, rests.always, rests.never, rests.approach) == (None, ("1",), (), approach.name)
    said = settings.cells(rests)
    assert (said["Weging"], said["Altijd"], said["Nooit"]) == ("Eigen weging", "stap 1", "geen")
    assert list(said)[-2:] == ["Datum", "Link"] and "Link" not in settings.cells(replace(rests, link=""))


@pytest.mark.parametrize("codes", [(), ("1",), WESTFRIESLAND.codes])
def test_what_is_not_known_is_no_part_of_a_sum(codes):
    """Nothing at all is no sum, but of no measures it is 0."""
    found = sum_of(codes, KOSTEN, WESTFRIESLAND)
    assert found.unknown == codes and found.known == (None if codes else 0.0)


def test_a_known_sum_is_exactly_that_of_the_package():
    """To the last digit, for every criterion."""
    found = situation(default_choice(DOSSIER), DOSSIER)
    held = {s.criterion.id: s.known for s in sums_of(found.package, DOSSIER)}
    assert held == totals(DOSSIER, found.package.codes)


def test_the_present_choice_is_known_by_more_than_its_name():
    """A kept package that happens to be called so keeps its name in a file; the present one gets another."""
    found = situation(default_choice(DOSSIER), DOSSIER)
    beside = (columns.now(found), columns.Column(columns.NOW, found))
    assert [column.name for column in columns.named(beside)] == [columns.THIS, columns.NOW]
    assert columns.is_taken(" Wat ", ()) and columns.is_taken("Plan", ("Plan",)) and not columns.is_taken("Plan", ())
