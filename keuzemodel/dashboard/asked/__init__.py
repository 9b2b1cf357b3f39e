"""What is asked of the model, and what comes of it. No Streamlit."""
