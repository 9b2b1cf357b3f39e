"""What the server keeps. No Streamlit."""
