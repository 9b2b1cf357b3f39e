"""Owns the callbacks of the controls: each turns what a control shows into a move and applies it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, get_args

import streamlit as st

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.choice import OWN, Choice, Force
from keuzemodel.dashboard.session import current, dossiers
from keuzemodel.dashboard.session.current import Notes, apply, base, choice, dossier
from keuzemodel.dashboard.session.opening import BOARD, MEETING, can_open, open_on, opened
from keuzemodel.dashboard.words.meeting.story import CHAPTERS
from keuzemodel.model.dossier import Score
from keuzemodel.model.errors import Fault

P = ParamSpec("P")
ONE_MOVE = 0.8
"""Seconds within which moves of a slider are one."""
BOARD_KEY = "bord"
"""The board stays one element whatever changes, so its key is always the same."""


def if_shown(control: Callable[P, None]) -> Callable[P, None]:
    """Pass over a control that is no longer on screen: its last argument is its key.

    While runs overtake one another, a browser reports what it showed before a redraw as if it were a change.
    """

    @wraps(control)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        if current.is_shown(str(args[-1])):
            control(*args, **kwargs)

    return run


def _slide(new: Choice, key: str) -> None:
    """A slider moved. Moves of the same one shortly after each other are one change: what is told is what all of them
    did, and one step back undoes them.
    """
    last, now = current.session().slid, time.monotonic()
    goes_on = last is not None and last[:2] == (key, choice()) and now - last[2] < ONE_MOVE
    apply(new, redraw=False, goes_on=goes_on)
    current.session().slid = (key, new, now)


@if_shown
def on_dossier(key: str) -> None:
    """Another dossier was chosen in the sidebar."""
    dossiers.switch_to(st.session_state[key])


@if_shown
def on_approach(key: str) -> None:
    """The approach was chosen."""
    apply(moves.with_approach(choice(), st.session_state[key]), redraw=False)


@if_shown
def on_weighting(key: str) -> None:
    """A preset was chosen, which moves the sliders, or 'eigen', which keeps them as they stand."""
    chosen = st.session_state[key]
    if key != weighting_key() and chosen == last_preset():
        return  # a slider has moved, and the browser still reports the list as it was before
    apply(moves.with_weighting(choice(), dossier(), chosen), redraw=chosen != OWN)


def weighting_key() -> str:
    """The key of the list of weightings: another one once a slider has changed what it shows, see current.draw_anew."""
    return current.key(f"weging-{'eigen' if choice().weighting == OWN else 'vast'}")


def aspect_key(id: str) -> str:
    """The key of the slider of an aspect."""
    return current.key(f"aspect-{id}")


@if_shown
def on_aspect(id: str, key: str) -> None:
    """The slider of an aspect moved."""
    _slide(moves.with_aspect(choice(), dossier(), id, int(st.session_state[key])), key)


def to_tip(id: str, points: int) -> None:
    """Put the slider of an aspect where the package changes."""
    apply(moves.with_aspect(choice(), dossier(), id, points))


@if_shown
def on_criterion(id: str, key: str) -> None:
    """The slider of a criterion moved."""
    _slide(moves.with_criterion(choice(), dossier(), id, int(st.session_state[key])), key)


@if_shown
def on_limit(id: str, key: str) -> None:
    """The slider of a limit moved."""
    _slide(moves.with_limit(choice(), dossier(), id, float(st.session_state[key])), key)


@if_shown
def on_reading(reading: str, key: str) -> None:
    """The source is read otherwise: other sliders may show something else then."""
    apply(moves.with_reading(choice(), base(), reading, st.session_state[key]))


@if_shown
def on_demand(key: str) -> None:
    """The demand on coverage was changed."""
    apply(moves.with_demand(choice(), dossier(), st.session_state[key]), redraw=False)


@if_shown
def on_force(code: str, key: str) -> None:
    """A measure was put on always, never, or back to the model."""
    apply(moves.with_force(choice(), dossier(), code, st.session_state[key] or "model"), redraw=False)


@if_shown
def on_force_several(force: Force, key: str) -> None:
    """Just these measures were put on always, or on never."""
    new, picked = choice(), st.session_state[key]
    for code in dossier().codes:
        if (code in picked) != (new.forced(code) == force):
            new = moves.with_force(new, dossier(), code, force if code in picked else "model")
    apply(new)


def release(code: str) -> None:
    """Let the model decide about one measure again."""
    apply(moves.with_force(choice(), dossier(), code, "model"))


def release_demand() -> None:
    """Withdraw every demand on coverage."""
    apply(moves.with_demand(choice(), dossier(), ()))


def release_all() -> None:
    """Withdraw every forced choice, every limit of the user's own and every demand on coverage."""
    apply(moves.with_all_released(choice()))


def last_preset() -> str:
    """The preset that was last in use, or else that of a first visit."""
    return moves.last_preset(current.session().history, dossier())


def reset_weighting() -> None:
    """Restore the last preset."""
    apply(moves.with_weighting(choice(), dossier(), last_preset()))


def edited_rows(key: str) -> dict[int, dict[str, object]]:
    """The cells that were changed in a table on screen, by row."""
    found: dict[int, dict[str, object]] = st.session_state[key]["edited_rows"]
    return found


def edit_faults() -> tuple[Fault, ...]:
    """Faults in the last edit of the table; returned once."""
    session = current.session()
    found, session.edit_faults = session.edit_faults, ()
    return found


def take_scores(scores: Iterable[Score], faults: Iterable[Fault] = ()) -> None:
    """Put scores in place of those in use, and say what could not be read."""
    current.session().edit_faults = tuple(faults)
    apply(moves.with_scores(choice(), base(), scores))


def drop_scores() -> None:
    """Back to the scores of the dossier."""
    apply(moves.without_scores(choice()))


@if_shown
def on_open(page: str, key: str) -> None:
    """Something else was opened on a page."""
    if st.session_state[key] in can_open(page):
        open_on(page, st.session_state[key])


def on_board_open() -> None:
    """A step was opened on the board, or closed."""
    code = st.session_state[BOARD_KEY].opened
    if code in can_open(BOARD):
        open_on(BOARD, code)


def on_board_force() -> None:
    """A step was put on always, never, or back to the model, on the board."""
    said = st.session_state[BOARD_KEY].forced
    if isinstance(said, list) and len(said) == 2 and said[0] in dossier().measure_index and said[1] in get_args(Force):
        apply(moves.with_force(choice(), dossier(), said[0], said[1]))


def turn(by: int) -> None:
    """Go to another chapter of the story."""
    place = CHAPTERS.index(opened(MEETING)) + by
    if 0 <= place < len(CHAPTERS):
        open_on(MEETING, CHAPTERS[place])
        current.draw_anew()


def present(on: bool) -> None:
    """Give the story the whole window, or take it back."""
    now = current.session()
    now.presenting, now.sliders, now.acted = on, False, True


def show_sliders() -> None:
    """Put the sliders beside the story that is presented, or away again."""
    now = current.session()
    now.sliders = not now.sliders


def try_link_again() -> None:
    """Follow the link again at the next look at the dossiers."""
    current.session().try_again = True


def dismiss(note: str) -> None:
    """The user has read one of the notes."""
    setattr(current.session().notes, note, getattr(Notes(), note))
