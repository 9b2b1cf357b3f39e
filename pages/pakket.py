"""Welk pakket hoort bij deze weging? The package, what it yields, what it leaves out, the file."""

from datetime import date

import streamlit as st

from keuzemodel.dashboard.asked.certainty import fitting
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.columns import this
from keuzemodel.dashboard.screens import downloads, notices, parts
from keuzemodel.dashboard.session import address, current
from keuzemodel.dashboard.shown import package as package_tables
from keuzemodel.dashboard.shown.drawn import pictures
from keuzemodel.dashboard.shown.drawn import steps as charts
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty import fitting as fitting_words

situation = current.situation()
dossier, package = situation.dossier, situation.package

st.title(package_words.TITLE, anchor=False)
notices.welcome()
st.markdown(f"{package_words.outcome_line(situation)} {settings.line(rests_on(situation))}".strip())
if package.co_optimal:
    st.markdown(f"{naming.EQUAL}: {package_words.co_optimal_line(package, situation)}")
parts.origin_note(dossier)
notices.change_line()

counted = fitting.fitting(situation).ensemble is not None
free = set(package.codes) - set(situation.choice.require)
fill = parts.phase_columns(situation, situation.phases, dict.fromkeys(free, fitting_words.COUNTING) if counted else {})
legend = st.container(key="passen")
given = (situation, date.today(), address.full_address())
downloads.offer(package_words.DOWNLOAD, f"pakket-{dossier.id}.csv", package_tables.as_file, *given, key="csv")
parts.forcing(dossier)

left, right = st.columns(2, gap="medium")
with left:
    st.header(package_words.YIELDS, anchor=False)
    st.caption(f"{package_words.YIELDS_LEGEND} {known.waits_line(dossier)}".strip())
    parts.figures(package_tables.totals(situation), "totalen")
with right:
    st.header(package_words.EACH_STEP, anchor=False)
    shares = package_tables.contributions(situation.given, package.codes, situation.weights)
    if package.codes:
        st.caption(f"{package_words.CONTRIBUTION_LEGEND} {known.waits_line(dossier)}".strip())
        st.vega_lite_chart(
            shares,
            charts.contributions(current.is_dark(), naming.short_steps(dossier.measures)),
            alt=package_words.BARS_ALT,
        )
        drawn = pictures.with_data(charts.contributions(), shares)
        parts.save_picture(drawn, package_words.BARS, "bijdragen", this(situation))
    else:
        st.markdown(package_words.NOTHING_TO_SHOW)

folded = st.expander(package_words.AS_TABLE, key="bijdrage-tabel", on_change="rerun")
if folded.open:
    with folded:
        parts.figures(package_tables.contributions_in_words(shares), "bijdrage")

# Counted when the rest of the page is drawn: a slider does not wait for it.
standing = fitting.standing(situation)
if counted:
    fill({code: fitting_words.mark(standing, code) for code in package.codes} if standing else {})
if standing:
    legend.caption(fitting_words.legend(standing))
    legend.page_link(current.ROOT / "pages" / "gevoeligheid.py", label=fitting_words.TO_TABLES)
outside = package_tables.left_out(situation, package.codes, situation.reasons, standing)
st.header(package_words.left_out_title(len(outside)), anchor=False)
if len(outside):
    parts.table(outside)
