"""The tables that fit, on Pakket and Gevoeligheid: with them, without them, and with what narrows them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from keuzemodel import load_ensemble
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.certainty import fitting as fittings
from keuzemodel.dashboard.asked.certainty import over_tables
from keuzemodel.dashboard.asked.certainty.fitting import Held, Lack
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown.meeting import story
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.certainty import fitting as fitting_words
from keuzemodel.dashboard.words.certainty import headline as headline_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.choosing import board as board_words
from keuzemodel.dashboard.words.meeting import messages
from keuzemodel.model.dossier import Score
from keuzemodel.model.errors import EnsembleError, EnsembleKind
from tests.pages.test_certainty import check, on
from tests.pages.test_pages import given
from tests.shipped import shipped

OTHERS = [id for id in shipped() if id != "alkmaar-verblijf"]


def outside(app):
    """The table of what is left out, unfolded; empty where nothing is."""
    app.session_state["buiten"] = True
    found = app.run().table
    return found[-1].value if found else pd.DataFrame()


def marks(app) -> dict:
    """What the board is told of how sure every step is: a sign, a word, and what is read aloud."""
    return told_later(app)["marks"]


def told_later(app) -> dict:
    """All that the board is told once it is drawn."""
    return given(app, "keuzemodel_marks")


OWN_WEIGHTING = {"weging": "eigen", "aspecten": "inhoud.9~financien.2~strategie.5~complexiteit.5",
                 "criteria": "~".join(f"{c.id}.5" for c in shipped()["alkmaar-verblijf"].criteria)}  # fmt: skip


@pytest.mark.parametrize("link", [{}, {"benadering": "roeien"}, OWN_WEIGHTING], ids=["told", "limit", "own"])
def test_every_step_has_a_sign_and_a_word(link):
    """On the board; those that are left out in their table too. Always the most careful figure: that of Hoe zeker? and
    of the story, also at a weighting for which the source names no package.
    """
    app = on("pakket", **link)
    check(app)
    found = over_tables.anyhow(now(app)).standing
    signs = {code: fitting_words.sign_and_word(found, code) for code in now(app).dossier.codes}
    for code, (sign, word) in signs.items():
        share = share_in_words(found.counts[code], found.n)
        often = board_words.how_often(word, share)
        assert marks(app)[code] == [sign, word, board_words.how_sure(word), often]
        assert (f" {share} van de gevallen" in often) == bool(word)
    assert list(marks(app)) == list(signs)
    told = outside(app)[headings.IN_CASES].tolist()
    assert len(told) == len(now(app).dossier.codes) - len(now(app).package.codes)
    assert told_later(app)["legend"] == fitting_words.legend(found)


def test_the_legend_of_the_signs_is_short():
    """One sentence with every sign in it, the same whatever the weighting."""
    choice = situations.first_asked(shipped()["alkmaar-verblijf"])
    said = fitting_words.legend(over_tables.anyhow(situations.answered(choice)).standing)
    words = [word for word in said.split() if any(letter.isalpha() for letter in word)]
    assert len(words) <= 20 and all(sign in said for sign in fitting_words.SIGNS.values())


def now(app):
    """What is on the screen."""
    session = app.session_state[current.KEY]
    return situations.situation(session.choice, session.seen.sound[session.choice.dossier])


@pytest.mark.parametrize("id", OTHERS)
def test_a_dossier_without_tables_shows_nothing_of_them(id):
    """The page is as it was."""
    app = on("pakket", dossier=id)
    check(app)
    assert headings.IN_CASES not in outside(app)
    assert marks(app) == {}


@pytest.mark.parametrize("kind", EnsembleKind)
def test_a_file_that_cannot_be_used_breaks_nothing(monkeypatch, forgetful, kind):
    """It is said where one looks for it."""

    def fails(dossier):
        raise EnsembleError(kind, dossier.id)

    monkeypatch.setattr(fittings, "load_ensemble", fails)
    assert marks(on("pakket")) == {}
    assert fitting_words.LACKS[Lack[kind.name]] in check(on("gevoeligheid", "scores"))


def test_what_is_fixed_has_no_class():
    """All steps forced: nothing left to count, and the page says why."""
    codes = shipped()["alkmaar-verblijf"].codes
    app = on("pakket", altijd="~".join(codes[:2]), nooit="~".join(c for c in codes if c not in codes[:2]))
    check(app)
    assert set(outside(app)[headings.IN_CASES]) == {fitting_words.WORDS[Held.FIXED]}
    check(on("gevoeligheid", "scores", altijd="~".join(codes[:2])))


@pytest.mark.parametrize(("score", "enough"), [("usual", True), (1.5, False)])
def test_own_scores_narrow_them(score, enough):
    """As long as enough tables have them; otherwise it is said."""
    base = shipped()["alkmaar-verblijf"]
    cell = next(s for s in base.scores if s.origin == "aanname" and s.criterion == "ontwikkeltijd")
    app = on("gevoeligheid", "scores", benadering="roeien")
    app.switch_page("../../pages/pakket.py").run()
    if score == "usual":
        held = load_ensemble(base).tables[:, base.measure_index[cell.code], base.criterion_index[cell.criterion]]
        score = float(np.bincount(held).argmax())
    session = app.session_state[current.KEY]
    session.choice = replace(session.choice, scores=(Score(cell.code, cell.criterion, score, 0.0, "eigen"),))
    app.run()
    check(app)
    assert (headings.IN_CASES in outside(app)) == enough
    app.switch_page("../../pages/gevoeligheid.py").run()
    assert (fitting_words.LACKS[Lack.FEW] in check(app)) == (not enough)


@pytest.mark.parametrize("link", [{}, {"benadering": "roeien"}, {"benadering": "roeien", "grens": "ontwikkeltijd.0"}])
def test_the_most_careful_figure_comes_first_everywhere(link):
    """On Gevoeligheid and in the story, so on slides and paper too; beside it, what weights alone do."""
    app = on("gevoeligheid", "scores", **link)
    check(app)
    found = now(app)
    careful = over_words.careful_line(found, over_tables.anyhow(found))
    told = story.chapter("zeker", (Column("nu", found),), lambda work: None)
    assert told.lines[0] == careful and app.markdown[0].value.startswith(careful)
    assert told.lines[1].startswith(headline_words.ONLY_WEIGHTS)
    anyhow = over_tables.anyhow(found)
    assert told.title == messages.certain_title(found, anyhow.kept, anyhow.same, anyhow.n)
    # The picture says what the title is about, not how often at this weighting alone.
    anyhow = anyhow.standing
    drawn = {item.code: item.shares[0] for group in told.picture.groups for item in group.items if item.code}
    assert drawn and all(share == 100 * anyhow.counts[code] / anyhow.n for code, share in drawn.items())
    assert told.bars.series[0][1] == tuple(100 * anyhow.counts[code] / anyhow.n for code in found.dossier.codes)


def test_the_method_is_told_where_there_are_tables():
    """And only there."""
    assert over_words.METHOD_TITLE in [e.label for e in on("over").expander]
    assert over_words.METHOD_TITLE not in [e.label for e in on("over", dossier=OTHERS[0]).expander]


def test_what_is_over_the_limit_is_said_so():
    """A package may be worth more than the best on average, and not fit."""
    app = on("gevoeligheid", "scores", benadering="roeien")
    check(app)
    assert headings.FITS in table_with(app, headings.PACKAGE)


def table_with(app, heading):
    """The one table whose first column is called so."""
    (found,) = [t.value for t in app.table if t.value.columns[0] == heading]
    return found
