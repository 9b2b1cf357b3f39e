"""JSON from outside: what readers could take in two ways is refused."""

from __future__ import annotations

import pytest

from keuzemodel.folder.in_dutch import plain_json
from keuzemodel.folder.plainjson import PlainJsonError, read_json


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "niet te lezen"),
        ("{", "niet te lezen"),
        ("[" * 100_000, "niet te lezen"),
        ('{"a": 1, "a": 2}', "'a' staat er dubbel in"),
        ('{"b": {"a": 1, "a": 1}}', "'a' staat er dubbel in"),
        ('{"\\u202e": 1, "\\u202e": 2}', "een naam staat er dubbel in"),
        ('"\\ud800"', "een teken dat niet te lezen is"),
    ],
)
def test_what_is_not_plain_is_refused(text, message):
    """With a sentence in Dutch."""
    with pytest.raises(PlainJsonError) as refused:
        read_json(text)
    assert message in plain_json(refused.value.fault)
    str(refused.value).encode()


def test_plain_json_is_read():
    """As Python's own reader does."""
    assert read_json('{"a": [1, 2.5, null, "é"]}') == {"a": [1, 2.5, None, "é"]}
