"""The tables of the screen Dekking."""

from __future__ import annotations

from xml.etree import ElementTree

from keuzemodel.dashboard.asked.situation import first_asked, situation
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.shown import coverage
from keuzemodel.dashboard.shown.drawn import coverage as drawn
from tests.shipped import shipped

DOSSIER = shipped()["alkmaar-verblijf"]
NOW = situation(first_asked(DOSSIER).choice, DOSSIER)


def test_the_matrix_has_a_sign_where_a_step_serves_and_nowhere_else():
    """Filled for a step in the package, open for another, and a mark where that is an assumption."""
    framework = DOSSIER.framework
    origins = {(s.code, s.principle): s.origin for s in framework.services}
    for group in framework.groups:
        principles = [p for p in framework.principles if p.group == group.id]
        cells = coverage.matrix(NOW, framework, group.id)
        assert cells.shape == (len(DOSSIER.codes), 1 + len(principles))
        for code, (_, *signs) in zip(DOSSIER.codes, cells.itertuples(index=False), strict=True):
            for principle, sign in zip(principles, signs, strict=True):
                origin = origins.get((code, principle.id))
                assert bool(sign) == (origin is not None)
                assert sign.startswith(naming.CHOSEN) == (origin is not None and code in NOW.package.codes)
                assert sign.endswith(known.ORIGIN_SIGNS["aanname"]) == (origin == "aanname")


def test_every_part_of_the_framework_is_a_cell_of_the_map():
    """With a sign and the number of steps that serve it, and these inside."""
    framework, chosen = DOSSIER.framework, set(NOW.package.codes)
    cells = list(ElementTree.fromstring(drawn.coverage(NOW, framework)).iter("details"))
    assert len(cells) == len(framework.principles)
    by_name = {cell[0][2].text: cell for cell in cells}
    for principle in framework.principles:
        cell, serving = by_name[principle.name], framework.serving(principle.id)
        n = len(chosen & set(serving))
        assert cell[0][0].text == (f"{naming.CHOSEN} {n}" if n else naming.LEFT_OUT)
        assert cell.get("data-heat") == str(min(4, n)) and len(list(cell.iter("a"))) == len(serving)
