"""Owns what pydantic has to say of a field and `plainjson` of a text, in Dutch: what was found, what is expected."""

from __future__ import annotations

from typing import Any

from keuzemodel.folder.plainjson import PlainJsonFault, PlainJsonKind

_NUMBER, _WHOLE, _LIST = (
    "{found}verwacht is een getal",
    "{found}verwacht is een geheel getal",
    "{found}verwacht is een lijst",
)
_TABLE = "{found}verwacht is een tabel met velden"
_SENTENCES = {
    "missing": "ontbreekt; vul dit veld in",
    "extra_forbidden": "onbekend veld; haal het weg of verbeter de naam",
    "literal_error": "{found}verwacht is {expected}",
    "greater_than_equal": "{found}verwacht is {ge:g} of meer",
    "greater_than": "{found}verwacht is meer dan {gt:g}",
    "less_than_equal": "{found}verwacht is {le:g} of minder",
    "string_pattern_mismatch": "{found}verwacht zijn letters, cijfers, punt, streepje, zonder spaties",
    "string_too_long": "tekst is te lang; hoogstens {max_length} tekens",
    "string_unicode": "bevat een teken dat niet te lezen is; haal het weg",
    "string_type": "{found}verwacht is tekst",
    "too_long": "{actual_length} gevonden; verwacht is hoogstens {max_length}",
    "too_short": "verwacht is minstens {min_length}",
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": "{found}verwacht is true of false",
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "union_tag_invalid": "{found}verwacht is een van: {expected_tags}",
    "union_tag_not_found": "het veld 'soort' ontbreekt",
    "value_error": "{error}",
}
"""By pydantic's own name for the fault."""


def in_dutch(detail: Any) -> str:
    """A fault of pydantic in Dutch; one that has no sentence here is shown as it came."""
    found = "" if isinstance(detail["input"], dict | list) else f"{str(detail['input'])[:60]!r} gevonden; "
    context = dict(detail.get("ctx", {}))
    if "expected" in context:
        context["expected"] = context["expected"].replace(" or ", " of ")
    sentence = _SENTENCES.get(detail["type"])
    return sentence.format(found=found, **context) if sentence else f"{found}{detail['msg']}"


def plain_json(fault: PlainJsonFault) -> str:
    """What is wrong with a text that should be JSON; a key that could not be shown is not named."""
    match fault.kind:
        case PlainJsonKind.NO_JSON:
            return "het is niet te lezen (JSON)"
        case PlainJsonKind.HALF_CHARACTER:
            return "het bevat een teken dat niet te lezen is"
        case PlainJsonKind.TWICE:
            shown = f"'{fault.key[:40]}'" if fault.key.isprintable() else "een naam"
            return f"{shown} staat er dubbel in"
