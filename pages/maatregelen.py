"""Waarom zit deze stap er wel of niet in? One measure at a time: why, at what price, what would turn it."""

import streamlit as st

from keuzemodel.dashboard import analyses, charts, measure_texts, notices, page_texts, parts, state, texts
from keuzemodel.dashboard.markdown import escape

found = state.result()
dossier, choice = found.dossier, found.choice
code = state.opened(state.MEASURES)
measure, why = dossier.measure(code), found.reasons[code]
# What turns a measure is asked of the model's own choice, so without the user's hand on it.
free = state.released(code)

st.title("Waarom zit deze stap er wel of niet in?", anchor=False)
notices.change_line()
with st.container(key="naast-maatregel"):
    left, right = st.columns([2, 5], gap="large")

with left:
    parts.measure_list(found, code)

with right:
    st.header(texts.step(measure), anchor=False)
    st.caption(measure_texts.place_line(measure, dossier, found.phases))
    st.markdown(page_texts.reason_line(why, dossier, choice))
    forcing = analyses.forcing(choice, dossier, code)
    st.markdown(measure_texts.forcing_line(forcing, why, state.forced(code), found.package.value, choice, dossier))
    parts.force_control(measure, "Wie beslist over deze stap?")

    st.subheader("Wat elk criterium bijdraagt", anchor=False)
    st.caption(
        f"Met de weging van nu: {escape(texts.weighting_name(choice, dossier))}. "
        "Blauw levert op, oranje kost, grijs is de som. De tabel onderaan geeft dezelfde getallen."
    )
    parts.draw(
        charts.waterfall(measure_texts.waterfall(dossier, code, found.weights)),
        alt=f"Wat elk criterium oplevert of kost bij {texts.plain_step(measure)}; de tabel onderaan zegt hetzelfde.",
        file=f"bijdrage-{code}",
    )

    st.subheader("Bij welke weging kantelt deze stap?", anchor=False)
    if free is not found:
        st.markdown(measure_texts.released_line(free.reasons[code]))
    lines = analyses.slider_lines(free.choice, dossier, parts.waiting("Elke schuif langs…"))
    st.markdown(measure_texts.turn_line(dossier, lines, free.reasons[code]))
    st.caption(measure_texts.TURN_LEGEND)
    sliders = analyses.sliders(free.choice, dossier)
    with st.container(key="kantelt"):
        parts.table(measure_texts.aspect_turns(dossier, choice, lines, sliders, free.reasons[code]))

    st.subheader("Bij welke score kantelt deze stap?", anchor=False)
    turns = analyses.score_turns(free.choice, dossier, code)
    st.markdown(measure_texts.score_line(dossier, free.reasons[code], turns))
    st.caption(measure_texts.SCORE_LEGEND)
    with st.container(key="scores-van-stap"):
        parts.table(measure_texts.score_table(dossier, free.reasons[code], found.weights, turns))
