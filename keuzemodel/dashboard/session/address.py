"""Owns the address: what it opens on arrival, and keeping it in step with what is on screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from keuzemodel.dashboard.asked.choice import Choice, default_choice
from keuzemodel.dashboard.asked.link import KEYS, LinkError, LinkFault, LinkKind, from_link
from keuzemodel.dashboard.asked.moves import fitting
from keuzemodel.dashboard.asked.scenario import ScenarioError, ScenarioKind
from keuzemodel.dashboard.asked.situation import with_own
from keuzemodel.dashboard.kept.store import GoneError
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.session import current, dossiers, leaving, scenarios
from keuzemodel.dashboard.session.current import Seen, Unreached
from keuzemodel.dashboard.session.opening import (
    BOARD,
    MEETING,
    NOTHING,
    OPENS,
    PRESENTING,
    can_open,
    open_on,
    opened,
)
from keuzemodel.model.errors import InfeasibleError, RequestError

RETURN = "terug"
"""Names the choice that was left behind to log in."""
OWN_SCORES = "eigen"
"""Names the own scores of a session: for this browser only, after a reload or in another tab."""
SCENARIO = "scenario"
"""Names a saved scenario and its revision."""


def begin(seen: Seen) -> None:
    """Take the choice from the link on a session's first run; later, keep up with the dossiers."""
    if current.has_begun():
        dossiers.keep_up(seen)
        _try_again()
        return
    link = st.query_params.to_dict()
    left = leaving.left_behind().take(link.get(RETURN, ""))
    if left is not None and left.choice.dossier in seen.sound:
        begun = current.start(fitting(left.choice, left.dossier, seen.sound[left.choice.dossier]), seen)
        if begun.choice == left.choice:
            begun.scenario = left.scenario
        return
    fallback = next(iter(seen.sound.values()))
    begun = current.start(default_choice(seen.sound.get(link.get("dossier", ""), fallback)), seen)
    begun.notes.welcome = not link
    _follow(link)
    begun.history = ()


def _try_again() -> None:
    """Follow the link that could not be looked up, if the user asked for that."""
    session = current.session()
    asked, session.try_again = session.try_again, False
    if asked and session.notes.unreached is not None:
        _follow(session.notes.unreached.link)
        current.draw_anew()


def _follow(link: dict[str, str]) -> None:
    """Adopt the choice of a link, or keep the present one and say why."""
    session = current.session()
    session.notes.unreached = None
    try:
        _no_doubles()
        if SCENARIO in link:
            _open_reference(link[SCENARIO])
        else:
            current.apply(_linked(link), redraw=False)
    except StoreError as error:
        session.notes.unreached = Unreached(link, error, session.choice)
    except (LinkError, ScenarioError) as error:
        trouble = session.seen.trouble
        if trouble is not None and link.get("dossier", session.choice.dossier) not in session.seen.sound:
            session.notes.unreached = Unreached(link, trouble, session.choice)
        else:
            session.notes.link_fault = error.fault


def _no_doubles() -> None:
    """Refuse an address that gives a parameter twice: only the last would be read. Raises LinkError."""
    for name in (*KEYS, SCENARIO):
        if len(st.query_params.get_all(name)) > 1:
            raise LinkError(LinkKind.TWICE, name)


def _open_reference(reference: str) -> None:
    """Open a saved scenario by its place in a link. Raises ScenarioError or StoreError."""
    said = re.fullmatch(r"([0-9A-Za-z]{1,32})\.([0-9]{1,9})", reference)
    try:
        if said is None:
            raise GoneError
        saved = current.store().get(said[1], int(said[2]))
        deleted = current.store().is_deleted(saved.id)
        scenarios.open_saved(saved)
    except ScenarioError as error:
        raise ScenarioError(ScenarioKind.UNFIT, reference[:40], why=error.fault) from None
    except (GoneError, RequestError, InfeasibleError):
        raise ScenarioError(ScenarioKind.GONE, reference[:40]) from None
    notes = current.session().notes
    notes.deleted, notes.arrived = (saved, None) if deleted else (None, saved)


def _linked(link: Mapping[str, str]) -> Choice:
    """The choice of a link, with the own scores that it names if they are at hand. Raises LinkError."""
    known = current.all_dossiers()
    fallback = next(iter(known.values()))
    if OWN_SCORES not in link:
        return from_link(link, known, fallback)
    left = leaving.by_this_browser(link[OWN_SCORES])
    now = known.get(link.get("dossier", fallback.id))
    if left is None or now is None or left.dossier.id != now.id:
        current.session().notes.scores_gone = True
        return from_link(link, known, fallback)
    scores = fitting(left.choice, left.dossier, now).scores
    own = with_own(now, scores)
    return replace(from_link(link, {now.id: own}, own), scores=scores)


def arrive(page: str) -> None:
    """Open what the address names, on arrival and when the browser goes back. After
    a click it does not count: the address that came along may be a moment behind.
    """
    session = current.session()
    came, acted = session.page != page, session.acted
    session.page, session.acted = page, False
    if came or not acted:
        session.presenting = page == MEETING and PRESENTING in st.query_params
    # A board without a step in its address is a board with nothing open; the other pages stay where they were.
    asked = st.query_params.get(OPENS[page], NOTHING if page == BOARD else None) if page in OPENS else None
    if asked is None or asked == opened(page) or (acted and not came):
        return
    if asked in can_open(page):
        open_on(page, asked)
        session.acted = False
        if page != BOARD:  # the board is one element under one key
            current.draw_anew()
    elif session.notes.link_fault is None:
        session.notes.link_fault = LinkFault(LinkKind.UNKNOWN, OPENS[page], asked[:40])


def write(page: str) -> None:
    """Keep the address in step with the choice, so that copying it is sharing it."""
    session = current.session()
    scenario, unreached = session.scenario, session.notes.unreached
    if unreached is not None and unreached.instead == session.choice:
        link = {key: value for key, value in unreached.link.items() if key not in OPENS.values()}
    elif scenario is not None and scenario.held == session.choice:
        link = {SCENARIO: f"{scenario.saved.id}.{scenario.saved.number}"}
    else:
        link = dict(current.question().link)
        if session.choice.scores and (token := leaving.for_tabs()):
            link |= {OWN_SCORES: token}
    if page in OPENS and (what := opened(page)) != NOTHING:
        link |= {OPENS[page]: what}
    if page == MEETING and session.presenting:
        link |= {PRESENTING: "aan"}
    if session.left is not None:
        link |= {RETURN: session.left}
    if st.query_params.to_dict() != link:
        st.query_params.from_dict(link)


def leave_for_login() -> None:
    """Keep the choice, own scores and all, for the session that comes back; the address names it."""
    st.query_params[RETURN] = leaving.for_login()


def link_to(page: str, what: str) -> dict[str, str]:
    """Query parameters of a link that opens something on a page, with the present choice."""
    return dict(current.question().link) | {OPENS[page]: what}


def full_address() -> str:
    """The address that opens what is on screen, to write in a file."""
    start = (st.context.url or "").split("?")[0].rstrip("/")
    start = start.removesuffix(f"/{current.session().page}")
    passing = {*OPENS.values(), PRESENTING, OWN_SCORES, RETURN}
    query = urlencode({key: value for key, value in st.query_params.to_dict().items() if key not in passing})
    return f"{start}/?{query}"
