"""Owns which phase each measure of a package falls in."""

from __future__ import annotations

from collections.abc import Iterable

from keuzemodel.model.dossier import Dossier


def phases(dossier: Dossier, codes: Iterable[str]) -> dict[str, int]:
    """Phase number of every measure in a package that keeps all `vereist`, in dossier order.

    A measure's own phase, but never earlier than what it requires; of several that would do, the
    earliest that is in the package counts.
    """
    package = set(codes)
    phase = {m.code: m.phase for m in dossier.measures if m.code in package}
    requires = [r for r in dossier.relations if r.kind == "requires" and r.code in package]
    for _ in requires:
        for relation in requires:
            ready = min(phase[o] for o in relation.others if o in package)
            phase[relation.code] = max(phase[relation.code], ready)
    return phase
