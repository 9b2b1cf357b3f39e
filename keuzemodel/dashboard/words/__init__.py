"""All Dutch of the screens. No Streamlit."""
