"""What all pages have in common: headers, words, size, and how they go on when the meeting does."""

from __future__ import annotations

import gzip
import re
import threading
import time
from pathlib import Path

import pytest

from keuzemodel.dashboard.kept.meetings import Meetings
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.participant import pages
from keuzemodel.dashboard.words.together import participant as words
from tests.dashboard.participant.meeting import Member

PLACE = Path(pages.__file__).parent
TEMPLATES = sorted(PLACE.rglob("*.html"))


def test_every_answer_is_kept_by_nobody(room):
    """And lets the page load only what is its own."""
    one = room.member()
    for path in ("", "/stand", "/pakket", "/antwoord", "/weg"):
        for answer in (one.get(one.place + path), one.post(one.place + path, follow_redirects=False)):
            if answer.status_code != 405:
                assert answer.headers["cache-control"] == "no-store", path
                assert answer.headers["content-security-policy"].startswith("default-src 'none'"), path
    for path in ("/meedoen", "/meedoen/XXXXXX", "/meedoen/leiden/x"):
        assert Member("").get(path).headers["cache-control"] == "no-store", path


def test_the_files_beside_the_pages(room):
    """Together with any page they are small; a browser keeps them as long as they are the same."""
    one = room.member()
    room.change(is_shown=True)
    page = one.answer().text
    links = re.findall(r'(?:href|src)="(/meedoen/[^"]*\?\w+)"', page)
    assert len(links) == 2
    whole = page.encode()
    for link in links:
        answer = one.get(link)
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].split(";")[0] in ("text/css", "text/javascript")
        assert one.get(link.split("?")[0]).headers["cache-control"] == "no-store"
        whole += answer.content
    assert len(whole) < 100_000 and len(gzip.compress(whole)) < 20_000


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.stem)
def test_templates_hold_no_words(path):
    """Nor styles, nor scripts, nor anything marked as safe."""
    source = path.read_text("utf-8")
    text = re.sub(r"<[^>]*>", " ", re.sub(r"{%.*?%}|{{.*?}}", " ", source))
    assert not re.search(r"[^\W\d_]{2,}", text), text
    for attribute in ("alt", "title", "placeholder", "aria-label"):
        assert not re.search(rf'{attribute}="(?!{{{{)', source)
    assert (
        "style=" not in source
        and "|safe" not in source
        and "| safe" not in source
        and " on" not in re.sub(r"{.*?}", "", source)
    )


def test_the_script_holds_no_words():
    """What it says it reads from the page."""
    source = re.sub(r"//.*", "", (PLACE / "meedoen.js").read_text("utf-8"))
    for text in re.findall(r'"([^"]*)"', source):
        assert text == "use strict" or " " not in text.strip() or "[" in text, text
    assert "innerHTML" not in source and "eval" not in source


def test_under_a_base(kept, room):
    """Where a proxy puts the whole model under a path of its own."""
    one = Member(room.code, "/regio")
    page = one.look().text
    assert 'action="/regio/meedoen/' in page and 'href="/regio/meedoen/stijl.css' in page
    answer = one.post(one.place, data={"rol": "GI"}, follow_redirects=False)
    assert answer.headers["location"] == one.place and "Path=/regio/meedoen" in answer.headers["set-cookie"]
    lead = one.get(f"/regio/meedoen/leiden/{room.ticket}", follow_redirects=False)
    assert lead.headers["location"] == "/regio/samen" and "Path=/regio/;" in lead.headers["set-cookie"]


def test_an_open_page_hears_of_a_change(room):
    """Within a second, however long it waits; what others answer is no change to it."""
    one, other = room.member(), room.member()
    state = one.get(f"{one.place}/stand").json()
    assert state["ronde"] == 1 and state["open"] and not state["toon"]

    def later():
        time.sleep(0.5)
        other.answer()
        time.sleep(0.5)
        room.change(is_open=False)

    thread = threading.Thread(target=later)
    thread.start()
    began = time.monotonic()
    found = one.get(f"{one.place}/stand", params={"na": state["versie"]}).json()
    thread.join()
    assert 0.9 < time.monotonic() - began < 3
    assert not found["open"] and found["versie"] != state["versie"]
    assert one.get(f"{one.place}/stand", params={"na": state["versie"]}).json() == found


def test_a_database_that_is_away(room, monkeypatch):
    """Every page says so, and where to try again."""

    def broken(*_):
        raise StoreError("away")

    for name in ("by_code", "seat", "take_up"):
        monkeypatch.setattr(Meetings, name, broken)
    one = Member(room.code)
    for path in (one.place, f"{one.place}/stand", "/meedoen/leiden/x"):
        answer = one.get(path)
        assert answer.status_code == 503 and words.TROUBLE in answer.text, path


def test_titles_say_where_one_is(room):
    """Each page another."""
    one = Member(room.code)
    found = [one.get("/meedoen"), one.look(), one.join(), one.get("/meedoen/XXXXXX")]
    room.change(is_open=False)
    found += [one.look(), one.get("/meedoen/leiden/x")]
    titles = [re.search("<title>(.*)</title>", answer.text)[1] for answer in found]
    assert len(set(titles)) == 5 and all(title.endswith(" – Keuzemodel") for title in titles)
    assert all('<html lang="nl">' in answer.text and answer.text.count("<h1>") == 1 for answer in found)
