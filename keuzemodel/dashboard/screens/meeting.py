"""Owns the parts of Binnentafel and Handout: what is at the table, a chapter of the story, the files to take along."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

import streamlit as st

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language.columns import Column, named, now
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import downloads, parts
from keuzemodel.dashboard.screens.keeping import beside, scenarios
from keuzemodel.dashboard.session import address, at_table, controls, current, opening
from keuzemodel.dashboard.shown.about import about
from keuzemodel.dashboard.shown.drawn import pictures
from keuzemodel.dashboard.shown.meeting import report, story
from keuzemodel.dashboard.shown.meeting.slides import slides
from keuzemodel.dashboard.shown.meeting.story import Bars, Chapter, Table
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words.meeting import story as story_words

# A slider that has just been moved takes these keys for itself; a clicker would then change a weight unseen.
TURN_JS = (Path(__file__).parent / "turn.js").read_text(encoding="utf-8")
PRINT_HTML = f'<button type="button">{story_words.PRINT}</button>'
PRINT_JS = (Path(__file__).parent / "print.js").read_text(encoding="utf-8")


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
    at_table.remember(columns)
    return columns or (now(situation),)


def chapters() -> str:
    """Next and previous, and straight to any chapter. Gives the one that is open."""
    st.components.v2.component("keuzemodel_turn", js=TURN_JS)(key="bladeren-met-toets")
    opened = opening.opened(opening.MEETING)
    place = story_words.CHAPTERS.index(opened)
    with st.container(key="bladeren", horizontal=True, vertical_alignment="center"):
        st.button(
            story_words.PREVIOUS,
            on_click=controls.turn,
            args=(-1,),
            disabled=place == 0,
            key="vorige",
            shortcut="PageUp",
            icon=":material/arrow_back:",
        )
        st.button(
            story_words.NEXT,
            on_click=controls.turn,
            args=(1,),
            disabled=place == len(story_words.CHAPTERS) - 1,
            key="volgende",
            shortcut="PageDown",
            icon=":material/arrow_forward:",
            type="primary",
        )
        key = current.key("dia")
        st.segmented_control(
            story_words.CHAPTER,
            story_words.CHAPTERS,
            default=opened,
            format_func=story_words.CHAPTER_NAMES.__getitem__,
            required=True,
            key=key,
            on_change=controls.on_open,
            args=(opening.MEETING, key),
            label_visibility="collapsed",
        )
    return opened


def show(chapter: Chapter, columns: tuple[Column, ...]) -> None:
    """One chapter: what it finds, then the picture, then the table. columns: the packages at the table."""
    for line in chapter.lines:
        st.markdown(line)
    if chapter.bars is not None:
        _chart(chapter, chapter.bars, columns)
    if chapter.layout == "folded":
        # The picture can be read from the back of the room; the table is there on request.
        folded = st.expander(story_words.AS_TABLE, key=f"{chapter.id}-tabel", on_change="rerun")
        if folded.open:
            with folded:
                _tables(chapter, chapter.tables, deeper=True)
    else:
        _tables(chapter, chapter.tables)
    with st.expander(story_words.RESTS_ON, key=f"rust-{chapter.id}"):
        for note in chapter.notes:
            st.markdown(escape(note))


def _chart(chapter: Chapter, bars: Bars, columns: tuple[Column, ...]) -> None:
    chart = pictures.story_bars(bars)
    with st.container(key=f"bord-{chapter.id}"), st.container(key=f"bord-breed-{chapter.id}"):
        parts.draw(chart, alt=frame_words.table_below(bars.title), file="")
    parts.save_picture(chart, chapter.title, f"binnentafel-{chapter.id}", columns)


def on_paper(chapter: Chapter) -> None:
    """One chapter among the others, on paper: no picture that the table also tells, but for the bars of the sums."""
    with st.container(key=f"papier-{chapter.id}"):
        st.header(escape(chapter.title), anchor=False)
        for line in chapter.lines:
            st.markdown(line)
        if chapter.bars is not None and chapter.bars.on_paper:
            parts.draw(pictures.story_bars(chapter.bars), alt=story_words.table_says(chapter.bars.title), file="")
        _tables(chapter, [table for table in chapter.tables if table.on_paper], deeper=True)
        for note in chapter.notes[:1]:
            st.caption(escape(note))


def _tables(chapter: Chapter, shown: Sequence[Table], deeper: bool = False) -> None:
    """Those of its tables that are shown: below each other, or abreast."""
    abreast = chapter.layout == "abreast"
    places: Sequence[AbstractContextManager[object]] = (
        st.columns(len(shown)) if abreast and shown else [nullcontext()] * len(shown)
    )
    for place, (where, table) in enumerate(zip(places, shown, strict=True)):
        name = f"verhaal-{chapter.id}-{place}"
        with where:
            (st.subheader if deeper else st.header)(escape(table.title), anchor=False)
            with st.container(key=f"cijfers-{name}" if table.figures else name):
                parts.table(table.frame)


def print_button() -> None:
    """The browser's own print, which also makes a PDF."""
    with st.container(key="afdrukken"):
        st.components.v2.component("keuzemodel_print", html=PRINT_HTML, js=PRINT_JS)(key="druk-af")


@st.cache_resource(show_spinner=False)
def warm() -> bool:
    """Once per server, while the screen is read: the first export then starts without delay."""
    pictures.warm()
    return True


def take_along(columns: tuple[Column, ...]) -> None:
    """One button for everything, and each file on its own."""
    given = (named(columns), address.full_address(), date.today())
    st.header(story_words.TAKE_TITLE, anchor=False)
    st.caption(story_words.TAKE)
    with st.container(key="meenemen", horizontal=True, vertical_alignment="center"):
        downloads.offer(story_words.EVERYTHING, "binnentafel.zip", _everything, *given, key="alles", type="primary")
        icon = ":material/slideshow:"
        downloads.offer(story_words.SLIDES, "binnentafel.pptx", _slides, *given, key="dias", icon=icon)
        downloads.offer(
            story_words.FIGURES, "binnentafel.xlsx", _figures, *given, key="cijfers", icon=":material/table:"
        )
        st.page_link(current.ROOT / "pages" / "handout.py", label=story_words.ON_PAPER, icon=":material/print:")


def _told(columns: tuple[Column, ...]) -> tuple[Chapter, ...]:
    return story.story(columns, lambda words: None)


def _everything(columns: tuple[Column, ...], link: str, day: date) -> bytes:
    return report.everything(columns, _told(columns), link, day)


def _slides(columns: tuple[Column, ...], link: str, day: date) -> bytes:
    return slides(_told(columns), about(columns, link, day))


def _figures(columns: tuple[Column, ...], link: str, day: date) -> bytes:
    return report.workbook(columns, _told(columns), link, day)
