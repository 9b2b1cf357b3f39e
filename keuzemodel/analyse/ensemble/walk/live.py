"""Owns making an ensemble while somebody waits: how long its run is and may take, in a process of its own."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from threading import Thread

from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.tables import Ensemble
from keuzemodel.analyse.ensemble.walk.making import Plans, make_ensemble, one_by_one
from keuzemodel.analyse.ensemble.walk.profile import Profile
from keuzemodel.analyse.ensemble.walk.running import Plan, Progress
from keuzemodel.analyse.ensemble.walk.side_by_side import processes
from keuzemodel.analyse.ensemble.walk.starts import SECONDS
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.errors import InfeasibleError

LIVE = Plans(Plan(chains=40, corners=2), scale=None, limit=None, again=False)
"""One run, as long as that of what is shipped, of fewer chains: two shorter ones agree with nobody."""
TO_BEGIN = 5.0
"""Seconds for the process to start, and for the climb from the first tables."""
PER_CELL, PER_ROW = 3.0e-4, 1.1e-6
"""Seconds on a plain machine to change one score in all chains, and what each chain adds at each weighting of each
approach."""
PER_ROOM = 5e-7
"""And for each measure of each of these, what every step of the capacity adds."""
TOO_LONG = 1800.0
COURTESY = 19
"""What goes before it: everything else on the machine, as `nice` counts."""


def seconds(dossier: Dossier, plans: Plans = LIVE) -> float | None:
    """About how long it takes on a plain machine; None where that is too long to wait for.

    It is where packages cannot be followed while scores change, as with amounts of money: each change is then solved
    anew. Raises InfeasibleError where the dossier's own rules clash.
    """
    domain = domain_of(dossier)
    oracle = Oracle(dossier, domain)
    # A selector says which rules clash.
    possible = [chooser for chooser in oracle.choosers if chooser.selector.solver]
    profiles = [Profile(chooser) for chooser in possible]
    if oracle.wholes is None or not all(profile.quick for profile in profiles):
        return None
    plan, rows = plans.main, plans.main.chains * len(dossier.weightings)
    per_sweep = len(domain.free) * (PER_CELL + PER_ROW * rows * len(profiles))
    per_sweep += len(dossier.measures) * rows * PER_ROOM * sum(profile.bound for profile in profiles)
    found = TO_BEGIN + plan.corners * SECONDS + plan.sweeps * per_sweep
    return found if found <= TOO_LONG else None


class EndedError(Exception):
    """The process ended without an answer."""


class Elsewhere:
    """An ensemble that is being made in a process of its own, after everything else on the machine. The process ends
    when this one does.
    """

    def __init__(self, dossier: Dossier, plans: Plans = LIVE) -> None:
        """Begin. Raises OSError where the machine has no room for a process."""
        self._dossier, self._plans = dossier, plans
        self._here, there = processes().Pipe()
        # The dossier follows later: who starts a process that dies while it reads its arguments waits for ever.
        self._process = processes().Process(target=_make, args=(there,), daemon=True)
        self._process.start()
        there.close()

    @property
    def id(self) -> int | None:
        """The number of the process."""
        return self._process.pid

    def wait(self, tell: Progress) -> Ensemble | None:
        """The ensemble when it is there; None where no table satisfies the statements. Raises EndedError."""
        try:
            self._here.send((_bare(self._dossier), self._plans))
            while isinstance(said := self._here.recv(), float):
                tell(said)
        except (EOFError, OSError) as error:
            raise EndedError from error
        finally:
            self._here.close()
            self.stop()
            self._process.join()
        return None if said is None else _of(said, self._dossier)

    def stop(self) -> None:
        """End it; who waits hears EndedError."""
        self._process.kill()


def _make(there: Connection) -> None:
    """All that the process does: hear of which dossier, tell what part is done, and at last what came of it."""
    Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    dossier, plans = there.recv()
    found = None
    with suppress(InfeasibleError):
        made = make_ensemble(dossier, one_by_one(dossier, there.send), plans)
        found = made if made.basis == "statements" else None
    there.send(None if found is None else _of(found, _bare(dossier)))


def _bare(dossier: Dossier) -> Dossier:
    """The same without what was worked out of it, and without what no table depends on: so it can go elsewhere."""
    return replace(dossier, framework=None, readings=())


def _of(ensemble: Ensemble, dossier: Dossier) -> Ensemble:
    """The same tables of this dossier, without what was worked out of them."""
    return replace(ensemble, dossier=dossier, beside={n: _of(part, dossier) for n, part in ensemble.beside.items()})


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
