"""The story for the Binnentafel, and the files of a meeting. No Streamlit."""
