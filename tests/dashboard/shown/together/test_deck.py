"""The slides of a meeting: what they say is what it found, nobody is named, and nothing runs off."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date

import pytest
from pptx import Presentation
from pptx.util import Emu

from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.shown.together import deck
from keuzemodel.dashboard.words.together import found as found_words
from tests import hostile
from tests.dashboard.shown.together import outcomes

DAY, LINK = date(2026, 11, 22), "https://keuzemodel.example.nl/?dossier=alkmaar-verblijf"


def made(name: str) -> bytes:
    """The file."""
    return deck.slides(outcomes.ALL[name](), LINK, DAY)


def words_of(slide) -> str:
    """Every word on a slide, and in its notes."""
    found = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    tables = [s.table for s in slide.shapes if s.has_table]
    found += [cell.text for table in tables for row in table.rows for cell in row.cells]
    return "\n".join([*found, slide.notes_slide.notes_text_frame.text])


@pytest.mark.parametrize("name", outcomes.ALL)
def test_every_slide_is_complete_and_keeps_within_its_edges(name):
    """A title, a number, notes, words for who sees no picture; and nobody that can be told."""
    shown = Presentation(io.BytesIO(made(name)))
    for slide in shown.slides:
        assert slide.shapes.title.text.strip() and outcomes.PERSON not in words_of(slide)
        assert "\\" not in words_of(slide).replace(hostile.HOSTILE, "") and "maatregelen?" not in words_of(slide)
        assert LINK in slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            tall = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.left >= 0 and shape.left + shape.width <= shown.slide_width + Emu(4)
            assert shape.top + tall <= shown.slide_height, (shape.name, slide.shapes.title.text)
            if shape.has_table or shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


@pytest.mark.parametrize("name", ["weighed", "agreed", "packed"])
def test_every_step_is_named_and_counted(name):
    """Once under a heading; where packages differ, with how many hold it."""
    outcome = outcomes.ALL[name]()
    everything = "\n".join(map(words_of, Presentation(io.BytesIO(made(name))).slides))
    packages = [codes for _, held in outcome.held for codes in held]
    for measure in outcome.asked.dossier.measures:
        assert f"{measure.code}  {measure.name}" in everything
        count = sum(measure.code in codes for codes in packages)
        if 0 < count < len(packages):
            assert f"{measure.code}  {measure.name}  ({count} van de {len(packages)})" in everything


def test_the_findings_are_those_of_the_meeting():
    """Who took part; whether it matters; every pair of roles; every package between them."""
    outcome = outcomes.weighed()
    found = outcome.findings
    slides = list(Presentation(io.BytesIO(made("weighed"))).slides)
    assert slides[0].shapes.title.text == outcomes.SAID
    assert "Ronde 2: 10 deelnemers, 9 antwoorden" in words_of(slides[0])
    assert "Gemeente 3, Aanbieder 3 en Overige rollen 3" in words_of(slides[0])
    assert slides[1].shapes.title.text == plain(found_words.matters(outcome.asked, found)[0])
    where, last = words_of(slides[-3]), words_of(slides[-2])
    for pair in (pair for pair in found.differences if pair.now):
        for code in (*pair.steps.came, *pair.steps.went):
            assert naming.plain_step(outcome.asked.dossier.measure(code)) in where
    assert found.compromise.needed and len(found.compromise.points) == deck.MOST_POINTS + 1
    assert "Hier staan er 4; alle 5 staan in het bestand met cijfers" in last
    for point in found_words.picked(found, deck.MOST_POINTS):
        assert found_words.loses_most(found, point)[1] in last
    assert "Roeien" in words_of(slides[-1]) or "Alles overwegend het beste" in words_of(slides[-1])


def test_everyone_has_a_mark_and_both_rounds_a_middle():
    """By role, at the share that was given; the middles stand beside them as figures."""
    outcome = outcomes.weighed()
    slide = Presentation(io.BytesIO(made("weighed"))).slides[1]
    plot = next(s.chart for s in slide.shapes if s.has_chart).plots[0]
    series = {s.name: list(s.iter_values()) for s in plot.series}
    assert list(series) == ["Gemeente (3)", "Aanbieder (3)", "Overige rollen (3)", "midden", "midden, vorige ronde"]
    for group, one in zip(outcome.findings.groups, plot.series, strict=False):
        at = [float(value.text) for value in one._element.xpath("./c:xVal//c:v")]
        assert at == [round(100 * share, 1) for k in range(4) for share in group.mixes[:, k].tolist()]
    table = next(s.table for s in slide.shapes if s.has_table)
    assert [cell.text for cell in table.rows[0].cells] == ["Aspect", "Ronde 1", "Ronde 2"]
    assert [cell.text for cell in table.rows[1].cells][2] == "38 %"


def test_where_all_agree_nothing_lies_between():
    """One package, and no slide on what to talk about."""
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(made("agreed"))).slides]
    assert titles[1].startswith("Nee, het maakt niet uit") and len(titles) == 4


def test_hostile_text_stays_text():
    """Also in the sheets behind the charts: no formula, no link, nothing that is fetched."""
    packed = zipfile.ZipFile(io.BytesIO(made("hostile")))
    parts = {name: packed.read(name) for name in packed.namelist()}
    behind = [zipfile.ZipFile(io.BytesIO(raw)) for name, raw in parts.items() if name.endswith(".xlsx")]
    assert behind
    texts = [raw.decode() for name, raw in parts.items() if name.endswith((".xml", ".rels"))]
    texts += [
        book.read(name).decode() for book in behind for name in book.namelist() if name.endswith((".xml", ".rels"))
    ]
    for text in texts:
        assert 'TargetMode="External"' not in text and not re.search(r"<(hyperlink|f|a:hlinkClick)[ >/]", text)
    shown = Presentation(io.BytesIO(made("hostile"))).slides
    assert shown[0].shapes.title.text == hostile.HOSTILE[:200].strip()
    assert "=1+1 3" in words_of(shown[0])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="geen LibreOffice op deze machine")
def test_libreoffice_opens_the_slides(tmp_path):
    """As many pages as slides."""
    import pypdf

    raw = made("weighed")
    (tmp_path / "x.pptx").write_bytes(raw)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/p", "--convert-to", "pdf", "x.pptx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert len(pypdf.PdfReader(tmp_path / "x.pdf").pages) == len(Presentation(io.BytesIO(raw)).slides)
