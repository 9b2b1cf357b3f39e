"""Owns the mark of a file that came and found no room: the server puts it, the screen reads it. No Streamlit."""

NO_ROOM = "application/x-geen-plaats"
"""What a file is called of which nothing was kept but the name."""
