"""Tables of what is kept and brought along: own scores, scenarios, dossiers. No Streamlit."""
