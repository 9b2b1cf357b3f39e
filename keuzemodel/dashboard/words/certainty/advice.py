"""Owns the Dutch sentences about the source's own finding, that all its weightings point the same way."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.certainty.answers import Mixtures, Nearby
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import moves_between
from keuzemodel.dashboard.language.numbers import capital, count_of, listed, number, percent
from keuzemodel.dashboard.language.settings import every_weighting
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.certainty.sections import MIXTURE_NAMES
from keuzemodel.model.dossier import Dossier

ADVICE_COLUMNS = ("Wegingen", "Scores zoals ze zijn", "Aangenomen scores anders", "Alle scores anders")

DRAWING = "Trekken…"
LOOSE = "Bovenaan tellen alleen scores die samen bij de bron passen; hier valt elke score los binnen zijn marge."
NO_ADVICE = "Dit dossier heeft geen advies om te toetsen."
NEAREST_TITLE = "De dichtstbijzijnde weging die iets anders geeft"
HOW_FAR = "Hoe ver gaat het, en hangt het aan de scores?"
DRAWN = "wegingen en scores"

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
        f"Dit gaat over het advies van de opstellers ({escape(approach)}), zonder uw vaste stappen en met de grenzen van "
        "het dossier; de rest over uw keuze van nu."
    )


def mixtures(over: Mixtures | None, dossier: Dossier) -> str:
    """Which weightings a row of the table is about; None: only that of the advice."""
    if over is not None:
        return MIXTURE_NAMES[over]
    assert dossier.advice is not None
    return f"Alleen die van het advies: {dossier.weighting(dossier.advice.weighting).name}"


def advice_line(dossier: Dossier, between: Nearby) -> str:
    """The report's finding: whether everything between its weightings points the same way."""
    presets = count_of(len(dossier.weightings), "weging", "wegingen")
    every_one = every_weighting(dossier)
    if between.other is None:
        return (
            f"**{capital(every_one)} van het dossier {'wijst' if len(dossier.weightings) == 1 else 'wijzen'} "
            "dezelfde kant op, en alles wat ertussen ligt ook.** "
            "Dat is precies uitgerekend, niet getrokken."
        )
    return (
        f"**Niet alles tussen de {presets} van het dossier geeft het geadviseerde pakket.** Vanuit het midden "
        f"van die wegingen hoeft daarvoor {percent(between.other.moved, 1)} van het mengsel te verschuiven."
    )


def everywhere_line(everywhere: Sequence[Tally], package: tuple[str, ...]) -> str:
    """How far that goes over every division over the aspects. everywhere: with the scores as they are, ..., with all
    scores otherwise, which is the more careful one.
    """
    as_they_are, careful = everywhere[0], everywhere[-1]
    return (
        f"Over elke denkbare verdeling van de aspecten geeft **{share_in_words(careful.same, careful.feasible)}** precies "
        f"het advies, als ook alle scores anders kunnen zijn; dan blijven gemiddeld {number(careful.kept, 1)} van de "
        f"{count_of(len(package), 'stap', 'stappen')} over. Met de scores zoals ze zijn: "
        f"{share_in_words(as_they_are.same, as_they_are.feasible)}, en {number(as_they_are.kept, 1)}."
    )


NEAREST = {Mixtures.ASPECTS: "Tussen de aspecten", Mixtures.CRITERIA: "Tussen de criteria"}


def nearest_line(asked: Question, over: Mixtures, near: Nearby) -> str:
    """Which shift of weight leads away from the advice soonest, and where to. over: aspects or criteria."""
    if near.other is None:
        return f"{NEAREST[over]}: er is geen weging die een ander pakket geeft."
    name = asked.dossier.aspect if over is Mixtures.ASPECTS else asked.dossier.criterion
    moved = sorted(near.shifts, key=lambda shift: shift.after - shift.before)
    shares = listed(f"{escape(name(s.id).name)} van {percent(s.before, 1)} naar {percent(s.after, 1)}" for s in moved)
    return (
        f"{NEAREST[over]}: **{percent(near.other.moved, 1)}** van het gewicht. {shares}; voorbij dat punt "
        f"{moves_between(near.codes, near.other.codes, asked)}."
    )


def stays(same: str, kept: float, codes: int) -> str:
    """How often exactly the advice is the best, and how much of it stays. same: the share in words."""
    return f"{same} ({number(kept, 1)} van {codes})"
