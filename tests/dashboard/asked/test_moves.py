"""Every move from one choice to another: what it changes, what it leaves, and that it can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel.dashboard.asked import moves
from keuzemodel.dashboard.asked.choice import OWN, Choice, default_choice, limits_of
from keuzemodel.dashboard.asked.sliders import MOST, preset_points
from keuzemodel.model.dossier import Dossier
from tests.choices import SHIPPED, choices, is_sound, limits, own_scores

DOSSIER = SHIPPED["alkmaar-verblijf"]
GRIP = replace(DOSSIER.score_of["1", "grip"], score=1.5, margin=0.5, origin="eigen")
BACK = DOSSIER.score_of["1", "grip"]
START = replace(
    default_choice(DOSSIER),
    approach="roeien",
    limits=(("ontwikkeltijd", 9.0),),
    require=("1", "5.1"),
    forbid=("13",),
    scores=(GRIP,),
    demanded=("u1",),
)
OTHER = next(d for d in SHIPPED.values() if d.id != DOSSIER.id)
AT_FIRST = DOSSIER.approach("roeien").limits["ontwikkeltijd"]
EIGHT = replace(DOSSIER.score_of["16", "grip"], score=0.0, margin=1.0, origin="eigen")


MOVES = {
    "another approach: limits go with the one they were set for": (
        lambda c: moves.with_approach(c, "alles-overwegend"),
        {"approach": "alles-overwegend", "limits": ()},
    ),
    "a preset moves the sliders": (
        lambda c: moves.with_weighting(c, DOSSIER, "knip"),
        dict(zip(("weighting", "aspects", "criteria"), ("knip", *preset_points(DOSSIER, "knip")), strict=True)),
    ),
    "own weighting: sliders as they are": (lambda c: moves.with_weighting(c, DOSSIER, OWN), {"weighting": OWN}),
    "the slider of an aspect": (
        lambda c: moves.with_aspect(c, DOSSIER, "strategie", 9),
        {"weighting": OWN, "aspects": (*START.aspects[:2], 9, START.aspects[3])},
    ),
    "the slider of a criterion": (
        lambda c: moves.with_criterion(c, DOSSIER, DOSSIER.criteria[0].id, 9),
        {"weighting": OWN, "criteria": (9, *START.criteria[1:])},
    ),
    "a limit": (lambda c: moves.with_limit(c, DOSSIER, "ontwikkeltijd", 7.0), {"limits": (("ontwikkeltijd", 7.0),)}),
    "a limit where the approach has it is none of the user's": (
        lambda c: moves.with_limit(c, DOSSIER, "ontwikkeltijd", AT_FIRST),
        {"limits": ()},
    ),
    "always, in dossier order": (lambda c: moves.with_force(c, DOSSIER, "2", "altijd"), {"require": ("1", "2", "5.1")}),
    "never, and so no longer always": (
        lambda c: moves.with_force(c, DOSSIER, "1", "nooit"),
        {"require": ("5.1",), "forbid": ("1", "13")},
    ),
    "back to the model": (lambda c: moves.with_force(c, DOSSIER, "13", "model"), {"forbid": ()}),
    "demands, in the order of the framework": (
        lambda c: moves.with_demand(c, DOSSIER, ["u3", "u1"]),
        {"demanded": ("u1", "u3")},
    ),
    "no demand": (lambda c: moves.with_demand(c, DOSSIER, ()), {"demanded": ()}),
    "without a framework there is nothing to demand": (
        lambda c: moves.with_demand(c, replace(DOSSIER, framework=None), ["u1"]),
        {"demanded": ()},
    ),
    "another reading: a preset shows its numbers of then": (
        lambda c: moves.with_reading(moves.with_weighting(c, DOSSIER, "knip"), DOSSIER, "leidend", "drie"),
        {
            "weighting": "knip",
            "readings": (("leidend", "drie"),),
            "aspects": (3, 10, 3, 3),
            "criteria": preset_points(DOSSIER, "knip")[1],
        },
    ),
    "another reading: a limit that is then the approach's own is none of the user's": (
        lambda c: moves.with_reading(moves.with_limit(c, DOSSIER, "ontwikkeltijd", 10.0), DOSSIER, "capaciteit", "c10"),
        {"readings": (("capaciteit", "c10"),), "limits": ()},
    ),
    "the reading of the dossier itself is none": (
        lambda c: moves.with_reading(
            moves.with_reading(c, DOSSIER, "convenant", "fase1"), DOSSIER, "convenant", "alternatief"
        ),
        {},
    ),
    "all released": (moves.with_all_released, {"limits": (), "require": (), "forbid": (), "demanded": ()}),
    "an own score more": (lambda c: moves.with_scores(c, DOSSIER, [EIGHT]), {"scores": (GRIP, EIGHT)}),
    "a score of the dossier is none of the user's": (lambda c: moves.with_scores(c, DOSSIER, [BACK]), {"scores": ()}),
    "own scores dropped": (moves.without_scores, {"scores": ()}),
    "the same dossier": (lambda c: moves.to_dossier(c, DOSSIER), {}),
}
"""(move, what it changes) by what is moved."""


@pytest.mark.parametrize(("move", "changes"), MOVES.values(), ids=MOVES)
def test_a_move_changes_what_it_names_and_nothing_else(move, changes):
    """Each from a choice in which everything is set."""
    assert is_sound(START, DOSSIER)
    assert move(START) == replace(START, **changes) and is_sound(move(START), DOSSIER)


def test_another_dossier_begins_as_a_first_visit():
    """Nothing of the choice means anything there."""
    assert moves.to_dossier(START, OTHER) == default_choice(OTHER)


@pytest.mark.parametrize(
    ("history", "preset"),
    [
        ((), default_choice(DOSSIER).weighting),
        (("knip", OWN), "knip"),
        (("knip", "gebalanceerd", OWN, OWN), "gebalanceerd"),
        ((OWN,), default_choice(DOSSIER).weighting),
    ],
)
def test_the_last_preset(history, preset):
    """The latest that was no own weighting; what was chosen on another dossier does not count."""
    before = [replace(START, weighting=w) for w in history]
    elsewhere = replace(default_choice(OTHER), weighting="iets")
    assert moves.last_preset([*before, elsewhere], DOSSIER) == preset


@st.composite
def steps(draw, choice: Choice, base: Dossier) -> tuple[Choice, Choice | None]:
    """The choice after any move, and after its opposite; None where that cannot bring all of it back."""
    whole, base = base, base.read(choice.readings)
    own = base.with_scores(choice.scores)
    points = st.integers(0, MOST)
    match draw(st.integers(0, 10)):
        case 10 if base.readings:
            reading = draw(st.sampled_from(base.readings))
            before = dict(choice.readings).get(reading.id, reading.options[0].id)
            after = moves.with_reading(choice, whole, reading.id, draw(st.sampled_from(reading.options)).id)
            return after, None if choice.limits else moves.with_reading(after, whole, reading.id, before)
        case 0:
            return moves.with_approach(choice, draw(st.sampled_from(base.approaches)).id), None
        case 1:
            weighting = draw(st.sampled_from([OWN, *(w.id for w in base.weightings)]))
            after = moves.with_weighting(choice, own, weighting)
            back = None if choice.weighting == OWN else moves.with_weighting(after, own, choice.weighting)
            return after, back
        case 2:
            place = draw(st.sampled_from(range(len(base.aspects))))
            id, now = base.aspects[place].id, choice.aspects[place]
            after = moves.with_aspect(choice, own, id, draw(points))
            return after, replace(moves.with_aspect(after, own, id, now), weighting=choice.weighting)
        case 3:
            place = draw(st.sampled_from(range(len(base.criteria))))
            id, now = base.criteria[place].id, choice.criteria[place]
            after = moves.with_criterion(choice, own, id, draw(points))
            return after, replace(moves.with_criterion(after, own, id, now), weighting=choice.weighting)
        case 4 if base.approach(choice.approach).limits:
            id = draw(st.sampled_from(sorted(base.approach(choice.approach).limits)))
            after = moves.with_limit(choice, own, id, draw(limits(own, id)))
            return after, moves.with_limit(after, own, id, limits_of(choice, own)[id])
        case 5:
            code = draw(st.sampled_from(base.codes))
            after = moves.with_force(choice, own, code, draw(st.sampled_from(["altijd", "nooit", "model"])))
            return after, moves.with_force(after, own, code, choice.forced(code))
        case 6 if base.framework:
            known = [p.id for p in base.framework.principles]
            after = moves.with_demand(choice, own, draw(st.lists(st.sampled_from(known), max_size=4)))
            return after, moves.with_demand(after, own, choice.demanded)
        case 7:
            taken = draw(own_scores(base))
            after = moves.with_scores(choice, base, taken)
            return after, moves.with_scores(after, base, [own.score_of[s.code, s.criterion] for s in taken])
        case 8:
            after = moves.without_scores(choice)
            return after, moves.with_scores(after, base, choice.scores)
        case _:
            return moves.with_all_released(choice), None


@given(st.data())
@settings(deadline=None)
def test_a_move_and_its_opposite_give_the_same(data):
    """And no move, after however many, leaves a choice that is not sound."""
    base = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))]
    now = data.draw(choices(base))
    for _ in range(data.draw(st.integers(1, 4))):
        assert is_sound(now, base)
        after, back = data.draw(steps(now, base))
        assert back is None or back == now
        now = after
    assert is_sound(now, base)


@given(st.data())
@settings(deadline=None)
def test_a_choice_fits_the_dossier_it_was_made_on(data):
    """As it is."""
    base = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))]
    choice = data.draw(choices(base))
    assert moves.fitting(choice, base, base) == choice


@given(st.data())
@settings(max_examples=50, deadline=None)
def test_what_fits_a_changed_dossier_is_sound_there(data):
    """Measures in another order and some gone, a shorter scale, an approach or a weighting less, no framework."""
    choice = data.draw(choices(DOSSIER))
    left = data.draw(st.permutations(DOSSIER.measures))[: data.draw(st.integers(1, len(DOSSIER.measures)))]
    codes, shorter = {m.code for m in left}, data.draw(st.sampled_from(DOSSIER.criteria)).id
    high = {c.id: c.scale[1] * (0.5 if c.id == shorter else 1) for c in DOSSIER.criteria}
    now = replace(
        DOSSIER,
        measures=tuple(left),
        criteria=tuple(replace(c, scale=(c.scale[0], high[c.id])) for c in DOSSIER.criteria),
        scores=tuple(
            replace(s, score=min(s.score, high[s.criterion]), margin=0.0) for s in DOSSIER.scores if s.code in codes
        ),
        relations=(),
        advice=None,
        coverage=(),
        claims=(),
        fingerprint="anders",
        approaches=DOSSIER.approaches[data.draw(st.integers(0, 1)) :],
        weightings=DOSSIER.weightings[data.draw(st.integers(0, 1)) :],
        framework=data.draw(st.sampled_from([None, DOSSIER.framework])),
    )
    found = moves.fitting(choice, DOSSIER, now)
    assert is_sound(found, now)
    assert set(found.require) == set(choice.require) & codes and set(found.forbid) == set(choice.forbid) & codes
