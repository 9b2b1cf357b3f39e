"""The tables of other weightings."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.situation import first_asked, situation
from keuzemodel.dashboard.shown.certainty import weights
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import weights as weight_words
from tests.shipped import alkmaar

DOSSIER = alkmaar()
NOW = situation(first_asked(DOSSIER).choice, DOSSIER)


def test_every_slider_says_once_where_it_stands():
    """Its stretches follow one another from 0 to 100 %, and the drawn ones are the same."""
    lines = analyses.slider_lines(NOW)
    drawn, here = weights.strips(DOSSIER, lines, NOW.package.codes)
    assert here["nu"].tolist() == pytest.approx([100 * line.here for line in lines])
    for line in lines:
        table = weights.stretches(NOW, line)
        assert sum(weight_words.HERE in cell for cell in table[headings.SHARE]) == 1
        assert (table[headings.CAME_FROM_HERE].iloc[0], table[headings.WENT_FROM_HERE].iloc[0]) == ("–", "–")
        of_line = drawn[drawn["aspect"] == DOSSIER.aspect(line.aspect).name]
        assert len(of_line) == len(table)
        assert of_line["van"].tolist() == pytest.approx([0, *of_line["tot"].tolist()[:-1]])
        assert of_line["tot"].iloc[-1] == pytest.approx(100)


def test_the_map_is_whole():
    """The cells with a letter and all others together are 100 %, and one of them is the package of now."""
    one, two = (a.id for a in DOSSIER.aspects[:2])
    cells = analyses.two_aspects(NOW, one, two)
    table = weights.map_cells(NOW, cells, NOW.package.codes)
    shown = [*table[headings.AREA_SHARE], weights.rest_area(cells)]
    assert sum(float(text.removesuffix(" %").replace(",", ".")) for text in shown) == pytest.approx(100)
    assert sum(weight_words.HERE_ON_MAP in cell for cell in table[headings.AREA]) <= 1
