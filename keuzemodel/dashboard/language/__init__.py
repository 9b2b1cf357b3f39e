"""How Dutch is written: numbers, names, settings, Markdown. No Streamlit."""
