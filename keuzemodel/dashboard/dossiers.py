"""Owns the parts of the screen Dossiers: the list, opening, workbooks out and in."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard import dossier_texts, login, notices, score_texts, state, texts
from keuzemodel.dashboard.own_scores import XLSX
from keuzemodel.dashboard.store import ConflictError, GoneError, Saved, StoreError
from keuzemodel.dossier import Dossier
from keuzemodel.dossiersheets import only_scores_lack, read_dossier, readable_sheets, with_score_grid
from keuzemodel.errors import DossierError
from keuzemodel.workbooks import dossier_workbook, empty_workbook, sheets_workbook

AUTHOR = "dossier-wie"


def listed() -> None:
    """Every dossier; one is picked to open, download or delete."""
    found = state.all_dossiers()
    notices.told()
    if deleted := state.deleted_dossier():
        with st.container(key="dossier-weg", horizontal=True, vertical_alignment="center"):
            st.button("Zet terug", on_click=_undelete, args=(deleted,), key="dossier-terug", icon=":material/undo:")
            st.markdown(f"**{texts.escape(deleted.name)}** is verwijderd.")
    kept = {id: saved for id in found if (saved := state.kept_as(id))}
    st.dataframe(dossier_texts.table(found, kept), hide_index=True)
    key = state.key("dossier-gekozen")
    picked = st.selectbox("Kies een dossier", list(found), index=list(found).index(state.choice().dossier), key=key,
                          format_func=lambda id: found[id].title)  # fmt: skip
    present = picked == state.choice().dossier
    dossier = state.dossier() if present else found[picked]
    st.markdown(dossier_texts.about(dossier))
    with st.container(key="dossier-knoppen", horizontal=True):
        if not present:
            st.button(
                "Open dit dossier", type="primary", on_click=state.open_dossier, args=(picked,), key="open-dossier"
            )
        st.download_button("Download als werkmap (Excel)", data=lambda: dossier_workbook(dossier), mime=XLSX,
                           on_click="ignore", file_name=f"{dossier.id}.xlsx", key="dossier-xlsx",
                           icon=":material/download:")  # fmt: skip
        if picked in kept and login.permits():
            st.button("Verwijder dit dossier", on_click=_delete, args=(kept[picked],), key="dossier-verwijder",
                      icon=":material/delete:")  # fmt: skip


def upload() -> None:
    """A workbook in: first what it holds or every fault, then kept whole or not at all."""
    st.download_button("Download een lege werkmap (Excel)", data=empty_workbook, mime=XLSX, on_click="ignore",
                       file_name="leeg-dossier.xlsx", key="dossier-leeg", icon=":material/download:")  # fmt: skip
    file = st.file_uploader("Zet hier uw ingevulde werkmap neer (Excel)", type=["xlsx"], key=state.key("dossier-in"))
    if file is None:
        return
    data = file.getvalue()
    try:
        dossier = read_dossier(data, file.name)
    except DossierError as error:
        st.markdown(dossier_texts.faults_line(error))
        if only_scores_lack(error):
            st.markdown(dossier_texts.GRID)
            st.download_button("Download uw werkmap met de scoretabel", data=lambda: _with_grid(data), mime=XLSX,
                               on_click="ignore", file_name=file.name, key="dossier-rooster",
                               icon=":material/download:")  # fmt: skip
        st.dataframe(score_texts.faults(error.faults), hide_index=True)
        return
    st.markdown(dossier_texts.found_line(dossier))
    before = state.kept_as(dossier.id)
    if before is None and dossier.id in state.all_dossiers():
        st.warning(dossier_texts.taken_line(dossier.id))
        return
    if before is not None:
        st.markdown(dossier_texts.replaces_line(state.all_dossiers()[dossier.id], dossier, before))
    _keep(dossier, before)


def _with_grid(data: bytes) -> bytes:
    return sheets_workbook(with_score_grid(readable_sheets(data)))


def _keep(dossier: Dossier, before: Saved | None) -> None:
    if not login.may_save():
        return
    with st.form("dossier-form", enter_to_submit=False, border=False):
        login.author_field("Uw naam", AUTHOR)
        label = f"Bewaar als versie {before.number + 1}" if before else "Voeg dit dossier toe"
        st.form_submit_button(label, type="primary", on_click=_save, args=(dossier, before), key="dossier-bewaar")


def _save(dossier: Dossier, before: Saved | None) -> None:
    author = login.author(AUTHOR)
    if not author:
        state.tell(dossier_texts.NAMELESS)
        return
    try:
        saved = state.keep_dossier(dossier, author, before)
    except ConflictError as error:
        state.tell(dossier_texts.conflict_line(error.latest))
    except GoneError:
        state.tell(dossier_texts.GONE)
    except (StoreError, OSError):
        state.tell(dossier_texts.UNREACHABLE)
    else:
        state.tell(dossier_texts.kept_line(saved))


def _delete(saved: Saved) -> None:
    _marked(saved, back=False)


def _undelete(saved: Saved) -> None:
    _marked(saved, back=True)


def _marked(saved: Saved, back: bool) -> None:
    try:
        state.drop_dossier(saved, back)
    except GoneError:
        state.tell(dossier_texts.GONE)
    except (StoreError, OSError):
        state.tell(dossier_texts.UNREACHABLE)
