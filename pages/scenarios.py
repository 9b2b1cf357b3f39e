"""Hoe bewaren en delen we een scenario? The present choice as a file, and a file back as the choice."""

import streamlit as st

from keuzemodel.dashboard import notices, scenario_texts, state, texts
from keuzemodel.dashboard.scenario import Scenario, ScenarioError, from_json, to_json
from keuzemodel.errors import InfeasibleError, RequestError

found = state.result()
shipped = state.shipped()

st.title("Hoe bewaren en delen we een scenario?", anchor=False)
st.markdown(scenario_texts.now_line(len(found.package.codes), len(found.choice.scores)))
notices.change_line()

st.header("Bewaar wat u nu ziet", anchor=False)
st.markdown(scenario_texts.SAVE)
name = st.text_input("Naam", value="Scenario", max_chars=200, key="scenario-naam", persist_state="session")
note = st.text_area("Notitie", max_chars=4000, key="scenario-notitie", persist_state="session")
kept = Scenario(name.strip() or "Scenario", note, found.choice, shipped.fingerprint, found.package.codes)
st.download_button(
    "Bewaar als bestand", data=lambda: to_json(kept, shipped), mime="application/json", on_click="ignore",
    file_name=f"scenario-{shipped.id}.json", key="scenario-bewaar", icon=":material/download:",
)  # fmt: skip

st.header("Open een scenario", anchor=False)
file = st.file_uploader("Zet hier een bewaard scenario neer", type=["json"], key=state.key("scenario-bestand"))
if file is not None:
    try:
        given = from_json(file.getvalue(), state.all_dossiers())
        other = state.result_of(given.choice)
    except ScenarioError as error:
        st.error(f"Niet geopend: {texts.escape(str(error))}.")
    except (RequestError, InfeasibleError):
        st.error("Niet geopend: bij deze keuzes is geen pakket mogelijk.")
    else:
        own = state.all_dossiers()[given.choice.dossier]
        st.markdown(scenario_texts.found_line(given, own))
        if changed := scenario_texts.changed_line(given, other.package.codes, own):
            st.markdown(changed)
        st.button("Open dit scenario", type="primary", on_click=state.take_choice, args=(given.choice,), key="open")
