"""The room that is left before each block."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.solve.walking import rooms_of


@given(st.integers(0, 60), st.lists(st.integers(0, 12), max_size=6))
def test_every_capacity_that_can_be_left_has_a_column(bound, most):
    """What any choice of uses leaves is in the room before a step, or above it where nothing can run out any more."""
    rooms = rooms_of(bound, most)
    assert len(rooms) == len(most) + 1
    for step, room in enumerate(rooms):
        least = max(0, bound - sum(most[:step]))
        still = sum(most[step:])
        assert room.high == min(bound, still)
        assert room.low <= min(least, room.high) and room.width >= 1


@given(st.integers(0, 60), st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_a_step_asks_only_for_columns_that_are_there(bound, most):
    """From every column of a step, any use leads to a column of the next one, counted from its reach."""
    rooms = rooms_of(bound, most)
    for use, room, onward in zip(most, rooms, rooms[1:], strict=False):
        columns = onward.under + onward.width + onward.over
        for used in range(use + 1):
            first = onward.reach - used
            assert first >= 0 and first + room.width <= columns
