"""Owns the parts of the screen Scenario's: the list, opening, deleting, and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from keuzemodel.dashboard.asked.scenario import Scenario, ScenarioError, from_json
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.kept.store import GoneError, Saved
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.screens import notices, parts
from keuzemodel.dashboard.screens.keeping import saving, uploads
from keuzemodel.dashboard.session import controls, current, scenarios, user
from keuzemodel.dashboard.shown.keeping import scenarios as scenario_tables
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words.keeping import faulty
from keuzemodel.dashboard.words.keeping import kept as keeping_words
from keuzemodel.dashboard.words.keeping import scenarios as scenario_words
from keuzemodel.model.errors import InfeasibleError, RequestError

MOST_VERSIONS = 20
UNREADABLE = (ScenarioError, RequestError, InfeasibleError, GoneError)


def available() -> tuple[Saved, ...] | None:
    """Every scenario on this server; None, and said, if they cannot be reached."""
    try:
        return current.store().all()
    except StoreError as error:
        notices.store_trouble(error)
        return None


def present(situation: Situation) -> None:
    """What the present choice holds, and which scenario it goes on from."""
    opened = scenarios.open_now()
    try:
        deleted = opened is not None and current.store().is_deleted(opened.saved.id)
    except StoreError:
        deleted = False
    st.markdown(scenario_words.now_line(situation, opened, scenarios.outdated() is not None, deleted))
    parts.copy_link()


@notices.needs_store()
def kept(there: tuple[Saved, ...]) -> None:
    """The scenarios on this server; one is picked to open or delete."""
    if deleted := current.session().removed:
        with st.container(key="scenario-weg", horizontal=True, vertical_alignment="center"):
            st.button(
                keeping_words.PUT_BACK, on_click=_undelete, args=(deleted,), key="zet-terug", icon=":material/undo:"
            )
            st.markdown(keeping_words.deleted(deleted.name))
    if not there:
        st.markdown(scenario_words.NONE_KEPT)
        return
    parts.plain_table(scenario_tables.table((saved, _title(saved)) for saved in there))
    by_id = {saved.id: saved for saved in there}
    opened = scenarios.open_now()
    first = opened.saved.id if opened and opened.saved.id in by_id else there[0].id
    picked = st.selectbox(
        scenario_words.PICK, list(by_id), index=list(by_id).index(first), key=f"gekozen-{first}",
        format_func=lambda id: scenario_words.in_list(by_id[id]),
    )  # fmt: skip
    saved = by_id[picked]
    versions = current.store().revisions(picked)
    number = saved.number
    if len(versions) > 1:
        number = st.selectbox(
            scenario_words.VERSION, [v.number for v in versions], key=f"versie-{picked}-{saved.number}",
            format_func=lambda n: scenario_words.version(next(v for v in versions if v.number == n)),
        )  # fmt: skip
    version = next(v for v in versions if v.number == number)
    try:
        held, now = _read(version.content.encode())
    except UNREADABLE as error:
        st.warning(scenario_words.not_opened_here(faulty.unusable(error)))
    else:
        _what_is_in_it(held, now)
        st.button(scenario_words.OPEN, type="primary", on_click=_open, args=(version, saved), key="open-bewaard")
    if len(versions) > 1:
        parts.unfold(scenario_words.VERSIONS, "versies", partial(_history, versions[:MOST_VERSIONS]))
    if not user.permits() or current.store().read_only():
        return
    saving.rename_or_copy(saved)
    with st.popover(scenario_words.DELETE, icon=":material/delete:", key=f"weg-{saved.id}"):
        st.markdown(scenario_words.delete(saved))
        st.button(keeping_words.DELETE, on_click=_delete, args=(saved,), key="verwijder")


@notices.needs_store()
def set_aside() -> None:
    """The scenarios that were deleted; whoever may save can put one back."""
    gone = {saved.id: saved for saved in current.store().all(deleted=True)}
    if not gone or not user.permits() or current.store().read_only():
        return
    parts.unfold(scenario_words.deleted_heading(len(gone)), "verwijderd", partial(_put_back, gone))


def _put_back(gone: Mapping[str, Saved]) -> None:
    picked = st.selectbox(scenario_words.WHICH_DELETED, list(gone), key="weg-gekozen",
                          format_func=lambda id: scenario_words.in_list(gone[id]))  # fmt: skip
    st.button(scenario_words.PUT_BACK, on_click=_undelete, args=(gone[picked],), key="zet-terug-later",
              icon=":material/undo:")  # fmt: skip


def _history(versions: Sequence[Saved]) -> None:
    parts.table(scenario_tables.history([(v, scenarios.packed(v)) for v in versions], current.base()))


def _read(content: bytes) -> tuple[Scenario, Situation]:
    """A scenario and its result now. Raises one of UNREADABLE."""
    held = from_json(content, current.all_dossiers())
    return held, current.situation_of(held.choice)


def _what_is_in_it(held: Scenario, now: Situation) -> None:
    """Before it is opened: its choice, and what changed since."""
    st.markdown(scenario_words.found_line(held, current.all_dossiers()[held.choice.dossier]))
    _told_if_changed(held, now)


def _told_if_changed(held: Scenario, now: Situation) -> None:
    """What changed since it was made: the package, and scores of the dossier."""
    shipped = current.all_dossiers()[held.choice.dossier]
    scores = scenario_tables.changed_scores(held, shipped)
    said = scenario_words.changed_line(held, now.package.codes, shipped, len(scores))
    if not said:
        return
    st.markdown(said)
    if len(scores):
        parts.plain_table(scores)


def notice() -> None:
    """On every page: the scenario that was opened was made on other scores, and what that does."""
    held = scenarios.outdated()
    if held is None:
        return
    try:
        now = current.situation_of(held.choice)
    except (RequestError, InfeasibleError):
        return
    with st.container(key="scenario-oud", border=True):
        _told_if_changed(held, now)
        st.button(frame_words.READ, on_click=controls.dismiss, args=("outdated",), key="scenario-oud-begrepen")


def deleted_notice() -> None:
    """On every page: the link opened a scenario that was deleted."""
    saved = scenarios.opened_deleted()
    if saved is None:
        return
    with st.container(key="scenario-verwijderd"):
        st.warning(scenario_words.opened_though_deleted(saved))
        st.button(frame_words.READ, on_click=controls.dismiss, args=("deleted",), key="scenario-verwijderd-begrepen")


def arrived_notice() -> None:
    """On every page: which saved scenario the link opened, whose it is, and what was noted with it."""
    saved = scenarios.arrived()
    if saved is None:
        return
    held = scenarios.packed(saved)
    with st.container(key="scenario-geopend", horizontal=True, vertical_alignment="center"):
        st.markdown(scenario_words.arrived(saved, held.note if held else ""))
        st.button(frame_words.READ, on_click=controls.dismiss, args=("arrived",), key="scenario-geopend-begrepen")


def _title(saved: Saved) -> str:
    held = scenarios.packed(saved)
    return current.all_dossiers()[held.choice.dossier].title if held else scenario_words.UNOPENED


@notices.said_if_unreachable
def _open(version: Saved, latest: Saved) -> None:
    """An earlier version opens on top of the latest, so that saving it puts it back as the next one."""
    try:
        scenario = scenarios.open_saved(version)
    except UNREADABLE:
        current.say(scenario_words.GONE)
        return
    if version.number != latest.number:
        scenarios.keep_open(latest, None)
        current.say(scenario_words.earlier_line(version, latest))
    else:
        scenarios.keep_open(version, scenario.choice)


@notices.said_if_unreachable
def _delete(saved: Saved) -> None:
    try:
        current.store().delete(saved.id)
    except GoneError:
        return
    scenarios.remember_removed(saved)
    opened = scenarios.open_now()
    if opened and opened.saved.id == saved.id:
        scenarios.close()


@notices.said_if_unreachable
def _undelete(saved: Saved) -> None:
    try:
        current.store().undelete(saved.id)
    except GoneError:
        current.say(scenario_words.NOT_THERE)
        return
    scenarios.remember_removed(None)
    current.say(scenario_words.back_line(saved))


def from_file() -> None:
    """A scenario from a file: first what is in it, then opened."""
    file = uploads.received(scenario_words.UPLOAD, (".json",), "scenario-in")
    if file is None:
        return
    try:
        given, now = _read(file.getvalue())
    except UNREADABLE as error:
        st.error(scenario_words.not_opened(faulty.unusable(error)))
    else:
        _what_is_in_it(given, now)
        st.button(scenario_words.OPEN_FILE, type="primary", on_click=_open_file, args=(given,), key="open")


def _open_file(given: Scenario) -> None:
    scenarios.close()
    current.apply(given.choice)
