"""Owns the sidebar: approach, weighting, sliders, limits. The choice of which a page is the consequence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked.certainty import weighing
from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.sliders import MOST, limit_range, limit_step
from keuzemodel.dashboard.language import naming, numbers, settings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session import controls, current
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words import readings as reading_words
from keuzemodel.dashboard.words.choosing import weighing as weighing_words
from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.model.errors import KeuzemodelError

Tips = Mapping[str, DeltaGenerator]
"""A place under the slider of every aspect; none where nothing is to come."""


def draw() -> Tips:
    """Every control, from the present choice. Gives the places under the sliders, for `tips`."""
    dossier, choice = current.dossier(), current.choice()
    with st.sidebar:
        _dossier()
        approaches = {a.id: a for a in dossier.approaches}
        key = current.key("benadering")
        st.radio(
            frame_words.APPROACH,
            list(approaches),
            index=list(approaches).index(choice.approach),
            format_func=lambda id: escape(approaches[id].name),
            key=key,
            on_change=controls.on_approach,
            args=(key,),
            help=frame_words.approaches_help(dossier.approaches),
        )
        presets = {w.id: w for w in dossier.weightings}
        key = controls.weighting_key()
        st.selectbox(
            frame_words.WEIGHTING,
            [*presets, OWN],
            index=[*presets, OWN].index(choice.weighting),
            format_func=lambda id: presets[id].name if id in presets else settings.OWN_NAME,
            key=key,
            on_change=controls.on_weighting,
            args=(key,),
            help=frame_words.WEIGHTING_HELP,
        )
        slots = _aspects(dossier)
        for id in approaches[choice.approach].limits:
            _limit(dossier, dossier.criterion(id))
        # Below the sliders: what comes here must not move them from under the pointer.
        if choice.weighting == OWN:
            st.button(
                frame_words.back_to(presets[controls.last_preset()].name),
                on_click=controls.reset_weighting,
                key="reset",
                width="stretch",
            )
        else:
            st.caption(frame_words.weighting_note(presets[choice.weighting]))
        parts.unfold(frame_words.FINER, "fijner", partial(_finer, dossier))
        if current.base().readings:
            parts.unfold(reading_words.TITLE, "lezingen", _readings)
    return slots


def tips(slots: Tips) -> None:
    """Where on each slider the package changes, the others as they stand: after the page, so that no slider waits."""
    if not slots:
        return
    question = current.question()
    try:
        found = analyses.sliders(question)
    except KeuzemodelError:
        return
    for aspect, now in zip(question.dossier.aspects, question.choice.aspects, strict=True):
        _tip(slots[aspect.id], found[aspect.id], now)


def _tip(place: DeltaGenerator, slider: analyses.Slider, now: int) -> None:
    place.html(frame_words.tips(slider.elsewhere(now), now))


def _dossier() -> None:
    """Which dossier, where there is more than one: chosen once, so folded under its name."""
    titles = {id: escape(d.title) for id, d in current.all_dossiers().items()}
    if len(titles) > 1:
        key = current.key("dossier")
        with st.expander(f"**{titles[current.choice().dossier]}**", key="dossier-kiezen"):
            st.radio(
                frame_words.DOSSIER,
                list(titles),
                index=list(titles).index(current.choice().dossier),
                format_func=titles.__getitem__,
                key=key,
                on_change=controls.on_dossier,
                args=(key,),
                help=frame_words.DOSSIER_HELP,
            )


def _limit(dossier: Dossier, criterion: Criterion) -> None:
    now = current.question().limits[criterion.id]
    key = current.key(f"grens-{current.choice().approach}-{criterion.id}")
    step = limit_step(dossier, criterion.id)
    most = limit_range(dossier, criterion.id)
    steps = math.floor(most / step)
    options = [float(k * step) for k in range(steps + 1)]
    approach = dossier.approach(current.choice().approach)
    own = approach.limits[criterion.id]
    options = sorted({*options, own, now, most})
    st.select_slider(
        frame_words.limit(criterion),
        options,
        value=now,
        format_func=lambda value: numbers.amount(value, criterion),
        key=key,
        on_change=controls.on_limit,
        args=(criterion.id, key),
        help=frame_words.limit_help(criterion, most, approach, dossier),
    )


def _aspects(dossier: Dossier) -> Tips:
    slots: dict[str, DeltaGenerator] = {}
    with st.container(key="weging-uitleg"):
        st.caption(frame_words.ASPECTS)
    asked = current.question()
    shares, trades = numbers.shares_in_words(asked.aspect_shares), weighing.trades(asked)
    # What is known already stands there at once, so that no slider moves while a slow page is worked out.
    known = analyses.sliders.known(asked)
    for aspect, own in zip(dossier.aspects, current.choice().aspects, strict=True):
        key = controls.aspect_key(aspect.id)
        st.slider(
            f"{escape(aspect.name)} · {shares[aspect.id]}",
            0,
            MOST,
            own,
            key=key,
            on_change=controls.on_aspect,
            args=(aspect.id, key),
            help=f"{frame_words.aspect_help(aspect, dossier)}\n\n{weighing_words.aspect_line(aspect, trades, asked)}",
        )
        place = st.empty()
        if known is None:
            slots[aspect.id] = place
        else:
            _tip(place, known[aspect.id], own)
    return slots


def _finer(dossier: Dossier) -> None:
    """Sliders inside an aspect."""
    points = dict(zip((c.id for c in dossier.criteria), current.choice().criteria, strict=True))
    for aspect in dossier.aspects:
        inside = dossier.criteria_of[aspect.id]
        if len(inside) < 2:
            continue
        shares = numbers.shares_in_words({c.id: float(points[c.id]) for c in inside})
        for criterion in inside:
            key = current.key(f"criterium-{criterion.id}")
            st.slider(
                frame_words.criterion_share(criterion, shares[criterion.id], aspect),
                0,
                MOST,
                points[criterion.id],
                key=key,
                on_change=controls.on_criterion,
                args=(criterion.id, key),
                help=naming.scale_help(criterion),
            )


def _readings() -> None:
    """A control per reading of the source."""
    chosen = dict(current.choice().readings)
    st.caption(reading_words.CAPTION)
    for reading in current.base().readings:
        names = {o.id: reading_words.option(o) for o in reading.options}
        key = current.key(f"lezing-{reading.id}")
        st.radio(
            escape(reading.name),
            list(names),
            index=list(names).index(chosen.get(reading.id, reading.options[0].id)),
            format_func=names.__getitem__,
            key=key,
            on_change=controls.on_reading,
            args=(reading.id, key),
            help=reading_words.about(reading),
        )
