"""Owns session state and links: the one place for both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

from keuzemodel.analyse.change import Move
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import (
    KEYS,
    OWN,
    Choice,
    LinkError,
    default_choice,
    fitting,
    from_link,
    with_preset,
    with_slider,
    without_force,
)
from keuzemodel.dashboard.asked.scenario import Scenario, ScenarioError, from_json
from keuzemodel.dashboard.asked.situation import Question, Situation, with_own
from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.catalogue import Faulty, Sound
from keuzemodel.dashboard.kept.database import ANSWER, StoreError
from keuzemodel.dashboard.kept.handover import Handover
from keuzemodel.dashboard.kept.lookout import Lookout
from keuzemodel.dashboard.kept.store import GoneError, Saved, Store, address
from keuzemodel.dashboard.language.columns import Column, now
from keuzemodel.dashboard.shown.meeting.story import CHAPTERS
from keuzemodel.folder.rows import visible
from keuzemodel.model.dossier import Dossier, Score
from keuzemodel.model.errors import Fault, InfeasibleError, RequestError

ROOT = Path(__file__).resolve().parents[3]
HISTORY = 50
RETURN = "terug"
"""Names, in the address, the choice that was left behind to log in."""
OWN_SCORES = "eigen"
"""Names, in the address, the own scores of a session: for this browser only, after a reload or in another tab."""
MOST_LEFT = 200_000
"""So many own scores the server holds for sessions that may come back, of all of them together."""
LEFT_FOR_LOGIN, LEFT_FOR_TAB = 3600, 12 * 3600
LOOK_AGAIN = 5
"""So many seconds a dossier that somebody else added may be unseen."""
AT_MOST = 0.5
"""So many seconds a page waits for that look; what is seen later counts at the next one."""
MEASURES, CERTAINTY, MEETING = "maatregelen", "gevoeligheid", "binnentafel"
OPENS = {MEASURES: "stap", CERTAINTY: "onderdeel", MEETING: "dia"}
"""Pages on which one thing is open at a time, and its name in the address."""
SCENARIO = "scenario"
"""Names a saved scenario and its revision in the address."""
SECTIONS = ("schuiven", "wegingen", "scores", "capaciteit", "kaart", "advies")


@st.cache_resource(show_spinner=False)
def load_all(folder: str) -> tuple[Sound, Faulty]:
    """Every dossier under a folder, and the faults of those that cannot be used. Loaded once."""
    return catalogue.in_folder(Path(folder))


@st.cache_resource(show_spinner=False, hash_funcs={Store: lambda found: found.mark})
def _kept_dossiers(taken: tuple[str, ...], found: Store) -> Lookout[catalogue.Kept]:
    """The dossiers that the server keeps; another session or server may add one at any moment."""
    return Lookout(lambda: catalogue.in_store(found, taken), LOOK_AGAIN)


def look_for_dossiers() -> tuple[Sound, Faulty]:
    """Every sound dossier by id, those of the folder first, and the faults of the others."""
    sound, faulty = load_all(str(ROOT / "data"))
    try:
        kept = _seen_dossiers(tuple(id.lower() for id in sound))
    except StoreError as error:
        st.session_state.dossiers_trouble = error
        # As long as the store does not answer, a session goes on with what it had.
        before = all_dossiers() if "dossiers" in st.session_state else {}
        return before | sound, faulty
    st.session_state.kept_dossiers = kept
    return sound | kept.sound, faulty


def _seen_dossiers(taken: tuple[str, ...]) -> catalogue.Kept:
    """The last that was seen of them. Raises StoreError if nothing ever was."""
    lookout = _kept_dossiers(taken, store())
    kept, failure = lookout.see(ANSWER, AT_MOST), lookout.failure
    if failure is not None and not isinstance(failure, StoreError):
        raise failure
    if kept is None:
        raise failure or StoreError("no answer yet")
    st.session_state.dossiers_trouble = failure
    return kept


def dossiers_trouble() -> StoreError | None:
    """Why the dossiers that the server keeps cannot be looked up; None if they can."""
    found: StoreError | None = st.session_state.get("dossiers_trouble")
    return found


def kept_dossiers() -> catalogue.Kept:
    """What the server keeps besides the folder."""
    found: catalogue.Kept = st.session_state.get("kept_dossiers", catalogue.Kept({}, {}, (), ()))
    return found


def kept_as(id: str) -> Saved | None:
    """What a dossier was saved as, its id in capitals or not; None for one of the folder."""
    kept = kept_dossiers()
    sound = (saved for known, saved in kept.saved.items() if known.lower() == id.lower())
    return next(sound, next((saved for saved, _ in kept.unusable if saved.id == catalogue.kept_id(id)), None))


def keep_dossier(dossier: Dossier, author: str, base: Saved | None) -> Saved:
    """Keep a dossier for everyone and open it. Raises ConflictError, GoneError or StoreError."""
    saved = catalogue.keep(store(), dossier, author, base)
    _kept_dossiers.clear()
    st.session_state.wanted_dossier = dossier.id
    st.session_state.own_change = True
    _redraw()
    return saved


def drop_dossier(saved: Saved, back: bool = False) -> None:
    """Take a kept dossier away for everyone, or put it back. Raises GoneError or StoreError."""
    (store().undelete if back else store().delete)(saved.id)
    _kept_dossiers.clear()
    st.session_state.own_change = True


def open_dossier(id: str) -> None:
    """Make another dossier the present one, with the choice of a first visit to it."""
    if id != choice().dossier:
        close_scenario()
        take_choice(default_choice(all_dossiers()[id]))


def on_dossier(key: str) -> None:
    """Another dossier was chosen in the sidebar."""
    open_dossier(st.session_state[key])


def begin(dossiers: Sound) -> None:
    """Take the choice from the link on a session's first run; a damaged one gives the default."""
    before = st.session_state.get("dossiers")
    st.session_state.dossiers = dossiers
    if before is not None:
        _keep_up(before, dossiers)
        if st.session_state.pop("try_again", False) and "unreached" in st.session_state:
            _follow(st.session_state.unreached.link)
            _redraw()
        return
    fallback = next(iter(dossiers.values()))
    st.session_state.first_visit = not st.query_params.to_dict()
    st.session_state.history = []
    st.session_state.generation = 0
    left = _left_behind().take(st.query_params.get(RETURN, ""))
    if left is not None and left.choice.dossier in dossiers:
        st.session_state.choice = fitting(left.choice, left.dossier, dossiers[left.choice.dossier])
        if st.session_state.choice == left.choice:
            st.session_state.scenario = left.scenario
        return
    st.session_state.choice = default_choice(dossiers.get(st.query_params.get("dossier", ""), fallback))
    _follow(st.query_params.to_dict())
    st.session_state.history = []


def _follow(link: dict[str, str]) -> None:
    """Take the choice over that a link names; or keep the present one, and say why."""
    st.session_state.pop("unreached", None)
    try:
        _no_doubles()
        if SCENARIO in link:
            _open_reference(link[SCENARIO])
        else:
            fallback = next(iter(all_dossiers().values()))
            _change(_linked(link, all_dossiers(), fallback))
    except StoreError as error:
        st.session_state.unreached = _Unreached(link, error, choice())
    except (LinkError, ScenarioError) as error:
        trouble = dossiers_trouble()
        if trouble is not None and link.get("dossier", choice().dossier) not in all_dossiers():
            st.session_state.unreached = _Unreached(link, trouble, choice())
        else:
            st.session_state.link_fault = str(error)


def _open_reference(reference: str) -> None:
    """Open a saved scenario by its place in a link. Raises ScenarioError or StoreError."""
    said = re.fullmatch(r"([0-9A-Za-z]{1,32})\.([0-9]{1,9})", reference)
    try:
        if said is None:
            raise GoneError
        saved = store().get(said[1], int(said[2]))
        deleted = store().is_deleted(saved.id)
        open_saved(saved)
    except ScenarioError as error:
        raise ScenarioError(f"het scenario '{reference[:40]}' past niet meer: {error}") from None
    except (GoneError, RequestError, InfeasibleError):
        raise ScenarioError(f"het scenario '{reference[:40]}' is er niet of is niet te openen") from None
    st.session_state.opened_deleted = saved if deleted else None


@dataclass(frozen=True)
class _Unreached:
    """A link of which the store could not be asked what it opens, why, and the choice that is shown instead."""

    link: dict[str, str]
    trouble: StoreError
    instead: Choice


def unreached() -> StoreError | None:
    """Why the store could not be asked what the link opens; None if it could, or that was dismissed."""
    found: _Unreached | None = st.session_state.get("unreached")
    return found.trouble if found else None


def try_link_again() -> None:
    """At the next look at the dossiers."""
    st.session_state.try_again = True


def dismiss_unreached() -> None:
    """The user goes on without it."""
    st.session_state.pop("unreached", None)


def opened_deleted() -> Saved | None:
    """The scenario that a link opened though it was deleted; until that is dismissed."""
    found: Saved | None = st.session_state.get("opened_deleted")
    opened = opened_scenario()
    return found if opened and opened[0] == found else None


def dismiss_opened_deleted() -> None:
    """The user has read it."""
    st.session_state.opened_deleted = None


def _linked(link: Mapping[str, str], dossiers: Sound, fallback: Dossier) -> Choice:
    """The choice of a link, with the own scores that it names if they are at hand. Raises LinkError."""
    if OWN_SCORES not in link:
        return from_link(link, dossiers, fallback)
    left = _left_for_tabs().look(link[OWN_SCORES])
    now = dossiers.get(link.get("dossier", fallback.id))
    if left is None or left.browser != _browser() or now is None or left.dossier.id != now.id:
        st.session_state.scores_gone = True
        return from_link(link, dossiers, fallback)
    scores = fitting(left.choice, left.dossier, now).scores
    own = with_own(now, scores)
    return replace(from_link(link, {now.id: own}, own), scores=scores)


def _browser() -> bytes | None:
    """What tells this browser from another: the mark that Streamlit gives each for its uploads; None without one."""
    return decode_xsrf_token_string(st.context.cookies.get("_streamlit_xsrf", ""))[0]


def scores_gone() -> bool:
    """Whether the address named own scores that are not at hand; until it is dismissed."""
    found: bool = st.session_state.get("scores_gone", False)
    return found


def dismiss_scores_gone() -> None:
    """The user has read it."""
    st.session_state.scores_gone = False


def _no_doubles() -> None:
    """Of a part that stands twice in the address, only the last would be read. Raises LinkError."""
    for name in (*KEYS, SCENARIO):
        if len(st.query_params.get_all(name)) > 1:
            raise LinkError(f"het deel '{name}' staat er twee keer in")


def _keep_up(before: Sound, now: Sound) -> None:
    """A dossier that somebody changed or took away since the last look: the choice follows, and that is said."""
    present = choice()
    old, new = before[present.dossier], now.get(present.dossier)
    if new is None:
        st.session_state.choice = default_choice(next(iter(now.values())))
        st.session_state.dossier_note = (old.title, None)
    elif new.fingerprint != old.fingerprint:
        st.session_state.choice = fitting(present, old, new)
        st.session_state.dossier_note = (old.title, new.title)
    if st.session_state.pop("own_change", False):
        dismiss_dossier_note()
    changed = {id for id in before if id not in now or now[id].fingerprint != before[id].fingerprint}
    if changed:
        st.session_state.history = [c for c in st.session_state.history if c.dossier not in changed]
        st.session_state.opened = {k: what for k, what in _opened().items() if k[1] not in changed}
        st.session_state.acted = True
        outdated = outdated_scenario()
        if outdated is None or outdated.choice.dossier in changed:
            dismiss_outdated()
    if choice() != present:
        close_scenario()
        _redraw()
    wanted = st.session_state.pop("wanted_dossier", None)
    if wanted in now:
        open_dossier(wanted)


def dossier_note() -> tuple[str, str | None] | None:
    """(old title, new title) of the present dossier if somebody else changed it, None for the new one if it is
    gone; until it is dismissed.
    """
    found: tuple[str, str | None] | None = st.session_state.get("dossier_note")
    return found


def dismiss_dossier_note() -> None:
    """The user has read it."""
    st.session_state.pop("dossier_note", None)


@dataclass(frozen=True)
class _Left:
    """What a session had. browser: the one that may have it."""

    choice: Choice
    dossier: Dossier
    scenario: tuple[Saved, Choice | None] | None = None
    browser: bytes | None = None

    @property
    def size(self) -> int:
        """How much of the server it takes."""
        return 1 + len(self.choice.scores)


@st.cache_resource(show_spinner=False)
def _left_behind() -> Handover[_Left]:
    """Of sessions that went away to log in: the login starts another session."""
    return Handover(MOST_LEFT, LEFT_FOR_LOGIN)


@st.cache_resource(show_spinner=False)
def _left_for_tabs() -> Handover[_Left]:
    """Of sessions with own scores: a reload, or a link in another tab, starts another session."""
    return Handover(MOST_LEFT, LEFT_FOR_TAB)


def leave_for_login() -> None:
    """Keep the choice, own scores and all, for the session that comes back; the address names it."""
    left = _Left(choice(), shipped(), opened_scenario())
    st.session_state.left = _left_behind().leave(left, left.size)
    st.query_params[RETURN] = st.session_state.left


def has_begun() -> bool:
    """Whether this session had a choice already: a login may end in the middle of it."""
    return "choice" in st.session_state


def _leave_for_tabs() -> str | None:
    """Keep the own scores for a reload or another tab, and give their name; None where the browser is not known."""
    left = _Left(choice(), shipped(), browser=_browser())
    if left.browser is None:
        return None
    token = _left_for_tabs().leave(left, left.size, st.session_state.get("left_for_tabs"))
    st.session_state.left_for_tabs = token
    return token


@st.cache_resource(show_spinner=False)
def _store(where: str) -> Store:
    return Store(where)


def store() -> Store:
    """The scenarios that the server keeps; it is opened at its first use."""
    return _store(address())


def opened_scenario() -> tuple[Saved, Choice | None] | None:
    """The saved scenario that the present choice began with, and what it held."""
    found: tuple[Saved, Choice | None] | None = st.session_state.get("scenario")
    return found


def open_saved(saved: Saved) -> Scenario:
    """Make a saved scenario the present choice. Raises ScenarioError, RequestError or InfeasibleError."""
    scenario = from_json(saved.content.encode(), all_dossiers())
    situation_of(scenario.choice)
    take_choice(scenario.choice)
    keep_open(saved, scenario.choice)
    now = all_dossiers()[scenario.choice.dossier]
    st.session_state.outdated = scenario if scenario.dossier_version != now.fingerprint else None
    return scenario


def outdated_scenario() -> Scenario | None:
    """The scenario that was opened, if its dossier is no longer what it was; until it is dismissed."""
    found: Scenario | None = st.session_state.get("outdated")
    return found if found and found.choice.dossier in all_dossiers() else None


def dismiss_outdated() -> None:
    """The user has read it."""
    st.session_state.outdated = None


def keep_open(saved: Saved, held: Choice | None) -> None:
    """From now on the present choice goes on from this revision; None if it held something else."""
    st.session_state.scenario = (saved, held)
    st.session_state.acted = True


def typed(key: str) -> str:
    """What stands in a text field, without what cannot be seen: nobody types it, and no file could hold it."""
    found: str = st.session_state[key]
    return visible(found)


def tell(message: str) -> None:
    """Say something once, at the next look at the page."""
    st.session_state.told = message


def told() -> str:
    """What there is to say; once."""
    found: str = st.session_state.pop("told", "")
    return found


def remember_deleted(saved: Saved | None) -> None:
    """The scenario that was deleted last can be put back."""
    st.session_state.deleted = saved


def deleted() -> Saved | None:
    """The scenario that was deleted last, in this session."""
    found: Saved | None = st.session_state.get("deleted")
    return found


def close_scenario() -> None:
    """The present choice no longer belongs to a saved scenario."""
    st.session_state.scenario = None


def arrive(page: str) -> None:
    """Take over what the address opens: on coming to the page, and when the browser goes back on it. After
    a click it does not count: the address that came along may be a moment behind.
    """
    came = st.session_state.get("page") != page
    st.session_state.page = page
    acted = st.session_state.pop("acted", False)
    asked = st.query_params.get(OPENS[page]) if page in OPENS else None
    if asked is None or asked == opened(page) or (acted and not came):
        return
    if asked in _can_open(page):
        _open(page, asked)
        st.session_state.acted = False
        _redraw()
    else:
        st.session_state.link_fault = f"het deel '{OPENS[page]}' noemt iets dat hier niet bestaat: '{asked[:40]}'"


def opened(page: str) -> str:
    """What is open on a page: a measure's code on Maatregelen, a part on Gevoeligheid."""
    return _opened().get((page, choice().dossier), _can_open(page)[0])


def open_measure(code: str) -> None:
    """A link to a measure was followed."""
    if code != opened(MEASURES):
        _open(MEASURES, code)
        _redraw()


def still_wanted() -> None:
    """Does not come back where this run was stopped or overtaken: every look at the session lets Streamlit end it."""
    _ = "history" in st.session_state


def is_dark() -> bool:
    """Whether the page is shown in dark colours."""
    return st.context.theme.type == "dark"


def turn(by: int) -> None:
    """To the next chapter of the story, or one before."""
    place = CHAPTERS.index(opened(MEETING)) + by
    if 0 <= place < len(CHAPTERS):
        _open(MEETING, CHAPTERS[place])
        _redraw()


def remember_columns(columns: tuple[Column, ...]) -> None:
    """What lies on the table, while that is not on screen."""
    st.session_state.columns = [(column.name, column.found.choice, column.is_now) for column in columns]


def remembered_columns(found: Situation) -> tuple[Column, ...]:
    """The same packages again, the present choice as it is now; that alone if there are none of this dossier."""
    kept: list[tuple[str, Choice, bool]] = st.session_state.get("columns", [])
    columns = []
    for name, held, is_now in kept:
        if held.dossier == found.choice.dossier:
            try:
                columns.append(now(found) if is_now else Column(name, situation_of(held)))
            except (RequestError, InfeasibleError, KeyError):
                continue
    return tuple(columns) or (now(found),)


def full_address() -> str:
    """The address that opens what is on screen, to write in a file."""
    start = (st.context.url or "").split("?")[0].rstrip("/")
    start = start.removesuffix(f"/{st.session_state.get('page', '')}")
    passing = {*OPENS.values(), OWN_SCORES, RETURN}
    query = urlencode({key: value for key, value in st.query_params.to_dict().items() if key not in passing})
    return f"{start}/?{query}"


def on_open(page: str, key: str) -> None:
    """Something else was opened."""
    if st.session_state[key] is not None:
        _open(page, st.session_state[key])


def _open(page: str, what: str) -> None:
    st.session_state.opened = _opened() | {(page, choice().dossier): what}
    st.session_state.acted = True


def _opened() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = st.session_state.get("opened", {})
    return found


def _can_open(page: str) -> tuple[str, ...]:
    return dossier().codes if page == MEASURES else CHAPTERS if page == MEETING else SECTIONS


def link_to(page: str, what: str) -> dict[str, str]:
    """Query parameters of a link that opens something on a page, with the present choice."""
    return dict(question().link) | {OPENS[page]: what}


def write_link(page: str) -> None:
    """Keep the address in step with the choice, so that copying it is sharing it."""
    scenario = opened_scenario()
    unreached: _Unreached | None = st.session_state.get("unreached")
    if unreached is not None and unreached.instead == choice():
        link = {key: value for key, value in unreached.link.items() if key not in OPENS.values()}
    elif scenario is not None and scenario[1] == choice():
        link = {SCENARIO: f"{scenario[0].id}.{scenario[0].number}"}
    else:
        link = dict(question().link)
        if choice().scores and (token := _leave_for_tabs()):
            link |= {OWN_SCORES: token}
    if page in OPENS:
        link |= {OPENS[page]: opened(page)}
    if "left" in st.session_state:
        link |= {RETURN: st.session_state.left}
    if st.query_params.to_dict() != link:
        st.query_params.from_dict(link)


def first_visit() -> bool:
    """Whether somebody came without a link, and has not yet put the welcome away."""
    found: bool = st.session_state.get("first_visit", False)
    return found


def dismiss_welcome() -> None:
    """The user has read it."""
    st.session_state.first_visit = False


def link_fault() -> str | None:
    """What was wrong with the link this session started from; until it is dismissed."""
    fault: str | None = st.session_state.get("link_fault")
    return fault


def dismiss_link_fault() -> None:
    """The user has read it."""
    st.session_state.pop("link_fault", None)


def choice() -> Choice:
    """The present choice."""
    found: Choice = st.session_state.choice
    return found


def shipped() -> Dossier:
    """The dossier of the present choice without own scores."""
    return all_dossiers()[choice().dossier]


def dossier() -> Dossier:
    """The dossier of the present choice, with the user's own scores."""
    return with_own(shipped(), choice().scores)


def question() -> Question:
    """What is asked now."""
    return Question(choice(), shipped())


def situation() -> Situation:
    """What is asked now, with its answer. Raises RequestError or InfeasibleError."""
    return situations.situation(choice(), shipped())


def all_dossiers() -> dict[str, Dossier]:
    """Every sound dossier without anyone's own scores, by id; the same all through a run."""
    found: Sound = st.session_state.dossiers
    return found


def situation_of(other: Choice) -> Situation:
    """What another choice leads to. Raises RequestError or InfeasibleError."""
    return situations.situation(other, all_dossiers()[other.dossier])


def take_choice(other: Choice) -> None:
    """Make another choice the present one."""
    _change(other)
    _redraw()


def released(code: str) -> Situation:
    """What the choice leads to when the model decides about one measure; the same result if it does."""
    if forced(code) == "model":
        return situation()
    return situations.situation(without_force(choice(), code), shipped())


def previous() -> Situation | None:
    """What the choice before this one led to; None at the start."""
    history: list[Choice] = st.session_state.history
    if not history or history[-1].dossier != choice().dossier:
        return None
    return situations.situation(history[-1], shipped())


def moved() -> tuple[Move, ...]:
    """What came in and went out with the last change, and why."""
    return situations.moved(Question(st.session_state.history[-1], shipped()), question())


def can_step_back() -> bool:
    """Whether there is a change to undo."""
    return bool(st.session_state.history)


def step_back() -> None:
    """Undo the last change."""
    if st.session_state.history:
        st.session_state.choice = st.session_state.history.pop()
        st.session_state.acted = True
        _redraw()


def _change(new: Choice) -> None:
    if new != choice():
        st.session_state.history = [*st.session_state.history, choice()][-HISTORY:]
        st.session_state.choice = new
        st.session_state.acted = True


def _redraw() -> None:
    """Give every control a new key, because the choice changed by another way than that control.

    A browser that has not yet heard of the change still sends what its controls showed before. Under
    the old keys that is no longer anyone's wish, so it cannot undo the change.
    """
    st.session_state.generation += 1


def key(name: str) -> str:
    """The key of a control that is about to be drawn.

    What it shows is given as its own default, never through the session: a browser first draws the
    default and hears of a session's value later, and would report the default in between.
    """
    return f"{name}-{st.session_state.generation}"


def on_approach(key: str) -> None:
    """The approach was chosen; limits set by the user go with the approach they were set for."""
    _change(replace(choice(), approach=st.session_state[key], limits=()))


def on_weighting(key: str) -> None:
    """A preset was chosen, or 'eigen', which keeps the sliders as they stand."""
    chosen = st.session_state[key]
    if chosen == OWN:
        _change(replace(choice(), weighting=OWN))
    else:
        _change(with_preset(choice(), dossier(), chosen))
        _redraw()


def on_aspect(id: str, key: str) -> None:
    """The slider of an aspect moved: from now on it is one's own weighting."""
    place = [a.id for a in dossier().aspects].index(id)
    _change(with_slider(choice(), place, int(st.session_state[key])))


def on_criterion(id: str, key: str) -> None:
    """The slider of a criterion moved: from now on it is one's own weighting."""
    place = dossier().criterion_index[id]
    points = choice().criteria
    moved = (*points[:place], int(st.session_state[key]), *points[place + 1 :])
    _change(replace(choice(), weighting=OWN, criteria=moved))


def on_limit(id: str, key: str) -> None:
    """The slider of a limit moved."""
    own = dossier().approach(choice().approach).limits
    limits = dict(choice().limits) | {id: float(st.session_state[key])}
    _change(replace(choice(), limits=tuple((k, limits[k]) for k in own if k in limits and limits[k] != own[k])))


def on_cover(key: str) -> None:
    """What has to be served was picked."""
    lens = dossier().lens
    picked = st.session_state[key]
    _change(replace(choice(), cover=tuple(p.id for p in lens.principles if p.id in picked) if lens else ()))


def release_cover() -> None:
    """Take back every demand on coverage."""
    _change(replace(choice(), cover=()))
    _redraw()


def uncovered() -> Situation | None:
    """What the choice leads to without its demands on coverage; None where it makes none, or nothing is possible."""
    try:
        return situations.situation(replace(choice(), cover=()), shipped()) if choice().cover else None
    except InfeasibleError:
        return None


def forced(code: str) -> str:
    """Whether a measure is on "altijd", "nooit" or left to the "model"."""
    return "altijd" if code in choice().require else "nooit" if code in choice().forbid else "model"


def on_force(code: str, key: str) -> None:
    """A measure was put on always, never, or back to the model."""
    said = st.session_state[key] or "model"
    order = dossier().codes
    require = (set(choice().require) - {code}) | ({code} if said == "altijd" else set())
    forbid = (set(choice().forbid) - {code}) | ({code} if said == "nooit" else set())
    _change(
        replace(
            choice(),
            require=tuple(c for c in order if c in require),
            forbid=tuple(c for c in order if c in forbid),
        )
    )


def release(code: str) -> None:
    """Let the model decide about one measure again."""
    _change(without_force(choice(), code))
    _redraw()


def release_all() -> None:
    """Take back every forced choice, every limit of the user's own and every demand on coverage."""
    _change(replace(choice(), require=(), forbid=(), limits=(), cover=()))
    _redraw()


def reset_weighting() -> None:
    """Back to the preset that was last in use."""
    _change(with_preset(choice(), dossier(), last_preset()))
    _redraw()


def edited_rows(key: str) -> dict[int, dict[str, object]]:
    """The cells that were changed in a table on screen, by row."""
    found: dict[int, dict[str, object]] = st.session_state[key]["edited_rows"]
    return found


def edit_faults() -> list[Fault]:
    """What could not be read of the last change in the table; told once."""
    found: list[Fault] = st.session_state.pop("edit_faults", [])
    return found


def take_scores(scores: Iterable[Score], faults: Iterable[Fault] = ()) -> None:
    """Put scores in place of those in use; what is as in the dossier's folder is no own score."""
    st.session_state.edit_faults = list(faults)
    own = {(s.code, s.criterion): s for s in (*choice().scores, *scores)}
    kept = tuple(
        own[key]
        for s in shipped().scores
        if (key := (s.code, s.criterion)) in own and (own[key].score, own[key].margin) != (s.score, s.margin)
    )
    _change(replace(choice(), scores=kept))
    _redraw()


def drop_scores() -> None:
    """Back to the scores of the dossier."""
    _change(replace(choice(), scores=()))
    _redraw()


def last_preset() -> str:
    """The preset that was last in use, or else that of a first visit."""
    for earlier in reversed(st.session_state.history):
        if earlier.dossier == choice().dossier and earlier.weighting != OWN:
            found: str = earlier.weighting
            return found
    return default_choice(dossier()).weighting
