"""A file that cannot be received is refused in words, wherever one can put it down."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.kept.uploads import NO_ROOM
from keuzemodel.dashboard.words.keeping import uploads as upload_words
from tests.pages.test_pages import start, words

PAGES = {"scores": (".xlsx", ".csv"), "dossiers": (".xlsx",), "scenarios": (".json",)}


def put_down(page: str, name: str, mime: str = "text/csv"):
    """The page after a file came by the browser or past it."""
    app = start(page)
    app.file_uploader[0].set_value((name, b"1;2\n", mime)).run()
    return app


NAMES = ("x.exe", "x", ".xlsx.exe", "xlsx", "<b>*x*.html", "a" * 5000 + ".xls", "x\0.py", "x.csv\0")


@pytest.mark.parametrize(
    ("page", "name"), [*(("scores", name) for name in NAMES), ("dossiers", "x.csv"), ("scenarios", "x.xlsx")]
)
def test_another_kind_of_file(page, name):
    """It names the file and what is expected; nothing of the name is Markdown."""
    app = put_down(page, name)
    assert not app.exception
    (said,) = [e.value for e in app.error]
    assert said == upload_words.other_kind(name, PAGES[page]) and "<b>" not in said and len(said) < 400
    assert f"eindigt hier op {PAGES[page][0]}" in said


@pytest.mark.parametrize("page", PAGES)
def test_a_server_without_room_says_so(page):
    """Nothing is read of a file of which only the name was kept."""
    app = put_down(page, f"x{PAGES[page][0]}", NO_ROOM)
    assert not app.exception and [e.value for e in app.error] == [upload_words.NO_ROOM]


def test_capitals_in_the_name():
    """Windows writes them now and then."""
    app = put_down("scores", "SCORES.CSV")
    assert not app.exception and not app.error and "in het bestand" in words(app)
