"""Owns what the board would be at the other positions of its sliders, so that it moves while one of them does. No
Streamlit.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.memo import kept
from keuzemodel.dashboard.asked.moves import with_aspect
from keuzemodel.dashboard.asked.situation import Situation, answered
from keuzemodel.dashboard.kept.handover import Handover
from keuzemodel.dashboard.shown.choosing.board import Data, bars, counts, meters, rests, states, worths
from keuzemodel.dashboard.words.choosing import board as board_words
from keuzemodel.model.difference import difference

PLACE = "vooruit"
"""Under this a browser asks for it, before the base of the address."""
MOST, LONG = 300, 600.0
"""So many boards can be asked about, each for so many seconds after it was drawn last: a browser asks at once."""
_ASKED: Handover[Situation] = Handover(MOST, LONG)


@kept(maxsize=MOST)
def _token(situation: Situation) -> str:
    return secrets.token_urlsafe(24)


def address(situation: Situation) -> str:
    """Where to ask what the board of a situation would be: nobody guesses it."""
    return f"{PLACE}/{_ASKED.leave(situation, 1, _token(situation))}"


def asked(token: str) -> Situation | None:
    """The situation that is asked about; None if that was too long ago, or never."""
    return _ASKED.look(token)


@kept(maxsize=16)
def ahead(situation: Situation) -> Data:
    """Per slider and position which of the packages is there, None where nothing weighs, and how long the bars of every
    step are; per package what the board holds, of the tiles only what is otherwise than now.

    The first package is that of now, and `still` its tiles without what moved before. Slow on a large dossier.
    """
    found, sliders = {frozenset(situation.package.codes): situation}, []
    leads = analyses.sliders(situation)
    for aspect in situation.dossier.aspects:
        places: list[int | None] = []
        lengths: list[list[tuple[float, float]]] = []
        for position, codes in enumerate(leads[aspect.id].packages):
            if codes is None:
                places.append(None)
                lengths.append([])
                continue
            there = situation.with_choice(with_aspect(situation.choice, situation.dossier, aspect.id, position))
            if codes not in found:
                found[codes] = answered(there)
            places.append(list(found).index(codes))
            lengths.append(list(bars(worths(found[codes].given, there.weights)).values()))
        sliders.append({"packages": places, "bars": lengths})
    still = states(situation, None)
    return {
        "at": list(situation.choice.aspects),
        "rests": rests(situation),
        "codes": list(situation.dossier.codes),
        "sliders": sliders,
        "still": still,
        "packages": [_package(situation, there, still) for there in found.values()],
    }


def _package(now: Situation, there: Situation, still: Mapping[str, Data]) -> Data:
    moved = difference(now.package.codes, there.package.codes, now.dossier.codes)
    tiles = {code: state for code, state in states(there, moved).items() if state != still[code]}
    held = board_words.held(moved, now, there)
    return {"counts": counts(there), "meters": meters(there), "tiles": tiles, "held": held}
