"""Owns how certain the package is in a few sentences, on top of the screen Gevoeligheid and in the story. No Streamlit."""

from __future__ import annotations

from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.certainty.answers import Headline, Nearby
from keuzemodel.dashboard.asked.certainty.over_tables import Anyhow
from keuzemodel.dashboard.asked.settings import demanded_names
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language.known import unknown_lines
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import linked, moves_between
from keuzemodel.dashboard.language.numbers import count_of, listed, number, percent
from keuzemodel.dashboard.words.certainty.draws import margin_in_words, share_in_words
from keuzemodel.dashboard.words.certainty.over_tables import careful_line

TITLE = "Hoe zeker is dit pakket?"
ONLY_WEIGHTS = "Alleen anders wegen, met de scores op het scherm, zegt minder: dat gaat over één tabel."


def lines(situation: Situation, headline: Headline, careful: Anyhow | None) -> tuple[str, ...]:
    """How much stays, how near the first other package is, and what is unknown. Markdown.

    careful: over any table that fits and any weighting, which then comes first; None where no tables fit.
    """
    often = often_line(situation.package.codes, headline.often)
    said = [often] if careful is None else [careful_line(situation, careful), f"{ONLY_WEIGHTS} {often}"]
    if headline.near is not None:
        said.append(near_line(situation, headline.near))
    if unknown := unknown_lines(situation.dossier):
        said.append(f"{unknown} Wordt dat bekend, dan kan het beste pakket anders zijn.")
    return tuple(said)


def often_line(package: tuple[str, ...], tally: Tally) -> str:
    """How much of this package stays under any weighting, and how often it is exactly the best."""
    exactly = share_in_words(tally.same, tally.feasible)
    if not package:
        return f"In **{exactly}** van de wegingen is het beste om geen enkele stap te kiezen, zoals nu."
    steps = count_of(len(package), "stap", "stappen")
    return (
        f"Wie willekeurig weegt, houdt gemiddeld **{number(tally.kept, 1)} van de {steps}** over; in **{exactly}** van de "
        "wegingen is het precies dit pakket."
    )


def often_caption(tally: Tally, seed: int) -> str:
    """Where those figures come from."""
    return (
        f"{number(tally.n)} willekeurige verdelingen over de aspecten (startgetal {seed}). Precies dit pakket: 95 % zeker "
        f"{margin_in_words(tally.same, tally.feasible)}."
    )


def near_line(asked: Question, near: Nearby) -> str:
    """Which shift between the aspects gives another package soonest."""
    if near.other is None:
        return "Hoe u de aspecten ook verdeelt, dit pakket blijft het beste."
    change = moves_between(near.codes, near.other.codes, asked)
    if near.even_now:
        return f"**Nu al is een ander pakket even goed**: daar {change}."
    names = {a.id: escape(a.name) for a in asked.dossier.aspects}
    less = listed(names[s.id] for s in near.shifts if s.after < s.before)
    more = listed(names[s.id] for s in near.shifts if s.after > s.before)
    return (
        f"Het snelst verandert het als **{percent(near.other.moved, 1)}** van het gewicht verschuift, van {less} naar {more}: "
        f"voorbij dat punt {change}."
    )


def forced_line(asked: Question) -> str:
    """That forced choices hold in everything below; empty if there are none."""
    parts = [f"{linked(asked.choice.require, asked)} op altijd"] if asked.choice.require else []
    parts += [f"{linked(asked.choice.forbid, asked)} op nooit"] if asked.choice.forbid else []
    said = [f"U hebt {listed(parts)} gezet; dat geldt in alles hieronder."] if parts else []
    if names := demanded_names(asked):
        said.append(f"U eist minstens één stap voor {escape(listed(names))}; ook dat geldt in alles hieronder.")
    return " ".join(said)
