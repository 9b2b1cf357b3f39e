"""Owns the mark of an upload that found no room: set by the server, read by the screen. No Streamlit."""

NO_ROOM = "application/x-geen-plaats"
"""What a file is called of which nothing was kept but the name."""
