"""Having the tables that fit made, on Gevoeligheid: what is said at every stage, and where they count then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from keuzemodel.analyse.ensemble.diagnostics import Diagnostics
from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.dashboard.asked.certainty import making
from keuzemodel.dashboard.asked.certainty.fitting import Lack, fitting
from keuzemodel.dashboard.asked.certainty.making import MOST_WAITING, Stage
from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.session import current, dossiers
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import making as making_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.model.claims.checks import Group, Membership
from keuzemodel.model.dossier import Claim, Score
from keuzemodel.sheets.dossiers.reading import from_sheets
from tests.building import rebuilt
from tests.dashboard.asked.certainty.test_making import Bench
from tests.pages.test_certainty import check, on
from tests.pages.test_fitting import marks, now, told_later
from tests.sheets.dossiers.test_reading import small
from tests.shipped import alkmaar

HOLDS = Membership(soort="verzameling", groep=Group(benadering="alles"), relatie="bevat", codes=("1",))
DOSSIER = replace(
    from_sheets(small()),
    claims=(Claim("een", "Stap 1 hoort erbij.", "§1", HOLDS),),
    fingerprint="",
)
BUTTON, STOP = "tabellen-begin", "tabellen-stop"


def sample(dossier, rhat=1.01) -> Ensemble:
    """Tables of a dossier, all as its own but for one score."""
    steps = np.repeat(domain_of(dossier).start[None], 100, axis=0)
    steps[:50, 0, 0] = 0
    told = Diagnostics(rhat, 500.0, 0.6, None, 40, 84, 420, 0, 30, 8, (dossier.codes[0], dossier.criteria[0].id))
    return Ensemble(dossier, steps, "statements", "text", told)


@pytest.fixture
def bench(monkeypatch, store, forgetful):
    """A small dossier that somebody added, and a workshop of which the test says what happens."""
    found = Bench()
    monkeypatch.setattr(making, "WORKSHOP", found.workshop)
    catalogue.keep(store, DOSSIER, "Ans", None)
    dossiers.lookout.clear()
    yield found
    found.close()
    dossiers.lookout.clear()


def opened(id="klein", **link):
    """The part of the screen."""
    return on("gevoeligheid", "scores", dossier=id, **link)


def buttons(app) -> list[str]:
    """What can be pressed there."""
    return [b.key for b in app.main.button if b.key in (BUTTON, STOP)]


def kept_dossier(app):
    """As the session has it."""
    session = app.session_state[current.KEY]
    return session.seen.sound[session.choice.dossier]


def test_a_source_without_statements_has_no_button(bench, store):
    """It says that margins are shown, and why."""
    catalogue.keep(store, rebuilt(DOSSIER, id="zonder", title="Zonder", claims=()), "Ans", None)
    dossiers.lookout.clear()
    app = opened("zonder")
    shown = check(app)
    assert fitting_words.LACKS[Lack.NO_STATEMENTS] in shown and fitting_words.INSTEAD in shown
    assert fitting_words.LOOSE not in shown
    assert buttons(app) == []


def test_they_can_be_made_and_count_then_everywhere(bench):
    """From the button, by the bar, to the shares on Pakket; somebody else sees the same bar."""
    app = opened()
    shown = check(app)
    assert fitting_words.LACKS[Lack.ABSENT] in shown and making_words.ONLY_MARGINS in shown
    assert "ongeveer één minuut" in shown and buttons(app) == [BUTTON]
    assert "(ongeveer één minuut)" in app.button(key=BUTTON).label
    app.button(key=BUTTON).click().run()
    work = bench.working()
    assert work.dossier.fingerprint == kept_dossier(app).fingerprint
    work.tell(0.34)
    other = opened()
    assert making_words.SHARED in check(other) and buttons(other) == [STOP]
    assert other.main.get("progress")[0].proto.text.startswith("Tabellen maken: 34 % klaar")
    assert marks(on("pakket", dossier="klein")) == {}
    work.end(sample(kept_dossier(app)))
    bench.until(kept_dossier(app), Stage.MADE)
    app.run()
    shown = check(app)
    assert over_words.STEPS_TITLE in [e.label for e in app.main.expander]
    assert "één tabel van heel veel" in shown and making_words.HERE in shown and fitting_words.ROUGH not in shown
    package = on("pakket", dossier="klein")
    assert any(sign for sign, *_ in marks(package).values())
    assert len(fitting(now(package)).ensemble) == 100 and told_later(package)["legend"]
    assert over_words.METHOD_TITLE in [e.label for e in on("over", dossier="klein").expander]


@pytest.mark.parametrize("rhat", [1.051, float("inf")])
def test_a_rough_sample_says_so(bench, rhat):
    """Where the shares are, and beside the first figure."""
    app = opened()
    app.button(key=BUTTON).click().run()
    bench.working().end(sample(kept_dossier(app), rhat))
    bench.until(kept_dossier(app), Stage.MADE)
    app.run()
    assert fitting_words.ROUGH in "\n".join(c.value for c in app.caption)
    assert any(fitting_words.ROUGH in c.value for c in on("pakket", dossier="klein").caption)


@pytest.mark.parametrize(("died", "stage"), [(False, Stage.NOTHING), (True, Stage.DIED)])
def test_how_it_ended_is_said(bench, died, stage):
    """What nothing fits is not tried again; what died is."""
    app = opened()
    app.button(key=BUTTON).click().run()
    bench.working().end(None, died)
    bench.until(kept_dossier(app), stage)
    app.run()
    assert making_words.ended_line(stage) in check(app) and fitting_words.INSTEAD in check(app)
    assert buttons(app) == ([BUTTON] if died else [])


def test_it_can_be_stopped(bench):
    """And begun anew."""
    app = opened()
    app.button(key=BUTTON).click().run()
    work = bench.working()
    app.button(key=STOP).click().run()
    assert work.stopped and buttons(app) == [BUTTON]
    check(app)


def test_another_dossier_waits_and_is_told(bench):
    """How many go first; and where too many do, that there is no room."""
    others = [rebuilt(DOSSIER, title=f"Ander {k}") for k in range(MOST_WAITING + 1)]
    bench.workshop.ask(others[0])
    bench.working()
    app = opened()
    app.button(key=BUTTON).click().run()
    assert "Er gaat eerst één ander dossier voor" in check(app) and buttons(app) == [STOP]
    app.button(key=STOP).click().run()
    for other in others:
        bench.workshop.ask(other)
    app.run()
    assert making_words.FULL in check(app) and buttons(app) == []


def test_what_takes_too_long_is_not_offered(bench):
    """Limits in money."""
    app = opened("ijmond-transformatie")
    assert making_words.TOO_LONG in check(app) and buttons(app) == []


@pytest.mark.parametrize("link", [{"lezing": "leidend"}, {}])
def test_another_reading_and_own_scores_have_tables_of_their_own(bench, link):
    """Where those that are shipped do not apply."""
    base = alkmaar()
    app = on("gevoeligheid", "scores")
    assert buttons(app) == []
    session = app.session_state[current.KEY]
    if link:
        reading = next(r for r in base.readings if r.id == link["lezing"])
        changes = {"readings": ((reading.id, reading.options[1].id),)}
    else:
        changes = {"scores": tuple(Score(s.code, s.criterion, 1.5, 0.0, "eigen") for s in base.scores[:1])}
    session.choice = replace(session.choice, **changes)
    app.run()
    lack = Lack.READING if link else Lack.FEW
    assert fitting_words.LACKS[lack] in check(app)
    assert ("en bij uw eigen scores" in check(app)) == (not link)
    assert "ongeveer twee minuten" in check(app)
    app.button(key=BUTTON).click().run()
    work = bench.working()
    assert work.dossier.fingerprint != base.fingerprint
    work.end(sample(work.dossier))
    bench.until(work.dossier, Stage.MADE)
    app.run()
    assert making_words.HERE in check(app)
