"""Owns session state, links, and what is computed once for a choice: the one place for all three."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import streamlit as st

from keuzemodel.claims import Outcome, check_claims
from keuzemodel.dashboard.choice import (
    OWN,
    Choice,
    LinkError,
    default_choice,
    from_link,
    limits_of,
    selector_of,
    to_link,
    weights_of,
    with_preset,
)
from keuzemodel.dossier import Dossier
from keuzemodel.errors import DossierError
from keuzemodel.explanation import Reason, explain
from keuzemodel.phasing import phases
from keuzemodel.reading import load_dossier
from keuzemodel.selection import Package, make_selector
from keuzemodel.valuation import Floats, weight_vector

ROOT = Path(__file__).resolve().parents[2]
HISTORY = 50


@dataclass(frozen=True)
class Result:
    """Everything a page shows about one choice. Raises when made: RequestError, InfeasibleError."""

    choice: Choice
    dossier: Dossier
    weights: Floats
    package: Package
    phases: dict[str, int]
    reasons: dict[str, Reason]
    advised: Package | None


@st.cache_resource(show_spinner=False)
def load_all(folder: str) -> tuple[dict[str, Dossier], dict[str, DossierError]]:
    """Every dossier under a folder, and the faults of those that cannot be used. Loaded once."""
    sound: dict[str, Dossier] = {}
    faulty: dict[str, DossierError] = {}
    for path in sorted(Path(folder).iterdir()):
        if not path.is_dir() or path.name.startswith("."):
            continue
        try:
            sound[path.name] = load_dossier(path)
        except DossierError as error:
            faulty[path.name] = error
    return sound, faulty


@lru_cache(maxsize=512)
def _result(choice: Choice, dossier: Dossier) -> Result:
    weights = weights_of(choice, dossier)
    selector = selector_of(choice, dossier)
    package = selector.package(weights)
    return Result(
        choice, dossier, weights, package, phases(dossier, package.codes),
        explain(selector, weights, package), advised_package(dossier),
    )  # fmt: skip


@lru_cache(maxsize=16)
def advised_package(dossier: Dossier) -> Package | None:
    """The package of the advised approach and weighting, or None if nothing is advised."""
    if dossier.advice is None:
        return None
    selector = make_selector(dossier, dossier.advice.approach)
    return selector.package(weight_vector(dossier, dossier.advice.weighting))


@lru_cache(maxsize=16)
def claims(dossier: Dossier) -> tuple[Outcome, ...]:
    """Every claim under the dossier's present scores."""
    return check_claims(dossier)


@lru_cache(maxsize=16)
def column_packages(dossier: Dossier) -> dict[tuple[str, str], Package]:
    """The package of every approach with every preset weighting, by (approach id, weighting id)."""
    return {
        (a.id, w.id): make_selector(dossier, a.id).package(weight_vector(dossier, w.id))
        for a in dossier.approaches
        for w in dossier.weightings
    }


def begin(dossiers: dict[str, Dossier]) -> None:
    """Take the choice from the link on a session's first run; a damaged one gives the default."""
    if "choice" in st.session_state:
        return
    fallback = next(iter(dossiers.values()))
    st.session_state.history = []
    try:
        st.session_state.choice = from_link(st.query_params.to_dict(), dossiers, fallback)
    except LinkError as error:
        st.session_state.choice = default_choice(fallback)
        st.session_state.link_fault = str(error)
    _fill_widgets()


def write_link() -> None:
    """Keep the address in step with the choice, so that copying it is sharing it."""
    link = to_link(choice(), dossier())
    if st.query_params.to_dict() != link:
        st.query_params.from_dict(link)


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


def dossier() -> Dossier:
    """The dossier of the present choice."""
    return load_all(str(ROOT / "data"))[0][choice().dossier]


def result() -> Result:
    """What the present choice leads to. Raises RequestError or InfeasibleError."""
    return _result(choice(), dossier())


def previous() -> Result | None:
    """What the choice before this one led to; None at the start."""
    history: list[Choice] = st.session_state.history
    if not history or history[-1].dossier != choice().dossier:
        return None
    return _result(history[-1], dossier())


def step_back() -> None:
    """Undo the last change."""
    if st.session_state.history:
        st.session_state.choice = st.session_state.history.pop()
        _fill_widgets()


def _change(new: Choice) -> None:
    if new != choice():
        st.session_state.history = [*st.session_state.history, choice()][-HISTORY:]
        st.session_state.choice = new
    _fill_widgets()


def _widget_values() -> dict[str, object]:
    """What every widget of the choice should show."""
    now, model = choice(), dossier()
    values: dict[str, object] = {"approach": now.approach, "weighting": now.weighting}
    values |= {aspect_key(a.id): p for a, p in zip(model.aspects, now.aspects, strict=True)}
    values |= {criterion_key(c.id): p for c, p in zip(model.criteria, now.criteria, strict=True)}
    values |= {limit_key(id): maximum for id, maximum in limits_of(now, model).items()}
    for code in model.codes:
        forced = "altijd" if code in now.require else "nooit" if code in now.forbid else "model"
        values[force_key(code)] = forced
    return values


def _fill_widgets() -> None:
    st.session_state.update(_widget_values())


def ready(*keys: str) -> None:
    """Give widgets that are about to be drawn their value: Streamlit forgets those not drawn."""
    absent = [key for key in keys if key not in st.session_state]
    if absent:
        values = _widget_values()
        st.session_state.update({key: values[key] for key in absent})


def aspect_key(id: str) -> str:
    """Widget key of an aspect's slider."""
    return f"aspect-{id}"


def criterion_key(id: str) -> str:
    """Widget key of a criterion's slider."""
    return f"criterium-{id}"


def limit_key(id: str) -> str:
    """Widget key of a limit's slider."""
    return f"grens-{id}"


def force_key(code: str) -> str:
    """Widget key of a measure's control."""
    return f"vast-{code.replace('.', '_')}"


def on_approach() -> None:
    """The approach was chosen; limits set by the user go with the approach they were set for."""
    _change(replace(choice(), approach=st.session_state.approach, limits=()))


def on_weighting() -> None:
    """A preset was chosen, or 'eigen', which keeps the sliders as they stand."""
    chosen = st.session_state.weighting
    if chosen == OWN:
        _change(replace(choice(), weighting=OWN))
    else:
        _change(with_preset(choice(), dossier(), chosen))


def on_slider() -> None:
    """A slider moved: from now on it is one's own weighting."""
    model = dossier()
    _change(replace(
        choice(),
        weighting=OWN,
        aspects=tuple(
            st.session_state.get(aspect_key(a.id), p)
            for a, p in zip(model.aspects, choice().aspects, strict=True)
        ),
        criteria=tuple(
            st.session_state.get(criterion_key(c.id), p)
            for c, p in zip(model.criteria, choice().criteria, strict=True)
        ),
    ))


def on_limit(id: str) -> None:
    """The slider of a limit moved."""
    own = dossier().approach(choice().approach).limits
    limits = dict(choice().limits) | {id: float(st.session_state[limit_key(id)])}
    _change(replace(choice(), limits=tuple((k, limits[k]) for k in own if k in limits and limits[k] != own[k])))


def on_force(code: str) -> None:
    """A measure was put on always, never, or back to the model."""
    said = st.session_state[force_key(code)] or "model"
    order = dossier().codes
    require = (set(choice().require) - {code}) | ({code} if said == "altijd" else set())
    forbid = (set(choice().forbid) - {code}) | ({code} if said == "nooit" else set())
    _change(replace(
        choice(),
        require=tuple(c for c in order if c in require),
        forbid=tuple(c for c in order if c in forbid),
    ))


def release_all() -> None:
    """Take back every forced choice and every limit of the user's own."""
    _change(replace(choice(), require=(), forbid=(), limits=()))


def reset_weighting() -> None:
    """Back to the advised weighting, or else the first preset."""
    _change(with_preset(choice(), dossier(), last_preset()))


def last_preset() -> str:
    """The preset that was last in use, to go back to."""
    for earlier in reversed(st.session_state.history):
        if earlier.dossier == choice().dossier and earlier.weighting != OWN:
            found: str = earlier.weighting
            return found
    return default_choice(dossier()).weighting


