"""Words about what is kept and brought along: own scores, scenarios, dossiers; and who may. No Streamlit."""
