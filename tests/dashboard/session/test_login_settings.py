"""Settings of the login that cannot work or can be guessed are refused, in words and without showing what is secret."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from keuzemodel.dashboard.session import login_settings
from keuzemodel.dashboard.session.login_settings import SETTING, faults, is_weak, unusable
from keuzemodel.dashboard.words.keeping import login as login_words

SOUND = {
    "redirect_uri": "https://keuzemodel.regio.nl/oauth2callback",
    "cookie_secret": "c7b1f0a94e6d28553fbe0d1c9a7746e2",
    "client_id": "0b6c4f0e-1d0f-4a7e-9f55-2f3a61c0a001",
    "client_secret": "proef~geheim",
    "server_metadata_url": "https://login.microsoftonline.com/0b6c/v2.0/.well-known/openid-configuration",
}


@pytest.mark.parametrize("mode", ["", "   ", "\t", "dicht", "gesloten open", "0", "nee"])
def test_a_setting_without_meaning_closes(monkeypatch, mode):
    """A blank one as well: whoever set it meant something, and reading for everyone is not the safe guess."""
    monkeypatch.setenv(SETTING, mode)
    assert login_settings.is_closed()
    (said,) = faults(SOUND)
    assert "verwacht is 'open' of 'gesloten'" in said and SETTING in said


@pytest.mark.parametrize("mode", ["open", "gesloten", " Gesloten "])
def test_sound_settings_have_no_fault(monkeypatch, mode):
    """Capitals and spaces do not count, and a server may fill in its own port."""
    monkeypatch.setenv(SETTING, mode)
    assert faults(SOUND) == () and login_settings.is_closed() == (mode != "open")
    assert faults(SOUND | {"redirect_uri": "http://localhost:{port}/oauth2callback"}) == ()
    assert faults(SOUND | {"expose_tokens": ["id"]}) == ()


def test_not_set_is_off(monkeypatch):
    """Whatever the section holds."""
    monkeypatch.delenv(SETTING, raising=False)
    assert login_settings.mode() is None and not login_settings.is_closed()
    assert all(faults(auth) == () for auth in (None, "x", {}, SOUND))


@pytest.mark.parametrize("auth", ["x", 3, True, ["a"], 1.5])
def test_a_section_that_is_no_table(monkeypatch, auth):
    """Streamlit would stumble over it with the login off as well."""
    monkeypatch.setenv(SETTING, "gesloten")
    assert faults(auth) == unusable(auth) == (login_words.NO_TABLE,)


def test_no_section(monkeypatch):
    """Every line that is needed is named."""
    monkeypatch.setenv(SETTING, "open")
    assert all(key in faults(None)[0] for key in SOUND)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *((key, value) for key in SOUND for value in ("", "  ", 5, None, ["a"], {"a": "b"})),
        *((key, value) for key in ("client_id", "client_secret") for value in ("…", "...", "xxx", "<id>", "x")),
        ("client_secret", SOUND["client_id"]),
        ("server_metadata_url", "https://login.microsoftonline.com/<tenant>/v2.0/.well-known/openid-configuration"),
        ("server_metadata_url", "http://login.regio.nl/.well-known/openid-configuration"),
        ("server_metadata_url", "login.regio.nl"),
        ("redirect_uri", "https://keuzemodel.example.nl/oauth2callback"),
        ("redirect_uri", "http://keuzemodel.regio.nl/oauth2callback"),
        ("redirect_uri", "https://keuzemodel.regio.nl/"),
        ("redirect_uri", "https://keuzemodel.regio.nl/oauth2callback/"),
        ("redirect_uri", "https://keuzemodel.regio.nl/oauth2callback?x=1"),
        ("redirect_uri", "https:///oauth2callback"),
        ("redirect_uri", "https://[oauth2callback"),
        ("redirect_uri", "https://regio.nl:poort/oauth2callback"),
        ("redirect_uri", "javascript:/oauth2callback"),
        ("expose_tokens", "alles"),
        ("expose_tokens", ["id", "refresh"]),
    ],
)
def test_every_fault_names_its_line(monkeypatch, key, value):
    """And only that one; what may be secret is not repeated."""
    monkeypatch.setenv(SETTING, "gesloten")
    (said,) = faults(SOUND | {key: value})
    assert key in said
    assert all(SOUND[hidden] not in said for hidden in ("cookie_secret", "client_secret"))


def test_all_faults_at_once(monkeypatch):
    """The example of the README, copied and forgotten, is refused line by line."""
    monkeypatch.setenv(SETTING, "gesloten")
    import tomllib

    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    example = readme.split("```toml\n")[1].split("```")[0]
    auth = tomllib.loads(example)["auth"]
    assert set(auth) == set(SOUND)
    assert len(faults(auth)) == len(SOUND)


@pytest.mark.parametrize(
    "secret",
    [
        "x", "geheim", "a long random text", "x" * 64, "geheim" * 8, "keuzemodelalkmaarkeuzemodelalkmaar",
        "1234567890" * 4, "abcdefghijklmnopqrstuvwxyz0123456789", "ditiseengeheimwoordvanhetkeuzemodel",
        "Een lange zin met 32 tekens of nog meer erin", "ABab12" * 6, "0207f3be56b66552e65259958d2b78",
    ],
)  # fmt: skip
def test_a_secret_that_can_be_guessed(secret):
    """Too short, words, repetition, rows."""
    assert is_weak(secret)


def test_a_secret_from_a_generator_is_never_refused():
    """What the screen and the README advise, in several forms."""
    for make in (secrets.token_hex, secrets.token_urlsafe):
        assert not any(is_weak(make(32)) for _ in range(2000))


def test_the_words_are_one_list():
    """Every fault in the sentence for who runs the server, and nothing of it is Markdown."""
    said = login_words.misconfigured(
        SETTING, [login_words.redirect("redirect_uri", "http://x/<b>*a*", "/oauth2callback")]
    )
    assert "\\<b\\>\\*a\\*" in said and "redirect\\_uri" in said
