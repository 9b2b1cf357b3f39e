"""What sessions share cannot be changed by one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cached_property
from types import MappingProxyType

import numpy as np
import pytest
from pydantic import BaseModel

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.model.dossier import Approach
from keuzemodel.model.readonly import ReadOnly
from keuzemodel.solve import selection
from keuzemodel.solve.selection import select_package
from tests.shipped import alkmaar, shipped

PLAIN = (str, int, float, bool, type(None), Enum)


def writable(value: object, where: str, seen: set[int]) -> Iterator[str]:
    """The place of everything inside a value that can be changed where it stands."""
    if isinstance(value, PLAIN) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, np.ndarray):
        if value.flags.writeable:
            yield where
    elif isinstance(value, tuple | frozenset):
        for k, part in enumerate(value):
            yield from writable(part, f"{where}[{k}]", seen)
    elif isinstance(value, MappingProxyType | ReadOnly):
        for key, part in value.items():
            yield from writable(key, f"{where} key", seen)
            yield from writable(part, f"{where}[{key!r}]", seen)
    elif isinstance(value, BaseModel) and value.model_config.get("frozen"):
        for name in type(value).model_fields:
            yield from writable(getattr(value, name), f"{where}.{name}", seen)
    elif is_dataclass(value) and type(value).__dataclass_params__.frozen:
        kinds = type(value).__mro__
        worked_out = (n for kind in kinds for n, v in vars(kind).items() if isinstance(v, cached_property))
        for name in (*(f.name for f in fields(value)), *worked_out):
            yield from writable(getattr(value, name), f"{where}.{name}", seen)
    else:
        yield f"{where}: {type(value).__name__}"


SHARED = {
    **{f"dossier {id}": dossier for id, dossier in shipped().items()},
    **{f"situation {id}": situation(default_choice(dossier), dossier) for id, dossier in shipped().items()},
    "package": select_package(alkmaar(), "gebalanceerd", "roeien"),
    "values": selection._values(alkmaar()),
}


@pytest.mark.parametrize("name", SHARED)
def test_what_is_shared_is_read_only(name):
    """No array, dict, list or set of a loaded dossier, a package or a situation can be written."""
    assert list(writable(SHARED[name], name, set())) == []


def test_the_walk_finds_what_can_be_written():
    """A judge that sees nothing would be no judge."""
    held = ((1, ["a"]), MappingProxyType({"k": {"x"}}), np.zeros(2), ReadOnly({1: {}}))
    assert len(list(writable(held, "held", set()))) == 4


def test_a_mapping_that_is_held():
    """It equals the dictionary it was given, is written like it, and no longer hangs on it."""
    given = {"a": 1.0}
    approach = Approach("x", "X", "", given)
    given["a"] = 2.0
    assert approach.limits == {"a": 1.0} and approach.limits == {"a": 1.0}
    assert repr(approach.limits) == "{'a': 1.0}" and isinstance(approach.limits, Mapping)
    with pytest.raises(TypeError):
        approach.limits["a"] = 3.0
