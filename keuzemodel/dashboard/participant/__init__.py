"""The pages of who takes part in a meeting: plain HTML that works without script. No Streamlit."""
