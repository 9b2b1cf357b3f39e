"""Logging in at a real OIDC provider on this machine: closed, open, who saved, and where one comes back."""

from __future__ import annotations

import re
import secrets
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.kept.store import Store
from tests.browser.serving import free_port, go, running
from tests.shipped import ROOT

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def provider():
    """An OIDC provider with one known user."""
    import oidc_provider_mock

    user = oidc_provider_mock.User(sub="ans", claims={"name": "Ans <b>Bakker</b>", "email": "ans@regio.nl"})
    with oidc_provider_mock.run_server_in_thread(user_claims=[user]) as found:
        yield f"http://localhost:{found.server_port}"


@contextmanager
def dashboard(provider: str, mode: str, folder):
    """The dashboard with this setting, and a store of its own."""
    port = free_port()
    settings = folder / "secrets.toml"
    settings.write_text(f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{secrets.token_hex(32)}"
client_id = "keuzemodel"
client_secret = "proef"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""")
    environment = {"KEUZEMODEL_LOGIN": mode, "KEUZEMODEL_DATA_DIR": str(folder)}
    with running(ROOT / "app.py", "--secrets.files", str(settings), port=port, environment=environment) as found:
        yield found.address


def log_in(tab) -> None:
    """The button, and the user at the provider."""
    tab.get_by_role("button", name="Log in").first.click()
    tab.get_by_role("button", name=re.compile("ans", re.IGNORECASE)).first.click()


def answer(url: str, cookies=(), method: str = "GET") -> int:
    """The status of what the server says to who asks past the page."""
    headers = {"Cookie": "; ".join(f"{c['name']}={c['value']}" for c in cookies)}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method, headers=headers), timeout=20) as found:
            return found.status
    except urllib.error.HTTPError as error:
        return error.code


def test_closed_is_closed_beside_the_pages_and_a_logout_ends_the_cookie(browser, provider, tmp_path):
    """A file that was taken out asks for the login; after "Log uit" the cookie of before opens nothing, anywhere."""
    with dashboard(provider, "gesloten", tmp_path) as address:
        tab = browser.new_context(locale="nl-NL", accept_downloads=True).new_page()
        # Who takes part in a meeting needs its code only; what they lead to is closed.
        assert [answer(f"{address}/meedoen{path}") for path in ("", "/XXXXXX", "/leiden/x")] == [200, 404, 410]
        assert answer(f"{address}/media/meedoen") == 403
        tab.goto(f"{address}/scores")
        expect(tab.get_by_role("heading", name="Log in om verder te gaan")).to_be_visible()
        log_in(tab)
        tab.get_by_role("heading", name="Wat zijn onze eigen scores?").wait_for()
        sent: list[str] = []
        tab.on("request", lambda r: sent.append(r.url) if r.method == "PUT" else None)
        tab.set_input_files("input[type=file]", files=[
            {"name": "ours.csv", "mimeType": "text/csv", "buffer": b"Code;grip\n1;0\n2;0\n"}
        ])  # fmt: skip
        tab.get_by_role("button", name="Neem over: twee scores").wait_for()
        with tab.expect_download() as waiting:
            tab.get_by_role("button", name="Download als CSV").click()
        taken, cookies = waiting.value.url, tab.context.cookies()
        assert waiting.value.path().read_bytes() and "/media/" in taken
        assert answer(taken) == 403 and answer(taken, cookies) == 200
        assert answer(sent[0], method="PUT") == 403 and answer(sent[0], method="DELETE") == 403
        assert answer(sent[0], cookies, method="PUT") == 403  # without the page's own token
        assert answer(f"{address}/_stcore/metrics", cookies) == 404 and answer(f"{address}/_stcore/health") == 200
        second = tab.context.new_page()
        second.goto(f"{address}/scores")
        second.get_by_role("heading", name="Wat zijn onze eigen scores?").wait_for()
        tab.get_by_role("button", name="Log uit").click()
        tab.wait_for_url(f"{provider}/**")
        assert answer(taken, cookies) == 403
        other = browser.new_context(locale="nl-NL")
        other.add_cookies([c for c in cookies if "streamlit" in c["name"]])
        thief = other.new_page()
        thief.goto(f"{address}/scores")
        expect(thief.get_by_role("heading", name="Log in om verder te gaan")).to_be_visible()
        go(second, "Pakket")
        expect(second.get_by_role("heading", name="Log in om verder te gaan")).to_be_visible()
        other.close()
        tab.context.close()


def test_closed_shows_nothing_before_the_login_and_comes_back_where_one_was(browser, provider, tmp_path):
    """No dossier, no package, no page; then the page that was asked for, with the choice of the link."""
    with dashboard(provider, "gesloten", tmp_path) as address:
        tab = browser.new_context(locale="nl-NL").new_page()
        tab.goto(f"{address}/vergelijken?dossier=alkmaar-verblijf&benadering=roeien&weging=gebalanceerd")
        expect(tab.get_by_role("heading", name="Log in om verder te gaan")).to_be_visible()
        assert "wijkteams" not in tab.content() and tab.get_by_role("slider").count() == 0
        log_in(tab)
        expect(tab.get_by_role("heading", name="Maakt het uit hoe u weegt?")).to_be_visible()
        expect(tab).to_have_url(re.compile("vergelijken.*benadering=roeien"))
        expect(tab.get_by_text("Ingelogd als Ans <b>Bakker</b> (ans@regio.nl).")).to_be_visible()
        tab.get_by_role("button", name="Log uit").click()
        tab.wait_for_url(f"{provider}/**")
        tab.goto(address)
        expect(tab.get_by_role("heading", name="Log in om verder te gaan")).to_be_visible()
        tab.context.close()


def test_open_reads_without_login_and_saves_with_the_name(browser, provider, tmp_path):
    """The choice, own scores and all, survives the login; the saved scenario carries the name."""
    with dashboard(provider, "open", tmp_path) as address:
        tab = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL").new_page()
        tab.goto(f"{address}/scores")
        expect(tab.get_by_role("heading", name="Wat zijn onze eigen scores?")).to_be_visible()
        tab.set_input_files("input[type=file]", files=[
            {"name": "ours.csv", "mimeType": "text/csv", "buffer": b"Code;grip\n1;0\n2;0\n"}
        ])  # fmt: skip
        tab.get_by_role("button", name="Neem over: twee scores").click()
        expect(tab.get_by_text("U werkt met twee eigen scores van de 216")).to_be_visible()
        go(tab, "Scenario's")
        expect(tab.get_by_text("Om te bewaren of te verwijderen logt u in")).to_be_visible()
        assert tab.get_by_role("button", name="Bewaar als nieuw scenario").count() == 0
        log_in(tab)
        expect(tab.get_by_text("U bewaart als")).to_be_visible()
        expect(tab.get_by_text("stappen, met twee eigen scores")).to_be_visible()
        tab.get_by_role("textbox", name="Naam van het scenario").fill("Met login")
        tab.get_by_role("button", name="Bewaar als nieuw scenario").click()
        expect(tab.get_by_text("Bewaard: Met login, versie 1.")).to_be_visible()
        tab.context.close()
    store = Store(f"sqlite:///{tmp_path / 'scenarios.sqlite'}")
    assert [(s.name, s.author) for s in store.all()] == [("Met login", "Ans <b>Bakker</b> (ans@regio.nl)")]
    store.close()


@pytest.mark.parametrize(
    ("mode", "settings", "said"),
    [
        ("gesloten", "", "in secrets.toml moet een deel [auth] staan"),
        ("open", 'auth = "x"', "auth is geen deel met eigen regels"),
        ("gesloten", '[auth]\ncookie_secret = "x"\nexpose_tokens = "y"', "expose_tokens mag alleen"),
        (None, 'auth = "x"', None),
    ],
)
def test_a_setting_that_cannot_work_shows_nothing(newcomer, tmp_path, mode, settings, said):
    """No provider, a section that is no section, a line that Streamlit refuses: closed, with words for who runs the
    server. With the login off a faulty section does no harm.
    """
    file = tmp_path / "secrets.toml"
    file.write_text(settings)
    environment = {"KEUZEMODEL_DATA_DIR": str(tmp_path)} | ({} if mode is None else {"KEUZEMODEL_LOGIN": mode})
    with running(ROOT / "app.py", "--secrets.files", str(file), environment=environment) as found:
        tab = newcomer
        tab.goto(f"{found.address}/vergelijken")
        if said is None:
            expect(tab.get_by_role("heading", name="Maakt het uit hoe u weegt?")).to_be_visible()
        else:
            expect(tab.get_by_role("heading", name="Inloggen is niet goed ingesteld")).to_be_visible()
            expect(tab.get_by_text(said)).to_be_visible()
            assert "wijkteams" not in tab.content() and answer(f"{found.address}/media/x") == 403
