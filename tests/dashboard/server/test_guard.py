"""What the web server answers to whom, on routes like Streamlit's own; the real ones are in the browser tests."""

from __future__ import annotations

import json
import time

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from keuzemodel.dashboard.kept import logouts
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.server import guard
from keuzemodel.dashboard.server.guard import Guard
from keuzemodel.dashboard.session import user as users
from keuzemodel.dashboard.session.login_settings import SETTING

SECRET = "c7b1f0a94e6d28553fbe0d1c9a7746e2"
ORIGIN = "https://keuzemodel.regio.nl"
PRIVATE = [
    ("GET", "/media/abc.csv"), ("HEAD", "/media/abc.csv"), ("PUT", "/_stcore/upload_file/s/f"),
    ("DELETE", "/_stcore/upload_file/s/f"), ("GET", "/_stcore/script-health-check"), ("GET", "/component/x/index.html"),
    ("GET", "/_stcore/bidi-components/x/y.js"), ("POST", "/_stcore/agent/interact"), ("GET", "/_stcore/next-version"),
]  # fmt: skip
FREE = [
    "/",
    "/pakket",
    "/static/js/index.js",
    "/_stcore/health",
    "/_stcore/host-config",
    "/oauth2callback",
    "/auth/login",
]


async def answer(request):
    """What is behind it."""
    return PlainTextResponse("inhoud")


async def assets(scope, receive, send):
    """The scripts and the page around every page."""
    await PlainTextResponse("schil")(scope, receive, send)


async def stream(websocket):
    """The way by which pages come."""
    await websocket.accept()
    await websocket.send_text("open")
    await websocket.close()


def server(base: str = "") -> TestClient:
    """The guard before routes like Streamlit's."""
    routes = [
        Route(f"{base}/_stcore/upload_file/{{session_id}}/{{file_id}}", answer, methods=["PUT", "DELETE"]),
        *(Route(f"{base}{path}", answer) for path in (
            "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/script-health-check",
            "/_stcore/next-version", "/media/{file_id:path}", "/component/{path:path}",
            "/_stcore/bidi-components/{path:path}", "/auth/login", "/auth/logout", "/oauth2callback",
        )),
        Route(f"{base}/_stcore/agent/interact", answer, methods=["POST"]),
        Route(f"{base}/meedoen", answer),
        Route(f"{base}/meedoen/{{code}}", answer, methods=["GET", "POST"]),
        Route(f"{base}/meedoen/{{code}}/antwoord", answer, methods=["POST"]),
        Route(f"{base}/meedoenelders", answer),
        WebSocketRoute(f"{base}/_stcore/stream", stream),
        Mount(base or "/", assets, name="static-assets"),
    ]  # fmt: skip
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Guard)]), base_url=ORIGIN)


def cookie(secret: str = SECRET, **claims) -> dict[str, str]:
    """A cookie as Streamlit makes it at the login."""
    user = {
        "iss": "https://x",
        "sub": "ans",
        "iat": int(time.time()),
        "nonce": "n",
        "origin": ORIGIN,
        "is_logged_in": True,
    }
    signed = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(user | claims))
    return {"cookie": f"{USER_COOKIE_NAME}={signed.decode()}"}


@pytest.fixture(autouse=True)
def setting(monkeypatch, tmp_path):
    """Closed, with settings that are sound and a database of its own; gives the way to another setting."""
    monkeypatch.setattr(logouts, "address", lambda: f"sqlite:///{tmp_path / 's.sqlite'}")
    logouts._logouts.cache_clear()
    monkeypatch.setattr(users, "faults", lambda: ())
    monkeypatch.setattr(starlette_websocket, "get_cookie_secret", lambda: SECRET)
    monkeypatch.setattr(guard, "get_origin_from_redirect_uri", lambda: ORIGIN)
    monkeypatch.setenv(SETTING, "gesloten")
    yield lambda mode: monkeypatch.setenv(SETTING, mode) if mode is not None else monkeypatch.delenv(SETTING)
    logouts._logouts.cache_clear()


@pytest.mark.parametrize("base", ["", "/regio"])
@pytest.mark.parametrize(("method", "path"), PRIVATE)
def test_closed_asks_for_a_login(monkeypatch, method, path, base):
    """Whatever is not needed to log in, also what a next version of Streamlit would add, and under a base path."""
    monkeypatch.setattr(guard.st, "get_option", lambda name: base)
    client = server(base)
    assert client.request(method, base + path).status_code == 403
    assert client.request(method, base + path, headers=cookie()).status_code in (200, 405)


@pytest.mark.parametrize("base", ["", "/regio"])
@pytest.mark.parametrize("path", FREE)
def test_closed_lets_one_log_in(monkeypatch, path, base):
    """The page, its scripts, and the way to the provider and back."""
    monkeypatch.setattr(guard.st, "get_option", lambda name: base)
    client = server(base)
    assert client.get(base + path).status_code == 200
    with client.websocket_connect(f"{base}/_stcore/stream") as socket:
        assert socket.receive_text() == "open"


@pytest.mark.parametrize("base", ["", "/regio"])
def test_who_takes_part_needs_no_login(monkeypatch, base):
    """Only the code, which the pages themselves ask for; and no other page is free by it."""
    monkeypatch.setattr(guard.st, "get_option", lambda name: base)
    client = server(base)
    for method, path in (("GET", ""), ("GET", "/KXP7RM"), ("POST", "/KXP7RM"), ("POST", "/KXP7RM/antwoord")):
        assert client.request(method, f"{base}/meedoen{path}").text == "inhoud"
    assert client.get(f"{base}/meedoenelders").status_code == 403
    assert client.get(f"{base}/meedoen/../media/abc.csv").status_code == 403
    monkeypatch.setattr(users, "faults", lambda: ("te raden",))
    assert client.get(f"{base}/meedoen/KXP7RM").status_code == 403


@pytest.mark.parametrize(
    "path",
    ["//media/abc.csv", "/./media/abc.csv", "/pakket/../media/abc.csv", "/%6dedia/abc.csv", "/media%2fabc.csv",
     "/MEDIA/abc.csv", "/media/abc.csv/_stcore/health", "/media/", "/media//abc.csv", "/pakket/media/abc.csv"],
)  # fmt: skip
def test_no_way_of_writing_the_address_gets_past(path):
    """What is behind the guard never answers, however it is asked."""
    assert server().get(path).text != "inhoud"


@pytest.mark.parametrize(
    "headers",
    [
        cookie("een ander geheim dat ook lang genoeg is 12"),
        cookie(origin="https://elders.nl"),
        cookie(is_logged_in=False),
        cookie(iat=int(time.time()) - 13 * 3600),
        cookie(iat=None),
        {"cookie": f"{USER_COOKIE_NAME}=x"},
        {"cookie": f"{USER_COOKIE_NAME}=é; {USER_COOKIE_NAME}_1=x".encode()},
        {},
    ],
)
def test_a_cookie_that_is_no_login(headers):
    """Signed by another, meant for another address, too old, or nothing at all."""
    assert server().get("/media/abc.csv", headers=headers).status_code == 403


def test_a_cookie_of_before_the_logout_is_worth_nothing():
    """Also at another server, that begins afterwards."""
    client, mine, other = server(), cookie(), cookie(nonce="m")
    assert client.get("/media/abc.csv", headers=mine).status_code == 200
    assert client.get("/auth/logout", headers=mine).text == "inhoud"
    assert client.get("/media/abc.csv", headers=mine).status_code == 403
    assert client.get("/media/abc.csv", headers=other).status_code == 200
    logouts._logouts.cache_clear()
    assert server().get("/media/abc.csv", headers=mine).status_code == 403


def test_who_cannot_be_known_is_nobody(monkeypatch):
    """The database does not answer: nothing leaves, and logging out still goes through."""

    def broken(user):
        raise StoreError("gone")

    monkeypatch.setattr(logouts, "lasts", broken)
    monkeypatch.setattr(logouts, "end", broken)
    assert server().get("/media/abc.csv", headers=cookie()).status_code == 403
    assert server().get("/auth/logout", headers=cookie()).status_code == 200


@pytest.mark.parametrize("mode", ["", "dicht", "gesloten", "open"])
def test_settings_that_cannot_work_close_this_too(monkeypatch, setting, mode):
    """With a secret that can be guessed anyone could make a cookie; in "open" nothing is behind the login."""
    setting(mode)
    monkeypatch.setattr(users, "faults", lambda: ("te raden",))
    assert server().get("/media/abc.csv", headers=cookie()).status_code == 403


@pytest.mark.parametrize("mode", ["open", None])
def test_where_everyone_reads_nothing_is_asked(setting, mode):
    """Files of who is not logged in leave and arrive as well."""
    setting(mode)
    assert server().get("/media/abc.csv").status_code == 200
    assert server().put("/_stcore/upload_file/s/f").status_code == 200


@pytest.mark.parametrize("mode", ["open", None, "gesloten"])
def test_figures_about_the_server_are_for_nobody(setting, mode):
    """Not even for who is logged in."""
    setting(mode)
    assert server().get("/_stcore/metrics", headers=cookie()).status_code == 404
