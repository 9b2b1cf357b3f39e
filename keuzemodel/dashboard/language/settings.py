"""Owns the words for what is asked: approach, weighting, limits, fixed steps, demands. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import ORIGIN_WORDS, unknown_line
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.numbers import amount, count_of, listed
from keuzemodel.model.dossier import Dossier

OWN_NAME = "Eigen weging"


def limits_in_words(asked: Question) -> str:
    """Ontwikkeltijd hoogstens 12, for every limit in force; nothing without."""
    limits = ((asked.dossier.criterion(id), most) for id, most in asked.limits.items())
    return ", ".join(f"{criterion.name} hoogstens {amount(most, criterion)}" for criterion, most in limits)


def every_weighting(dossier: Dossier) -> str:
    """The dossier's weightings, all of them: beide wegingen, alle drie de wegingen."""
    n = len(dossier.weightings)
    if n <= 2:
        return "beide wegingen" if n == 2 else "de enige weging"
    return f"alle {count_of(n, '', 'de wegingen')}"


def approach_name(asked: Question) -> str:
    """The name of the chosen approach."""
    return asked.dossier.approach(asked.choice.approach).name


def weighting_name(asked: Question) -> str:
    """The name of the chosen weighting, or that it is one's own."""
    return OWN_NAME if asked.choice.weighting == OWN else asked.dossier.weighting(asked.choice.weighting).name


def cover_names(asked: Question) -> list[str]:
    """What the choice demands a step for, by name."""
    return [p.name for p in asked.dossier.lens.principles if p.id in asked.choice.cover] if asked.dossier.lens else []


def principles(serving: tuple[str, ...], ids: Iterable[str], dossier: Dossier) -> list[str]:
    """The names of those principles that just these measures serve."""
    lens, asked = dossier.lens, set(ids)
    return [p.name for p in lens.principles if p.id in asked and lens.serving(p.id) == serving] if lens else []


def settings_line(asked: Question) -> str:
    """What limits and forced choices are in force, or nothing."""
    own = asked.dossier.approach(asked.choice.approach)
    parts = []
    for id, most in asked.limits.items():
        origin = ORIGIN_WORDS[own.origin if most == own.limits[id] else "eigen"]
        criterion = asked.dossier.criterion(id)
        parts.append(f"{escape(criterion.name.lower())} samen hoogstens {amount(most, criterion)} ({origin})")
    if asked.choice.require:
        parts.append(f"altijd: {escape(listed(asked.choice.require))}")
    if asked.choice.forbid:
        parts.append(f"nooit: {escape(listed(asked.choice.forbid))}")
    if names := cover_names(asked):
        parts.append(f"minstens één stap voor {escape(listed(names))}")
    line = f"Daarbij geldt: {'; '.join(parts)}." if parts else ""
    return f"{line} {unknown_line(asked.limits, asked.dossier)}".strip()
