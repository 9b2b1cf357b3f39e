"""Owns the mark of a dossier: a short text that differs where its contents do."""

from __future__ import annotations

import hashlib

from keuzemodel.model.claim import default_kind
from keuzemodel.model.dossier import Dossier

LENGTH = 12


def mark_of(dossier: Dossier) -> str:
    """The mark of everything but the groups and the framework: what groups are called changes no package, so it puts
    no scenario out of date. dossier: with an empty mark.

    What dossiers could not hold at first counts only where there is any: a dossier without it keeps its mark.
    """
    later = {
        "kinds": tuple((c.id, c.kind) for c in dossier.claims if c.kind != default_kind(c.check)),
        "untestable": dossier.untestable,
        "begin": dossier.begin,
        "conditions": dossier.conditions,
    }
    more = {name: held for name, held in later.items() if held}
    return hashlib.sha256((repr(dossier) + (repr(more) if more else "")).encode()).hexdigest()[:LENGTH]
