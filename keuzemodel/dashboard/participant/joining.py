"""Owns the ways in and out: the code, joining, leaving, and the facilitator's own way to their page."""

from __future__ import annotations

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from keuzemodel.dashboard.kept.meetings import FullError, GoneError, meetings
from keuzemodel.dashboard.participant.attending import (
    Here,
    away,
    code_form,
    cookie,
    forget,
    gone,
    here,
    joined,
    member,
    remember,
)
from keuzemodel.dashboard.participant.headers import PRIVATE
from keuzemodel.dashboard.participant.pages import Site, page, said
from keuzemodel.dashboard.words.together import participant as words

NAME, LEADING, LEADERS_PAGE = 60, "keuzemodel_leiding", "samen"


def ask_code(request: Request) -> Response:
    """The form for a code; with a code, on to its meeting."""
    typed = QueryParams(request.url.query).get("code", "").strip()
    if not typed:
        return code_form()
    return away(Site.path("".join(sign for sign in typed[:40] if sign.isalnum()) or "-"))


def join_form(found: Here, fault: str = "", name: str = "", role: str = "") -> Response:
    """The form by which one joins; fault: what was wrong with it."""
    return page("join", words.JOIN_TITLE, 422 if fault else 200, here=found, fault=fault, name=name[:NAME], role=role)


def join(request: Request, form: QueryParams) -> Response:
    """Take part; who does so already stays who they are."""
    found = here(request)
    if found.person is not None:
        return away(found.path())
    roles, role, name = found.setup.roles, form.get("rol", ""), " ".join(form.get("naam", "").split())
    if len(name) > NAME:
        return join_form(found, words.LONG_NAME, name, role)
    if (role not in roles) if roles else role:
        return join_form(found, words.PICK_ROLE, name)
    try:
        _, token = meetings().join(found.meeting.id, name.replace("\0", ""), role)
    except GoneError:
        return gone()
    except FullError:
        return said(words.TROUBLE_TITLE, words.FULL, 409)
    joined(request)
    response = away(found.path())
    remember(response, request, found.meeting, cookie(found.meeting.code), token, Site.path())
    return response


def leave(request: Request, form: QueryParams) -> Response:
    """All of somebody is deleted."""
    found = here(request)
    meetings().leave(member(found, form).id)
    response = said(words.LEFT_TITLE, words.LEFT, 200)
    forget(response, found.meeting.code)
    return response


def lead(request: Request) -> Response:
    """The facilitator's ticket is used up for a cookie, with which their page knows them."""
    if request.method == "HEAD":
        return Response(headers=PRIVATE)  # who only looks whether a link works does not use it up
    taken = meetings().take_up(request.path_params["ticket"])
    if taken is None:
        return said(words.USED_TITLE, words.USED, 410)
    meeting, key = taken
    response = away(f"{Site.base}/{LEADERS_PAGE}")
    remember(response, request, meeting, LEADING, key, f"{Site.base}/")
    return response
