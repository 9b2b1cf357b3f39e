"""What a page may load and run: its own, and nothing that somebody slips in."""

from __future__ import annotations

import urllib.request

import pytest

from tests.browser.serving import REFUSED, ready
from tests.hostile import ELSEWHERE

OUTSIDE = f"http://{ELSEWHERE}"
ADD = "const add = (name, parts) => document.body.append(Object.assign(document.createElement(name), parts)); "
ATTEMPTS = {
    "img-src": f"add('img', {{ src: '{OUTSIDE}/x.png' }})",
    "script-src-elem": "add('script', { text: 'window.ran = 1' })",
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.ran = 1\">x</b>')",
    "script-src": "setTimeout('window.ran = 1')",
    "style-src-elem": f"add('link', {{ rel: 'stylesheet', href: '{OUTSIDE}/x.css' }})",
    "connect-src": f"fetch('{OUTSIDE}').catch(() => 0)",
    "frame-src": f"add('iframe', {{ src: '{OUTSIDE}' }})",
    "media-src": f"add('audio', {{ src: '{OUTSIDE}/x.mp3' }})",
    "form-action": f"add('form', {{ method: 'post', action: '{OUTSIDE}' }}); [...document.forms].at(-1).submit()",
    "base-uri": f"add('base', {{ href: '{OUTSIDE}' }})",
}


@pytest.fixture
def tab(newcomer, address):
    """A page that is ready, of which what it refuses is kept."""
    newcomer.goto(f"{address}/toegankelijkheid")
    ready(newcomer)
    assert newcomer.broken == []
    return newcomer


@pytest.mark.parametrize("part", ATTEMPTS)
def test_what_is_slipped_into_a_page_is_refused(tab, part):
    """A picture, a script, a style, a call, a frame, a sound, a form, another base."""
    with tab.expect_console_message(lambda said: said.text.startswith(f"{REFUSED}{part} "), timeout=10_000):
        tab.evaluate(f"() => {{ {ADD} {ATTEMPTS[part]}; }}")
    assert tab.evaluate("window.ran") is None


def test_every_answer_has_the_policy(address):
    """The page, what is in it, and what is not there; nothing in it allows more than it says."""
    for path in ("/", "/_stcore/health", "/nergens/iets.js"):
        with urllib.request.urlopen(f"{address}{path}") as answer:
            policy = answer.headers["Content-Security-Policy"]
        sources = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
        assert sources["default-src"] == ["'none'"] and sources["frame-ancestors"] == ["'self'"]
        assert not {"'unsafe-eval'", "'unsafe-inline'", "*", "http:", "https:"} & set(sources["script-src"])
        assert all(s[0] == "'" or s in ("data:", "blob:") for part in sources.values() for s in part)
