"""Which steps one can rely on, and what the others hang on: every step once, and as the counts say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keuzemodel.dashboard.asked.certainty.fitting import MOST
from keuzemodel.dashboard.asked.certainty.over_tables import anyhow
from keuzemodel.dashboard.asked.certainty.relying import NEARLY, relying
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()


def asked(**parts):
    return situation(replace(default_choice(DOSSIER), **parts), DOSSIER)


@pytest.mark.parametrize(
    "parts", [{}, {"approach": "roeien"}, {"approach": "roeien", "require": ("11.1",), "forbid": ("9.1",)}]
)
def test_every_step_that_nobody_fixed_has_one_place(parts):
    """Sure to be in, sure to be out, or hanging on something; by its share, and what it is now."""
    now = asked(**parts)
    found = relying(now)
    hanging = [code for codes in found.hangs.values() for code in codes]
    placed = [*found.nearly, *found.within, *found.without, *hanging]
    assert sorted(placed) == sorted(set(DOSSIER.codes) - {*parts.get("require", ()), *parts.get("forbid", ())})
    share = {code: count / found.over.n for code, count in found.over.standing.counts.items()}
    package = set(now.package.codes)
    assert all(share[code] >= MOST and code in package for code in (*found.nearly, *found.within))
    assert all(share[code] >= NEARLY for code in found.nearly)
    assert all(share[code] < NEARLY for code in found.within)
    assert all(share[code] <= 1 - MOST and code not in package for code in found.without)
    assert not any(share[code] >= MOST and code in package for code in hanging)
    assert [share[code] for code in found.within] == sorted((share[code] for code in found.within), reverse=True)


def test_what_turns_a_step_follows_from_what_goes_together():
    """A step that is in now and comes with more of an aspect goes out with less of it."""
    now = asked()
    leans = anyhow(now).leans
    for on, codes in relying(now).hangs.items():
        for code in codes:
            assert on.within == (code in now.package.codes)
            aspect, together = leans.get(code, (None, 0.0))
            assert on.aspect == aspect
            if aspect is not None:
                comes_with_more = on.more != on.within
                assert comes_with_more == (together > 0)


def test_without_tables_that_fit_there_is_nothing_to_rely_on():
    """A dossier whose source says nothing that a score could break."""
    other = shipped()["westfriesland-transformatie"]
    assert relying(situation(default_choice(other), other)) is None
