"""Owns what a link does: one to a measure goes there within the session, one in a new tab takes the choice along, and
another page begins at its top.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from keuzemodel.dashboard.screens import rooms
from keuzemodel.dashboard.screens.scripts import listening
from keuzemodel.dashboard.session import address, current, opening

SCRIPT = listening("links.js")


def follow(page: str) -> None:
    """Listen for a click on a link; go there if it is a plain one to a measure."""
    listen = st.components.v2.component("keuzemodel_links", js=SCRIPT)
    heard = listen(
        key="links",
        # Another value runs the script again, so that it brings what is open into view.
        data={
            "page": page,
            "open": opening.opened(page) if page in opening.OPENS else "",
            "link": f"maatregelen?{urlencode(address.link_to(opening.MEASURES, ''))}",
        },
        on_clicked_change=lambda: None,
    )
    code = getattr(heard, "clicked", None)
    if isinstance(code, str) and code in current.dossier().measure_index:
        opening.open_measure(code)
        st.switch_page(rooms.at("maatregelen"), query_params=address.link_to(opening.MEASURES, code))
