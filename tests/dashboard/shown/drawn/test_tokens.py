"""Colours from one file: readable on light and dark, told apart by who sees colours otherwise, and a house's own."""

from __future__ import annotations

import re
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
