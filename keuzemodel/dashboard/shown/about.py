"""Owns what a file or picture says about itself: dossier, packages, and what they rest on. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from keuzemodel.dashboard.asked.link import is_local
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.language import settings
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.dutch import long_date


@dataclass(frozen=True)
class About:
    """What a file is about. region: what the dossier is called. foot: one line for every slide. facts: what and how.
    link: the address that opens it, and what is to be said of that.
    """

    title: str
    region: str
    day: str
    foot: str
    facts: tuple[tuple[str, str], ...]
    link: str

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What and how, the link last."""
        return (*self.facts, (settings.Part.LINK.value, self.link))

    @property
    def lines(self) -> list[str]:
        """The pairs as lines of text."""
        return [f"{what}: {how}" for what, how in self.pairs]


def about(columns: Sequence[Column], link: str, day: date) -> About:
    """What a file says of itself: dossier, version of the scores, and of every package what it rests on."""
    dossier = columns[0].situation.dossier
    facts = [(settings.Part.DOSSIER.value, dossier.title), (settings.Part.DAY.value, long_date(day))]
    facts += [(column.name, settings.in_one_line(rests_on(column.situation))) for column in columns]
    own = any(column.situation.choice.scores for column in columns) and "scenario=" not in link
    foot = story_words.foot(dossier.title, long_date(day))
    said = with_what_lacks(link, own)
    return About(story_words.file_title(dossier.title), dossier.title, long_date(day), foot, tuple(facts), said)


def with_what_lacks(link: str, own: bool) -> str:
    """A link, and what is to be said of it. own: whether there are own scores that it does not open."""
    local = story_words.LOCAL_LINK if is_local(link) else ""
    return f"{link}{local}{story_words.LINK_WITHOUT_SCORES if own else ''}"


def file_name(dossier: Dossier, day: date, *parts: str) -> str:
    """What a file is called, without its kind: by its dossier, its day and what is in it."""
    return "-".join((dossier.id, day.isoformat(), *parts))
