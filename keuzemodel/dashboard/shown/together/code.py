"""Owns the code that takes a telephone to a meeting, as a picture to scan. No Streamlit."""

from __future__ import annotations

import segno

from keuzemodel.dashboard.language.elements import Html, element

QUIET = 4
"""Modules of white around it, which a camera needs (ISO/IEC 18004, section 9.1)."""


def scanned(address: str, said: str) -> Html:
    """A QR code of an address, dark on white on every page. said: what it is, for who does not see it."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_data_uri(border=QUIET, omitsize=True, dark="#000000", light="#ffffff")
    return element("img", src=drawn, alt=said, class_="samen-scan")
