"""The tables of the screen Dekking."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import first_asked, situation
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.shown import coverage
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


def test_every_principle_stands_in_one_group():
    """So the tables of the groups together say all that the framework asks."""
    rows = [len(coverage.group_table(NOW, DOSSIER.framework, g.id)) for g in DOSSIER.framework.groups]
    assert sum(rows) == len(DOSSIER.framework.principles)
