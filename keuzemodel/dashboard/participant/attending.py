"""Owns who asks: which meeting a code opens, who takes part in it, and their cookie."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from keuzemodel.dashboard.asked.scenario import ScenarioError
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.setup import Setup, SetupError, read_setup
from keuzemodel.dashboard.kept.meetings import Meeting, Meetings, Participant, meetings, read_code
from keuzemodel.dashboard.participant import dossiers
from keuzemodel.dashboard.participant.forms import is_sealed
from keuzemodel.dashboard.participant.guesses import Guesses
from keuzemodel.dashboard.participant.headers import PRIVATE
from keuzemodel.dashboard.participant.pages import Site, Turned, page, said
from keuzemodel.dashboard.words.together import participant as words

GUESSES = Guesses()


@dataclass(frozen=True)
class Here:
    """A meeting as somebody asks for it. person: None for who did not join. token: what they are known by."""

    meeting: Meeting
    person: Participant | None
    token: str

    @cached_property
    def setup(self) -> Setup:
        """What it was set up with. Raises Turned if that cannot be used."""
        try:
            return read_setup(self.meeting.setup)
        except SetupError:
            raise Turned(said(words.TROUBLE_TITLE, words.UNUSABLE, 503)) from None

    @cached_property
    def asked(self) -> Question:
        """What it asks of the model. Raises Turned if that cannot be used."""
        try:
            return dossiers.asked_by(self.setup)
        except ScenarioError:
            raise Turned(said(words.TROUBLE_TITLE, words.UNUSABLE, 503)) from None

    @property
    def mark(self) -> str:
        """Of all in the meeting that a page of it shows: not of what others answer."""
        return mark_of(self.meeting)

    def path(self, *parts: str) -> str:
        """The address of a page of this meeting."""
        return Site.path(self.meeting.code, *parts)


def mark_of(meeting: Meeting) -> str:
    """The same, of a meeting by itself."""
    return f"{meeting.round}.{int(meeting.is_open)}.{int(meeting.is_shown)}.{crc32(meeting.setup.encode()):x}"


def here(request: Request) -> Here:
    """The meeting of the code in the address, and who asks. Raises Turned: to the form, or to the code as it is
    written.
    """
    typed = request.path_params["code"]
    code, kept = read_code(typed), meetings()
    token = request.cookies.get(cookie(code), "") if code else ""
    seat = kept.seat(token) if token else None
    if token and seat is None:
        raise Turned(gone())  # nothing is looked up for them, so nothing is counted either
    person, meeting = seat if seat and seat[1].code == code else (None, _opened(request, code, kept))
    if meeting.code != typed and request.method in ("GET", "HEAD"):
        raise Turned(away(Site.path(meeting.code)))
    return Here(meeting, person, token if person else "")


def _opened(request: Request, code: str | None, kept: Meetings) -> Meeting:
    """The meeting that a code opens. Wrong codes are counted, and who had too many is not told whether one exists."""
    client = _client(request)
    if GUESSES.too_many(client):
        raise Turned(code_form(words.TOO_MANY, 429))
    found = kept.by_code(code) if code else None
    if found is None:
        if code:
            GUESSES.wrong(client)
        raise Turned(code_form(words.UNKNOWN_CODE, 404, request.path_params["code"]))
    return found


def joined(request: Request) -> None:
    """Somebody began to take part from where this came: their neighbours may slip more often."""
    GUESSES.joined(_client(request))


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def member(found: Here, form: QueryParams) -> Participant:
    """Who sent a form. Raises Turned if they do not take part, or the form was given to somebody else."""
    if found.person is None:
        raise Turned(away(found.path()))
    if not is_sealed(form, found.token):
        raise Turned(said(words.REFUSED_TITLE, words.ELSEWHERE, 403, found.path(), words.AGAIN))
    return found.person


def gone() -> Response:
    """The meeting is over, or the participant left it."""
    return said(words.GONE_TITLE, words.GONE, 410)


def code_form(fault: str = "", status: int = 200, typed: str = "") -> Response:
    """The form that asks for a code."""
    return page("code", words.CODE_TITLE, status, fault=fault, typed=typed[:40])


def away(where: str) -> Response:
    """On to another page, to be asked for by itself."""
    return RedirectResponse(where, 303, PRIVATE)


def forget(response: Response, code: str) -> None:
    """Without the cookie of a meeting."""
    response.delete_cookie(cookie(code), path=Site.path(), httponly=True, samesite="lax")


def cookie(code: str) -> str:
    """What the cookie of a meeting is called."""
    return f"keuzemodel_deelname_{code}"


def remember(response: Response, request: Request, meeting: Meeting, name: str, value: str, path: str) -> None:
    """A cookie that no script reads, that no other site sends along with a form, and that lasts as long as the
    meeting.
    """
    forwarded = request.headers.get("x-forwarded-proto", "").split(",")[0].strip()
    response.set_cookie(
        name, value, max_age=max(1, meeting.until - int(time.time())), path=path, httponly=True, samesite="lax",
        secure="https" in (request.url.scheme, forwarded),
    )  # fmt: skip
