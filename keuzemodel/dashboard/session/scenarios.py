"""Owns which saved scenario the session goes on from, and what saved ones hold."""

from __future__ import annotations

from functools import lru_cache

from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.scenario import Scenario, ScenarioError, from_json
from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.current import Opened
from keuzemodel.model.dossier import Dossier


def open_now() -> Opened | None:
    """The saved scenario that the present choice began with, and what it held."""
    return current.session().scenario


def open_saved(saved: Saved) -> Scenario:
    """Make a saved scenario the present choice. Raises ScenarioError, RequestError or InfeasibleError."""
    scenario = from_json(saved.content.encode(), current.all_dossiers())
    current.situation_of(scenario.choice)
    current.apply(scenario.choice)
    keep_open(saved, scenario.choice)
    same = current.base().is_as(scenario.dossier_version)
    current.session().notes.outdated = None if same else scenario
    return scenario


def keep_open(saved: Saved, held: Choice | None) -> None:
    """From now on the present choice goes on from this revision; None if it held something else. What was taken over
    from a meeting is saved by now, or left.
    """
    now = current.session()
    now.scenario = Opened(saved, held)
    now.acted = True
    now.taken = ""


def close() -> None:
    """The present choice no longer belongs to a saved scenario."""
    current.session().scenario = None


def outdated() -> Scenario | None:
    """The scenario that was opened, if its dossier is no longer what it was; until it is dismissed."""
    found = current.session().notes.outdated
    return found if found and found.choice.dossier in current.all_dossiers() else None


def opened_deleted() -> Saved | None:
    """The scenario that a link opened though it was deleted; until that is dismissed, or another is open."""
    found, opened = current.session().notes.deleted, open_now()
    return found if opened and opened.saved == found else None


def arrived() -> Saved | None:
    """The scenario that a link opened; until that is dismissed, or the choice is no longer as it was saved."""
    found, opened = current.session().notes.arrived, open_now()
    return found if opened and opened.saved == found and opened.held == current.choice() else None


def remember_removed(saved: Saved | None) -> None:
    """The scenario that was deleted last can be put back."""
    current.session().removed = saved


def packed(saved: Saved) -> Scenario | None:
    """What a version holds; None if it cannot be read here."""
    return _parsed(saved.content, tuple(current.all_dossiers().values()))


@lru_cache(maxsize=256)
def _parsed(content: str, dossiers: tuple[Dossier, ...]) -> Scenario | None:
    try:
        return from_json(content.encode(), {d.id: d for d in dossiers})
    except ScenarioError:
        return None
