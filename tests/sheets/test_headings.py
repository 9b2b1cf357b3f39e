"""What the column of a criterion may be called, and what it is called in a file that leaves."""

from __future__ import annotations

from keuzemodel.sheets.headings import column_name, heading_of, headings_of

COST, TIME = ("kosten", "Kosten", (0.0, 5.0)), ("tijd", "Tijd", (0.0, 2.5))


def test_a_column_may_be_called_by_id_name_or_name_with_scale():
    """In small letters; also with the scale as an amount, whatever the unit."""
    said = ("kosten", "kosten (0-5)", "kosten (€ 0 – € 5)")
    assert headings_of([COST]) == dict.fromkeys(said, "kosten")
    assert column_name("Tijd", (0.0, 2.5)) == "Tijd (0-2,5)" == heading_of(TIME, headings_of([COST, TIME]))


def test_a_name_that_two_share_says_nothing():
    """Then only the id is left, also in what leaves."""
    other = ("kosten-2", "Kosten", (0.0, 5.0))
    found = headings_of([("geld", "Kosten", (0.0, 5.0)), other])
    assert found == {"geld": "geld", "kosten-2": "kosten-2"} and heading_of(other, found) == "kosten-2"


def test_no_criterion_is_called_as_the_column_of_the_measures():
    """A criterion of that name goes by its name with its scale."""
    step = ("s", "Stap", (0.0, 5.0))
    index = headings_of([step])
    assert index == dict.fromkeys(("s", "stap (0-5)", "stap (€ 0 – € 5)"), "s")
    assert heading_of(step, index) == "Stap (0-5)"


def test_an_amount_is_written_as_one():
    """With points for thousands; a file of before, with the bare scale, means the same."""
    money = ("k", "Bijdrage in 2018", (0.0, 602938.0))
    index = headings_of([money])
    assert heading_of(money, index, in_euros=True) == "Bijdrage in 2018 (€ 0 – € 602.938)"
    assert index["bijdrage in 2018 (0-602938)"] == index["bijdrage in 2018 (€ 0 – € 602.938)"] == "k"
    assert column_name("x", (0.0, 1234.5), in_euros=True) == "x (€ 0 – € 1.234,5)"
