"""Owns the dossiers that meetings are about: those of the folder, and those that the server keeps."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.setup import Setup, question_of
from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.catalogue import Kept
from keuzemodel.dashboard.kept.engines import ANSWER
from keuzemodel.dashboard.kept.lookout import Lookout
from keuzemodel.dashboard.kept.store import Store, address
from keuzemodel.dashboard.kept.trouble import StoreError

DATA = Path(__file__).resolve().parents[3] / "data"
LOOK_AGAIN, AT_MOST = 5, 0.5
"""Seconds before a dossier that changed is noticed, and that a page waits for a look."""


@lru_cache(maxsize=2)
def _lookout(where: str) -> Lookout[Kept]:
    store, taken = Store(where), tuple(id.lower() for id in catalogue.in_folder(DATA)[0])
    return Lookout(lambda: catalogue.in_store(store, taken), LOOK_AGAIN)


def asked_by(setup: Setup) -> Question:
    """What a meeting asks of the model. Raises ScenarioError if its dossier is gone or means something else by now,
    StoreError if that cannot be looked up.
    """
    dossiers, _ = catalogue.in_folder(DATA)
    if setup.dossier not in dossiers:
        watch = _lookout(address())
        kept = watch.see(ANSWER, AT_MOST)
        if kept is None:
            raise StoreError(watch.failure or "silent")
        dossiers = dossiers | kept.sound
    return question_of(setup, dossiers)
