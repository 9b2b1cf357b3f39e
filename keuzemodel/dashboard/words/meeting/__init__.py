"""Words of the story for the Binnentafel and of its files. No Streamlit."""
