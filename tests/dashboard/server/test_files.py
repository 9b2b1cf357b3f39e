"""The styles and the script beside Streamlit's page."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from keuzemodel.dashboard.server import files
from keuzemodel.dashboard.shown.drawn.tokens import tokens
from keuzemodel.dashboard.words.frame import STREAMLIT


@pytest.mark.parametrize("base", ["", "regio", "/regio/"])
def test_what_the_page_loads_is_there(base):
    """Under the base of the address, and for good as long as it is the same."""
    client = TestClient(
        Starlette(routes=files.routes(base)), base_url=f"http://testserver/{base.strip('/')}".rstrip("/") + "/"
    )
    asked = re.findall(r'(?:href|src)="\./([^"]+)"', files.links())
    assert len(asked) == len(files.TYPES)
    for address in asked:
        answer = client.get(address)
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
        assert client.get(address.split("?")[0]).headers["cache-control"] == "no-cache"


def test_a_style_begins_with_the_colours_of_the_house():
    """What it uses is known by then."""
    style = files.FILES.contents("scherm.css")
    assert style.startswith(tokens().css) and ".st-key-kamers" in style


def test_a_script_knows_the_words():
    """Each part of it has names of its own."""
    script = files.FILES.contents("scherm.js")
    assert all(word in script for word in STREAMLIT) and "export " not in script
    assert script.index("const SAID") < script.index("speak(SAID)")
