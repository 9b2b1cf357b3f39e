"""Of what kind a statement is where its file does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from keuzemodel.model.claims.checks import Check
from keuzemodel.model.claims.claim import Claim, default_kind
from keuzemodel.model.dossier import mark_of
from tests.building import make_dossier

CHECK = TypeAdapter(Check)
PACKAGE = {"benadering": "alles"}
TOTAL = {"maat": "totaal", "criteria": ["c0"], "groep": PACKAGE}


def compare(left, sign, right):
    """A comparison of two quantities."""
    return {"soort": "vergelijking", "links": left, "teken": sign, "rechts": right}


@pytest.mark.parametrize(
    ("check", "kind"),
    [
        (compare({"maat": "wegingen"}, "=", {"maat": "getal", "waarde": 5}), "opbouw"),
        (compare({"maat": "aantal", "groep": {"fase": 1}}, ">", {"maat": "aantal", "groep": {"fase": 2}}), "opbouw"),
        ({"soort": "verzameling", "groep": {"themas": ["t"]}, "relatie": "is", "codes": ["m0"]}, "opbouw"),
        (compare(TOTAL, ">", {"maat": "getal"}), "scores"),
        (compare(TOTAL, ">", TOTAL), "scores"),
        (compare(TOTAL, "=", {"maat": "getal", "waarde": 30}), "scores"),
        ({"soort": "verzameling", "groep": PACKAGE, "relatie": "is", "codes": ["m0"]}, "scores"),
        ({"soort": "hoogste", "groep": {}, "criterium": "c0", "codes": ["m0"]}, "scores"),
        ({"soort": "eensgezind", "benadering": "alles"}, "scores"),
        ({"soort": "eensgezind", "benadering": "alles", "verschil": 2}, "drempel"),
        (compare(TOTAL, ">=", {**TOTAL, "maal": 0.333}), "drempel"),
        (compare(TOTAL, ">=", {"maat": "getal", "waarde": 9}), "drempel"),
        ({"soort": "verdelingen", "benadering": "alles", "weging": "gelijk"}, "drempel"),
    ],
)
def test_the_form_of_a_check_tells(check, kind):
    """Structure looks at no package and no score; a factor, a bound or room for a difference is ours."""
    assert default_kind(CHECK.validate_python(check)) == kind


def test_a_kind_that_follows_from_the_check_leaves_no_mark():
    """So a dossier from before there were kinds keeps its mark; another kind, or what cannot be tested, changes it."""
    check = CHECK.validate_python(compare(TOTAL, ">", TOTAL))
    dossier = replace(make_dossier([[1.0, 1.0]], ["benefit", "burden"]), fingerprint="")
    plain = replace(dossier, claims=(Claim("a", "b", "c", check),))
    other = replace(dossier, claims=(Claim("a", "b", "c", check, kind="drempel"),))
    untested = replace(plain, untestable=(Claim("d", "e", "f", None, "waarom"),))
    assert repr(plain) == repr(other) == repr(untested)
    assert len({mark_of(d) for d in (plain, other, untested)}) == 3
