"""Owns the notices above every page: what changed, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import pandas as pd
import streamlit as st

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.kept.trouble import StoreError, Trouble
from keuzemodel.dashboard.language import clashes, naming
from keuzemodel.dashboard.screens import parts, rooms
from keuzemodel.dashboard.session import controls, current, opening, stopping
from keuzemodel.dashboard.words import change as change_words
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.choosing import board as board_words
from keuzemodel.dashboard.words.keeping import dossiers as dossier_words
from keuzemodel.dashboard.words.keeping import faulty
from keuzemodel.dashboard.words.keeping import trouble as trouble_words
from keuzemodel.model.difference import difference
from keuzemodel.model.errors import DossierError, InfeasibleError, RequestError, TooSlowError


def no_dossier(faulty: Mapping[str, DossierError]) -> None:
    """There is nothing to choose from."""
    st.title(frame_words.NO_DOSSIER)
    if not faulty:
        st.error(frame_words.EMPTY)
    faulty_dossiers(faulty)


def faulty_dossiers(faulty: Mapping[str, DossierError]) -> None:
    """Every fault of every dossier that is left out."""
    for name, error in faulty.items():
        st.error(frame_words.left_out(name, len(error.faults)))
        rows = [(f.file, f.row or "", f.column or "", f.message) for f in error.faults]
        columns = [headings.FILE, headings.ROW, headings.COLUMN, headings.MATTER]
        parts.plain_table(pd.DataFrame(rows, columns=columns))


def damaged_link() -> None:
    """The link could not be read, so the default is shown, or what it should open is not."""
    fault = current.session().notes.link_fault
    if fault is None:
        return
    with st.container(key="link-fout"):
        st.warning(frame_words.damaged_link(faulty.reason(fault), opening.names_a_place(fault)))
        st.button(frame_words.READ, on_click=controls.dismiss, args=("link_fault",), key="link-begrepen")


def welcome() -> None:
    """An introduction for visitors who came without a link."""
    if not current.session().notes.welcome:
        return
    with st.container(key="welkom", horizontal=True, vertical_alignment="center"):
        st.markdown(package_words.WELCOME)
        st.button(frame_words.READ, on_click=controls.dismiss, args=("welcome",), key="welkom-begrepen")


def unreached_link() -> None:
    """What the link opens could not be looked up, so the default is shown."""
    unreached = current.session().notes.unreached
    if unreached is None:
        return
    with st.container(key="link-later"):
        st.warning(trouble_words.link(unreached.trouble))
        with st.container(key="link-later-knoppen", horizontal=True):
            st.button(frame_words.TRY_LINK, on_click=controls.try_link_again, key="link-opnieuw")
            st.button(
                frame_words.WITHOUT_LINK, on_click=controls.dismiss, args=("unreached",), key="link-later-begrepen"
            )


def store_trouble(error: StoreError) -> None:
    """The database cannot be used: why, and what to do."""
    st.error(trouble_words.trouble(error))


@contextmanager
def needs_store() -> Iterator[None]:
    """A part of a page that the database is needed for; if it fails half-way, that is said in its place."""
    try:
        yield
    except StoreError as error:
        store_trouble(error)


def may_keep() -> bool:
    """Whether the database can be written; if not, it says so. Raises StoreError if it cannot even be read."""
    if not current.store().read_only():
        return True
    st.warning(trouble_words.TROUBLE[Trouble.READ_ONLY])
    return False


P = ParamSpec("P")


def said_if_unreachable(work: Callable[P, None]) -> Callable[P, None]:
    """A click that finds the database unusable says so; nothing is saved or lost."""

    @wraps(work)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            work(*args, **kwargs)
        except StoreError as error:
            current.say(trouble_words.not_done(error))

    return guarded


def nothing_to_choose(situation: Situation) -> None:
    """That all steps are in wherever the sliders stand, and where to fill in what is not known; nothing otherwise."""
    if not analyses.all_in_everywhere(situation):
        return
    with st.container(key="niets-te-kiezen"):
        st.markdown(board_words.nothing_to_choose(situation))
        if situation.dossier.unknown:
            st.page_link(rooms.at("scores"), label=board_words.FILL_IN)


def said() -> None:
    """What there is to say about the last click; once."""
    if words := current.said():
        st.markdown(words)


def changed_dossier() -> None:
    """Somebody else changed the present dossier or took it away."""
    note = current.session().notes.changed
    if note is None:
        return
    with st.container(key="dossier-fout"):
        st.warning(dossier_words.changed(*note))
        st.button(frame_words.READ, on_click=controls.dismiss, args=("changed",), key="dossier-begrepen")


def can_go_on() -> bool:
    """Whether the choice has a package; if not, say why and offer the ways out."""
    try:
        with parts.busy(frame_words.SEARCHING):
            current.situation()
    except TooSlowError:
        too_slow()
    except RequestError:
        st.title(frame_words.NO_WEIGHTS_TITLE, anchor=False)
        st.warning(frame_words.NO_WEIGHTS)
    except InfeasibleError as error:
        st.title(frame_words.CLASH_TITLE, anchor=False)
        st.warning(clashes.clash(error, current.question()))
        for code in clashes.forced_codes(error):
            label = frame_words.let_model_decide(current.dossier().measure(code))
            st.button(label, on_click=controls.release, args=(code,), key=f"los-{code}")
        if any(rule.kind == "cover" for rule in error.rules):
            st.button(frame_words.RELEASE_DEMAND, on_click=controls.release_demand, key="los-dekking")
        _release_all("losmaken")
    else:
        return True
    if current.can_undo():
        st.button(frame_words.UNDO, on_click=current.undo, key="terug-na-fout", icon=":material/undo:")
    return False


def too_slow() -> None:
    """That the best package, or something about it, was not found in time, and the ways out."""
    st.warning(trouble_words.too_slow(current.dossier()))
    _release_all("lichter-maken")


def clash_beside(error: InfeasibleError) -> None:
    """That a screen which compares all approaches has no answer under these scores."""
    st.title(clashes.NO_ANSWER, anchor=False)
    st.warning(clashes.clash_beside(error, current.question()))


def stopped() -> None:
    """That the user stopped what took long here, and the way back."""
    st.info(trouble_words.STOPPED)
    st.button(trouble_words.GO_ON, on_click=stopping.go_on, key="reken-door")


def _release_all(key: str) -> None:
    st.button(frame_words.RELEASE_ALL, on_click=controls.release_all, key=key)


def _nearest_tip(now: Situation) -> None:
    """How far the nearest slider place is that does change the package, and a button that goes there."""
    tip = None if analyses.is_large(now.dossier) else analyses.nearest_tip(now)
    if tip is None:
        return
    aspect = now.dossier.aspect(tip.aspect)
    st.button(
        frame_words.go_to(aspect, tip.position), on_click=controls.to_tip, args=(tip.aspect, tip.position), key="kantel"
    )


def change_line() -> None:
    """What came in and went out since the moment before, why, and one step back; or that a step was taken back."""
    try:
        before, now = current.previous(), current.situation()
    except (RequestError, InfeasibleError):
        return
    undone = current.session().undone
    if before is None and not undone and not current.can_undo():
        return
    with st.container(key="verandering", horizontal=True, vertical_alignment="center"):
        if current.can_undo():
            st.button(frame_words.UNDO, on_click=current.undo, key="terug", icon=":material/undo:")
        if before is not None:
            _changed(before, now)
        else:
            st.markdown(frame_words.UNDONE if undone else dossier_words.switched(now.dossier))


def _changed(before: Situation, now: Situation) -> None:
    """What came in and went out, and why; or how far the nearest change is."""
    moved = difference(before.package.codes, now.package.codes, now.dossier.codes)
    if not moved:
        st.markdown(frame_words.UNMOVED)
        _nearest_tip(now)
        return
    st.markdown(change_words.change_line(moved, now))
    folded = st.popover(frame_words.WHY, key="waarom", on_change="rerun")
    # Worked out only when unfolded: a slider does not wait for it.
    for why in situations.moved(before, now) if folded.open else ():
        name = naming.linked_step(now.dossier.measure(why.code), now)
        folded.markdown(f"{frame_words.moved(name, why.came)}  \n{change_words.line(why, before, now)}")
