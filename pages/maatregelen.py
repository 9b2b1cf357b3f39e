"""Waarom zit deze stap er wel of niet in? One measure at a time: why, at what price, what would turn it."""

import streamlit as st

from keuzemodel.dashboard import analyses, charts, measure_texts, notices, page_texts, parts, state, texts

found = state.result()
dossier, choice = found.dossier, found.choice
code = state.opened(state.MEASURES)
measure, why = dossier.measure(code), found.reasons[code]

st.title("Waarom zit deze stap er wel of niet in?", anchor=False)
notices.change_line()
left, right = st.columns([2, 5], gap="large")

with left:
    parts.measure_list(found, code)

with right:
    st.header(texts.step(measure), anchor=False)
    st.caption(measure_texts.place_line(measure, dossier, found.phases))
    st.markdown(page_texts.reason_line(why, dossier, choice))
    forcing = analyses.forcing(choice, dossier, code)
    st.markdown(measure_texts.forcing_line(forcing, why, state.forced(code), choice, dossier))
    parts.force_control(measure, "Wie beslist over deze stap?")

    st.subheader("Wat elk criterium bijdraagt", anchor=False)
    st.caption(
        f"Met de weging van nu: {texts.escape(texts.weighting_name(choice, dossier))}. "
        "Blauw levert op, oranje kost, grijs is de som. De tabel onderaan geeft dezelfde getallen."
    )
    st.altair_chart(
        charts.waterfall(measure_texts.waterfall(dossier, code, found.weights)),
        alt="Wat elk criterium bij deze stap oplevert of kost; de tabel onderaan zegt hetzelfde.",
    )

    st.subheader("Bij welke weging kantelt deze stap?", anchor=False)
    if state.forced(code) == "model":
        lines = analyses.slider_lines(choice, dossier)
        st.markdown(measure_texts.turn_line(dossier, lines, why))
        st.caption(measure_texts.TURN_LEGEND)
        sliders = analyses.sliders(choice, dossier)
        with st.container(key="kantelt"):
            st.table(measure_texts.aspect_turns(dossier, choice, lines, sliders, why), hide_index=True,
                     border="horizontal")  # fmt: skip
    else:
        st.markdown("U hebt deze stap vastgezet. Geen weging en geen score verandert dat.")

    st.subheader("Bij welke score kantelt deze stap?", anchor=False)
    turns = analyses.score_turns(choice, dossier, code)
    if state.forced(code) == "model":
        st.markdown(measure_texts.score_line(dossier, why, turns))
    st.caption(measure_texts.SCORE_LEGEND)
    with st.container(key="scores-van-stap"):
        st.table(measure_texts.score_table(dossier, why, found.weights, turns), hide_index=True, border="horizontal")
