"""The short way of a member with every dossier in real Chromium: a new folder in data/ walks it too."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.words.meeting.story import CHAPTERS, TABS
from keuzemodel.solve.selection import select_package
from tests.browser.serving import choose_dossier, ready
from tests.browser.test_member import press, shown_codes
from tests.shipped import shipped

DOSSIERS = shipped()
expect.set_options(timeout=20_000)


@pytest.mark.parametrize("id", DOSSIERS)
def test_the_short_way_of_a_member(page, address, id):
    """From the list of dossiers: the package of each approach, a slider, the file, the story, the paper."""
    dossier = DOSSIERS[id]
    choice = default_choice(dossier)
    if id != next(iter(DOSSIERS)):
        ready(page)
        choose_dossier(page, dossier.title)
    expect(page).to_have_url(re.compile(f"dossier={id}"))
    expect(page.get_by_role("radio", name=dossier.approaches[0].name)).to_be_visible()
    assert shown_codes(page) == set(select_package(dossier, choice.weighting, choice.approach).codes)
    for approach in dossier.approaches[1:]:
        page.get_by_text(approach.name, exact=True).first.click()
        expect(page).to_have_url(re.compile(f"benadering={approach.id}"))
        assert shown_codes(page) == set(select_package(dossier, choice.weighting, approach.id).codes)
    press(page, dossier.aspects[0].name, "ArrowRight", 2)
    expect(page).to_have_url(re.compile("weging=eigen"))
    codes = shown_codes(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline=""), delimiter=";"))
    assert {r["Stap"].split(" ")[0] for r in rows} == codes and {r["Dossier"] for r in rows} == {dossier.title}

    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{address}/binnentafel?dossier={id}")
    ready(page)
    for chapter in CHAPTERS:
        page.get_by_role("radio", name=TABS[chapter], exact=True).click()
        expect(page).to_have_url(re.compile(f"dia={chapter}"))
        ready(page)
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("m => m.scrollWidth - m.clientWidth") <= 1, chapter
    with page.expect_download() as download:
        page.get_by_role("button", name="Alles (ZIP)").click()
    packed = zipfile.ZipFile(download.value.path())
    assert f"Dossier: {dossier.title}" in packed.read("LEESMIJ.txt").decode()
    assert page.elsewhere == [] and page.broken == []


@pytest.mark.parametrize("id", DOSSIERS)
def test_the_handout_on_paper(visitor, address, id, tmp_path):
    """Two pages at most, every measure on them, and nothing of the screen around it."""
    import pypdf

    page, dossier = visitor, DOSSIERS[id]
    choice = default_choice(dossier)
    page.goto(f"{address}/handout?dossier={id}")
    ready(page)
    page.pdf(path=str(tmp_path / "x.pdf"), prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "x.pdf").pages]
    assert len(sheets) <= 2
    words = re.sub(r"\s+", "", "".join(sheets))
    for measure in dossier.measures:
        assert re.sub(r"\s+", "", f"{measure.code} {measure.name}") in words, measure.code
    for code in select_package(dossier, choice.weighting, choice.approach).codes:
        assert re.sub(r"\s+", "", f"{code} {dossier.measure(code).name}") in re.sub(r"\s+", "", sheets[0])
    assert "Hoezwaarteltelkaspect" not in words and "Volgende" not in words and "Skipto" not in words
