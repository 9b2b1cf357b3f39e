"""Owns a statement of a source, and what kind of statement it is: what can make it fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from keuzemodel.model.claims.checks import Agreement, Check, Comparison, Divisions, Group, Membership, Quantity

ClaimKind = Literal["opbouw", "scores", "drempel"]
"""opbouw: about the dossier's own structure, no score makes it fail. scores: scores can make it fail, and it tests what
the source says. drempel: scores can make it fail, and what is tested is a number or a reading of our own.
"""
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)


@dataclass(frozen=True)
class Claim:
    """A statement of a source, in our own words, with the check that tests it.

    `check` is a validated model of `model.checks`; it is data, not code. None: the model cannot test it, and `note`
    says why.
    """

    id: str
    text: str
    source: str
    check: Any = field(hash=False)
    note: str = ""
    kind: ClaimKind = field(default="scores", repr=False)


def default_kind(check: Check | None) -> ClaimKind:
    """What a claim is where its file does not say: by the form of its check alone.

    Structure is what looks at no package and no score. A factor, a number that is not 0 as the bound of an inequality,
    or room for a difference is a threshold of our own.
    """
    match check:
        case Comparison(left=left, sign=sign, right=right):
            if _fixed(left) and _fixed(right):
                return "opbouw"
            bounded = sign != "=" and any(q.kind == "getal" and q.value != 0 for q in (left, right))
            return "drempel" if bounded or left.times != 1 or right.times != 1 else "scores"
        case Membership(group=group):
            return "scores" if _of_package(group) else "opbouw"
        case Agreement(difference=difference):
            return "drempel" if difference else "scores"
        case Divisions():
            return "drempel"
        case _:
            return "scores"


def _of_package(group: Group) -> bool:
    return bool(group.approach or group.in_every or group.also_in or group.not_in)


def _fixed(quantity: Quantity) -> bool:
    return quantity.kind not in ("totaal", "gemiddelde", "netto", "kleinste_netto") and not _of_package(quantity.group)
