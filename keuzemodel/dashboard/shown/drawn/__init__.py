"""Pictures: what an Altair chart or a graph is made of, and how it becomes a file. No Streamlit."""
