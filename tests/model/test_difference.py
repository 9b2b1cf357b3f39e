"""What came in and what went out between two packages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.model.difference import Difference, difference

CODES = ("1", "2", "3.1", "3.2", "10.1", "9")
PACKAGES = st.sets(st.sampled_from(CODES))


@given(PACKAGES, PACKAGES)
def test_a_difference_leads_from_one_package_to_the_other(before, now):
    """And back; in dossier order, whatever order the packages have."""
    found = difference(before, now, CODES)
    assert before - set(found.went) | set(found.came) == now
    assert not set(found.came) & before and set(found.went) <= before
    assert difference(now, before, CODES) == Difference(found.went, found.came)
    for codes in (found.came, found.went):
        assert list(codes) == sorted(codes, key=CODES.index)
    assert bool(found) == (before != now)


@given(PACKAGES, PACKAGES, st.sampled_from(CODES))
def test_what_moves_along_with_a_measure(before, now, code):
    """Everything but the measure itself."""
    found = difference(before, now, CODES)
    assert (code in found) == (code in before ^ now)
    assert code not in found.besides(code)
    assert found.besides(code) == difference(before - {code}, now - {code}, CODES)
