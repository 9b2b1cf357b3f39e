"""Maakt het uit hoe u weegt? Every approach with every weighting, and any two of them compared."""

from datetime import date

import streamlit as st

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.language import columns
from keuzemodel.dashboard.screens import downloads, notices, parts
from keuzemodel.dashboard.session import address, current
from keuzemodel.dashboard.shown import compare as compare_tables
from keuzemodel.dashboard.shown.drawn import beside
from keuzemodel.dashboard.words import compare as compare_words
from keuzemodel.sheets.tables import matrix_csv

situation = current.situation()
dossier = situation.dossier
packages = situations.column_packages(dossier)
titles = {column: compare_tables.column_title(dossier, column) for column in packages}

here = packages.get((situation.choice.approach, situation.choice.weighting))
own = situation.package if here is None or here.codes != situation.package.codes else None

st.title(compare_words.TITLE, anchor=False)
st.markdown(compare_words.compare_line(situation, packages, own))
notices.change_line()

st.header(compare_words.MATRIX, anchor=False)
parts.picture(beside.grid(situation, packages, own), "alle-pakketten")
st.caption(compare_words.LEGEND)
held = {titles[column]: frozenset(package.codes) for column, package in packages.items()}
given = (dossier, held, date.today(), address.full_address())
downloads.offer(compare_words.DOWNLOAD, f"vergelijking-{dossier.id}.csv", matrix_csv, *given, key="matrix-csv")

st.header(compare_words.BESIDE, anchor=False)
NOW = ("", "")
options = {NOW: columns.NOW} | titles
advised = (dossier.advice.approach, dossier.advice.weighting) if dossier.advice else next(iter(packages))
places, name = list(options), options.__getitem__
with st.container(key="naast-elkaar"):
    left, right = st.columns(2)
one = left.selectbox(
    compare_words.FIRST, places, places.index(advised), name, key="vergelijk-een", persist_state="session"
)
last = 0 if own else len(places) - 1
two = right.selectbox(compare_words.SECOND, places, last, name, key="vergelijk-twee", persist_state="session")
first, second = (situation.package if key == NOW else packages[key] for key in (one, two))

if set(first.codes) == set(second.codes):
    st.markdown(compare_words.SAME)
names = (options[one], options[two])
parts.picture(beside.steps(situation, first.codes, second.codes, names), "twee-pakketten")
st.subheader(compare_words.YIELDS, anchor=False)
st.caption(compare_words.BARS_LEGEND)
parts.picture(beside.bars(dossier, first, second, names), "twee-balken")
parts.unfold(
    compare_words.AS_TABLE,
    "verschil-tabel",
    lambda: parts.figures(compare_tables.totals(dossier, first, second), "verschil"),
)
