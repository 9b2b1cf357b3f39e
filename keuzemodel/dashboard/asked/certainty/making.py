"""Owns the tables that fit which this server makes itself: one dossier at a time, kept for everyone. No Streamlit."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from threading import Lock, Thread

from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.analyse.ensemble.walk import live
from keuzemodel.analyse.ensemble.walk.live import Elsewhere
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import InfeasibleError

MOST_KEPT = 6
"""Ensembles that are kept, the latest asked for; a dossier of a common size takes 2 MB."""
MOST_ENDED = 64
MOST_WAITING = 8
SURE = 0.05
"""From this part on, what is done so far says how long the rest takes."""


class Stage(Enum):
    """Where the tables of a dossier stand."""

    NOT_ASKED = auto()
    WAITING = auto()
    RUNNING = auto()
    MADE = auto()
    NOTHING = auto()
    """No table satisfies the statements."""
    DIED = auto()
    """What made them ended without an answer."""


@dataclass(frozen=True)
class Look:
    """One look. before: dossiers that go first. part: of the tables that is made. left: about how many seconds more;
    None where that is not known yet.
    """

    stage: Stage
    before: int = 0
    part: float = 0.0
    left: float | None = None

    @property
    def busy(self) -> bool:
        """Whether it will be another without anybody doing anything."""
        return self.stage in (Stage.WAITING, Stage.RUNNING)


@dataclass(frozen=True, eq=False)
class _Request:
    """One time that somebody asked, until it is answered or stopped."""

    dossier: Dossier


class Workshop:
    """Makes ensembles, one at a time, in the order asked; by the contents of a dossier, its reading and its scores.

    Whoever asks for one that is asked for already shares it, and whoever stops it does so for all.
    """

    def __init__(self, begin: Callable[[Dossier], Elsewhere] = Elsewhere) -> None:
        self._begin = begin
        self._lock = Lock()
        self._asked: OrderedDict[str, _Request] = OrderedDict()
        self._made: OrderedDict[str, Ensemble] = OrderedDict()
        self._ended: OrderedDict[str, Stage] = OrderedDict()
        self._now: tuple[_Request, Elsewhere] | None = None
        self._part, self._first, self._since = 0.0, 0.0, 0.0
        self._busy = False

    def ask(self, dossier: Dossier) -> None:
        """Have them made, if they are not yet, can be, and there is room to wait: see `full`."""
        mark = dossier.fingerprint
        with self._lock:
            answered = mark in self._made or mark in self._asked or self._ended.get(mark) is Stage.NOTHING
            if answered or len(self._asked) > MOST_WAITING:
                return
            self._ended.pop(mark, None)
            self._asked[mark] = _Request(dossier)
            if not self._busy:
                self._busy = True
                Thread(target=self._work, name="tables", daemon=True).start()

    def stop(self, dossier: Dossier) -> None:
        """Make them no longer."""
        with self._lock:
            request = self._asked.pop(dossier.fingerprint, None)
            if self._now is not None and self._now[0] is request:
                self._now[1].stop()

    def look(self, dossier: Dossier) -> Look:
        """Where they stand."""
        mark = dossier.fingerprint
        with self._lock:
            if mark in self._made:
                return Look(Stage.MADE)
            if mark not in self._asked:
                return Look(self._ended.get(mark, Stage.NOT_ASKED))
            if self._now is None or self._now[0] is not self._asked[mark]:
                return Look(Stage.WAITING, list(self._asked).index(mark))
            done = self._part - self._first
            pace = (time.monotonic() - self._since) / done if done >= SURE else None
            return Look(Stage.RUNNING, 0, self._part, None if pace is None else pace * (1 - self._part))

    def made(self, dossier: Dossier) -> Ensemble | None:
        """The ensemble, if it was made and is still kept."""
        with self._lock:
            found = self._made.get(dossier.fingerprint)
            if found is not None:
                self._made.move_to_end(dossier.fingerprint)
            return found

    def full(self, dossier: Dossier) -> bool:
        """Whether there is no room to wait for them."""
        with self._lock:
            return dossier.fingerprint not in self._asked and len(self._asked) > MOST_WAITING

    def _work(self) -> None:
        """Until nobody asks any more."""
        while (request := self._next()) is not None:
            found, stage = self._one(request)
            mark = request.dossier.fingerprint
            with self._lock:
                self._now = None
                # Who stopped it took it away, and may have asked anew.
                if self._asked.get(mark) is request:
                    del self._asked[mark]
                    self._end(mark, found, stage)

    def _next(self) -> _Request | None:
        with self._lock:
            self._busy = bool(self._asked)
            self._part = self._first = 0.0
            return next(iter(self._asked.values()), None)

    def _one(self, request: _Request) -> tuple[Ensemble | None, Stage]:
        try:
            work = self._begin(request.dossier)
            with self._lock:
                self._now = request, work
                if self._asked.get(request.dossier.fingerprint) is not request:
                    work.stop()
            found = work.wait(self._note)
        except Exception:  # whoever asks is told; who waits for another dossier has to get it
            return None, Stage.DIED
        return found, Stage.NOTHING if found is None else Stage.MADE

    def _note(self, part: float) -> None:
        with self._lock:
            if not self._part:
                # What comes before the first part takes as long as it takes.
                self._first, self._since = part, time.monotonic()
            self._part = part

    def _end(self, mark: str, found: Ensemble | None, stage: Stage) -> None:
        if found is None:
            self._ended[mark] = stage
            while len(self._ended) > MOST_ENDED:
                self._ended.popitem(last=False)
            return
        self._made[mark] = found
        while len(self._made) > MOST_KEPT:
            self._made.popitem(last=False)


WORKSHOP = Workshop()
"""That of this server."""


@kept(maxsize=64)
def seconds(dossier: Dossier) -> float | None:
    """About how long they take on a plain machine; None where that is too long to wait for, or the rules clash."""
    try:
        return live.seconds(dossier)
    except InfeasibleError:
        return None
