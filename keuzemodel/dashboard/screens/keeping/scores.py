"""Owns the parts of the screen Eigen scores: files out and in, the preview, and editing in the table."""

from __future__ import annotations

from datetime import date

import streamlit as st

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import downloads, parts, rooms
from keuzemodel.dashboard.screens.keeping import uploads
from keuzemodel.dashboard.session import controls, current, scenarios
from keuzemodel.dashboard.shown.keeping import scores as score_tables
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.keeping import scores as score_words
from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.workbooks import scores_csv, scores_workbook

STEP_WIDTH, CHANGED_WIDTH, LETTER, AROUND = 240, 100, 7, 45
ROW_HEIGHT = 66
"""Of the table to type in, in pixels: names of steps on lines under each other, which takes rows of more than 64, and
names of criteria on one.
"""


def notice() -> None:
    """On every page: that own scores are in use and no link holds them, or that a link named some that are gone."""
    if current.session().notes.scores_gone:
        with st.container(key="eigen-scores-weg"):
            st.warning(score_words.GONE)
            st.button(frame_words.READ, on_click=controls.dismiss, args=("scores_gone",), key="scores-weg-begrepen")
    count = len(current.choice().scores)
    saved = scenarios.open_now()
    if count and (saved is None or saved[1] != current.choice()):
        with st.container(key="eigen-scores", horizontal=True, vertical_alignment="center"):
            st.caption(score_words.link_line(count))
            st.page_link(rooms.at("scores"), label=score_words.TO_SCORES)


def files() -> None:
    """The score table as a workbook and as CSV."""
    dossier = current.dossier()
    with st.container(key="scores-bestanden", horizontal=True):
        downloads.offer(score_words.DOWNLOAD, f"scores-{dossier.id}.xlsx", scores_workbook, dossier,
                        key="scores-xlsx")  # fmt: skip
        downloads.offer(score_words.DOWNLOAD_CSV, f"scores-{dossier.id}.csv", scores_csv, dossier, key="scores-csv")


def upload() -> None:
    """A file back in: first what it would change, then taken over whole or not at all."""
    file = uploads.received(score_words.UPLOAD, (".xlsx", ".csv"), "scores-bestand")
    if file is None:
        return
    dossier = current.dossier()
    found = read_scores(file.getvalue(), file.name, dossier, date.today())
    st.markdown(score_words.preview_line(found))
    if found.faults:
        parts.plain_table(score_tables.faults(found.faults))
    elif found.changes:
        parts.plain_table(score_tables.changes(dossier, found.changes, headings.NOW, headings.BECOMES))
        st.button(
            score_words.take_over(len(found.changes)),
            type="primary",
            on_click=controls.take_scores,
            args=([then for _, then in found.changes],),
            key="neem-over",
        )


def editor() -> None:
    """The table itself, or on a phone a list of one step's scores; what is changed counts at once."""
    for fault in controls.edit_faults():
        st.warning(score_words.fault(fault))
    with st.container(key="scores-breed"):
        st.caption(score_words.EDIT)
        _whole()
    with st.container(key="scores-smal"):
        _one_step()


def _one_step() -> None:
    dossier = current.dossier()
    table, names = score_tables.table(dossier), score_tables.called(dossier)
    measures = {place: naming.step(measure) for place, measure in enumerate(dossier.measures)}
    with st.expander(score_words.WHICH_STEP, key="scores-welke-stap"):
        row = st.radio(
            score_words.WHICH_STEP, list(measures), format_func=measures.__getitem__, key=f"scores-stap-{dossier.id}",
            label_visibility="collapsed",
        )  # fmt: skip
    st.markdown(measures[row])
    for c in dossier.criteria:
        key, column = current.key(f"scores-{row}-{c.id}"), names[c.id]
        st.text_input(
            escape(column), value=str(table[column].iloc[row]), help=naming.scale_help(c), key=key, on_change=_typed,
            args=(row, column, key),
        )  # fmt: skip


@controls.if_shown
def _typed(row: int, column: str, key: str) -> None:
    scores, faults = score_tables.edited(current.dossier(), {row: {column: current.typed(key)}}, date.today())
    controls.take_scores(scores, faults)


def _whole() -> None:
    key = current.key("scores-tabel")
    dossier = current.dossier()
    table = score_tables.table(dossier)
    names = score_tables.called(dossier)
    columns = {
        headings.STEP: st.column_config.TextColumn(pinned=True, width=STEP_WIDTH, disabled=True),
        headings.CHANGED: st.column_config.TextColumn(width=CHANGED_WIDTH, disabled=True),
    }
    columns |= {
        names[c.id]: st.column_config.TextColumn(help=naming.scale_help(c), width=LETTER * len(names[c.id]) + AROUND)
        for c in dossier.criteria
    }
    st.data_editor(
        table, hide_index=True, key=key, column_config=columns, on_change=_edited, args=(key,), row_height=ROW_HEIGHT
    )


@controls.if_shown
def _edited(key: str) -> None:
    scores, faults = score_tables.edited(current.dossier(), controls.edited_rows(key), date.today())
    controls.take_scores(scores, faults)
