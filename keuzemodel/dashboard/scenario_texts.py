"""Owns the Dutch sentences of the screen Scenario's. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard import texts
from keuzemodel.dashboard.robust_texts import package_moves
from keuzemodel.dashboard.scenario import Scenario
from keuzemodel.dossier import Dossier

SAVE = (
    "Het bestand houdt alles vast: benadering, weging, grenzen, vaste stappen en eigen scores. Wie het hieronder opent, ook "
    "op een andere computer, ziet precies wat u nu ziet."
)


def now_line(count: int, scores: int) -> str:
    """What the present choice holds."""
    own = f" en {texts.count_of(scores, 'eigen score', 'eigen scores')}" if scores else ""
    return f"Uw keuze van nu geeft {texts.count_of(count, 'stap', 'stappen')}{own}."


def found_line(found: Scenario, shipped: Dossier) -> str:
    """What is in a file, before it is opened."""
    choice = found.choice
    parts = [texts.approach_name(choice, shipped), texts.weighting_name(choice, shipped)]
    parts += [texts.count_of(len(choice.scores), "eigen score", "eigen scores")] if choice.scores else []
    note = f"  \n{texts.escape(found.note)}" if found.note else ""
    return f"**{texts.escape(found.name)}**: {texts.escape(texts.listed(parts))}.{note}"


def changed_line(found: Scenario, now: tuple[str, ...], shipped: Dossier) -> str:
    """What differs since it was made: the dossier's scores, and the package; or nothing."""
    same = found.dossier_version == shipped.fingerprint
    if same and found.package == now:
        return ""
    lead = "" if same else "**De scores van het dossier zijn veranderd sinds dit scenario is gemaakt.** "
    known = tuple(code for code in found.package if code in shipped.measure_index)
    if known == now:
        return f"{lead}Het pakket blijft hetzelfde."
    return f"{lead}Ten opzichte van toen {package_moves(found.choice, shipped, known, now)}."
