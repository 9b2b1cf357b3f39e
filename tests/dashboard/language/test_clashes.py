"""Rules that cannot all be kept: each is said once, with the ways out that help."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.clashes import clash, forced_codes
from keuzemodel.model.errors import InfeasibleError, Rule
from tests.shipped import alkmaar

ASKED = Question(default_choice(alkmaar()), alkmaar())


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            [Rule("require", "1"), Rule("forbid", "1")],
            "Dit botst: 1 staat op altijd en op nooit. Wat u kunt doen: laat het model weer over deze stap beslissen.",
        ),
        (
            [Rule("require", "1"), Rule("require", "2"), Rule("excludes", "1", ("2",))],
            "Dit botst: 1 staat op altijd, 2 staat op altijd en 1 en 2 sluiten elkaar uit. "
            "Wat u kunt doen: laat het model weer over een van deze stappen beslissen.",
        ),
        (
            [Rule("excludes", "1", ("2",))],
            "Dit botst: 1 en 2 sluiten elkaar uit. Wat u kunt doen: maak uw laatste wijziging ongedaan.",
        ),
    ],
)
def test_a_clash_in_words(rules, said):
    """Of the rules the ones that clash, of the ways out those that undo one of them."""
    assert clash(InfeasibleError(rules), ASKED) == said


def test_a_measure_that_is_fixed_twice_is_offered_once():
    """It may be on always and on never."""
    assert forced_codes(InfeasibleError([Rule("require", "1"), Rule("forbid", "1"), Rule("forbid", "2")])) == ["1", "2"]
