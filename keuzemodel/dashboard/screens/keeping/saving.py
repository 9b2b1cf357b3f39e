"""Owns how a scenario is saved: under a name, as the next version, as a file; and how it is renamed or copied."""

from __future__ import annotations

from functools import partial

import streamlit as st

from keuzemodel.dashboard.asked.scenario import Scenario, renamed, scores_of, to_json
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.kept.store import ConflictError, GoneError, Saved
from keuzemodel.dashboard.screens import downloads, notices, parts
from keuzemodel.dashboard.screens.keeping import login
from keuzemodel.dashboard.session import current, scenarios
from keuzemodel.dashboard.session.current import Opened
from keuzemodel.dashboard.words.keeping import kept as keeping_words
from keuzemodel.dashboard.words.keeping import scenarios as scenario_words


def save(situation: Situation, reachable: bool) -> None:
    """The present choice under a name: as a new scenario, or as the next version of the one that is open; and as a
    file, also where the store cannot be reached.
    """
    opened = scenarios.open_now()
    notices.said()
    name, note = _proposed(opened)
    stem = current.key(f"scenario-{opened.saved.id if opened else 'nieuw'}")
    keys = (f"{stem}-naam", f"{stem}-notitie", "scenario-wie")
    with notices.needs_store():
        if reachable and notices.may_keep() and login.may_save():
            _form(situation, opened, (name, note), stem, keys)
    kept = as_scenario(situation, name or scenario_words.UNNAMED, note)
    downloads.offer(scenario_words.DOWNLOAD, f"scenario-{situation.dossier.id}.json", to_json, kept, current.base(),
                    key="scenario-bestand")  # fmt: skip


def _form(
    situation: Situation, opened: Opened | None, proposed: tuple[str, str], stem: str, keys: tuple[str, str, str]
) -> None:
    with st.form(f"{stem}-form", enter_to_submit=False):
        st.text_input(scenario_words.NAME, value=proposed[0], max_chars=200, key=keys[0])
        st.text_area(scenario_words.NOTE, value=proposed[1], max_chars=4000, key=keys[1])
        login.author_field(keeping_words.NAME, keys[2])
        with st.container(key="scenario-knoppen", horizontal=True):
            if opened:
                label = keeping_words.keep_as(opened.saved.number + 1)
                st.form_submit_button(label, type="primary", on_click=_save_next, args=(opened.saved, situation, keys),
                                      key="bewaar-verder")  # fmt: skip
            st.form_submit_button(scenario_words.SAVE_NEW, type="secondary" if opened else "primary",
                                  on_click=_save_new, args=(situation, keys), key="bewaar-nieuw")  # fmt: skip


def as_scenario(situation: Situation, name: str, note: str) -> Scenario:
    """The present choice as a scenario."""
    base = current.base()
    return Scenario(name, note, situation.choice, base.fingerprint, situation.package.codes, scores_of(base))


def _typed(situation: Situation, keys: tuple[str, str, str]) -> tuple[Scenario, str] | None:
    """What is to be saved, and by whom; None, and told, if a name is lacking."""
    name, note, author = current.typed(keys[0]).strip(), current.typed(keys[1]).strip(), login.author(keys[2])
    if name and author:
        return as_scenario(situation, name, note), author
    current.say(scenario_words.nameless(name, author))
    return None


def _proposed(opened: Opened | None) -> tuple[str, str]:
    """The name and the note that are filled in: those of what is open, or of what a meeting came to."""
    if opened:
        held = scenarios.packed(opened.saved)
        return opened.saved.name, held.note if held else ""
    taken = current.session().proposed
    return (taken.name, taken.note) if taken and taken.choice == current.choice() else ("", "")


@notices.said_if_unreachable
def _save_new(situation: Situation, keys: tuple[str, str, str]) -> None:
    if said := _typed(situation, keys):
        scenario, author = said
        saved = current.store().add(scenario.name, author, to_json(scenario, current.base()).decode())
        scenarios.keep_open(saved, scenario.choice)
        current.say(scenario_words.saved_line(saved))


@notices.said_if_unreachable
def _save_next(opened: Saved, situation: Situation, keys: tuple[str, str, str]) -> None:
    said = _typed(situation, keys)
    if said is None:
        return
    scenario, author = said
    content = to_json(scenario, current.base()).decode()
    try:
        saved = current.store().save(opened.id, opened.number, scenario.name, author, content)
    except ConflictError as error:
        current.say(
            scenario_words.conflict_line(error.latest, scenarios.packed(error.latest), scenario, current.base())
        )
    except GoneError:
        scenarios.close()
        current.say(scenario_words.GONE)
    else:
        scenarios.keep_open(saved, scenario.choice)
        current.say(scenario_words.saved_line(saved))


def rename_or_copy(saved: Saved) -> None:
    """The same under another name: the scenario itself, or a copy of it."""
    parts.unfold(scenario_words.RENAME_OR_COPY, "hernoemen", partial(_name_form, saved))


def _name_form(saved: Saved) -> None:
    keys = (f"naam-{saved.id}-{saved.number}", "scenario-wie-anders")
    with st.form(f"hernoem-{saved.id}", enter_to_submit=False, border=False):
        st.text_input(scenario_words.NEW_NAME, value=saved.name, max_chars=200, key=keys[0])
        login.author_field(scenario_words.BY_WHOM, keys[1])
        with st.container(key="hernoem-knoppen", horizontal=True):
            st.form_submit_button(
                scenario_words.RENAME, on_click=_under_other_name, args=(saved, keys, False), key="hernoem"
            )
            st.form_submit_button(
                scenario_words.COPY, on_click=_under_other_name, args=(saved, keys, True), key="dupliceer"
            )


@notices.said_if_unreachable
def _under_other_name(saved: Saved, keys: tuple[str, str], copy: bool) -> None:
    name, author = current.typed(keys[0]).strip(), login.author(keys[1])
    if not name or not author:
        current.say(scenario_words.nameless(name, author))
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
