"""Owns the session: one typed object under one key, and what is asked now.

Screens read it here and change it through `controls`; which dossiers there are, the open scenario and the address have
modules of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.link import LinkFault
from keuzemodel.dashboard.asked.scenario import Scenario, ScenarioFault
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.asked.together.taking import Proposed
from keuzemodel.dashboard.kept.catalogue import Faulty, Kept, Sound
from keuzemodel.dashboard.kept.store import Saved, Store, address
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.folder.shapes.cells import visible
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import Fault, InfeasibleError

ROOT = Path(__file__).resolve().parents[3]
KEY = "session"
HISTORY = 50


@dataclass(frozen=True)
class Seen:
    """The dossiers at one look.

    sound: every one that can be used, by id. faulty: the others of the folder. kept: those of the server. trouble: why
    these could not be looked up now.
    """

    sound: Sound
    faulty: Faulty
    kept: Kept
    trouble: StoreError | None


Place = tuple[Choice, str, str]
"""A choice, the page it is looked at on, and what is open there."""


class Opened(NamedTuple):
    """The saved scenario that the choice goes on from. held: its choice; None if it held something else."""

    saved: Saved
    held: Choice | None


@dataclass(frozen=True)
class Unreached:
    """A link of which the store could not be asked what it opens, why, and the choice that is shown instead."""

    link: dict[str, str]
    trouble: StoreError
    instead: Choice


@dataclass(slots=True)
class Notes:
    """What the user is told until it is dismissed; each has its default where there is nothing to tell.

    welcome: the visitor came without a link. link_fault: what was wrong with the link. unreached: a link that could
    not be looked up. scores_gone: the address named own scores that are not at hand. changed: (old title, new title)
    of the dossier that another user changed, None for the new one if it is gone. outdated: the scenario that was
    opened, made on another version of its dossier. deleted: the scenario that a link opened though it was deleted.
    arrived: the scenario that a link opened.
    """

    welcome: bool = False
    link_fault: LinkFault | ScenarioFault | None = None
    unreached: Unreached | None = None
    scores_gone: bool = False
    changed: tuple[str, str | None] | None = None
    outdated: Scenario | None = None
    deleted: Saved | None = None
    arrived: Saved | None = None


@dataclass(slots=True)
class Session:
    """The state of one user, apart from what Streamlit keeps for its controls.

    history: earlier choices, the latest last. generation: part of every control's key. scenario: the one that is open.
    page: the last that was looked at. acted: whether the address may be a moment behind. opened: what is open, by page
    and dossier. presenting: whether the story has the whole window; sliders: with the sliders beside it. columns: what
    lies on the table, as (name, choice, whether it is that of now). said: what there is to say once. undone: whether
    the last thing done was to take a change back. slid: the slider that moved last, to what, when. edit_faults: what
    could not be read of the last change in the score table. removed: the scenario that was deleted last. try_again:
    whether to follow the link once more at the next look at the dossiers. wanted: the dossier to open then. own_change:
    whether this user changed a dossier. stopped: where nothing long is computed any more. left, left_for_tabs: what was
    left behind on the server, by name. led: the meeting that is led from here. ticket: to get the key to it. beamer:
    whether it has the whole window. taken, proposed: what is said of an outcome that was taken over, and how it would
    be saved.
    """

    choice: Choice
    seen: Seen
    notes: Notes = field(default_factory=Notes)
    history: tuple[Choice, ...] = ()
    generation: int = 0
    scenario: Opened | None = None
    page: str = ""
    acted: bool = False
    opened: dict[tuple[str, str], str] = field(default_factory=dict)
    presenting: bool = False
    sliders: bool = False
    columns: tuple[tuple[str, Choice, bool], ...] = ()
    said: str = ""
    undone: bool = False
    slid: tuple[str, Choice, float] | None = None
    edit_faults: tuple[Fault, ...] = ()
    removed: Saved | None = None
    try_again: bool = False
    wanted: str | None = None
    own_change: bool = False
    stopped: Place | None = None
    left: str | None = None
    left_for_tabs: str | None = None
    led: str = ""
    ticket: str = ""
    beamer: bool = False
    taken: str = ""
    proposed: Proposed | None = None


def start(choice: Choice, seen: Seen) -> Session:
    """Begin the session with a choice."""
    begun = Session(choice, seen)
    st.session_state[KEY] = begun
    return begun


def has_begun() -> bool:
    """Whether this session had a choice already: a login may end in the middle of it."""
    return KEY in st.session_state


def session() -> Session:
    """The session; it has begun."""
    found: Session = st.session_state[KEY]
    return found


@st.cache_resource(show_spinner=False)
def _store(where: str) -> Store:
    return Store(where)


def store() -> Store:
    """The scenarios and dossiers that the server keeps; it is opened at its first use."""
    return _store(address())


def choice() -> Choice:
    """The present choice."""
    return session().choice


def all_dossiers() -> Sound:
    """Every sound dossier without anyone's own scores, by id; the same all through a run."""
    return session().seen.sound


def base() -> Dossier:
    """The dossier of the present choice without own scores."""
    return question().base


def dossier() -> Dossier:
    """The dossier of the present choice, with the user's own scores."""
    return question().dossier


def question() -> Question:
    """The present question."""
    now = session()
    return _question(now.choice, now.seen.sound[now.choice.dossier])


@lru_cache(maxsize=256)
def _question(choice: Choice, base: Dossier) -> Question:
    """One for all who ask it, so that what it works out is worked out once."""
    return Question(choice, base)


def situation() -> Situation:
    """The present situation. Raises RequestError or InfeasibleError."""
    return situations.answered(question())


def situation_of(other: Choice) -> Situation:
    """The situation of another choice. Raises RequestError or InfeasibleError."""
    return situations.situation(other, all_dossiers()[other.dossier])


def released(code: str) -> Situation:
    """The situation when the model decides about one measure; the same object if it already does."""
    return situation_of(moves.with_force(choice(), base(), code, "model"))


def without_demand() -> Situation | None:
    """The situation without demands on coverage; None if there are none, or if no package is possible."""
    try:
        return situation_of(moves.with_demand(choice(), base(), ())) if choice().demanded else None
    except InfeasibleError:
        return None


def previous() -> Situation | None:
    """The situation before the last change; None at the start, and when that change was taken back. Raises RequestError
    or InfeasibleError.
    """
    history = () if session().undone else session().history
    return situation_of(history[-1]) if history and history[-1].dossier == choice().dossier else None


def apply(new: Choice, redraw: bool = True, goes_on: bool = False) -> None:
    """Take a choice, to undo by itself, or with the last if it goes on. redraw: other controls have to show it too."""
    now = session()
    if new != now.choice:
        now.history = now.history if goes_on else (*now.history, now.choice)[-HISTORY:]
        now.choice = new
        now.acted, now.undone = True, False
        now.notes.welcome = False
    if redraw:
        draw_anew()


def can_undo() -> bool:
    """Whether there is a change to undo."""
    return bool(session().history)


def undo() -> None:
    """Undo the last change."""
    now = session()
    if now.history:
        now.choice, now.history = now.history[-1], now.history[:-1]
        now.acted = now.undone = True
        draw_anew()


def draw_anew() -> None:
    """Give every control a new key, because the choice changed by another way than that control.

    A browser that has not yet heard of the change still sends what its controls showed before. Under
    the old keys that is no longer anyone's wish, so it cannot undo the change.
    """
    session().generation += 1


def key(name: str) -> str:
    """The key of a control that is about to be drawn.

    What it shows is given as its own default, never through the session: a browser first draws the
    default and hears of a session's value later, and would report the default in between.
    """
    return f"{name}-{session().generation}"


def is_shown(key: str) -> bool:
    """Whether a key was given out since the controls were last redrawn."""
    return key.endswith(f"-{session().generation}")


def typed(key: str) -> str:
    """The text in a field, without invisible characters: they are never typed, and no file can hold them."""
    return visible(str(st.session_state[key]))


def picked(key: str) -> Any:
    """What a control in a form shows."""
    return st.session_state[key]


def say(message: str) -> None:
    """Keep a message for the next run."""
    session().said = message


def said() -> str:
    """The message for this run; returned once."""
    found, session().said = session().said, ""
    return found


def is_dark() -> bool:
    """Whether the page is shown in dark colours."""
    return st.context.theme.type == "dark"
