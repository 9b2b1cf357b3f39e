"""All that knows Streamlit, Altair or the database, and what only the screens need."""
