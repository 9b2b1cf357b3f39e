"""The tables that fit, made on the server in real Chromium: from an added dossier to the shares on Pakket."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from keuzemodel.dashboard.words.certainty import making as making_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.frame import PAGES
from keuzemodel.sheets.workbooks import dossier_workbook
from tests.browser.serving import go, ready
from tests.building import rebuilt
from tests.pages.test_making import DOSSIER

LONG = 240_000
"""Milliseconds for what takes ten seconds where nothing else runs: it goes after everything else."""


def test_a_dossier_gets_its_tables(visitor, address):
    """Added, asked for, followed by a bar, gone on with on another page, and counted on Pakket."""
    page = visitor
    dossier = rebuilt(DOSSIER, id="met-uitspraken", title="Met uitspraken")
    page.goto(f"{address}/dossiers")
    page.get_by_role("heading", level=1).wait_for()
    page.set_input_files("input[type=file]", files=[
        {"name": "klein.xlsx", "mimeType": "", "buffer": dossier_workbook(dossier)}
    ])  # fmt: skip
    page.locator(".st-key-dossier-wie input").fill("Ans")
    page.locator("[class*=st-key-dossier-bewaar] button").click()
    expect(page.get_by_text("Bewaard: Met uitspraken")).to_be_visible()

    page.goto(f"{address}/gevoeligheid?dossier=met-uitspraken&onderdeel=scores")
    page.get_by_role("button", name=re.compile("^Maak de tabellen")).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("button", name=making_words.STOP)).to_be_visible()
    expect(page.get_by_text(re.compile(r"Tabellen maken: \d+ % klaar"))).to_be_visible(timeout=LONG)
    go(page, "Pakket")
    expect(page.get_by_role("heading", level=1, name="Welk pakket hoort bij deze weging?")).to_be_visible()
    go(page, PAGES["gevoeligheid"])
    expect(page.get_by_text(over_words.STEPS_TITLE)).to_be_visible(timeout=LONG)

    go(page, "Pakket")
    page.locator(".kb-explained summary").click()
    expect(page.get_by_text(re.compile("andere passende scores"))).to_be_visible()
    ready(page)
    assert re.search("[◉◕◑◔]", page.locator(".kb-sure i").first.get_attribute("data-sign"))
    assert page.elsewhere == [] and page.broken == []
