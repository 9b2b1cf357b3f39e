"""What the engine's errors say, and what they carry."""

from __future__ import annotations

import pytest

from keuzemodel.model.errors import DossierError, Fault, InfeasibleError, RequestError, RequestKind, Rule


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (Rule("require", "1"), "1 always"),
        (Rule("forbid", "1"), "1 never"),
        (Rule("limit", "geld", bound=1185000.5), "geld at most 1185000.5"),
        (Rule("coverage", "wonen", bound=2), "at least 2 of wonen"),
        (Rule("cover", "", ("1", "2"), 1), "at least one of 1, 2"),
        (Rule("requires", "3", ("1", "2")), "3 requires 1 or 2"),
        (Rule("excludes", "3", ("1", "2")), "3 excludes 1, 2"),
    ],
)
def test_a_rule_in_a_line(rule, sentence):
    """By codes and ids, in English: it is read in Python, not on a screen."""
    assert str(rule) == sentence


def test_errors_carry_what_they_are_about():
    """Nobody has to read the sentence to know."""
    rules = [Rule("require", "1"), Rule("forbid", "1")]
    assert InfeasibleError(rules).rules == tuple(rules)
    assert str(InfeasibleError(rules)) == "no package keeps all of: 1 always; 1 never"
    refused = RequestError(RequestKind.NUMBER, "limit on 'geld'", "a number", "'veel'")
    assert (refused.kind, refused.what, refused.expected, refused.found) == (
        RequestKind.NUMBER,
        "limit on 'geld'",
        "a number",
        "'veel'",
    )
    assert str(refused) == "limit on 'geld': expected a number, found 'veel'" and isinstance(refused, ValueError)


def test_a_fault_says_where():
    """File, row and column as far as they are known; for whoever made the file, so in Dutch."""
    faults = [Fault("a.csv", None, None, "is leeg"), Fault("a.csv", 3, "score", "ontbreekt")]
    assert str(DossierError(faults)) == "a.csv: is leeg\na.csv, regel 3, kolom 'score': ontbreekt"
