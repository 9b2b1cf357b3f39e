"""What fits on a slide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.dashboard.shown.meeting import layout

WORDS = st.text("abc de fgh", max_size=300)


@given(st.lists(WORDS, max_size=12), st.integers(200_000, 5_000_000))
def test_no_sentence_is_lost_between_slides(lines, room):
    """In their order, and a slide is only over-full where a single sentence is taller than it."""
    pages = list(layout.pages_of_lines(lines, room))
    assert [line for page in pages for line in page] == lines
    assert all(len(page) == 1 or sum(map(layout.line_height, page)) <= room for page in pages)


@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=5)))
def test_columns_stay_on_the_slide(rows):
    """However long the words in them are."""
    widths = layout.column_widths(rows, layout.BODY)
    assert len(widths) == len(rows[0]) and all(w > 0 for w in widths)
    assert sum(widths) <= layout.WIDTH - 2 * layout.EDGE
    assert layout.how_many(rows, widths, 0, layout.BODY) >= 1 or len(rows) == 1
