"""Owns the Dutch sentences of the screen Vergelijken. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import CHOSEN, LEFT_OUT, linked
from keuzemodel.dashboard.language.numbers import capital, count_of, listed
from keuzemodel.dashboard.language.settings import every_weighting
from keuzemodel.model.dossier import Dossier, Weighting
from keuzemodel.solve.selection import Package

TITLE = "Maakt het uit hoe u weegt?"
MATRIX, DOWNLOAD = "Welke stap in welk pakket?", "Download deze tabel als CSV"
BESIDE = "Twee pakketten naast elkaar"
FIRST, SECOND = "Eerste pakket", "Tweede pakket"
IN_BOTH, NOTHING = "In beide", "Geen stappen."
SAME = "**Dit zijn dezelfde stappen.**"
YIELDS = "Wat leveren ze op, en wat vragen ze?"
BARS_LEGEND = "Deel van wat alle stappen van het dossier samen geven of vragen. Blauw: levert op. Oranje: vraagt."
AS_TABLE = "Dezelfde cijfers als tabel"
LEGEND = (
    f"{CHOSEN} gekozen, {LEFT_OUT} niet gekozen. Met de grenzen van het dossier, zonder vaste stappen en zonder eis op de "
    "dekking."
)


def compare_line(asked: Question, packages: Mapping[tuple[str, str], Package], own: Package | None) -> str:
    """Per approach whether the weighting matters, what is in every package, and whether the present
    choice, if it has another package than the dossier's own, leads elsewhere.
    """
    lines = []
    for approach in asked.dossier.approaches:
        found = {p.codes for (a, _), p in packages.items() if a == approach.id}
        n = len(asked.dossier.weightings)
        if n == 1:
            said = "is er maar één weging"
        elif len(found) == 1:
            said = f"maakt de weging niet uit: {every_weighting(asked.dossier)} van het dossier geven hetzelfde pakket"
        else:
            differing = count_of(len(found), "", "verschillende pakketten")
            said = f"maakt de weging wel uit: de {count_of(n, '', 'wegingen')} van het dossier geven {differing}"
        lines.append(f"Bij **{escape(approach.name)}** {said}.")
    core = [c for c in asked.dossier.codes if all(c in p.codes for p in packages.values())]
    if core:
        stand = count_of(len(core), "stap zit", "stappen zitten")
        lines.append(f"{capital(stand)} in al deze pakketten: {linked(core, asked)}.")
    else:
        lines.append("Geen enkele stap zit in al deze pakketten.")
    if own is not None:
        same = any(own.codes == p.codes for p in packages.values())
        lines.append(f"**Uw keuze van nu geeft {'hetzelfde' if same else 'een ander'} pakket**: zie 'Nu' in de tabel.")
    return " ".join(lines)


def with_which(weightings: Iterable[Weighting], dossier: Dossier) -> str:
    """With which weightings a step is in: all of them, or by name; plain."""
    names = [w.name for w in weightings]
    if len(names) == len(dossier.weightings):
        return every_weighting(dossier)
    return listed(names)


def in_of(n: int, of: int) -> str:
    """In how many of the packages a step is."""
    return f"{n} van {of}"


def only_in(name: str) -> str:
    """The heading above the steps of one of two packages only."""
    return f"Alleen in {name}"
