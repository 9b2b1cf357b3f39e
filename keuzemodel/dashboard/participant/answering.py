"""Owns the page of a round and what is sent from it: an answer is called kept only when it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from keuzemodel.dashboard.kept.meetings import Answer, Outcome, Participant, meetings, read_code
from keuzemodel.dashboard.participant.attending import Here, away, forget, gone, here, member
from keuzemodel.dashboard.participant.forms import seal
from keuzemodel.dashboard.participant.joining import join_form
from keuzemodel.dashboard.participant.pages import Turned, data, page
from keuzemodel.dashboard.participant.ways import comparing, estimating, packing, weighing
from keuzemodel.dashboard.participant.ways.faults import FaultyError
from keuzemodel.dashboard.words.together import participant as words

WAYS = {"wegen": weighing, "pakket": packing, "vragen": comparing, "scores": estimating}
TEMPLATES = {"wegen": "weighing", "pakket": "packing", "vragen": "comparing", "scores": "estimating"}
LIVE, STEPWISE = ("wegen", "pakket"), "vragen"
"""Ways in which what is filled in has a package before it is kept, and the one that asks on after every answer."""
LOOKING = "kijk"
"""What the button sends that only shows a package."""


def show(request: Request) -> Response:
    """The page of the present round, or first the form by which one joins."""
    try:
        found = here(request)
    except Turned as turned:
        if turned.response.status_code == 410:
            forget(turned.response, (read_code(request.path_params["code"]) or ""))
        raise
    return round_page(found, found.person) if found.person else join_form(found)


@dataclass(frozen=True)
class Told:
    """What the page says beside the answer itself. fault: why it was not kept. content: what was filled in, where that
    is to be shown in place of what stands.
    """

    fault: str = ""
    content: str | None = None
    status: int = 200


def round_page(found: Here, person: Participant, told: Told | None = None) -> Response:
    """A round: what stands of somebody's answer, and the form to change it as long as the round is open."""
    told, meeting, way = told or Told(), found.meeting, WAYS[found.setup.way]
    stands = _standing(found, person)
    before = "" if stands else _before(found, person)
    content = stands.content if told.content is None and stands else told.content or before
    looked_at = content if stands or told.content is not None else ""
    return page(
        "round", (words.round_open if meeting.is_open else words.round_closed)(meeting.round), told.status,
        here=found, person=person, seal=seal(found.token), fault=told.fault,
        form=f"ways/{TEMPLATES[found.setup.way]}.html",
        number=(stands.number if stands else 0) + 1, saved=words.saved(stands.saved) if stands else "",
        package=way.result(looked_at, found.setup, found.asked, stands.content if stands else "")
        if meeting.is_shown and looked_at else None,
        again="" if stands else words.again(meeting.round, found.setup.first, bool(before)),
        has_result=found.setup.way != "scores", is_live=found.setup.way in LIVE,
        way=way.shown(content, found.setup, found.asked),
    )  # fmt: skip


def _standing(found: Here, person: Participant) -> Answer | None:
    return meetings().answer(person.id, found.meeting.round, found.setup.way)


def _before(found: Here, person: Participant) -> str:
    """What somebody answered last in an earlier round: where a next one begins."""
    if found.setup.way == STEPWISE:
        return ""
    rounds = range(found.meeting.round - 1, found.setup.first - 1, -1)
    answers = (meetings().answer(person.id, round, found.setup.way) for round in rounds)
    return next((answer.content for answer in answers if answer), "")


def submit(request: Request, form: QueryParams) -> Response:
    """Keep an answer. To a script the outcome as data, else the page with it."""
    found = here(request)
    person, way = member(found, form), WAYS[found.setup.way]
    try:
        content = way.read(form, found.setup, found.asked)
    except FaultyError as error:
        return _told(request, found, person, Told(error.said, error.content, 422))
    if form.get("doe") == LOOKING:
        return round_page(found, person, Told(content=content))
    sent = meetings().submit(person, _number(form, "ronde"), found.setup.way, _number(form, "nummer"), content)
    if sent.outcome is Outcome.GONE:
        return data({"gezegd": words.GONE}, 410) if _by_script(request) else gone()
    if sent.outcome is Outcome.SAVED and sent.answer:
        if not _by_script(request):
            return away(found.path())
        said, next_number = words.saved(sent.answer.saved), sent.answer.number + 1
        return data({"gezegd": said, "nummer": next_number, "verder": found.setup.way == STEPWISE})
    fault = words.STALE if sent.outcome is Outcome.STALE else words.round_over(sent.answer is not None)
    return _told(request, found, person, Told(fault, status=409), sent.answer)


def _told(request: Request, found: Here, person: Participant, told: Told, stands: Answer | None = None) -> Response:
    if not _by_script(request):
        return round_page(found, person, told)
    return data({"gezegd": told.fault, "nummer": stands.number + 1 if stands else None}, told.status)


def _number(form: QueryParams, name: str) -> int:
    typed = form.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def _by_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def live(request: Request) -> Response:
    """The package of the sliders as they stand, once the facilitator allows it."""
    found = here(request)
    if found.person is None or not found.meeting.is_shown or found.setup.way not in LIVE:
        return data({}, 403)
    way, stands = WAYS[found.setup.way], _standing(found, found.person)
    try:
        content = way.read(QueryParams(request.url.query), found.setup, found.asked)
    except FaultyError as error:
        return data(words.no_package(error.said))
    return data(way.result(content, found.setup, found.asked, stands.content if stands else ""))


def step(request: Request) -> Response:
    """What comes of moving one step, where one packs one's own: the rules are kept as one goes."""
    found = here(request)
    if found.person is None or found.setup.way != "pakket":
        return data({}, 403)
    return data(packing.step(QueryParams(request.url.query), found.setup, found.asked))


def state(found: Here) -> Mapping[str, Any]:
    """What a page that is open needs to know whether it lags behind."""
    meeting = found.meeting
    return {"ronde": meeting.round, "open": meeting.is_open, "toon": meeting.is_shown, "versie": found.mark}
