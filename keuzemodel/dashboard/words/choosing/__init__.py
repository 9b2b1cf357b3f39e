"""Words of the board on which one chooses, and of what its sliders weigh. No Streamlit."""
