"""The shape of the checks that a claim carries."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from keuzemodel.model.claims.checks import Quantity


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"maat": "aantal", "aspect": "inhoud"}, "'aantal' gebruikt aspect niet; haal het weg"),
        ({"maat": "totaal"}, "'totaal' heeft ook criteria nodig"),
        ({"maat": "grens", "benadering": "roeien"}, "'grens' heeft ook criteria nodig"),
        ({"maat": "getal", "waarde": "3"}, "valid number"),
        ({"maat": "iets"}, "Input should be"),
    ],
)
def test_a_quantity_that_makes_no_sense(given, message):
    """A field that is not looked at is a mistake, and so is one that is lacking."""
    with pytest.raises(ValidationError, match=message):
        Quantity.model_validate(given)


def test_a_quantity_as_the_file_has_it():
    """Under its Dutch names."""
    found = Quantity.model_validate({"maat": "getal", "waarde": 3, "maal": 2})
    assert (found.kind, found.value, found.times, found.plus) == ("getal", 3, 2, 0)
