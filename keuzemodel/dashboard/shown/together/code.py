"""Owns the code that takes a telephone to a meeting, as a picture to scan. No Streamlit."""

from __future__ import annotations

from io import BytesIO

import segno

from keuzemodel.dashboard.language.elements import Html

QUIET = 4
"""Modules of white around it, which a camera needs (ISO/IEC 18004, section 9.1)."""


def scanned(address: str, said: str) -> Html:
    """A QR code of an address as SVG, dark on white on every page. said: what it is, for who does not see it."""
    made = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(made, kind="svg", border=QUIET, xmldecl=False, svgns=True, omitsize=True, dark="#000000", light="#ffffff",
              title=said, nl=False)  # fmt: skip
    return Html(made.getvalue().decode())
