"""Owns how an outcome of a meeting becomes the present choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import streamlit as st

from keuzemodel.analyse.together.differences import middle
from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.together.estimated import said
from keuzemodel.dashboard.asked.together.packed import packages
from keuzemodel.dashboard.asked.together.setup import weighed
from keuzemodel.dashboard.asked.together.taking import Proposed, at_sliders, with_package
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import downloads, rooms
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.session.together import leading
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.shown.about import file_name
from keuzemodel.dashboard.shown.together.book import workbook
from keuzemodel.dashboard.shown.together.deck import slides
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.dashboard.words.together import files as file_words
from keuzemodel.dashboard.words.together import found as found_words
from keuzemodel.dashboard.words.together import leading as words
from keuzemodel.dashboard.words.together import packed as packed_words
from keuzemodel.model.valuation import Floats

MOST_PEOPLE = 12


def offer(standing: Standing) -> None:
    """What the answers come to, as choices to go on with."""
    with st.popover(words.TAKE, key="samen-over"):
        st.caption(words.TAKE_HELP)
        if standing.now.given:
            _weightings(standing)
        if standing.now.packed:
            _packages(standing)
        if standing.now.estimated:
            _button(standing, words.TAKE_SCORES, "scores", _take_scores)
        _files(standing)
        st.page_link(rooms.at("scenarios"), label=words.TO_SCENARIOS)


def _files(standing: Standing) -> None:
    """What the meeting found, as slides and as a workbook."""
    outcome, day = standing.outcome, date.today()
    given = (outcome, leading.address_of(standing.asked), day)
    name = file_name(standing.asked.dossier, day, *file_words.file_parts(outcome.last.number))
    st.caption(file_words.FILES)
    with st.container(key="samen-bestanden", horizontal=True):
        downloads.offer(story_words.SLIDES, f"{name}.pptx", slides, *given, key="samen-dias")
        downloads.offer(story_words.FIGURES, f"{name}.xlsx", workbook, *given, key="samen-cijfers")


def _weightings(standing: Standing) -> None:
    """The middle weighting, the packages between the groups, and the weighting of who agreed to that."""
    found = standing.findings
    mean = found.mixes.mean(axis=0)
    centre, names = middle(found.mixes), [aspect.name for aspect in weighed(standing.asked)]
    _button(standing, words.TAKE_MIDDLE, "midden", _take, centre)
    st.caption(words.middle_shares(dict(zip(names, centre.tolist(), strict=True))))
    if found.compromise.needed:
        for k, point in enumerate(found.compromise.points):
            _button(standing, found_words.take_point(standing.asked, found, point), str(k), _take, mean, point.codes)
    people = {person.id: person.name for person in standing.people}
    for given in [given for given in standing.now.given if given.may_show][:MOST_PEOPLE]:
        _button(standing, words.take_of(people[given.person], given.role), given.person, _take, np.array(given.mix))


def _packages(standing: Standing) -> None:
    """Every package that more than one packed, most first."""
    several = [kind for kind in packages(standing.asked, standing.now.packed).kinds if kind[1] >= packed_words.ENOUGH]
    for k, (codes, count) in enumerate(several[:MOST_PEOPLE]):
        _button(standing, words.take_packed(count, len(codes)), str(k), _take_package, codes)


def _button(standing: Standing, label: str, key: str, take: Callable[..., None], *given: object) -> None:
    """The way to take one over. label: plain text, by which it would be saved as well."""
    st.button(escape(label), on_click=take, args=(standing, label, *given), key=f"over-{key}")


def _take(standing: Standing, label: str, mix: Floats, codes: tuple[str, ...] | None = None) -> None:
    choice, same = at_sliders(standing.asked, mix)
    if codes is not None:
        choice, same = with_package(choice, standing.asked, codes), True
    _become(standing, label, choice, same)


def _take_package(standing: Standing, label: str, codes: tuple[str, ...]) -> None:
    _become(standing, label, with_package(standing.asked.choice, standing.asked, codes))


def _take_scores(standing: Standing, label: str) -> None:
    middles = said(standing.asked, standing.now.estimated).scores
    kept = {(s.code, s.criterion): s for s in (*standing.asked.choice.scores, *middles)}
    _become(standing, label, replace(standing.asked.choice, scores=tuple(kept.values())))


def _become(standing: Standing, label: str, choice: Choice, same: bool = True) -> None:
    """From now on this is the choice, the room is told so, and a scenario of it says where it comes from."""
    current.apply(choice)
    note = words.where_from(standing.setup.question, standing.meeting.round, standing.now.count, date.today(), same)
    now = current.session()
    now.taken, now.proposed = words.taken(label, same), Proposed(now.choice, label, note)
