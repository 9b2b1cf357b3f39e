"""The parts of the screens, in Streamlit."""
