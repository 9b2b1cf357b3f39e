"""Colours from one file: readable on light and dark, told apart by who sees colours otherwise, and a house's own."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations

import pytest

from keuzemodel.dashboard.shown.drawn import tokens
from keuzemodel.dashboard.shown.drawn.tokens import LooksError, contrast, read_tokens
from tests.shipped import ROOT

OURS = read_tokens()
STYLES = sorted((ROOT / "keuzemodel" / "dashboard").rglob("*.css"))
# Machado, Oliveira and Fernandes 2009, severity 1: red, green, blue as seen without one kind of cone.
SEEN = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def test_contrast_is_that_of_the_guideline():
    """Black on white, one with itself, and the grey that is just enough."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#2166ac", "#2166ac") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("page", [0, 1])
def test_what_is_read_can_be_read(page):
    """On the page, and on what a step that is in stands on."""
    for name in tokens.READ_ON_GROUND:
        for ground in (tokens.GROUND, "keuze-color-in"):
            assert contrast(OURS.colours[name][page], OURS.colours[ground][page]) >= tokens.ENOUGH, (name, ground)
    assert contrast("#ffffff", OURS.colours[tokens.UNDER_WHITE][page]) >= tokens.ENOUGH


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize("kind", SEEN)
def test_yields_and_costs_are_told_apart_by_everyone(page, kind):
    """Also by who lacks one kind of cone."""
    one, other = (_seen(OURS.colours[name][page], kind) for name in ("keuze-color-yields", "keuze-color-costs"))
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.2


def _seen(colour, kind):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return [min(1, max(0, sum(f * p for f, p in zip(row, linear, strict=True)))) for row in SEEN[kind]]


@pytest.mark.parametrize("style", STYLES, ids=lambda p: p.name)
def test_a_style_has_no_colour_of_its_own(style):
    """All come from the one file, and exist there."""
    text = style.read_text("utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![-\w])", re.sub(r"url\([^)]*\)", "", text))
    named = set(re.findall(r"var\(--((?:basis|keuze)-[a-z0-9-]+)", text))
    assert named <= {*OURS.colours, *OURS.sizes}


SIZED = re.compile(r"(?<![\w-])((?:padding|margin|(?:row-|column-)?gap|font-size)(?:-[a-z-]+)?):\s*([^;}]*)")
LENGTH = re.compile(r"(?<![\w.-])-?[\d.]+(?:[a-z]+|%)?(?![\w.-])")
TOKEN = re.compile(r"var\(--[a-z0-9-]+\)")
BETWEEN = re.compile(rf"clamp\({TOKEN.pattern}, [\d.]+vw, {TOKEN.pattern}\)")
"""As wide as the window, from one step of a scale to another."""
LITERAL = {
    "hairline": (re.compile(r"-?[123]px"), "", "a line between two things, and not room"),
    "part": (re.compile(r"100%|-?[\d.]+(?![a-z%])"), "", "nothing, all of it, or a factor of a token"),
    "of the letters": (re.compile(r"[\d.]+em"), "stage.css", "the stage finds the largest letters that fit"),
    "of the paper": (re.compile(r"1[24]mm"), "style.css", "the edge of a sheet, which a printer cannot reach"),
}
"""Lengths that are no token: how they look, in which style only, and why."""


@pytest.mark.parametrize("style", STYLES, ids=lambda p: p.name)
def test_room_and_letters_come_from_the_scales(style):
    """No padding, margin, gap or size of letters has a length of its own."""
    text = re.sub(r"/\*.*?\*/", "", style.read_text("utf-8"), flags=re.DOTALL)
    own = [
        f"{name}: {value}"
        for name, value in SIZED.findall(text)
        for length in LENGTH.findall(TOKEN.sub("", BETWEEN.sub("", value)))
        if not any(like.fullmatch(length) and only in ("", style.name) for like, only, _ in LITERAL.values())
    ]
    assert own == []


def test_scales_are_short_and_go_up():
    """At most eight steps of room and of letters on a screen, each larger; headings of Streamlit are of that scale."""
    for start in ("basis-space-", "basis-text-font-size-", "keuze-paper-font-size-"):
        steps = [float(re.sub("[a-z]+$", "", size)) for name, size in OURS.sizes.items() if name.startswith(start)]
        assert 0 < len(steps) <= 8 and steps == sorted(set(steps)), start
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert set(settings["theme"]["headingFontSizes"]) <= set(OURS.sizes.values())


def test_no_two_tokens_say_the_same_light_and_another_dark():
    """A chart is drawn on light and turned dark colour by colour."""
    drawn = [pair for name, pair in OURS.colours.items() if not name.startswith("basis-")]
    for (one, dark), (other, darker) in combinations(drawn, 2):
        assert one != other or dark == darker


def test_a_house_has_its_own(tmp_path):
    """Colours by name over ours, and a logo beside the file."""
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    own = tmp_path / "huisstijl.toml"
    own.write_text('logo = "logo.svg"\n[kleuren]\nbasis-color-accent-1-bg-active = ["#7A1F3D", "#a33a5c"]\n')
    found = read_tokens(own)
    assert found.colours["basis-color-accent-1-bg-active"] == ("#7a1f3d", "#a33a5c")
    assert "--basis-color-accent-1-bg-active: light-dark(#7a1f3d, #a33a5c);" in found.css
    assert found.light("keuze-color-yields") == OURS.light("keuze-color-yields")
    assert found.logo == tmp_path / "logo.svg"


BROKEN = {
    "no TOML": "kleuren = [",
    "unknown part": "[colours]\n",
    "unknown colour": '[kleuren]\nblauw = ["#000000", "#ffffff"]\n',
    "one colour": '[kleuren]\nkeuze-color-yields = "#2166ac"\n',
    "no colour": '[kleuren]\nkeuze-color-yields = ["red; } * { display: none", "#ffffff"]\n',
    "unreadable": '[kleuren]\nkeuze-color-yields = ["#dddddd", "#ffffff"]\n',
    "white on pale": '[kleuren]\nbasis-color-accent-1-bg-active = ["#ffcc00", "#3576bd"]\n',
    "no table": "kleuren = 3\n",
    "no logo": 'logo = "elders.svg"\n',
    "logo of another kind": 'logo = "huisstijl.toml"\n',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_one_that_cannot_be_used_says_why_and_leaves_ours(text, tmp_path, monkeypatch, caplog):
    """A colour is a colour, never a style; what cannot be read is refused."""
    own = tmp_path / "huisstijl.toml"
    own.write_text(text)
    with pytest.raises(LooksError, match=r"huisstijl\.toml"):
        read_tokens(own)
    monkeypatch.setenv(tokens.SETTING, str(own))
    tokens.tokens.cache_clear()
    try:
        assert tokens.tokens() == OURS
        assert tokens.SETTING in caplog.text
    finally:
        tokens.tokens.cache_clear()
