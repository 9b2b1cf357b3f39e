"""Owns the words for what is asked: approach, weighting, limits, fixed steps, demands. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

from keuzemodel.dashboard.asked.choice import OWN, Choice, limits_of
from keuzemodel.dashboard.language.known import ORIGIN_WORDS, unknown_line
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.numbers import amount, count_of, listed
from keuzemodel.model.dossier import Dossier

OWN_NAME = "Eigen weging"


def limits_in_words(choice: Choice, dossier: Dossier) -> str:
    """Ontwikkeltijd hoogstens 12, for every limit in force; nothing without."""
    limits = ((dossier.criterion(id), most) for id, most in limits_of(choice, dossier).items())
    return ", ".join(f"{criterion.name} hoogstens {amount(most, criterion)}" for criterion, most in limits)


def every_weighting(dossier: Dossier) -> str:
    """The dossier's weightings, all of them: beide wegingen, alle drie de wegingen."""
    n = len(dossier.weightings)
    if n <= 2:
        return "beide wegingen" if n == 2 else "de enige weging"
    return f"alle {count_of(n, '', 'de wegingen')}"


def approach_name(choice: Choice, dossier: Dossier) -> str:
    """The name of the chosen approach."""
    return dossier.approach(choice.approach).name


def weighting_name(choice: Choice, dossier: Dossier) -> str:
    """The name of the chosen weighting, or that it is one's own."""
    return OWN_NAME if choice.weighting == OWN else dossier.weighting(choice.weighting).name


def cover_names(choice: Choice, dossier: Dossier) -> list[str]:
    """What the choice demands a step for, by name."""
    return [p.name for p in dossier.lens.principles if p.id in choice.cover] if dossier.lens else []


def principles(serving: tuple[str, ...], ids: Iterable[str], dossier: Dossier) -> list[str]:
    """The names of those principles that just these measures serve."""
    lens, asked = dossier.lens, set(ids)
    return [p.name for p in lens.principles if p.id in asked and lens.serving(p.id) == serving] if lens else []


def settings_line(choice: Choice, dossier: Dossier) -> str:
    """What limits and forced choices are in force, or nothing."""
    own = dossier.approach(choice.approach)
    parts = []
    for id, most in limits_of(choice, dossier).items():
        origin = ORIGIN_WORDS[own.origin if most == own.limits[id] else "eigen"]
        parts.append(
            f"{escape(dossier.criterion(id).name.lower())} samen hoogstens {amount(most, dossier.criterion(id))} ({origin})"
        )
    if choice.require:
        parts.append(f"altijd: {escape(listed(choice.require))}")
    if choice.forbid:
        parts.append(f"nooit: {escape(listed(choice.forbid))}")
    if names := cover_names(choice, dossier):
        parts.append(f"minstens één stap voor {escape(listed(names))}")
    line = f"Daarbij geldt: {'; '.join(parts)}." if parts else ""
    return f"{line} {unknown_line(limits_of(choice, dossier), dossier)}".strip()
