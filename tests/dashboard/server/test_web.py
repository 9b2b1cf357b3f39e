"""What the server adds to an answer of Streamlit."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from keuzemodel.dashboard.server.web import HEADERS, ROOM, DutchPage, OneStart, SecurityHeaders

PAGE = f'<!doctype html><html lang="en"><body>é <html lang="en">{ROOM.decode()}</body></html>'
LINKS = '<link rel="stylesheet" href="./x.css">'


def client() -> TestClient:
    """Three answers behind what the server adds."""
    in_parts = lambda request: StreamingResponse((part for part in (PAGE[:20], PAGE[20:])), media_type="text/html")  # noqa: E731
    routes = [
        Route("/", lambda request: HTMLResponse(PAGE)),
        Route("/parts", in_parts),
        Route("/meedoen/KXP7RM/pakket", lambda request: PlainTextResponse("pakket")),
        Route("/text", lambda request: PlainTextResponse(PAGE, headers={"X-Frame-Options": "DENY"})),
    ]
    return TestClient(SecurityHeaders(OneStart(DutchPage(Starlette(routes=routes), LINKS), "pakket")))


def test_a_page_is_dutch():
    """Also one that comes in parts; only the page itself, not what it shows; with what it loads besides after the room
    that Streamlit draws in; and its length is that of what is sent.
    """
    for path in ("/", "/parts"):
        answer = client().get(path, headers={"accept": "text/html"})
        assert answer.text == PAGE.replace("en", "nl", 1).replace("</div>", f"</div>{LINKS}")
        assert int(answer.headers["content-length"]) == len(answer.content)


def test_what_is_no_page_stays_as_it_is():
    """A file that a user made may hold the same words."""
    assert client().get("/text").text == PAGE


def test_every_answer_has_the_headers():
    """An answer that is stricter of its own stays so."""
    answer = client().get("/text")
    assert dict(answer.headers) | {k.lower(): v for k, v in HEADERS.items() if k != "X-Frame-Options"} == dict(
        answer.headers
    )
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/pakket", "/"),
        ("/pakket/", "/"),
        ("/pakket?dossier=a&stap=12.1", "/?dossier=a&stap=12.1"),
        ("/pakket?stap=%22%3E%0d%0aX:%20y", "/?stap=%22%3E%0d%0aX:%20y"),
        ("//elders.nl/pakket", "/elders.nl/"),
    ],
)
def test_the_first_page_has_one_address(asked, found):
    """Its own name leads there, with the rest of the address, to nowhere else, under the same headers."""
    answer = client().get(f"http://testserver{asked}", follow_redirects=False)
    assert answer.status_code == 307 and answer.headers["x-frame-options"]
    assert answer.next_request is not None and str(answer.next_request.url) == f"http://testserver{found}"
    assert client().get("/", follow_redirects=False).status_code == 200
    assert client().post("/pakket", follow_redirects=False).status_code == 404


def test_a_meeting_may_have_a_page_of_that_name():
    """It is no page of Streamlit's."""
    assert client().get("/meedoen/KXP7RM/pakket", follow_redirects=False).text == "pakket"
