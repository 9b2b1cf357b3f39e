"""Owns the ways in which a source can be read: options with names, and what each changes in the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from keuzemodel.model.parts import Approach, Origin, Relation, Weighting
from keuzemodel.model.readonly import ReadOnly, hold

Choices = Iterable[tuple[str, str]]
"""Options of readings, as (reading id, option id)."""


@dataclass(frozen=True)
class Option:
    """One way to read it, and what that changes; the first option of a reading changes nothing.

    removed, added: relations. weightings: in place of those with the same id. limits: by approach and criterion, in
    place of or beside those that it has. silent: by approach, criteria that weigh nothing in it.
    """

    id: str
    name: str
    note: str = ""
    origin: Origin = "aanname"
    source: str = ""
    removed: tuple[Relation, ...] = ()
    added: tuple[Relation, ...] = ()
    weightings: tuple[Weighting, ...] = ()
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict, hash=False)
    silent: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "limits", {id: ReadOnly(limits) for id, limits in self.limits.items()})
        hold(self, "limits", "silent")

    @property
    def changes(self) -> bool:
        """Whether it changes anything."""
        return bool(self.removed or self.added or self.weightings or self.limits or self.silent)


@dataclass(frozen=True)
class Reading:
    """A question that the source leaves open, with at least two options; the first is that of the dossier itself."""

    id: str
    name: str
    note: str
    source: str
    options: tuple[Option, ...]

    def option(self, id: str) -> Option:
        """The option with this id; KeyError if there is none."""
        return {o.id: o for o in self.options}[id]


def deviating(readings: tuple[Reading, ...], chosen: Choices) -> tuple[Option, ...]:
    """The options that are not the first, in the order of the readings. KeyError for one that there is not."""
    wanted = dict(chosen)
    if unknown := set(wanted) - {r.id for r in readings}:
        raise KeyError(sorted(unknown)[0])
    found = (r.option(wanted[r.id]) for r in readings if r.id in wanted)
    return tuple(o for o in found if not any(o is r.options[0] for r in readings))


def applied(
    relations: tuple[Relation, ...],
    weightings: tuple[Weighting, ...],
    approaches: tuple[Approach, ...],
    options: Iterable[Option],
) -> tuple[tuple[Relation, ...], tuple[Weighting, ...], tuple[Approach, ...]]:
    """The rules with the options on them, one after another."""
    for option in options:
        removed = {same_as(r) for r in option.removed}
        relations = (*(r for r in relations if same_as(r) not in removed), *option.added)
        others = {w.id: w for w in option.weightings}
        weightings = tuple(others.get(w.id, w) for w in weightings)
        approaches = tuple(
            replace(
                a,
                limits=dict(a.limits) | dict(option.limits.get(a.id, {})),
                silent=tuple(dict.fromkeys((*a.silent, *option.silent.get(a.id, ())))),
            )
            for a in approaches
        )
    return relations, weightings, approaches


def same_as(relation: Relation) -> tuple[str, ...]:
    """What makes two relations the same: excluding works both ways."""
    others = sorted(set(relation.others))
    if relation.kind == "excludes":
        return ("excludes", *sorted({relation.code, *others}))
    return (relation.kind, relation.code, *others)
