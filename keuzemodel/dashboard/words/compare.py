"""Owns the Dutch sentences of the screen Vergelijken. No Streamlit."""

from __future__ import annotations

from collections.abc import Container, Mapping

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import CHOSEN, LEFT_OUT, linked, linked_step
from keuzemodel.dashboard.language.numbers import (
    count_of,
    roman,
)
from keuzemodel.dashboard.language.settings import every_weighting
from keuzemodel.model.dossier import Dossier
from keuzemodel.solve.selection import Package

TITLE = "Maakt het uit hoe u weegt?"
MATRIX, DOWNLOAD = "Welke stap in welk pakket", "Download deze tabel als CSV"
BESIDE = "Twee pakketten naast elkaar"
FIRST, SECOND = "Eerste pakket", "Tweede pakket"
ONLY_FIRST, ONLY_SECOND = "Alleen in het eerste", "Alleen in het tweede"


def compare_line(asked: Question, packages: Mapping[tuple[str, str], Package], own: Package | None) -> str:
    """Per approach whether the weighting matters, what is in every package, and whether the present
    choice, if it has another package than the dossier's own, leads elsewhere.
    """
    lines = []
    for approach in asked.dossier.approaches:
        found = {p.codes for (a, _), p in packages.items() if a == approach.id}
        weightings = count_of(len(asked.dossier.weightings), "weging", "wegingen")
        said = (
            f"{'geeft' if len(asked.dossier.weightings) == 1 else 'geven'} {every_weighting(asked.dossier)} van het dossier hetzelfde pakket"
            if len(found) == 1
            else f"geven de {weightings} van het dossier {count_of(len(found), 'pakket', 'verschillende pakketten')}"
        )
        lines.append(f"Bij **{escape(approach.name)}** {said}.")
    core = [c for c in asked.dossier.codes if all(c in p.codes for p in packages.values())]
    if core:
        stand = count_of(len(core), "stap zit", "stappen zitten")
        lines.append(
            f"{stand[:1].upper()}{stand[1:]} bij elke benadering en elke weging van het dossier in het pakket: {linked(core, asked)}."
        )
    else:
        lines.append("Geen enkele stap zit bij elke benadering en elke weging van het dossier in het pakket.")
    if own is not None:
        lines.append("**Uw keuze van nu geeft een ander pakket**: zie de laatste kolom.")
    return " ".join(lines)


def matrix_legend(dossier: Dossier) -> str:
    """What the short column names mean."""
    approaches = ", ".join(f"{chr(65 + i)}: {escape(a.name)}" for i, a in enumerate(dossier.approaches))
    weightings = ", ".join(f"{roman(k)}: {escape(w.name)}" for k, w in enumerate(dossier.weightings))
    return (
        f"{CHOSEN} gekozen, {LEFT_OUT} niet gekozen. {approaches}. {weightings}. "
        "Met de grenzen van het dossier, zonder vaste stappen en zonder eis op de dekking."
    )


def difference_line(first: Package, second: Package) -> str:
    """How much two packages share."""
    one, two = set(first.codes), set(second.codes)
    if one == two:
        return "**Dit zijn dezelfde stappen.**"
    return (
        f"**{count_of(len(one & two), 'stap', 'stappen').capitalize()} in beide**, "
        f"{count_of(len(one - two), 'stap', 'stappen')} alleen in het eerste, "
        f"{count_of(len(two - one), 'stap', 'stappen')} alleen in het tweede."
    )


def only_in(title: str, codes: Container[str], asked: Question) -> str:
    """The steps in only one of two packages, under a title."""
    lines = [f"- {linked_step(m, asked)}" for m in asked.dossier.measures if m.code in codes]
    return "\n".join([f"**{title}**", "", *(lines or ["Niets."])])
