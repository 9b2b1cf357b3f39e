"""Owns the Dutch sentences about the source's own finding, that all its weightings point the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keuzemodel.dashboard.choice import Choice
from keuzemodel.dashboard.robust_texts import share_in_words
from keuzemodel.dashboard.texts import count_of, escape, linked, listed, number, percent
from keuzemodel.dossier import Dossier
from keuzemodel.problem import TIE
from keuzemodel.sampling import Tally
from keuzemodel.stability import Nearest

ADVICE_TABLE_LEGEND = (
    "Hoe vaak precies het advies het beste pakket is, en tussen haakjes hoeveel van zijn stappen gemiddeld blijven."
)


def advice_legend(choice: Choice, dossier: Dossier) -> str:
    """What this part looks at."""
    assert dossier.advice is not None
    approach = dossier.approach(dossier.advice.approach).name
    return (
        f"Dit onderdeel gaat over het advies van de opstellers ({escape(approach)}), zonder uw vaste keuzes en met de "
        "grenzen van het dossier. De andere onderdelen gaan over uw keuze van nu."
    )


def advice_line(dossier: Dossier, between: Nearest | None) -> str:
    """The report's finding: whether everything between its weightings points the same way."""
    presets = count_of(len(dossier.weightings), "weging", "wegingen")
    if between is None:
        return (
            f"**Alle {presets} van het dossier wijzen dezelfde kant op, en alles wat ertussen ligt ook.** "
            f"Dat is precies uitgerekend, niet getrokken."
        )
    return (
        f"**Niet alles tussen de {presets} van het dossier geeft het geadviseerde pakket.** Vanuit het midden "
        f"van die wegingen hoeft daarvoor {percent(between.moved, 1)} van het mengsel te verschuiven."
    )


def everywhere_line(everywhere: Tally, package: tuple[str, ...]) -> str:
    """How far that goes over all weightings."""
    steps = count_of(len(package), "stap", "stappen")
    return (
        f"Over alle denkbare verdelingen geeft **{share_in_words(everywhere.same, everywhere.feasible)}** precies het "
        f"advies, en blijven gemiddeld {number(everywhere.kept, 1)} van de {steps} over."
    )


def nearest_line(
    choice: Choice, dossier: Dossier, names: Mapping[str, str], ids: tuple[str, ...], mix: Sequence[float],
    near: Nearest | None, package: tuple[str, ...],
) -> str:  # fmt: skip
    """Which shift of weight leads away from a package soonest, and where to."""
    if near is None:
        return "Er is geen weging die een ander pakket geeft."
    less = [f"{escape(names[id])} {percent(a, 1)} → {percent(b, 1)}" for id, a, b in _shifts(ids, mix, near) if b < a]
    more = [f"{escape(names[id])} {percent(a, 1)} → {percent(b, 1)}" for id, a, b in _shifts(ids, mix, near) if b > a]
    came = [c for c in near.codes if c not in package]
    went = [c for c in package if c not in near.codes]
    parts = [f"met {linked(came, choice, dossier)} erbij"] if came else []
    parts += [f"zonder {linked(went, choice, dossier)}"] if went else []
    return (
        f"**{number(100 * near.moved, 1)} procentpunt** gewicht: {listed([*less, *more])}. "
        f"Daar is een ander pakket even goed, {listed(parts)}; net daarvoorbij is het beter."
    )


def _shifts(ids: tuple[str, ...], mix: Sequence[float], near: Nearest) -> list[tuple[str, float, float]]:
    moved = ((id, float(a), float(b)) for id, a, b in zip(ids, mix, near.mix, strict=True))
    return [(id, a, b) for id, a, b in moved if abs(a - b) > TIE]
