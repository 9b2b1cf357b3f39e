"""An outcome as a choice: its package is the one that was agreed on."""

from __future__ import annotations

import numpy as np
import pytest

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.moves import with_approach, with_weighting
from keuzemodel.dashboard.asked.situation import first_asked, situation
from keuzemodel.dashboard.asked.together.setup import corners_of
from keuzemodel.dashboard.asked.together.taking import at_sliders, with_package
from tests.shipped import shipped

DRAWS = np.random.default_rng(4).dirichlet(np.ones(4), 20)


def asked(approach: str):
    """The Alkmaar dossier, with its own sliders."""
    found = first_asked(shipped()["alkmaar-verblijf"])
    own = with_weighting(found.choice, found.base, OWN)
    return found.with_choice(with_approach(own, approach))


@pytest.mark.parametrize("approach", ["alles-overwegend", "roeien"])
def test_the_sliders_give_the_package_of_the_mix(approach):
    """Where they say that they do; and the places are near the shares."""
    question, same = asked(approach), 0
    for mix in DRAWS:
        choice, gives = at_sliders(question, mix)
        wanted = question.selector.package(mix @ corners_of(question).matrix).codes
        assert (situation(choice, question.base).package.codes == wanted) == gives
        shares = np.array(choice.aspects) / sum(choice.aspects)
        assert np.abs(shares - mix).sum() < 0.25
        same += gives
    assert same > 15


def test_a_package_is_fixed_with_no_more_than_it_takes():
    """Any package that some weighting gives, from any other weighting."""
    question = asked("roeien")
    for k, mix in enumerate(DRAWS):
        codes = question.selector.package(DRAWS[k - 1] @ corners_of(question).matrix).codes
        choice, _ = at_sliders(question, mix)
        fixed = with_package(choice, question, codes)
        assert situation(fixed, question.base).package.codes == codes
        if situation(choice, question.base).package.codes == codes:
            assert fixed == choice
