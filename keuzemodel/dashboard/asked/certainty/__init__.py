"""How certain a package is: what is asked about it, and the answers. No Streamlit."""
