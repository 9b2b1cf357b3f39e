"""Owns the pieces of screen that more than one page shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from keuzemodel.dashboard import charts, measure_texts, pictures, state, texts
from keuzemodel.dashboard.choice import Choice
from keuzemodel.dashboard.results import Result
from keuzemodel.dossier import Dossier, Measure


def phase_columns(dossier: Dossier, phases: Mapping[str, int], choice: Choice) -> None:
    """The package: phases side by side, by theme."""
    for column, phase in zip(st.columns(len(dossier.phases), border=True), dossier.phases, strict=True):
        members = [m for m in dossier.measures if phases.get(m.code) == phase.number]
        lines = [f"## {texts.escape(phase.name)}"]
        lines += _by_theme(dossier, members, choice) or ["Geen stappen in deze fase."]
        column.markdown("\n\n".join(lines), anchors=False)


def _by_theme(dossier: Dossier, members: Iterable[Measure], choice: Choice) -> list[str]:
    blocks = []
    for theme in dossier.themes:
        rows = [
            f"- {texts.linked_step(m, choice, dossier)}{_forced(m.code, choice)}"
            for m in members
            if m.theme == theme.id
        ]
        if rows:
            blocks.append("\n".join([f"**{texts.escape(theme.name)}**", "", *rows]))
    return blocks


def _forced(code: str, choice: Choice) -> str:
    return f" {texts.ALWAYS}" if code in choice.require else ""


def figures(table: pd.DataFrame, name: str) -> None:
    """A table whose columns after the first are numbers, right-aligned."""
    with st.container(key=f"cijfers-{name}"):
        st.table(table, hide_index=True, border="horizontal")


def forcing(dossier: Dossier) -> None:
    """A control per measure: the model decides, always, never. Drawn only while unfolded."""
    choice = state.choice()
    fixed = len(choice.require) + len(choice.forbid)
    # The label stays the same: with another one Streamlit would fold it again.
    folded = st.expander("Zet een stap vast: altijd of nooit", key="vastzetten", on_change="rerun")
    if not folded.open:
        return
    with folded:
        if fixed:
            st.button("Laat het model alles weer beslissen", on_click=state.release_all, key="los")
        for measure in dossier.measures:
            force_control(measure, texts.escape(texts.plain_step(measure)))


def measure_list(found: Result, opened: str) -> None:
    """All measures with their sign; one is open."""
    shown = st.segmented_control(
        "Welke stappen in de lijst?",
        (measure_texts.ALL, measure_texts.INSIDE, measure_texts.OUTSIDE),
        default=measure_texts.ALL,
        required=True,
        key="lijst-toont",
        persist_state="session",
    )
    chosen = set(found.package.codes)
    codes = [
        c for c in found.dossier.codes if shown == measure_texts.ALL or (c in chosen) == (shown == measure_texts.INSIDE)
    ]
    if not codes:
        st.markdown("Geen stappen.")
        return
    key = state.key(f"stap-lijst-{shown}")
    if opened not in codes:
        st.caption(f"Stap {texts.escape(opened)} staat niet in deze lijst.")
    with st.container(key="stap-lijst"):
        st.radio(
            measure_texts.list_name(found.choice),
            codes,
            index=codes.index(opened) if opened in codes else None,
            format_func=lambda code: measure_texts.in_list(found.dossier.measure(code), code in chosen, found.choice),
            key=key,
            on_change=state.on_open,
            args=(state.MEASURES, key),
        )


def force_control(measure: Measure, label: str) -> None:
    """The model decides, always, never: for one measure."""
    labels = {"model": texts.FREE_LABEL, "altijd": texts.ALWAYS_LABEL, "nooit": texts.NEVER_LABEL}
    key = state.key(f"vast-{measure.code.replace('.', '_')}")
    st.segmented_control(
        label,
        list(labels),
        default=state.forced(measure.code),
        format_func=labels.__getitem__,
        key=key,
        required=True,
        on_change=state.on_force,
        args=(measure.code, key),
    )


def waiting(words: str) -> Callable[[float], None]:
    """Something to tell how far a computation is; it shows a bar once that takes longer than a second."""
    place, begun = st.empty(), time.monotonic()

    def tell(part: float) -> None:
        if part >= 1:
            place.empty()
        elif time.monotonic() - begun > 0.8:
            place.progress(part, text=words)

    return tell


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """What is the case, as a small table without heading."""
    rows = [(f"**{texts.escape(what)}**", texts.escape(how)) for what, how in pairs]
    with st.container(key="feiten"):
        st.table(pd.DataFrame(rows, columns=["Wat", "Hoe"]), hide_index=True, border="horizontal")


def draw(chart: Any, alt: str) -> None:
    """An Altair chart, on a page that is light or dark. alt: what it shows, and where that stands in words."""
    st.altair_chart(charts.on_dark(chart) if state.is_dark() else chart, alt=alt)


def save_picture(chart: Any, title: str, name: str) -> None:
    """A chart as a file, drawn when it is asked for."""

    def drawn() -> bytes:
        return pictures.svg(chart, title)

    kinds = {"SVG": ("image/svg+xml", drawn), "PNG": ("image/png", lambda: pictures.png(drawn()))}
    with st.container(key=f"plaatje-{name}", horizontal=True):
        for kind, (mime, draw) in kinds.items():
            st.download_button(
                f"Bewaar als {kind}", data=draw, mime=mime, file_name=f"{name}.{kind.lower()}", on_click="ignore",
                key=f"{name}-{kind}", type="tertiary",
            )  # fmt: skip


def origin_note(dossier: Dossier) -> None:
    """How much of the table is known, one step away from the rest of it."""
    with st.container(key="herkomst", horizontal=True, vertical_alignment="center"):
        st.caption(texts.origin_line(dossier))
        st.page_link(state.ROOT / "pages" / "over.py", label="Waar elk getal vandaan komt")
