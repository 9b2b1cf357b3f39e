"""Meetings that are over, made up: of every way of answering, with what tells people apart."""

from __future__ import annotations

from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.moves import with_weighting
from keuzemodel.dashboard.asked.situation import Question, first_asked
from keuzemodel.dashboard.asked.together.given import Estimated, Given, Packed
from keuzemodel.dashboard.asked.together.outcome import Outcome, Round
from keuzemodel.dashboard.asked.together.setup import Setup, Way
from keuzemodel.model.dossier import Dossier
from tests import hostile
from tests.shipped import alkmaar

ROLES = ("Gemeente", "Aanbieder", "GI")
SAID = "Hoe zwaar telt elk aspect voor u?"
PERSON = "0f0f-persoon"
"""How what is kept of a participant begins; nothing of it may leave."""
POINTS = (
    ("Gemeente", (9, 7, 6, 3)), ("Gemeente", (9, 7, 5, 3)), ("Aanbieder", (2, 1, 1, 0)), ("GI", (1, 9, 7, 9)),
    ("Gemeente", (10, 8, 6, 1)), ("Aanbieder", (2, 1, 0, 0)), ("Aanbieder", (2, 0, 0, 0)), ("GI", (1, 7, 6, 9)),
    ("Anders", (1, 8, 6, 9)),
)  # fmt: skip
"""Role and points per aspect, in the order in which they joined. Of GI and others there are too few."""
PACKED = (("1", "2"), ("1", "5.1"), ("1", "2", "14"), ("1", "2"))
CELLS = (("1", "grip"), ("5.1", "investering"))
ESTIMATES = ((4.5, 1.0), (3.0, 5.0), (None, 2.0), (2.0, 0.0))


def asked(dossier: Dossier | None = None) -> Question:
    """What the meeting asks of the model."""
    found = first_asked(dossier or alkmaar())
    return found.with_choice(with_weighting(found.choice, found.base, OWN))


def given(shift: int = 0, roles: dict[str, str] | None = None) -> tuple[Given, ...]:
    """Everyone's weighting; shift: points more for the first aspect."""
    people = []
    for k, (role, points) in enumerate(POINTS):
        moved = (points[0] + shift, *points[1:])
        mix = tuple(point / sum(moved) for point in moved)
        people.append(Given(f"{PERSON}-{k}", (roles or {}).get(role, role), mix))
    return tuple(people)


def setup(way: Way, question: str = SAID, roles: tuple[str, ...] = ROLES) -> Setup:
    """As the facilitator set it up."""
    return Setup(question=question, way=way, roles=roles, days=7, scenario="{}", cells=CELLS if way == "scores" else ())


def weighed() -> Outcome:
    """Two rounds."""
    return Outcome(setup("wegen"), asked(), 10, (Round(1, given(2)), Round(2, given())))


def agreed() -> Outcome:
    """One round in which everyone weighs the same."""
    people = tuple(Given(f"{PERSON}-{k}", "GI", (0.25, 0.25, 0.25, 0.25)) for k in range(4))
    return Outcome(setup("wegen"), asked(), 4, (Round(1, people),))


def packed() -> Outcome:
    """Two rounds of packages."""
    people = tuple(Packed(f"{PERSON}-{k}", "Gemeente", codes) for k, codes in enumerate(PACKED))
    return Outcome(setup("pakket"), asked(), 4, (Round(1, packed=people[:2]), Round(2, packed=people)))


def estimated() -> Outcome:
    """One round of estimates."""
    people = tuple(
        Estimated(f"{PERSON}-{k}", "GI", tuple((c, s) for c, s in zip(CELLS, said, strict=True) if s is not None))
        for k, said in enumerate(ESTIMATES)
    )
    return Outcome(setup("scores"), asked(), 5, (Round(1, estimated=people),))


def of_hostile_text() -> Outcome:
    """Question, roles and dossier try to be more than text."""
    roles = dict(zip(ROLES, ("=1+1", f"http://{hostile.ELSEWHERE}", "@SUM(1)"), strict=True))
    question = hostile.HOSTILE[:200]
    return Outcome(
        setup("wegen", question, tuple(roles.values())), asked(hostile.dossier()), 9, (Round(1, given(0, roles)),)
    )


ALL = {"weighed": weighed, "agreed": agreed, "packed": packed, "estimated": estimated, "hostile": of_hostile_text}
