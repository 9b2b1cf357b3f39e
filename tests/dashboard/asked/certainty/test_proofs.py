"""What is proved of every table that fits, at choices of the Alkmaar dossier."""

from __future__ import annotations

import math
from dataclasses import replace

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.certainty.proofs import proofs, provable
from keuzemodel.dashboard.asked.situation import answered, first_asked
from tests.shipped import alkmaar, shipped


def test_where_the_report_names_the_package_all_is_proved():
    situation = answered(first_asked(alkmaar()))
    found = proofs(situation)
    assert provable(situation) and not found.open
    assert found.always == situation.package.codes
    assert set(found.never) == set(situation.dossier.codes) - set(situation.package.codes)


def test_under_a_limit_what_the_report_does_not_name_stays_open():
    first = first_asked(alkmaar())
    situation = answered(first.with_choice(moves.with_approach(first.choice, "roeien")))
    found = proofs(situation)
    assert found.open and all(c.bound is None or math.isinf(c.bound) for c in found.open)
    assert not {c.code for c in found.open} & {*found.always, *found.never}


def test_nothing_to_prove_without_tables_or_with_own_scores():
    first = first_asked(alkmaar())
    own = (replace(alkmaar().scores[0], origin="eigen"),)
    assert not provable(answered(first.with_choice(replace(first.choice, scores=own))))
    assert not any(provable(answered(first_asked(d))) for id, d in shipped().items() if id != "alkmaar-verblijf")
