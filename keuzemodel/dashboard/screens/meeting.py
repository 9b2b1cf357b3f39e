"""Owns the parts of Verhaal and Handout: what is at the table, a chapter of the story, the files to take along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language.columns import Column, named, now
from keuzemodel.dashboard.language.markdown import address as address_of
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import board, downloads, parts
from keuzemodel.dashboard.screens.keeping import beside, scenarios
from keuzemodel.dashboard.screens.scripts import listening
from keuzemodel.dashboard.session import address, at_table, controls, current, opening
from keuzemodel.dashboard.shown.about import About, about, file_name
from keuzemodel.dashboard.shown.drawn import pictures
from keuzemodel.dashboard.shown.meeting import report, story
from keuzemodel.dashboard.shown.meeting.chapter import Chapter, Table
from keuzemodel.dashboard.shown.meeting.slides import slides
from keuzemodel.dashboard.words.meeting import story as story_words

_HERE = Path(__file__).parent
TURN_JS, STAGE_JS = listening("turn.js"), listening("stage.js")
STAGE_CSS = board.STYLE + (_HERE / "stage.css").read_text(encoding="utf-8")
TURNS = (
    (story_words.PREVIOUS, -1, 0, "vorige", "PageUp"),
    (story_words.NEXT, 1, len(story_words.CHAPTERS) - 1, "volgende", "PageDown"),
)
"""Label, by how many, where it ends, key, and the key of the keyboard."""
PRINT_HTML = f'<button type="button">{story_words.PRINT}</button>'
PRINT_JS = (_HERE / "print.js").read_text(encoding="utf-8")


def at_the_table(situation: Situation) -> tuple[Column, ...]:
    """One to four packages; the present choice if nothing else is picked."""
    folded = st.expander(story_words.AT_TABLE, key="op-tafel", on_change="rerun")
    if not folded.open:
        return at_table.remembered(situation)
    with folded:
        there = scenarios.available()
        if there is None:
            return at_table.remembered(situation)
        columns = beside.pick(situation, there, story_words.WHICH, 1)
        st.caption(story_words.TAKE)
    at_table.remember(columns)
    return columns or (now(situation),)


def chapters(columns: tuple[Column, ...]) -> str:
    """Next and previous, straight to any chapter, the whole window for the story, and the slides of the packages at the
    table as a file. Gives the one that is open.
    """
    st.components.v2.component("keuzemodel_turn", js=TURN_JS)(key="bladeren-met-toets")
    opened = opening.opened(opening.MEETING)
    place, presenting = story_words.CHAPTERS.index(opened), current.session().presenting
    with st.container(key="bladeren", horizontal=True, vertical_alignment="center"):
        for label, by, last, key, shortcut in TURNS:
            st.button(
                label,
                on_click=controls.turn,
                args=(by,),
                disabled=place == last,
                key=key,
                shortcut=shortcut,
                icon=f":material/arrow_{'forward' if by > 0 else 'back'}:",
            )
        if presenting:
            st.markdown(story_words.place_of(place), width="content")
            # By the key of this button the style knows whether the sliders are there.
            key = f"schuiven-{'weg' if current.session().sliders else 'erbij'}"
            st.button(story_words.SLIDERS, on_click=controls.show_sliders, key=key, shortcut="s")
            st.button(story_words.STOP, on_click=controls.present, args=(False,), key="sluit", icon=":material/close:")
        else:
            _tabs(opened)
            st.button(
                story_words.PRESENT,
                on_click=controls.present,
                args=(True,),
                key="presenteer",
                shortcut="v",
                icon=":material/slideshow:",
                type="primary",
            )
            given, name = _given(columns)
            downloads.offer(story_words.SLIDES, f"{name}.pptx", _slides, *given, key="dias")
    return opened


def _tabs(opened: str) -> None:
    key = current.key("dia")
    st.segmented_control(
        story_words.CHAPTER,
        story_words.CHAPTERS,
        default=opened,
        format_func=story_words.TABS.__getitem__,
        required=True,
        key=key,
        on_change=controls.on_open,
        args=(opening.MEETING, key),
        label_visibility="collapsed",
    )


def frame() -> DeltaGenerator:
    """Where the story goes: on the page, or over the whole window."""
    return st.container(key="presentatie" if current.session().presenting else "verhaal")


def show(chapter: Chapter, columns: tuple[Column, ...]) -> None:
    """One chapter: its message and its picture; the rest on request. columns: the packages at the table."""
    with st.container(key="binnentafel"):
        st.title(escape(chapter.title), anchor=False)
        if chapter.said:
            st.markdown(escape(chapter.said))
        draw = st.components.v2.component("keuzemodel_stage", css=STAGE_CSS, js=STAGE_JS, isolate_styles=False)
        draw(key="prent", data=asdict(chapter.picture))
    with st.container(key="details"):
        parts.unfold(story_words.DETAILS, f"details-{chapter.id}", partial(_details, chapter, columns))


def _details(chapter: Chapter, columns: tuple[Column, ...]) -> None:
    for line in chapter.lines:
        st.markdown(line)
    _tables(chapter.id, chapter.tables)
    if chapter.bars is not None:
        name = file_name(columns[0].situation.dossier, date.today(), chapter.id)
        parts.save_picture(pictures.story_bars(chapter.bars), chapter.title, name, columns)
    st.subheader(story_words.RESTS_ON, anchor=False)
    for note in chapter.notes:
        st.caption(escape(note))


def on_paper(chapter: Chapter, lines: Sequence[str] = (), tables: Sequence[Table] = ()) -> None:
    """One chapter on paper: its message, with these lines in place of what is said beside it, and these tables."""
    with st.container(key=f"papier-{chapter.id}"):
        st.header(escape(chapter.title), anchor=False)
        for line in lines or (escape(chapter.said),):
            st.markdown(line)
        _tables(chapter.id, tables)


def about_it(told: About) -> None:
    """What a page on paper rests on, in small print."""
    for what, how in told.pairs:
        st.caption(f"{escape(what)}: {address_of(how) or escape(how)}")


def _tables(id: str, tables: Sequence[Table]) -> None:
    for place, table in enumerate(tables):
        name = f"verhaal-{id}-{place}"
        if table.title:
            st.subheader(escape(table.title), anchor=False)
        with st.container(key=f"cijfers-{name}" if table.figures else name):
            parts.table(table.frame)


def print_button() -> None:
    """The browser's own print, which also makes a PDF."""
    with st.container(key="afdrukken"):
        st.components.v2.component("keuzemodel_print", html=PRINT_HTML, js=PRINT_JS, isolate_styles=False)(
            key="druk-af"
        )


@st.cache_resource(show_spinner=False)
def warm() -> bool:
    """Once per server, while the screen is read: the first export then starts without delay."""
    pictures.warm()
    return True


def take_along(columns: tuple[Column, ...]) -> None:
    """One button for everything, and the figures on their own; the slides stand beside the story itself."""
    given, name = _given(columns)
    st.subheader(story_words.TAKE_TITLE, anchor=False)
    with st.container(key="meenemen", horizontal=True, vertical_alignment="center"):
        downloads.offer(
            story_words.EVERYTHING,
            f"{name}.zip",
            _everything,
            *given,
            key="alles",
            type="primary",
        )
        downloads.offer(story_words.FIGURES, f"{name}.xlsx", _figures, *given, key="cijfers", icon=None)


def _given(columns: tuple[Column, ...]) -> tuple[tuple[tuple[Column, ...], str, date], str]:
    """What a file is made from, and how its name begins."""
    day = date.today()
    return (named(columns), address.full_address(), day), file_name(columns[0].situation.dossier, day)


def _told(columns: tuple[Column, ...]) -> tuple[Chapter, ...]:
    return story.story(columns, lambda words: None)


def _everything(columns: tuple[Column, ...], link: str, day: date) -> bytes:
    return report.everything(columns, _told(columns), link, day)


def _slides(columns: tuple[Column, ...], link: str, day: date) -> bytes:
    return slides(_told(columns), about(columns, link, day))


def _figures(columns: tuple[Column, ...], link: str, day: date) -> bytes:
    return report.workbook(columns, _told(columns), link, day)
