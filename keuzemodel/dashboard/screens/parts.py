"""Owns the pieces of screen that more than one page shows."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.language.columns import Column, this
from keuzemodel.dashboard.language.elements import Html
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import downloads, rooms
from keuzemodel.dashboard.session import controls, current, opening, stopping
from keuzemodel.dashboard.session.address import full_address
from keuzemodel.dashboard.session.stopping import StoppedError
from keuzemodel.dashboard.shown.about import about
from keuzemodel.dashboard.shown.drawn import palette
from keuzemodel.dashboard.shown.meeting import report
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words import measures as measure_words
from keuzemodel.dashboard.words.keeping import trouble as trouble_words
from keuzemodel.model.dossier import Dossier, Measure

PATIENCE = 0.8
"""Seconds before anything is said."""
MOST_ROWS = 100
_STOPS = count()
"""Each stop button has a key of its own: a page may wait for several things."""

COPY_HTML = f'<button type="button">{frame_words.COPY_LINK}</button><span role="status" aria-live="polite"></span>'
COPY_CSS = (Path(__file__).parent / "copy.css").read_text(encoding="utf-8")
COPY_JS = (Path(__file__).parent / "copy.js").read_text(encoding="utf-8")
GRAPH_HTML = "".join(f'<button type="button">{frame_words.save_as(kind)}</button>' for kind in ("SVG", "PNG"))
GRAPH_CSS = (Path(__file__).parent / "graph.css").read_text(encoding="utf-8")
GRAPH_JS = (Path(__file__).parent / "graph.js").read_text(encoding="utf-8")


def table(frame: pd.DataFrame) -> None:
    """A table to read. Its cells are Markdown; its headings are plain: Streamlit reads Markdown in both."""
    st.table(frame.rename(columns=escape), hide_index=True, border="horizontal")


def plain_table(frame: pd.DataFrame) -> None:
    """A table of plain text, of which the rows past the first hundred are there to scroll through."""
    table(frame[:MOST_ROWS].map(lambda cell: escape(str(cell))))
    if len(frame) > MOST_ROWS:
        st.caption(frame_words.more_rows(len(frame) - MOST_ROWS))
        st.dataframe(frame[MOST_ROWS:], hide_index=True)


def copy_link() -> None:
    """A button that puts the link to what is on screen on the clipboard, and says so."""
    show = st.components.v2.component("keuzemodel_copy", html=COPY_HTML, css=COPY_CSS, js=COPY_JS)
    show(
        key="kopieer-link",
        data={"link": full_address(), "copied": frame_words.COPIED, "failed": frame_words.NOT_COPIED},
    )


def picture(made: Html, key: str) -> None:
    """A picture made of elements."""
    with st.container(key=key):
        st.html(made)


def figures(frame: pd.DataFrame, name: str) -> None:
    """A table whose columns after the first are numbers, right-aligned."""
    with st.container(key=f"cijfers-{name}"):
        table(frame)


def release_all() -> None:
    """A button that lets the model decide about every step again; nothing where it does."""
    choice = current.choice()
    if choice.require or choice.forbid:
        st.button(frame_words.RELEASE, on_click=controls.release_all, key="los")


def measure_list(situation: Situation, opened: str) -> None:
    """All measures with their sign; one is open."""
    shown = st.segmented_control(
        measure_words.WHICH,
        (measure_words.ALL, measure_words.INSIDE, measure_words.OUTSIDE),
        default=measure_words.ALL,
        required=True,
        key="lijst-toont",
        persist_state="session",
    )
    chosen = set(situation.package.codes)
    codes = [
        c
        for c in situation.dossier.codes
        if shown == measure_words.ALL or (c in chosen) == (shown == measure_words.INSIDE)
    ]
    if not codes:
        st.markdown(measure_words.NO_STEPS)
        return
    # The signs are part of the names, and a browser reports a name: with other signs it is another list.
    signs = "".join(naming.sign(c, c in chosen, situation.choice) for c in codes)
    key = current.key(f"stap-lijst-{shown}-{signs}")
    if opened not in codes:
        st.caption(measure_words.not_listed(opened))
    with st.container(key="stap-lijst"):
        st.radio(
            measure_words.list_name(situation.choice),
            codes,
            index=codes.index(opened) if opened in codes else None,
            format_func=lambda code: measure_words.in_list(
                situation.dossier.measure(code), code in chosen, situation.choice
            ),
            key=key,
            on_change=controls.on_open,
            args=(opening.MEASURES, key),
        )


def force_control(measure: Measure, label: str) -> None:
    """The model decides, always, never: for one measure."""
    labels = {"model": naming.FREE_LABEL, "altijd": naming.ALWAYS_LABEL, "nooit": naming.NEVER_LABEL}
    key = current.key(f"vast-{measure.code.replace('.', '_')}")
    st.segmented_control(
        label,
        list(labels),
        default=current.choice().forced(measure.code),
        format_func=labels.__getitem__,
        key=key,
        required=True,
        on_change=controls.on_force,
        args=(measure.code, key),
    )


def force_several(situation: Situation) -> None:
    """Which steps are fixed, all in one place."""
    unfold(measure_words.SEVERAL, "meer-vast", partial(_force_several, situation))


def _force_several(situation: Situation) -> None:
    choice, names = situation.choice, {m.code: naming.plain_step(m) for m in situation.dossier.measures}
    for force, label, held in (
        ("altijd", measure_words.ALWAYS_IN, choice.require),
        ("nooit", measure_words.NEVER_IN, choice.forbid),
    ):
        # Another key where the steps were fixed by another control: this one has to show them too.
        key = current.key(f"vast-{force}-{'-'.join(held)}")
        st.multiselect(
            label,
            list(names),
            default=held,
            format_func=names.__getitem__,
            placeholder=measure_words.NONE_FIXED,
            key=key,
            on_change=controls.on_force_several,
            args=(force, key),
        )
    release_all()


def unfold(title: str, key: str, fill: Callable[[], None]) -> None:
    """One question; its answer is worked out and drawn once somebody wants it."""
    folded = st.expander(title, key=key, on_change="rerun")
    if folded.open:
        with folded:
            fill()


def waiting(words: str) -> Callable[[float], None]:
    """A function that reports progress. It shows a bar and a button to stop: at once for a large dossier, otherwise
    after a second. It does not return if the run is no longer wanted.
    """
    bar, button = st.empty(), st.empty()
    patience = 0.0 if analyses.is_large(current.dossier()) else PATIENCE
    begun, shown = time.monotonic(), False

    def progress(part: float) -> None:
        nonlocal shown
        late = time.monotonic() - begun >= patience
        stopped = stopping.is_stopped() and late
        if part >= 1 or stopped:
            bar.empty()
            button.empty()
        if stopped and part < 1:
            raise StoppedError("stopped by the user")
        if part < 1 and late:
            bar.progress(part, text=words)
            if not shown:
                button.button(trouble_words.STOP, on_click=stopping.stop, key=f"stop-{next(_STOPS)}")
                shown = True

    return progress


def busy(words: str) -> AbstractContextManager[None]:
    """A spinner for work that reports no progress, on a large dossier only."""
    return st.spinner(words, show_time=True) if analyses.is_large(current.dossier()) else nullcontext()


def draw(chart: Any, alt: str, file: str) -> None:
    """An Altair chart, on a page that is light or dark, and the same as a file.

    alt: what it shows, and after a semicolon where that stands in words. file: what the file is called, without
    its kind; empty for a chart that is not offered.
    """
    st.altair_chart(palette.on_dark(chart) if current.is_dark() else chart, alt=alt)
    if file:
        save_picture(chart, alt.rsplit(";", 1)[0], file, this(current.situation()))


def save_picture(chart: Any, title: str, name: str, columns: tuple[Column, ...]) -> None:
    """A chart, or its specification, as a file; made and drawn when it is asked for, and saying what it rests on."""
    given = (chart, title, columns, full_address(), date.today())
    with st.container(key=f"plaatje-{name}", horizontal=True):
        for kind, make in (("SVG", report.picture), ("PNG", report.picture_in_dots)):
            label, file, key = frame_words.save_as(kind), f"{name}.{kind.lower()}", f"{name}-{kind}"
            downloads.offer(label, file, make, *given, key=key, icon=None, type="tertiary")


def graph(dot: str, title: str, file: str) -> None:
    """A graph that the browser draws, and the same as a file."""
    with st.container(key="graaf"):
        st.graphviz_chart(dot, width="content", alt=frame_words.table_below(title))
    told = about(this(current.situation()), full_address(), date.today())
    ground, ink = map(palette.darkened, ("white", palette.INK)) if current.is_dark() else ("white", palette.INK)
    data = {"title": title, "lines": told.lines, "name": file, "ground": ground, "ink": ink}
    with st.container(key="plaatje-graaf"):
        st.components.v2.component("keuzemodel_graph", html=GRAPH_HTML, css=GRAPH_CSS, js=GRAPH_JS)(
            key="graaf-opslaan", data=data
        )


def origin_note(dossier: Dossier) -> None:
    """How much of the score table is known, and the way to where each score comes from."""
    with st.container(key="herkomst", horizontal=True, vertical_alignment="center"):
        st.caption(known.short_origin_line(dossier), width="content")
        st.page_link(rooms.at("over"), label=frame_words.ORIGINS)
