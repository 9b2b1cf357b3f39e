"""Owns the Dutch sentences about the source's own finding, that all its weightings point the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keuzemodel.analyse.sampling import Tally
from keuzemodel.analyse.stability import Nearest
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.numbers import count_of, listed, number, percent
from keuzemodel.dashboard.language.settings import every_weighting
from keuzemodel.dashboard.words.certainty import package_moves, share_in_words, shifts
from keuzemodel.model.dossier import Dossier

ADVICE_TABLE_LEGEND = (
    "Hoe vaak precies het advies het beste pakket is, en tussen haakjes hoeveel van zijn stappen gemiddeld blijven. Wie "
    "aspecten verdeelt, komt vaker bij uitersten uit dan wie criteria verdeelt: dan is het vaker precies dit pakket, of "
    "juist een heel ander."
)


def advice_legend(asked: Question) -> str:
    """What this part looks at."""
    assert asked.dossier.advice is not None
    approach = asked.dossier.approach(asked.dossier.advice.approach).name
    return (
        f"Dit antwoord gaat over het advies van de opstellers ({escape(approach)}), zonder uw vaste stappen en met de "
        "grenzen van het dossier. De andere antwoorden gaan over uw keuze van nu."
    )


def advice_line(dossier: Dossier, between: Nearest | None) -> str:
    """The report's finding: whether everything between its weightings points the same way."""
    presets = count_of(len(dossier.weightings), "weging", "wegingen")
    every_one = every_weighting(dossier)
    if between is None:
        return (
            f"**{every_one[:1].upper()}{every_one[1:]} van het dossier {'wijst' if len(dossier.weightings) == 1 else 'wijzen'} "
            "dezelfde kant op, en alles wat ertussen ligt ook.** "
            f"Dat is precies uitgerekend, niet getrokken."
        )
    return (
        f"**Niet alles tussen de {presets} van het dossier geeft het geadviseerde pakket.** Vanuit het midden "
        f"van die wegingen hoeft daarvoor {percent(between.moved, 1)} van het mengsel te verschuiven."
    )


def everywhere_line(everywhere: Tally, package: tuple[str, ...]) -> str:
    """How far that goes over every division over the aspects."""
    steps = count_of(len(package), "stap", "stappen")
    return (
        f"Over elke denkbare verdeling van de aspecten geeft **{share_in_words(everywhere.same, everywhere.feasible)}** "
        f"precies het advies, en blijven gemiddeld {number(everywhere.kept, 1)} van de {steps} over."
    )


def nearest_line(
    asked: Question, names: Mapping[str, str], ids: tuple[str, ...], mix: Sequence[float],
    near: Nearest | None, package: tuple[str, ...],
) -> str:  # fmt: skip
    """Which shift of weight leads away from a package soonest, and where to."""
    if near is None:
        return "er is geen weging die een ander pakket geeft."
    moved = sorted(shifts(ids, mix, near), key=lambda shift: shift[2] - shift[1])
    shares = listed(f"{escape(names[id])} van {percent(a, 1)} naar {percent(b, 1)}" for id, a, b in moved)
    return (
        f"**{percent(near.moved, 1)}** van het gewicht. {shares}; voorbij dat punt "
        f"{package_moves(asked, package, near.codes)}."
    )
