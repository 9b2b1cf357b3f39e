"""All that knows Streamlit or Altair and is shared by the pages."""
