"""Owns the parts of the screen Dossiers: the list, opening, workbooks out and in."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.kept.catalogue import Kept
from keuzemodel.dashboard.kept.store import ConflictError, GoneError, Saved
from keuzemodel.dashboard.screens import downloads, notices, parts
from keuzemodel.dashboard.screens.keeping import login, uploads
from keuzemodel.dashboard.session import current, dossiers, user
from keuzemodel.dashboard.shown.keeping import dossiers as dossier_tables
from keuzemodel.dashboard.shown.keeping import scores as score_tables
from keuzemodel.dashboard.words.keeping import dossiers as dossier_words
from keuzemodel.dashboard.words.keeping import kept as keeping_words
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import DossierError, Fault
from keuzemodel.sheets.dossiers.grid import with_score_grid
from keuzemodel.sheets.dossiers.reading import lacking_scores, read_dossier, readable_sheets
from keuzemodel.sheets.workbooks import dossier_workbook, empty_workbook, sheets_workbook

AUTHOR = "dossier-wie"


def listed() -> None:
    """Every dossier; one is picked to open, download or delete."""
    found, kept = current.all_dossiers(), current.session().seen.kept
    if (trouble := current.session().seen.trouble) is not None:
        notices.store_trouble(trouble)
        st.markdown(dossier_words.STILL)
    parts.plain_table(dossier_tables.table(found, kept.saved))
    key = current.key("dossier-gekozen")
    picked = st.selectbox(dossier_words.PICK, list(found), index=list(found).index(current.choice().dossier), key=key,
                          format_func=lambda id: dossier_words.in_list(id, found))  # fmt: skip
    present = picked == current.choice().dossier
    dossier = current.dossier() if present else found[picked]
    st.markdown(dossier_words.about(dossier, situations.claims(dossier)))
    with st.container(key="dossier-knoppen", horizontal=True):
        if not present:
            st.button(dossier_words.OPEN, type="primary", on_click=dossiers.switch_to, args=(picked,),
                      key="open-dossier")  # fmt: skip
        downloads.offer(dossier_words.DOWNLOAD, f"{dossier.id}.xlsx", dossier_workbook, dossier,
                        key="dossier-xlsx")  # fmt: skip
        if picked in kept.saved and user.permits():
            with st.popover(dossier_words.DELETE_THIS, icon=":material/delete:"):
                st.markdown(dossier_words.DELETE)
                st.button(keeping_words.DELETE, on_click=_marked, args=(kept.saved[picked], False),
                          key="dossier-verwijder")  # fmt: skip
    _set_aside(kept)


def _set_aside(kept: Kept) -> None:
    """What was deleted can be put back by anyone; what cannot be read can only go."""
    for saved, error in kept.unusable:
        st.warning(dossier_words.unusable(saved, error))
        if user.permits():
            st.button(dossier_words.DELETE_UNUSABLE, on_click=_marked, args=(saved, False), key=f"weg-{saved.id}")
    for saved in kept.deleted:
        with st.container(key=f"dossier-weg-{saved.id}", horizontal=True, vertical_alignment="center"):
            if user.permits():
                st.button(keeping_words.PUT_BACK, on_click=_marked, args=(saved, True), key=f"terug-{saved.id}",
                          icon=":material/undo:")  # fmt: skip
            st.markdown(keeping_words.deleted(saved.name))


def upload() -> None:
    """A workbook in: first what it holds or every fault, then kept whole or not at all."""
    notices.said()
    downloads.offer(dossier_words.DOWNLOAD_EMPTY, "leeg-dossier.xlsx", empty_workbook, key="dossier-leeg")
    file = uploads.received(dossier_words.UPLOAD, (".xlsx",), "dossier-in")
    if file is None:
        return
    data = file.getvalue()
    try:
        dossier = _read(data, file.name)
    except DossierError as error:
        last = lacking_scores(error)
        st.markdown(dossier_words.faults_line(error))
        if last:
            st.markdown(dossier_words.grid_line(error))
            downloads.offer(dossier_words.DOWNLOAD_GRID, file.name, _with_grid, data, key="dossier-rooster")
        parts.plain_table(score_tables.faults([*(f for f in error.faults if f not in last), *last]))
        return
    st.markdown(dossier_words.found_line(dossier))
    before = dossiers.kept_as(dossier.id)
    if before is None and dossier.id.lower() in {id.lower() for id in current.all_dossiers()}:
        st.warning(dossier_words.taken_line(dossier.id))
        return
    if before is not None:
        old = next((d for id, d in current.all_dossiers().items() if id.lower() == dossier.id.lower()), None)
        if old is not None:
            st.markdown(dossier_words.replaces_line(old, dossier, before))
        if old == dossier:
            return
    _keep(dossier, before)


@lru_cache(maxsize=8)
def _read(data: bytes, name: str) -> Dossier:
    """A dossier that can leave again as it came. Raises DossierError."""
    dossier = read_dossier(data, name)
    try:
        same = read_dossier(dossier_workbook(dossier), name) == dossier
    except (DossierError, ValueError):
        same = False
    if not same:
        raise DossierError([Fault(name, None, None, dossier_words.TOO_LARGE)])
    return dossier


def _with_grid(data: bytes) -> bytes:
    return sheets_workbook(with_score_grid(readable_sheets(data)))


@notices.needs_store()
def _keep(dossier: Dossier, before: Saved | None) -> None:
    if not notices.may_keep() or not login.may_save():
        return
    with st.form("dossier-form", enter_to_submit=False, border=False):
        login.author_field(keeping_words.NAME, AUTHOR)
        label = keeping_words.keep_as(before.number + 1) if before else dossier_words.ADD
        st.form_submit_button(label, type="primary", on_click=_save, args=(dossier, before), key="dossier-bewaar")


@notices.said_if_unreachable
def _save(dossier: Dossier, before: Saved | None) -> None:
    author = login.author(AUTHOR)
    if not author:
        current.say(dossier_words.NAMELESS)
        return
    try:
        saved = dossiers.keep(dossier, author, before)
    except ConflictError as error:
        current.say(dossier_words.conflict_line(error.latest))
    except GoneError:
        current.say(dossier_words.GONE)
    except DossierError:
        current.say(dossier_words.not_kept())
    else:
        current.say(dossier_words.kept_line(saved))


@notices.said_if_unreachable
def _marked(saved: Saved, back: bool) -> None:
    try:
        dossiers.drop(saved, back)
    except GoneError:
        current.say(dossier_words.GONE)
