"""Every file that any screen offers, asked for in real Chromium: it comes, opens, and is about the present choice."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import openpyxl
import pytest
from playwright.sync_api import expect
from pptx import Presentation

from keuzemodel.dashboard.asked.link import from_link
from keuzemodel.dashboard.asked.scenario import Scenario, from_json, scores_of, to_json
from keuzemodel.dashboard.asked.situation import situation, with_own
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.screens.downloads import KINDS
from keuzemodel.dashboard.session import opening
from keuzemodel.dashboard.shown.drawn import pictures
from keuzemodel.dashboard.words.certainty.sections import names
from keuzemodel.dashboard.words.meeting.story import CHAPTERS, TABS
from keuzemodel.model.dossier import Score
from keuzemodel.sheets.dossiers.reading import from_sheets, read_dossier
from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.workbooks import dossier_workbook
from tests.browser.serving import follow, running, unfold, watched
from tests.sheets.dossiers.test_reading import small
from tests.shipped import ROOT, alkmaar

DOSSIER = alkmaar()
MAIN = "[data-testid=stMain]"
OFFERED = f"{MAIN} :is([data-testid=stDownloadButton], .st-key-plaatje-graaf) button"
PARTS = {opening.CERTAINTY: names(fitting=True), opening.MEETING: TABS}
OWN = Score("1", "grip", 4.5, 0.5, "eigen", "onze eigen meting")
"""The choice that all of it has to be about: no preset, a limit, a measure forbidden and a score of one's own."""
LINK = {"dossier": DOSSIER.id, "benadering": "roeien", "nooit": "2"}


@pytest.fixture(scope="module")
def shelf(browser, tmp_path_factory):
    """(a tab, the server's address, the link of a saved scenario, its choice)."""
    folder = tmp_path_factory.mktemp("var")
    choice = from_link(LINK, {DOSSIER.id: DOSSIER}, DOSSIER)
    choice = type(choice)(**{**vars(choice), "scores": (OWN,)})
    held = Scenario(
        "Plan", "", choice, DOSSIER.fingerprint, situation(choice, DOSSIER).package.codes, scores_of(DOSSIER)
    )
    store = Store(f"sqlite:///{folder / 'scenarios.sqlite'}")
    saved = store.add("Plan", "Ans", to_json(held, DOSSIER).decode())
    store.close()
    with running(ROOT / "app.py", environment={"KEUZEMODEL_DATA_DIR": str(folder)}) as server:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True, locale="nl-NL")
        yield watched(context.new_page(), server.address), server.address, f"scenario={saved.id}.1", choice
        context.close()


def without_scores() -> bytes:
    """A workbook in which only the scores are lacking: it is offered back with the table ready."""
    book = openpyxl.load_workbook(io.BytesIO(dossier_workbook(from_sheets(small()))))
    book["Scores"].delete_rows(1, 99)
    book["Scores"].append(["Code", "Stap"])
    book["Herkomst"].delete_rows(2, 99)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(tab, page: str) -> None:
    """Everything on the page is there, also what is folded, and what comes after a file is put down."""
    unfold(tab, MAIN)
    if page == "dossiers":
        tab.set_input_files("input[type=file]", files=[
            {"name": "zonder-scores.xlsx", "mimeType": KINDS[".xlsx"], "buffer": without_scores()}
        ])  # fmt: skip
        expect(tab.get_by_role("button", name="Download uw werkmap met de scoretabel")).to_be_visible()
        unfold(tab, MAIN)


def words(name: str, raw: bytes) -> str:
    """All that a file says, read by a library that knows its kind."""
    kind = name.rsplit(".", 1)[1]
    if kind == "csv":
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1
        return "\n".join(cell for row in rows for cell in row)
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(raw))
        return "\n".join(str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row if c)
    if kind == "pptx":
        shown = Presentation(io.BytesIO(raw)).slides
        assert len(shown) >= len(CHAPTERS) - 1
        return "\n".join(p for slide in shown for p in [*_said(slide.shapes), slide.notes_slide.notes_text_frame.text])
    if kind == "svg":
        root = ElementTree.fromstring(raw)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        return "".join(root.itertext())
    if kind == "png":
        assert raw.startswith(b"\x89PNG\r\n\x1a\n") and raw[12:16] == b"IHDR" and raw.endswith(b"IEND\xaeB`\x82")
        assert min(int.from_bytes(raw[k : k + 4]) for k in (16, 20)) > 200
        return ""
    return raw.decode("utf-8")


def _said(shapes) -> list[str]:  # type: ignore[no-untyped-def]
    frames = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    return frames + [cell.text for table in tables for row in table.rows for cell in row.cells]


def about(name: str, raw: bytes, link: str, choice) -> None:  # type: ignore[no-untyped-def]
    """The file opens, and is about this choice: by its link, or by the score of one's own."""
    said = words(name, raw) if not name.endswith(".zip") else ""
    own = with_own(DOSSIER, choice.scores)
    if name.endswith(".zip"):
        packed = zipfile.ZipFile(io.BytesIO(raw))
        assert packed.testzip() is None
        for part in packed.namelist():
            inside = words(part, packed.read(part))
            assert part.endswith(".png") or link in re.sub(r"\s", "", inside), part
    elif name.endswith(".json"):
        assert from_json(raw, {DOSSIER.id: DOSSIER}).choice == choice
    elif name.startswith("scores-"):
        told = read_scores(raw, name, own, date.today())
        assert told.changes == () and told.faults == ()
        assert len(read_scores(raw, name, DOSSIER, date.today()).changes) == 1
    elif name == f"{DOSSIER.id}.xlsx":
        assert read_dossier(raw, name).score_of["1", "grip"].score == OWN.score
    elif name == "leeg-dossier.xlsx":
        assert "titel" in said and DOSSIER.title not in said
    elif name == "zonder-scores.xlsx":
        assert "Klein" in said and all(m.code in said for m in from_sheets(small()).measures)
    elif not name.endswith(".png"):
        assert link in re.sub(r"\s", "", said), name


WHICH = """(button) => {
  const own = button.closest("[data-testid=stDownloadButton]");
  const place = own?.closest("[class*=st-key-]").className ?? "drawn by the browser";
  return [place + " " + button.innerText, Boolean(own)];
}"""


def test_every_file_on_every_screen(shelf):
    """Found by looking, not from a list: what a screen offers is asked for, once."""
    tab, address, link, choice = shelf
    came: dict[str, str] = {}
    svg = b""
    tab.goto(f"{address}/?{link}")
    for page, title in PAGES.items():
        follow(tab, title)
        for part, name in PARTS.get(page, {"": ""}).items():
            if part:
                tab.get_by_role("radio", name=name, exact=True).click()
                expect(tab).to_have_url(re.compile(f"{opening.OPENS[page]}={part}"))
            opened(tab, page)
            for button in tab.locator(OFFERED).all():
                place, ours = button.evaluate(WHICH)
                if place in came:
                    continue
                with tab.expect_download(timeout=20_000) as download:
                    button.click()
                given, raw = download.value.suggested_filename, download.value.path().read_bytes()
                about(given, raw, link, choice)
                came[place] = given
                svg = raw if given.endswith(".svg") else svg
                # What stands in dots cannot be read: it is drawn from the file beside it, which can.
                assert not (ours and given.endswith(".png")) or raw == pictures.png(svg), given
    assert {f".{given.rsplit('.', 1)[1]}" for given in came.values()} == set(KINDS)
    assert len(set(came.values())) == len(came), came
    assert tab.elsewhere == [] and tab.broken == []
