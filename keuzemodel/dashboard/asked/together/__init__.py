"""What a meeting that weighs together is asked, and what it finds. No Streamlit."""
