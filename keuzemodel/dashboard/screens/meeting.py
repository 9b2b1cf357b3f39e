"""Owns the parts of Binnentafel and Handout: what is at the table, one step of the story, the files to take along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import downloads, parts, scenarios
from keuzemodel.dashboard.session import address, at_table, controls, current, opening
from keuzemodel.dashboard.shown import pictures, report, story
from keuzemodel.dashboard.shown.slides import slides
from keuzemodel.dashboard.shown.story import Bars, Step
from keuzemodel.dashboard.words import story as story_words

# A slider that has just been moved takes these keys for itself; a clicker would then change a weight unseen.
TURN_JS = """export default function () {
  const pass = (event) => {
    const slider = event.isTrusted && event.target.closest?.('[role="slider"], input[type="range"]');
    if (!slider || !["PageDown", "PageUp"].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    slider.blur();
    const { key, code, keyCode } = event;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, keyCode, bubbles: true, cancelable: true }));
  };
  window.addEventListener("keydown", pass, true);
  return () => window.removeEventListener("keydown", pass, true);
}"""
PRINT_HTML = '<button type="button">Druk af of bewaar als PDF</button>'
PRINT_JS = """export default function ({ parentElement }) {
  parentElement.querySelector("button").onclick = () => window.print();
}"""


def at_the_table(found: Situation) -> dict[str, Situation]:
    """One to four packages by name; the present choice if nothing else is picked."""
    folded = st.expander("Wat ligt er op tafel?", key="op-tafel", on_change="rerun")
    if not folded.open:
        return at_table.remembered(found)
    with folded:
        there = scenarios.available()
        if there is None:
            return at_table.remembered(found)
        columns = scenarios.pick(found, there, "Welke pakketten? Eén tot vier; het verhaal gaat over het eerste", 1)
    at_table.remember(columns)
    return columns or {story_words.NOW: found}


def steps() -> str:
    """Next and previous, and straight to any step. Gives the one that is open."""
    st.components.v2.component("keuzemodel_turn", js=TURN_JS)(key="bladeren-met-toets")
    opened = opening.opened(opening.MEETING)
    place = story.STEPS.index(opened)
    with st.container(key="bladeren", horizontal=True, vertical_alignment="center"):
        st.button("Vorige", on_click=controls.turn, args=(-1,), disabled=place == 0, key="vorige", shortcut="PageUp",
                  icon=":material/arrow_back:")  # fmt: skip
        st.button("Volgende", on_click=controls.turn, args=(1,), disabled=place == len(story.STEPS) - 1, key="volgende",
                  shortcut="PageDown", icon=":material/arrow_forward:", type="primary")  # fmt: skip
        key = current.key("dia")
        st.segmented_control(
            "Hoofdstuk van het verhaal", story.STEPS, default=opened, format_func=story_words.STEP_NAMES.__getitem__,
            required=True, key=key, on_change=controls.on_open, args=(opening.MEETING, key),
            label_visibility="collapsed",
        )  # fmt: skip
    return opened


def show(step: Step, columns: Mapping[str, Situation]) -> None:
    """One step: what it finds, then the picture, then the table. columns: the packages at the table."""
    for line in step.lines:
        st.markdown(line)
    if step.bars is not None:
        _chart(step, step.bars, columns)
    if step.id == "zeker":
        # The picture says it from the back of the room; the table is for who wants to know.
        folded = st.expander("Hetzelfde als tabel", key="zeker-tabel", on_change="rerun")
        if folded.open:
            with folded:
                _tables(step, deeper=True)
    else:
        _tables(step)
    with st.expander("Waar dit op rust", key=f"rust-{step.id}"):
        for note in step.notes:
            st.markdown(escape(note))


def _table(step: Step, place: int, deeper: bool = False) -> None:
    table = step.tables[place]
    (st.subheader if deeper else st.header)(escape(table.title), anchor=False)
    name = f"verhaal-{step.id}-{place}"
    with st.container(key=f"cijfers-{name}" if table.figures else name):
        parts.table(table.frame)


def _chart(step: Step, bars: Bars, columns: Mapping[str, Situation]) -> None:
    chart = pictures.story_bars(bars)
    with st.container(key=f"bord-{step.id}"), st.container(key=f"bord-breed-{step.id}"):
        parts.draw(chart, alt=f"{bars.title}; de tabel eronder zegt hetzelfde.", file="")
    parts.save_picture(chart, step.title, f"binnentafel-{step.id}", columns)


def on_paper(step: Step) -> None:
    """One step among the others, on paper: no picture that the table also tells, but for the bars of the sums."""
    with st.container(key=f"papier-{step.id}"):
        st.header(escape(step.title), anchor=False)
        for line in step.lines:
            st.markdown(line)
        if step.id == "opbrengst" and step.bars is not None:
            parts.draw(pictures.story_bars(step.bars), alt=f"{step.bars.title}; de tabel zegt hetzelfde.", file="")
        # The package stands on the first page already.
        if step.id != "besluit":
            _tables(step, deeper=True)
        for note in step.notes[:1]:
            st.caption(escape(note))


def _tables(step: Step, deeper: bool = False) -> None:
    """The phases of a package stand side by side, other tables under each other."""
    if step.id != "pakket":
        for place in range(len(step.tables)):
            _table(step, place, deeper)
        return
    for place, column in enumerate(st.columns(len(step.tables))):
        with column:
            _table(step, place, deeper)


def print_button() -> None:
    """The browser's own print, which also makes a PDF."""
    with st.container(key="afdrukken"):
        st.components.v2.component("keuzemodel_print", html=PRINT_HTML, js=PRINT_JS)(key="druk-af")


@st.cache_resource(show_spinner=False)
def warm() -> bool:
    """Once per server, while somebody looks at the screen: who presses the button does not wait for it."""
    pictures.warm()
    return True


def take_along(columns: Mapping[str, Situation]) -> None:
    """One button for everything, and each file on its own."""
    columns = story_words.named(columns)
    given = (columns, address.full_address(), date.today())
    st.header("Neem mee naar de vergadering", anchor=False)
    st.caption(story_words.TAKE)
    with st.container(key="meenemen", horizontal=True, vertical_alignment="center"):
        downloads.offer("Alles in één keer (ZIP)", "binnentafel.zip", _everything, *given, key="alles", type="primary")
        downloads.offer("Dia's (PowerPoint)", "binnentafel.pptx", _slides, *given, key="dias",
                        icon=":material/slideshow:")  # fmt: skip
        downloads.offer("Cijfers (Excel)", "binnentafel.xlsx", _figures, *given, key="cijfers", icon=":material/table:")
        st.page_link(current.ROOT / "pages" / "handout.py", label="Handout, om af te drukken", icon=":material/print:")


def _told(columns: Mapping[str, Situation]) -> tuple[Step, ...]:
    return story.story(columns, lambda words: None)


def _everything(columns: Mapping[str, Situation], link: str, day: date) -> bytes:
    return report.everything(columns, _told(columns), link, day)


def _slides(columns: Mapping[str, Situation], link: str, day: date) -> bytes:
    return slides(_told(columns), report.about(columns, link, day))


def _figures(columns: Mapping[str, Situation], link: str, day: date) -> bytes:
    return report.workbook(columns, _told(columns), link, day)
