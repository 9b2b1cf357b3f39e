"""Files that a browser keeps."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from keuzemodel.dashboard.shown.served import Served


def test_only_with_its_mark_a_file_is_kept_for_good():
    """It is read once."""
    asked = []
    served = Served({"a.css": "text/css"}, lambda name: asked.append(name) or "é", {"x": "now"}, {"x": "for good"})
    client = TestClient(Starlette(routes=[Route("/y/a.css", served.answer)]))
    for query, kept in ((served.mark("a.css"), "for good"), ("0" * 12, "now"), ("", "now")):
        answer = client.get(f"/y/a.css?{query}")
        assert answer.text == "é" and answer.headers["content-type"].startswith("text/css")
        assert answer.headers["x"] == kept
    assert asked == ["a.css"]
