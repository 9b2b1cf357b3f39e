"""The session: one choice at a time, taken back a step at a time; no browser and no pages."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.kept.catalogue import Kept
from keuzemodel.dashboard.session import controls, current, dossiers
from keuzemodel.dashboard.session.current import HISTORY, Notes, Seen
from tests.choices import SHIPPED
from tests.shipped import ROOT

DOSSIER = SHIPPED["alkmaar-verblijf"]
FIRST = default_choice(DOSSIER)
FORCED = replace(FIRST, require=("1",))


def seen(*found):
    """A look at these dossiers."""
    return Seen({d.id: d for d in found}, {}, Kept({}, {}, (), ()), None)


@pytest.fixture
def session(monkeypatch):
    """One that begins with what a first visit shows."""
    monkeypatch.setattr(current.st, "session_state", {})
    return current.start(FIRST, seen(*SHIPPED.values()))


def test_a_change_can_be_taken_back(session):
    """Step by step; controls get new keys, because they show something else then."""
    current.apply(FORCED, redraw=False)
    key = current.key("vast")
    current.apply(replace(FORCED, forbid=("2",)), redraw=False)
    assert current.key("vast") == key
    current.undo()
    assert current.choice() == FORCED and current.key("vast") != key
    current.undo()
    current.undo()
    assert current.choice() == FIRST and not current.can_undo()


def test_what_changes_nothing_is_no_step(session):
    """There is nothing to take back; a control that was moved for it still shows the choice again."""
    key = current.key("tabel")
    current.apply(FIRST)
    assert not current.can_undo() and current.key("tabel") != key


def test_so_many_steps_are_remembered(session):
    """The earliest go first."""
    for place in range(HISTORY + 5):
        current.apply(replace(FIRST, require=(DOSSIER.codes[place % 24],)))
    assert len(session.history) == HISTORY and FIRST not in session.history


def test_something_is_said_once(session):
    """Also a fault in the table."""
    current.say("Bewaard.")
    assert (current.said(), current.said()) == ("Bewaard.", "")
    controls.take_scores([], [object()])
    assert len(controls.edit_faults()) == 1 and not controls.edit_faults()


def test_what_a_browser_still_shows_from_before_is_no_change(session):
    """After one step back it may report every control as it stood; and after a slider, the list as it stood."""
    state = current.st.session_state
    slider, weightings = current.key("aspect-inhoud"), controls.weighting_key()
    state[slider] = 7
    controls.on_aspect("inhoud", slider)
    moved = current.choice()
    state[weightings] = FIRST.weighting
    controls.on_weighting(weightings)
    assert current.choice() == moved
    state[weightings] = "knip"
    controls.on_weighting(weightings)
    assert current.choice().weighting == "knip"
    current.undo()
    controls.on_weighting(weightings)
    state[slider] = 9
    controls.on_aspect("inhoud", slider)
    assert current.choice() == moved


CHANGED = replace(
    DOSSIER, title="Nieuw", fingerprint="anders", measures=DOSSIER.measures[1:], relations=(), advice=None
)
OTHER = next(d for d in SHIPPED.values() if d.id != DOSSIER.id)


@pytest.mark.parametrize(
    ("now", "own", "note", "choice"),
    [
        ((DOSSIER, OTHER), False, None, FORCED),
        ((CHANGED, OTHER), False, (DOSSIER.title, "Nieuw"), FIRST),
        ((CHANGED, OTHER), True, None, FIRST),
        ((OTHER,), False, (DOSSIER.title, None), default_choice(OTHER)),
    ],
    ids=["the same", "changed by somebody else", "changed by oneself", "taken away"],
)
def test_a_session_keeps_up_with_its_dossiers(session, now, own, note, choice):
    """The choice fits what there is, steps that fit no longer are forgotten, and somebody else's change is said."""
    current.apply(FORCED)
    session.own_change = own
    dossiers.keep_up(seen(*now))
    assert (current.choice(), session.notes.changed, session.seen) == (choice, note, seen(*now))
    assert current.can_undo() == (choice == FORCED)


def test_every_note_can_be_put_away():
    """By the name that its button gives; after that there is nothing to tell."""
    sources = [p.read_text(encoding="utf-8") for p in (ROOT / "keuzemodel" / "dashboard" / "screens").rglob("*.py")]
    named = re.findall(r'controls\.dismiss, args=\("(\w+)",\)', "\n".join(sources))
    assert sorted(named) == sorted(field.name for field in fields(Notes))


@pytest.mark.parametrize("note", [field.name for field in fields(Notes)])
def test_a_note_that_is_put_away_is_gone(session, note):
    """And only that one."""
    session.notes = Notes(*(True for _ in fields(Notes)))
    controls.dismiss(note)
    left = {field.name for field in fields(Notes) if getattr(session.notes, field.name)}
    assert left == {field.name for field in fields(Notes)} - {note}
