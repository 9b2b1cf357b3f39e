"""Waarom zit deze stap er wel of niet in? One measure at a time: why, at what price, what would turn it."""

import streamlit as st

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.screens import notices, parts
from keuzemodel.dashboard.session import current, opening
from keuzemodel.dashboard.shown import measures as measure_tables
from keuzemodel.dashboard.shown.drawn import steps as charts
from keuzemodel.dashboard.words import measures as measure_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty import weights as weight_words

situation = current.situation()
dossier, choice = situation.dossier, situation.choice
code = opening.opened(opening.MEASURES)
measure, why = dossier.measure(code), situation.reasons[code]
# What turns a measure is asked of the model's own choice, so without the user's hand on it.
free = current.released(code)

st.title(measure_words.TITLE, anchor=False)
with st.container(key="naast-maatregel"):
    left, right = st.columns([2, 5], gap="large")

with left:
    parts.measure_list(situation, code)

with right:
    st.header(naming.step(measure), anchor=False)
    st.caption(measure_words.place_line(measure, situation))
    st.markdown(package_words.reason_line(why, situation))
    forcing = analyses.forcing(situation, code)
    st.markdown(
        measure_words.forcing_line(forcing, why, current.choice().forced(code), situation.package.value, situation)
    )
    parts.force_control(measure, measure_words.DECIDES)
    # What it does stands where it was done; what comes after keeps its place.
    with st.container(key="wat-het-deed"):
        notices.change_line()
    parts.force_several(situation)

    st.subheader(measure_words.CONTRIBUTES, anchor=False)
    st.caption(measure_words.contribution_legend(situation))
    parts.draw(
        charts.waterfall(measure_tables.waterfall(situation.given, code, situation.weights)),
        alt=measure_words.waterfall(measure),
        file=f"bijdrage-{code}",
    )

    st.subheader(measure_words.TURN, anchor=False)
    if free is not situation:
        st.markdown(measure_words.released_line(free.reasons[code]))
    lines = analyses.slider_lines(free, parts.waiting(weight_words.SLIDING))
    st.markdown(measure_words.turn_line(dossier, lines, free.reasons[code]))
    sliders = analyses.sliders(free)
    with st.expander(measure_words.EVERY_ASPECT, key="kantelt-tabel"), st.container(key="kantelt"):
        parts.table(measure_tables.aspect_turns(situation, lines, sliders, free.reasons[code]))
        st.caption(measure_words.TURN_LEGEND)

    st.subheader(measure_words.SCORE_TURN, anchor=False)
    turns = analyses.score_turns(free, code)
    st.markdown(measure_words.score_line(dossier, free.reasons[code], turns))
    with st.expander(measure_words.EVERY_SCORE, key="scores-tabel"), st.container(key="scores-van-stap"):
        parts.table(measure_tables.score_table(dossier, free.reasons[code], situation.weights, turns))
        st.caption(measure_words.score_legend(free.reasons[code]))
