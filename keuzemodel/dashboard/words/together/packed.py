"""Owns what packed packages come to, for the room. Markdown. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.packed import Packages
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.numbers import count_of, listed
from keuzemodel.dashboard.words.together import leading

ALL_SOMEWHERE = "Elk pakket is bij een of andere weging het beste."
NONE_SOMEWHERE = "Bij geen enkele weging is een van deze pakketten het beste."
MOST_NAMED = 2


def agree(asked: Question, found: Packages) -> str:
    """In how many steps all packages agree."""
    if len(found.kinds) == 1 and found.people > 1:
        return f"**U bent het eens:** alle {found.people} kozen hetzelfde pakket."
    same = sum(count in (0, found.people) for count in found.held.values())
    return f"**Over {same} van de {len(found.held)} stappen** bent u het eens."


def stand(asked: Question, found: Packages) -> tuple[str, ...]:
    """How many packages some weighting would choose, and what would always be better than the others."""
    good = found.chosen_somewhere
    if good == found.people:
        lines = [ALL_SOMEWHERE]
    elif not good:
        lines = [NONE_SOMEWHERE]
    else:
        lines = [f"Een weging die precies dat pakket kiest, bestaat voor {leading.of_people(good, found.people)}."]
    changes = [
        _better(asked, standing.better.change.came, standing.better.change.went, count)
        for (_, count), standing in zip(found.kinds, found.standings, strict=True)
        if standing.better is not None
    ]
    return (*lines, *changes[:MOST_NAMED])


def _better(asked: Question, came: tuple[str, ...], went: tuple[str, ...], count: int) -> str:
    who = count_of(count, "pakket", "pakketten")
    change = [f"{_named(asked, came)} erbij"] if came else []
    change += [f"{_named(asked, went)} eruit"] if went else []
    return f"Voor {who} is het altijd beter met {listed(change)}."


def _named(asked: Question, codes: tuple[str, ...]) -> str:
    return listed(naming.linked_step(asked.dossier.measure(code), asked) for code in codes)
