"""The ways of answering: what a form of each holds, and what is kept of it. No Streamlit."""
