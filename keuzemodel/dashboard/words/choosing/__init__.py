"""Words of the board on which one chooses. No Streamlit."""
