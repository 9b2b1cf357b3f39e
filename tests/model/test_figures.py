"""Numbers that come in as text: read as they are meant, or asked about."""

from __future__ import annotations

import pytest

from keuzemodel.model.figures import Exact, read_figure


@pytest.mark.parametrize(
    ("text", "high", "euros", "number"),
    [
        ("2,5", 5, False, 2.5),
        ("2.5", 5, False, 2.5),
        (" −3 ", 5, False, -3),
        ("1,250", 5, False, 1.25),
        ("1.250", float("inf"), True, 1250),
        ("€ 1.234,50", float("inf"), True, 1234.5),
        ("-€ 20.000", float("inf"), True, -20000),
        ("1e3", float("inf"), False, 1000),
        (Exact("1.250"), float("inf"), True, 1.25),
    ],
)
def test_what_a_text_says(text, high, euros, number):
    """With comma or point; a cell that held a number keeps its decimal point."""
    assert read_figure(text, high, euros) == number


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1.250", "kan duizend of een breuk zijn; schrijf 1250 of 1,25$"),
        ("veel", "is geen getal; verwacht is bijvoorbeeld 2,5"),
        ("5%", "laat het procentteken weg"),
        ("٣", "gebruik de cijfers 0 tot en met 9"),
        ("", "is geen getal"),
    ],
)
def test_what_is_no_number_or_two(text, message):
    """Nothing is guessed."""
    with pytest.raises(ValueError, match=message):
        read_figure(text)
