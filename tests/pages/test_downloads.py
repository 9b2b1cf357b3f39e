"""What a download gives is made outside any session: each is made so, on a thread of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st

from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.screens import downloads
from keuzemodel.dashboard.session import opening
from tests.pages.test_pages import start

PARTS = {opening.CERTAINTY: opening.SECTIONS, opening.MEETING: ("opbrengst",)}
VIEWS = [(page, part) for page in PAGES for part in PARTS.get(page, ("",))]


@pytest.fixture
def drawn(monkeypatch):
    """What every button on the page would give, by its key."""
    found = {}
    button = st.download_button

    def recorded(label, data, **options):
        found[options["key"]] = data
        return button(label, data, **options)

    monkeypatch.setattr(st, "download_button", recorded)
    return found


@pytest.mark.parametrize(("page", "part"), VIEWS)
def test_every_file_is_made_without_a_session(drawn, page, part):
    """It gives bytes; nothing is cut short by what only a session knows."""
    start(page, benadering="roeien", **({opening.OPENS[page]: part} if part else {}))
    with ThreadPoolExecutor(1) as alone:
        made = {key: alone.submit(data).result() for key, data in drawn.items()}
    assert all(isinstance(raw, bytes) and len(raw) > 100 for raw in made.values())
    assert made or page not in (
        "pakket",
        "fasering",
        "vergelijken",
        "dekking",
        "binnentafel",
        "scores",
        "scenarios",
        "dossiers",
    )


def test_one_made_on_the_spot_is_refused():
    """It could take hold of the session."""
    with pytest.raises(TypeError, match="made on the spot"):
        downloads.offer("Download", "x.csv", lambda: b"", key="x")
