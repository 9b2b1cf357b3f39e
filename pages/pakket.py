"""Welk pakket hoort bij deze weging? The board with every step, what it yields and asks, the file."""

from datetime import date

import streamlit as st

from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.columns import this
from keuzemodel.dashboard.screens import board, downloads, notices, parts, rooms
from keuzemodel.dashboard.session import address, current, opening
from keuzemodel.dashboard.shown import package as package_tables
from keuzemodel.dashboard.shown.drawn import pictures
from keuzemodel.dashboard.shown.drawn import steps as charts
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.meeting import story as story_words

situation = current.situation()
dossier, package = situation.dossier, situation.package

with st.container(key="kiezen"):
    st.title(package_words.TITLE, anchor=False)
    notices.welcome()
    st.markdown(f"{package_words.outcome_line(situation)} {settings.line(rests_on(situation))}".strip())
    notices.change_line()
    board.draw(situation)
if package.co_optimal:
    st.markdown(f"{naming.EQUAL}: {package_words.co_optimal_line(package, situation)}")
given = (situation, date.today(), address.full_address())
with st.container(key="verder", horizontal=True, vertical_alignment="center"):
    downloads.offer(package_words.DOWNLOAD, f"pakket-{dossier.id}.csv", package_tables.as_file, *given, key="csv")
    rooms.to(opening.MEETING, story_words.THE_PACKAGE, package_words.TO_SLIDES)
    certainty = st.container(key="passen", width="content")
parts.origin_note(dossier)
parts.release_all()


def yields() -> None:
    """What the package yields and costs, per criterion."""
    st.caption(f"{package_words.YIELDS_LEGEND} {known.waits_line(dossier)}".strip())
    parts.figures(package_tables.totals(situation), "totalen")


def contributions() -> None:
    """What every step of it adds to that, drawn and in figures."""
    if not package.codes:
        st.markdown(package_words.NOTHING_TO_SHOW)
        return
    shares = package_tables.contributions(situation.given, package.codes, situation.weights)
    st.caption(f"{package_words.CONTRIBUTION_LEGEND} {known.waits_line(dossier)}".strip())
    names = naming.short_steps(dossier.measures)
    st.vega_lite_chart(shares, charts.contributions(current.is_dark(), names), alt=package_words.BARS_ALT)
    drawn = pictures.with_data(charts.contributions(), shares)
    parts.save_picture(drawn, package_words.BARS, "bijdragen", this(situation))
    parts.figures(package_tables.contributions_in_words(shares), "bijdrage")


parts.unfold(package_words.YIELDS, "totalen-tabel", yields)
parts.unfold(package_words.EACH_STEP, "bijdrage-tabel", contributions)
board.ahead(situation)
standing = board.marks(situation, certainty)


def left_out() -> None:
    """The others, and why each is out."""
    if left:
        parts.table(package_tables.left_out(situation, package.codes, situation.reasons, standing))


left = len(dossier.measures) - len(package.codes)
parts.unfold(package_words.left_out_title(left), "buiten", left_out)
