"""Owns the parts of the screen Scenario's: saving, the list, opening, and files."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from keuzemodel.dashboard.asked.choice import Choice, default_choice
from keuzemodel.dashboard.asked.scenario import Scenario, ScenarioError, from_json, renamed, scores_of, to_json
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.kept.database import StoreError
from keuzemodel.dashboard.kept.store import ConflictError, GoneError, Saved
from keuzemodel.dashboard.language import clashes
from keuzemodel.dashboard.language import columns as names
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import downloads, login, notices, parts, uploads
from keuzemodel.dashboard.session import controls, current, scenarios, user
from keuzemodel.dashboard.session.current import Opened
from keuzemodel.dashboard.shown import scenarios as scenario_tables
from keuzemodel.dashboard.words import scenarios as scenario_words
from keuzemodel.model.dossier import Dossier
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


def present(found: Situation) -> None:
    """What the present choice holds, and which scenario it goes on from."""
    opened = scenarios.open_now()
    try:
        deleted = opened is not None and current.store().is_deleted(opened.saved.id)
    except StoreError:
        deleted = False
    st.markdown(scenario_words.now_line(found, opened, scenarios.outdated() is not None, deleted))


def save(found: Situation, reachable: bool) -> None:
    """The present choice under a name: as a new scenario, or as the next version of the one that is open; and as a
    file, also where the store cannot be reached.
    """
    opened = scenarios.open_now()
    notices.said()
    note = _note(opened)
    stem = current.key(f"scenario-{opened.saved.id if opened else 'nieuw'}")
    keys = (f"{stem}-naam", f"{stem}-notitie", "scenario-wie")
    with notices.needs_store():
        if reachable and notices.may_keep() and login.may_save():
            _form(found, opened, note, stem, keys)
    name = opened.saved.name if opened else "Scenario"
    kept = _scenario(found, name, note)
    downloads.offer("Download als bestand", f"scenario-{found.dossier.id}.json", to_json, kept, current.base(),
                    key="scenario-bestand")  # fmt: skip


def _form(found: Situation, opened: Opened | None, note: str, stem: str, keys: tuple[str, str, str]) -> None:
    with st.form(f"{stem}-form", enter_to_submit=False):
        st.text_input("Naam van het scenario", value=opened.saved.name if opened else "", max_chars=200, key=keys[0])
        st.text_area("Notitie", value=note, max_chars=4000, key=keys[1])
        login.author_field("Uw naam", keys[2])
        with st.container(key="scenario-knoppen", horizontal=True):
            if opened:
                label = f"Bewaar als versie {opened.saved.number + 1}"
                st.form_submit_button(label, type="primary", on_click=_save_next, args=(opened.saved, found, keys),
                                      key="bewaar-verder")  # fmt: skip
            st.form_submit_button("Bewaar als nieuw scenario", type="secondary" if opened else "primary",
                                  on_click=_save_new, args=(found, keys), key="bewaar-nieuw")  # fmt: skip


def _scenario(found: Situation, name: str, note: str) -> Scenario:
    base = current.base()
    return Scenario(name, note, found.choice, base.fingerprint, found.package.codes, scores_of(base))


def _typed(found: Situation, keys: tuple[str, str, str]) -> tuple[Scenario, str] | None:
    """What is to be saved, and by whom; None, and told, if a name is lacking."""
    name, note, author = current.typed(keys[0]).strip(), current.typed(keys[1]).strip(), login.author(keys[2])
    if name and author:
        return _scenario(found, name, note), author
    current.say(scenario_words.NAMELESS)
    return None


def _note(opened: Opened | None) -> str:
    held = _packed(opened.saved) if opened else None
    return held.note if held else ""


@notices.said_if_unreachable
def _save_new(found: Situation, keys: tuple[str, str, str]) -> None:
    if said := _typed(found, keys):
        scenario, author = said
        saved = current.store().add(scenario.name, author, to_json(scenario, current.base()).decode())
        scenarios.keep_open(saved, scenario.choice)
        current.say(scenario_words.saved_line(saved))


@notices.said_if_unreachable
def _save_next(opened: Saved, found: Situation, keys: tuple[str, str, str]) -> None:
    said = _typed(found, keys)
    if said is None:
        return
    scenario, author = said
    content = to_json(scenario, current.base()).decode()
    try:
        saved = current.store().save(opened.id, opened.number, scenario.name, author, content)
    except ConflictError as error:
        current.say(scenario_words.conflict_line(error.latest, _packed(error.latest), scenario, current.base()))
    except GoneError:
        scenarios.close()
        current.say(scenario_words.GONE)
    else:
        scenarios.keep_open(saved, scenario.choice)
        current.say(scenario_words.saved_line(saved))


def _packed(saved: Saved) -> Scenario | None:
    return _parsed(saved.content, tuple(current.all_dossiers().values()))


@lru_cache(maxsize=256)
def _parsed(content: str, dossiers: tuple[Dossier, ...]) -> Scenario | None:
    try:
        return from_json(content.encode(), {d.id: d for d in dossiers})
    except ScenarioError:
        return None


@notices.needs_store()
def kept(found: tuple[Saved, ...]) -> None:
    """The scenarios on this server; one is picked to open or delete."""
    if deleted := current.session().removed:
        with st.container(key="scenario-weg", horizontal=True, vertical_alignment="center"):
            st.button("Zet terug", on_click=_undelete, args=(deleted,), key="zet-terug", icon=":material/undo:")
            st.markdown(f"**{escape(deleted.name)}** is verwijderd.")
    if not found:
        st.markdown("Er zijn nog geen scenario's bewaard.")
        return
    st.dataframe(scenario_tables.table((saved, _title(saved)) for saved in found), hide_index=True)
    by_id = {saved.id: saved for saved in found}
    opened = scenarios.open_now()
    first = opened.saved.id if opened and opened.saved.id in by_id else found[0].id
    picked = st.selectbox(
        "Kies een scenario", list(by_id), index=list(by_id).index(first), key=f"gekozen-{first}",
        format_func=lambda id: scenario_words.in_list(by_id[id]),
    )  # fmt: skip
    saved = by_id[picked]
    versions = current.store().revisions(picked)
    number = saved.number
    if len(versions) > 1:
        number = st.selectbox(
            "Versie", [v.number for v in versions], key=f"versie-{picked}-{saved.number}",
            format_func=lambda n: scenario_words.version(next(v for v in versions if v.number == n)),
        )  # fmt: skip
    version = next(v for v in versions if v.number == number)
    try:
        held, now = _read(version.content.encode())
    except UNREADABLE as error:
        st.warning(f"Dit scenario is hier niet te openen: {escape(clashes.unusable(error))}.")
    else:
        _what_is_in_it(held, now)
        st.button("Open dit scenario", type="primary", on_click=_open, args=(version, saved), key="open-bewaard")
    if len(versions) > 1:
        folded = st.expander("Wat er per versie veranderde", key="versies", on_change="rerun")
        if folded.open:
            held_by_version = [(v, _packed(v)) for v in versions[:MOST_VERSIONS]]
            with folded:
                parts.table(scenario_tables.history(held_by_version, current.base()))
    if not user.permits() or current.store().read_only():
        return
    _rename_or_copy(saved)
    with st.popover("Verwijder dit scenario", icon=":material/delete:", key=f"weg-{saved.id}"):
        st.markdown(scenario_words.delete(saved))
        st.button("Ja, verwijder het voor iedereen", on_click=_delete, args=(saved,), key="verwijder")


@notices.needs_store()
def set_aside() -> None:
    """The scenarios that were deleted; whoever may save can put one back."""
    gone = {saved.id: saved for saved in current.store().all(deleted=True)}
    if not gone or not user.permits() or current.store().read_only():
        return
    folded = st.expander(scenario_words.deleted_heading(len(gone)), key="verwijderd", on_change="rerun")
    if not folded.open:
        return
    with folded:
        picked = st.selectbox("Welk verwijderd scenario?", list(gone), key="weg-gekozen",
                              format_func=lambda id: scenario_words.in_list(gone[id]))  # fmt: skip
        st.button("Zet dit scenario terug", on_click=_undelete, args=(gone[picked],), key="zet-terug-later",
                  icon=":material/undo:")  # fmt: skip


def _read(content: bytes) -> tuple[Scenario, Situation]:
    """A scenario, and what comes of it now. Raises one of UNREADABLE."""
    held = from_json(content, current.all_dossiers())
    return held, current.situation_of(held.choice)


def _what_is_in_it(held: Scenario, now: Situation) -> None:
    """Before it is opened: what it chose, and what is otherwise since."""
    st.markdown(scenario_words.found_line(held, current.all_dossiers()[held.choice.dossier]))
    _told_if_changed(held, now)


def _told_if_changed(held: Scenario, now: Situation) -> None:
    """What is otherwise than when it was made: the package, and every score of the dossier."""
    shipped = current.all_dossiers()[held.choice.dossier]
    scores = scenario_tables.changed_scores(held, shipped)
    said = scenario_words.changed_line(held, now.package.codes, shipped, len(scores))
    if not said:
        return
    st.markdown(said)
    if len(scores):
        st.dataframe(scores, hide_index=True)


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
        st.button("Begrepen", on_click=controls.dismiss, args=("outdated",), key="scenario-oud-begrepen")


def deleted_notice() -> None:
    """On every page: the link opened a scenario that was deleted."""
    saved = scenarios.opened_deleted()
    if saved is None:
        return
    with st.container(key="scenario-verwijderd"):
        st.warning(scenario_words.opened_though_deleted(saved))
        st.button("Begrepen", on_click=controls.dismiss, args=("deleted",), key="scenario-verwijderd-begrepen")


def _title(saved: Saved) -> str:
    held = _packed(saved)
    return current.all_dossiers()[held.choice.dossier].title if held else scenario_words.UNOPENED


def _rename_or_copy(saved: Saved) -> None:
    folded = st.expander("Hernoem of dupliceer", key="hernoemen", on_change="rerun")
    if not folded.open:
        return
    keys = (f"naam-{saved.id}-{saved.number}", "scenario-wie-anders")
    with folded.form(f"hernoem-{saved.id}", enter_to_submit=False, border=False):
        st.text_input("Nieuwe naam", value=saved.name, max_chars=200, key=keys[0])
        login.author_field("Door wie", keys[1])
        with st.container(key="hernoem-knoppen", horizontal=True):
            st.form_submit_button("Hernoem", on_click=_under_other_name, args=(saved, keys, False), key="hernoem")
            st.form_submit_button("Dupliceer", on_click=_under_other_name, args=(saved, keys, True), key="dupliceer")


@notices.said_if_unreachable
def _under_other_name(saved: Saved, keys: tuple[str, str], copy: bool) -> None:
    name, author = current.typed(keys[0]).strip(), login.author(keys[1])
    if not name or not author:
        current.say(scenario_words.NAMELESS)
        return
    content = renamed(saved.content, name)
    try:
        if copy:
            done = current.store().add(name, author, content)
        else:
            done = current.store().save(saved.id, saved.number, name, author, content)
    except ConflictError as error:
        current.say(scenario_words.renamed_too_late(error.latest))
    except GoneError:
        current.say(scenario_words.GONE)
    else:
        opened = scenarios.open_now()
        if opened and not copy and opened.saved == saved:
            scenarios.keep_open(done, opened.held)
        current.say(scenario_words.under_name_line(done, copy))


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


def pick(found: Situation, there: tuple[Saved, ...], label: str, first: int) -> tuple[Column, ...]:
    """Up to four packages: the present choice, the advice, and of those `there`. first: how many are picked already."""
    here = names.now(found)
    options: dict[str, Choice] = {here.name: found.choice}
    if found.advised is not None:
        options[names.ADVICE] = default_choice(current.base())
    for saved in there:
        held = _packed(saved)
        if held is not None and held.choice.dossier == found.dossier.id:
            options[scenario_words.heading(saved, options)] = held.choice
    picked = st.multiselect(
        label,
        list(options),
        default=list(options)[:first],
        max_selections=scenario_words.MOST_COMPARED,
        key=f"naast-{first}-{found.dossier.id}-{len(options)}",
        placeholder="Kies een scenario",
        persist_state="session",
    )
    columns = []
    for name in picked:
        try:
            columns.append(here if name == here.name else Column(name, current.situation_of(options[name])))
        except (RequestError, InfeasibleError):
            st.warning(scenario_words.no_package(name))
    return tuple(columns)


def compare(found: Situation, there: tuple[Saved, ...]) -> None:
    """Two to four side by side: saved ones, the present choice, the advice."""
    columns = pick(found, there, "Welke naast elkaar? Twee tot vier", 2)
    if len(columns) < 2:
        st.markdown("Kies er minstens twee.")
        return
    st.markdown(scenario_words.shared_line(columns))
    differs = scenario_tables.differing(columns, found)
    if len(differs):
        with st.container(key="matrix"):
            parts.table(differs)
    parts.figures(scenario_tables.beside(columns), "scenarios")


def from_file() -> None:
    """A scenario from a file: first what is in it, then opened."""
    file = uploads.received("Zet hier een bewaard scenario neer (JSON)", (".json",), "scenario-in")
    if file is None:
        return
    try:
        given, now = _read(file.getvalue())
    except UNREADABLE as error:
        st.error(f"Niet geopend: {escape(clashes.unusable(error))}.")
    else:
        _what_is_in_it(given, now)
        st.button("Open dit bestand", type="primary", on_click=_open_file, args=(given,), key="open")


def _open_file(given: Scenario) -> None:
    scenarios.close()
    current.apply(given.choice)
