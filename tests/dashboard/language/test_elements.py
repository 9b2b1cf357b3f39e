"""Whatever somebody typed stays text inside an element, and inside an attribute."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.dashboard.language.elements import element, part_of_whole, together
from tests.hostile import TEXTS


def test_text_is_never_markup():
    """Neither as it is, nor in an attribute."""
    for text in TEXTS:
        made = element("b", text, title=text)
        assert made.count("<") == 2 and made.count(">") == 2 and made.count('"') == 2


def test_elements_go_in_elements():
    """And an attribute without a value is left out."""
    made = element("li", together("a < b", element("i", "c")), class_="x", data_label="d", title=None)
    assert made == '<li class="x" data-label="d">a &lt; b<i>c</i></li>'


@given(st.floats())
def test_a_bar_stays_in_its_place(share):
    """Whatever its part is."""
    assert 0 <= float(part_of_whole(share)[6:-1]) <= 100
