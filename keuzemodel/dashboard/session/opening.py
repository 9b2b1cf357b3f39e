"""Owns what is open on the pages that show one thing at a time: a measure, a part, a chapter, a step of the board."""

from __future__ import annotations

from keuzemodel.dashboard.asked.certainty.answers import SECTIONS
from keuzemodel.dashboard.asked.link import LinkFault
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.words.meeting.story import CHAPTERS

MEASURES, CERTAINTY, MEETING, BOARD = "maatregelen", "gevoeligheid", "binnentafel", "pakket"
OPENS = {MEASURES: "stap", CERTAINTY: "onderdeel", MEETING: "dia", BOARD: "stap"}
"""Pages on which one thing is open at a time, and its name in the address."""
NOTHING = ""
"""What is open on the board while no step is; then the address does not name one either."""
PRESENTING = "presenteer"
"""In the address while the story has the whole window."""


def opened(page: str) -> str:
    """What is open on a page: a measure's code on Stappen, a part on Gevoeligheid, a code or nothing on the board."""
    return current.session().opened.get((page, current.choice().dossier), can_open(page)[0])


def can_open(page: str) -> tuple[str, ...]:
    """All that a page can show, what it shows at first in front."""
    if page in (MEASURES, BOARD):
        codes = current.dossier().codes
        return (NOTHING, *codes) if page == BOARD else codes
    return CHAPTERS if page == MEETING else SECTIONS


def open_on(page: str, what: str) -> None:
    """Open something on a page."""
    now = current.session()
    now.opened |= {(page, now.choice.dossier): what}
    now.acted = True


def names_a_place(fault: object) -> bool:
    """Whether what is wrong with a link is only what it opens on its page; its choice is followed."""
    return isinstance(fault, LinkFault) and fault.part in OPENS.values()


def open_measure(code: str) -> None:
    """A link to a measure was followed."""
    if code != opened(MEASURES):
        open_on(MEASURES, code)
        current.draw_anew()
