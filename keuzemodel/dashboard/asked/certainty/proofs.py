"""Owns which steps are proved to be in, or out, under every table that fits a choice. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass

from keuzemodel.analyse.ensemble.certain import Certainty, certainties
from keuzemodel.analyse.sampling import Progress
from keuzemodel.dashboard.asked.certainty.fitting import chooser, fitting, made, standing
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.dashboard.asked.situation import Situation

SECONDS = 3.0
"""For each step that no table of the sample settles."""


@dataclass(frozen=True)
class Proofs:
    """The steps that are in under every table that fits, and in under none; and those of which the sample shows only
    one side while the other is not excluded, each with the most that a package on that side could be worth more.
    """

    always: tuple[str, ...]
    never: tuple[str, ...]
    open: tuple[Certainty, ...]


def provable(situation: Situation) -> bool:
    """Whether there is something to prove: tables that satisfy statements, not narrowed, and a step all agree on."""
    stands = standing(situation)
    if stands is None or situation.choice.scores:
        return False
    return any(count in (0, stands.n) for count in stands.counts.values())


@kept(maxsize=64, on=made)
def proofs(situation: Situation, progress: Progress | None = None) -> Proofs:
    """What is proved. situation: one that is `provable`."""
    ensemble = fitting(situation).ensemble
    assert ensemble is not None
    found = certainties(ensemble, chooser(situation, ensemble), situation.weights, SECONDS, progress)
    unsettled = [c for c in found if "open" in (c.proof_necessary, c.proof_possible)]
    return Proofs(
        always=tuple(c.code for c in found if c.necessary and c.proof_necessary == "proved"),
        never=tuple(c.code for c in found if not c.possible and c.proof_possible == "proved"),
        open=tuple(unsettled),
    )
