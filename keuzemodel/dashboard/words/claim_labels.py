"""Owns the title and labels of the screen Toets aan de bron. No Streamlit."""

from __future__ import annotations

TITLE = "Klopt dit met de bron?"
NO_CLAIMS = "Dit dossier heeft geen uitspraken om te toetsen."
ONLY_FAILING = "Toon alleen wat niet klopt"
ALL_HOLD = "Alle uitspraken kloppen; er is niets om te tonen."
