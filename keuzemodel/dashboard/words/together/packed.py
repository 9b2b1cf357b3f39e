"""Owns what packed packages come to, for the room. Markdown. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.packed import Packages
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.numbers import count_of, listed
from keuzemodel.dashboard.words.together import leading

ALL_SOMEWHERE = "Bij elk van deze pakketten past een weging waarbij het het beste is."
NONE_SOMEWHERE = "Geen weging kiest precies een van deze pakketten. Op de telefoons staat wat er telkens beter kan."
MOST_NAMED = 2
ENOUGH = 2
"""Of a package of one participant nothing is said on the screen; its maker reads it on the phone."""


def agree(asked: Question, found: Packages) -> str:
    """In how many steps all packages agree."""
    if len(found.kinds) == 1 and found.people > 1:
        return f"**U bent het eens:** alle {found.people} kozen hetzelfde pakket."
    open_ = sum(0 < count < found.people for count in found.held.values())
    all_, none = (sum(count == wanted for count in found.held.values()) for wanted in (found.people, 0))
    return f"**Over {count_of(open_, 'stap', 'stappen')} verschilt u:** {all_} wil iedereen, {none} wil niemand."


def stand(asked: Question, found: Packages) -> tuple[str, ...]:
    """How many packages some weighting would choose, and what would always be better than the others."""
    good = found.chosen_somewhere
    if good == found.people:
        lines = [ALL_SOMEWHERE]
    elif not good:
        lines = [NONE_SOMEWHERE]
    else:
        lines = [f"Voor {leading.of_people(good, found.people)} bestaat er een weging die precies dat pakket kiest."]
    changes = [
        _better(asked, standing.better.change.came, standing.better.change.went, count)
        for (_, count), standing in zip(found.kinds, found.standings, strict=True)
        if standing.better is not None and count >= ENOUGH
    ]
    return (*lines, *changes[:MOST_NAMED])


def _better(asked: Question, came: tuple[str, ...], went: tuple[str, ...], count: int) -> str:
    who = count_of(count, "pakket", "pakketten")
    change = [f"{_named(asked, came)} erbij"] if came else []
    change += [f"{_named(asked, went)} eruit"] if went else []
    return f"Voor {who} is het altijd beter met {listed(change)}."


def _named(asked: Question, codes: tuple[str, ...]) -> str:
    return listed(naming.step(asked.dossier.measure(code)) for code in codes)
