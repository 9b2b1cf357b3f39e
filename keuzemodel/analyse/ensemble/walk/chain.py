"""Owns the Markov chains over the score tables that fit.

A move changes one score and is accepted if every statement still holds, so all tables that fit are equally likely in
the long run (Metropolis et al. 1953, with a symmetric proposal and a uniform target). Two kinds of move, which
together leave that target as it is:

- a *walk* goes through all scores and takes only changes under which every best package stays what it is. Then the
  statements are linear in the table (`rows`), and the packages are known without solving (`profile`).
- a *jump* changes one score of each chain, solves again and asks the oracle: packages may change.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.rows import Known, NotLinear
from keuzemodel.analyse.ensemble.walk.profile import Profile, Walk
from keuzemodel.model.valuation import Floats
from keuzemodel.solve.layers import Ints
from keuzemodel.solve.problem import Bools

STEP_SHARE = 0.5
"""Of the proposals go one step up or down; the others to any other value of the score."""
SINGLE_SHARE = 0.5
"""Of the jumps change any score; the others one of a limited criterion, on which what fits depends,"""
PAIR_SHARE = 0.8
"""and of those so many change two."""


@dataclass
class Count:
    """Proposals and how many were accepted."""

    proposed: int = 0
    accepted: int = 0

    def add(self, taken: Bools) -> None:
        """One proposal in every chain."""
        self.proposed += len(taken)
        self.accepted += int(taken.sum())

    @property
    def share(self) -> float:
        """Accepted of proposed."""
        return self.accepted / max(1, self.proposed)


class Chains:
    """T chains side by side. tables: (T, M, C), in steps; all of them fit. walks, jumps: how moves went."""

    def __init__(self, oracle: Oracle, starts: Ints, rng: np.random.Generator) -> None:
        self.oracle, self.domain, self.rng = oracle, oracle.domain, rng
        self.tables = starts.copy()
        self.walks, self.jumps = Count(), Count()
        limited = {oracle.dossier.criterion_index[id] for a in oracle.dossier.approaches for id in a.limits}
        self._limited = self.domain.free[np.isin(self.domain.free[:, 1], sorted(limited))]
        if not oracle.fits(starts).all():
            raise ValueError("a chain starts at a table that fits")
        self.known: Known | None = Known(oracle)
        self.profiles: list[Profile] = []
        try:
            self.profiles = [Profile(chooser) for chooser in oracle.choosers]
            self.number = self.known.numbers(oracle.packages(starts)[0])
        except NotLinear:
            self.known = None
        if oracle.wholes is None or not all(p.quick for p in self.profiles):
            self.known = None
        self._quickest_first = sorted(range(len(self.profiles)), key=lambda k: self.profiles[k].bound)

    def sweep(self, jumps: int) -> None:
        """Every score once, and so many jumps; where packages cannot be followed, as many jumps as there are scores."""
        if self.known is None:
            jumps = max(jumps, len(self.domain.free))
        else:
            self._walk(self.known)
        for _ in range(jumps):
            self._jump()

    def _proposed(self, who: Ints, m: Ints, c: Ints) -> Ints:
        """Another value for one cell of each of these chains; it may be off the domain."""
        low, high = self.domain.low[m, c], self.domain.high[m, c]
        here = self.tables[who, m, c]
        width = high - low
        other = low + (here - low + self.rng.integers(1, np.maximum(2, width + 1))) % (width + 1)
        step = here + self.rng.choice([-1, 1], size=len(here))
        return np.asarray(np.where(self.rng.random(len(here)) < STEP_SHARE, step, other))

    def _jump(self) -> None:
        """One score, or two of the same limited criterion at once: what one step no longer asks another may."""
        everyone = np.arange(len(self.tables))
        tried, taken = self.tables.copy(), np.ones(len(everyone), dtype=bool)
        for cells, who in self._cells():
            m, c = cells[self.rng.integers(len(cells), size=len(who))].T
            new = self._proposed(who, m, c)
            taken[who] &= (new >= self.domain.low[m, c]) & (new <= self.domain.high[m, c])
            tried[who, m, c] = new
        who = np.flatnonzero(taken)
        taken[who] = self._fit(tried[who], who)
        self.tables[taken] = tried[taken]
        self.jumps.add(taken)

    def _cells(self) -> list[tuple[Ints, Ints]]:
        """From which cells each chain takes one to change, (cells, 2), and which chains: one or two turns."""
        everyone = np.arange(len(self.tables))
        if not len(self._limited) or self.rng.random() < SINGLE_SHARE:
            return [(self.domain.free, everyone)]
        return [(self._limited, everyone), (self._limited, everyone[self.rng.random(len(everyone)) < PAIR_SHARE])]

    def _fit(self, tried: Ints, who: Ints) -> Bools:
        """Whether tables fit; the chains take over the packages of those that do."""
        if self.known is None:
            return self.oracle.fits(tried)
        packages, fits = self._packages(self.known, tried)
        numbers = np.full(len(tried), -1)
        numbers[fits] = self.known.numbers(packages[fits])
        fits &= numbers >= 0
        fits[fits] = (self.known.room(numbers[fits], tried[fits]) >= 0).all(axis=1)
        self.number[who[fits]] = numbers[fits]
        return fits

    def _packages(self, known: Known, tried: Ints) -> tuple[Bools, Bools]:
        """Best packages, (T, A, W, M), and for which tables, (T,), they are worked out: not where those of one approach
        already break a statement, whatever the others are.
        """
        dossier = self.oracle.dossier
        shape = len(tried), len(self.profiles), len(dossier.weightings), len(dossier.measures)
        packages, going_on = np.zeros(shape, dtype=bool), np.ones(len(tried), dtype=bool)
        done = np.zeros(len(self.profiles), dtype=bool)
        for k in self._quickest_first:
            if done.any():
                going_on[going_on] = known.may_fit(packages[going_on], done)
            packages[going_on, k], going_on[going_on] = self.oracle.packages_of(k, tried[going_on])
            done[k] = True
        return packages, going_on

    def _walk(self, known: Known) -> None:
        assert self.oracle.wholes is not None
        weightings = len(self.oracle.dossier.weightings)
        nets = [whole.net(self.tables).reshape(-1, self.tables.shape[1]) for whole in self.oracle.wholes]
        uses = [self._use(p, weightings) for p in self.profiles]
        walks = [p.begin(net, use) for p, net, use in zip(self.profiles, nets, uses, strict=True)]
        state = _State(known.room(self.number, self.tables), nets, uses, walks)
        for step in self.profiles[0].steps:
            for walk, net, use in zip(walks, nets, uses, strict=True):
                walk.enter(net, use)
            for column, m in enumerate(step.columns.tolist()):
                for c in np.flatnonzero(self.domain.high[m] > self.domain.low[m]).tolist():
                    self._change(known, state, column, m, c)

    def _use(self, profile: Profile, weightings: int) -> Ints:
        if profile.limited is None:
            return np.zeros((len(self.tables) * weightings, self.tables.shape[1]), dtype=np.int64)
        return np.repeat(self.tables[:, :, profile.limited], weightings, axis=0)

    def _change(self, known: Known, state: _State, column: int, m: int, c: int) -> None:
        """One cell in every chain."""
        assert self.oracle.wholes is not None
        size = len(self.tables)
        new = self._proposed(np.arange(size), np.full(size, m), np.full(size, c))
        off = new - self.tables[:, m, c]
        room = state.room + off[:, None] * known.per_step(self.number, m * self.tables.shape[2] + c)
        taken = (new >= self.domain.low[m, c]) & (new <= self.domain.high[m, c]) & (room >= 0).all(axis=1)
        more = [(off[:, None] * whole.per_step[:, c]).reshape(-1) for whole in self.oracle.wholes]
        takes = np.repeat(off, len(self.oracle.dossier.weightings))
        moved = [
            walk.moved(column, gain, takes if p.limited == c else None)
            for walk, gain, p in zip(state.walks, more, self.profiles, strict=True)
        ]
        for part in moved:
            taken &= part.stays.reshape(len(taken), -1).all(axis=1)
        self.walks.add(taken)
        if not taken.any():
            return
        self.tables[taken, m, c] = new[taken]
        np.copyto(state.room, room, where=taken[:, None])
        rows = np.repeat(taken, len(self.oracle.dossier.weightings))
        for net, gain in zip(state.nets, more, strict=True):
            net[rows, m] += gain[rows]
        for walk, part, p, use in zip(state.walks, moved, self.profiles, state.uses, strict=True):
            walk.accept(part, rows)
            if p.limited == c:
                use[rows, m] += takes[rows]


@dataclass
class _State:
    """What a walk keeps up to date: the room of every row, net values and uses per row, and the walks."""

    room: Floats
    nets: list[Floats]
    uses: list[Ints]
    walks: list[Walk]
