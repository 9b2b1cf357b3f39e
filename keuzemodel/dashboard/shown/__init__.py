"""Tables, pictures and files made of a situation. No Streamlit."""
