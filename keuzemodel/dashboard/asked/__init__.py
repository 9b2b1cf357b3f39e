"""What is asked of the model, and its answer. No Streamlit."""
