"""Owns which dossiers a session sees: those of the folder, and those of the server, which may change at any time."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.catalogue import Faulty, Kept, Sound
from keuzemodel.dashboard.kept.engines import ANSWER
from keuzemodel.dashboard.kept.lookout import Lookout
from keuzemodel.dashboard.kept.store import Saved, Store
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.session import current, scenarios
from keuzemodel.dashboard.session.current import Seen
from keuzemodel.model.dossier import Dossier

LOOK_AGAIN = 5
"""Seconds before a dossier added by another user is noticed."""
AT_MOST = 0.5
"""Seconds a page waits for that look; a later result counts at the next one."""


def load_all(folder: str) -> tuple[Sound, Faulty]:
    """Every dossier under a folder, and the faults of those that cannot be used. Loaded once, by the catalogue."""
    return catalogue.in_folder(Path(folder))


@st.cache_resource(show_spinner=False, hash_funcs={Store: lambda found: found.mark})
def lookout(taken: tuple[str, ...], found: Store) -> Lookout[Kept]:
    """The dossiers that the server keeps; another session or server may add one at any moment."""
    return Lookout(lambda: catalogue.in_store(found, taken), LOOK_AGAIN)


def look() -> Seen:
    """Every dossier there is now, those of the folder first."""
    sound, faulty = load_all(str(current.ROOT / "data"))
    try:
        kept, trouble = _kept(tuple(id.lower() for id in sound))
    except StoreError as error:
        if not current.has_begun():
            return Seen(sound, faulty, Kept({}, {}, (), ()), error)
        # As long as the store does not answer, a session goes on with what it had.
        before = current.session().seen
        return Seen(before.sound | sound, faulty, before.kept, error)
    return Seen(sound | kept.sound, faulty, kept, trouble)


def _kept(taken: tuple[str, ...]) -> tuple[Kept, StoreError | None]:
    """The last that was seen of those of the server, and why it may be old. Raises StoreError if nothing ever was."""
    watch = lookout(taken, current.store())
    kept, failure = watch.see(ANSWER, AT_MOST), watch.failure
    if failure is not None and not isinstance(failure, StoreError):
        raise failure
    if kept is None:
        raise failure or StoreError("no answer yet")
    return kept, failure


def kept_as(id: str) -> Saved | None:
    """What a dossier was saved as, its id in capitals or not; None for one of the folder."""
    kept = current.session().seen.kept
    sound = (saved for known, saved in kept.saved.items() if known.lower() == id.lower())
    return next(sound, next((saved for saved, _ in kept.unusable if saved.id == catalogue.kept_id(id)), None))


def keep(dossier: Dossier, author: str, base: Saved | None) -> Saved:
    """Keep a dossier for everyone and open it. Raises ConflictError, GoneError or StoreError."""
    saved = catalogue.keep(current.store(), dossier, author, base)
    lookout.clear()
    now = current.session()
    now.wanted, now.own_change = dossier.id, True
    current.draw_anew()
    return saved


def drop(saved: Saved, back: bool = False) -> None:
    """Delete a kept dossier for everyone, or restore it. Raises GoneError or StoreError."""
    store = current.store()
    (store.undelete if back else store.delete)(saved.id)
    lookout.clear()
    current.session().own_change = True


def switch_to(id: str) -> None:
    """Make another dossier the present one, with the choice of a first visit to it."""
    new = moves.to_dossier(current.choice(), current.all_dossiers()[id])
    if new != current.choice():
        scenarios.close()
        current.apply(new)


def keep_up(seen: Seen) -> None:
    """Adopt the dossiers of this look. If another user changed or removed the present one, the choice follows and a
    notice says so.
    """
    session = current.session()
    before, now, present = session.seen.sound, seen.sound, session.choice
    session.seen = seen
    old, new = before[present.dossier], now.get(present.dossier)
    if new is None:
        session.choice = default_choice(next(iter(now.values())))
        session.notes.changed = (old.title, None)
    elif new.fingerprint != old.fingerprint:
        session.choice = moves.fitting(present, old, new)
        session.notes.changed = (old.title, new.title)
    if session.own_change:
        session.own_change, session.notes.changed = False, None
    changed = {id for id in before if id not in now or now[id].fingerprint != before[id].fingerprint}
    if changed:
        session.history = tuple(c for c in session.history if c.dossier not in changed)
        session.opened = {k: what for k, what in session.opened.items() if k[1] not in changed}
        session.acted = True
        outdated = scenarios.outdated()
        if outdated is None or outdated.choice.dossier in changed:
            session.notes.outdated = None
    if session.choice != present:
        scenarios.close()
        current.draw_anew()
    wanted, session.wanted = session.wanted, None
    if wanted in now:
        switch_to(wanted)
