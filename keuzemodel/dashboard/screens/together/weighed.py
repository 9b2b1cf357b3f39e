"""Owns the answers of a round in which participants weighed: whether it matters, all marks, where, what between."""

from __future__ import annotations

import streamlit as st

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.findings import Findings
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session.together.leading import Standing
from keuzemodel.dashboard.shown.together import marks
from keuzemodel.dashboard.words.together import found as found_words
from keuzemodel.dashboard.words.together import leading as words

MOST_STEPS, MOST_PAIRS, MOST_POINTS = 3, 1, 3


def draw(standing: Standing) -> None:
    """First whether it matters; under that everyone's marks, with what matters beside them."""
    found, asked, before = standing.findings, standing.asked, standing.before.mixes
    answer, *more = found_words.matters(asked, found)
    with st.container(key="samen-antwoord"):
        st.markdown(answer)
    picture, told = st.columns([3, 2])
    names = [asked.dossier.aspect(id).name for id in found.corners.ids]
    with picture:
        st.html(marks.legend(found.groups))
        chart = marks.chart(found.groups, found.mixes, before, names)
        parts.draw(chart, words.picture_alt(len(found.mixes)), "")
        half = len(found.mixes) >= marks.ENOUGH_FOR_HALF
        compared = not standing.by_sliders
        st.caption(words.reading_marks(half, before is not None, compared, found.middles_together))
    with told, st.container(key="samen-bevinding"):
        if both := standing.findings_twice:
            now, then = (found_words.count_open(asked, one) for one in both)
            people = len(standing.twice)
            same = people == len(standing.now.given) == len(standing.before.given)
            st.markdown(found_words.before(now, then, standing.meeting.round - 1, None if same else people))
        for line in more:
            st.markdown(line)
        _steps(asked, found)
        _where(asked, found)
        _between(asked, found)


def _steps(asked: Question, found: Findings) -> None:
    steps = found_words.open_steps(asked, found)
    if steps:
        st.markdown("\n".join(f"- {step}" for step in steps[:MOST_STEPS]))
    if len(steps) > MOST_STEPS:
        with st.popover(words.more_steps(len(steps) - MOST_STEPS), key="samen-meer"):
            st.markdown("\n".join(f"- {step}" for step in steps[MOST_STEPS:]))


def _where(asked: Question, found: Findings) -> None:
    """The two roles that differ most; those with too few answers only where no others do."""
    pairs = sorted((p for p in found.differences if p.now), key=lambda p: ("" in p.roles, -p.now))
    if not pairs and found.agreement.shared is not None:
        return
    st.header(words.WHERE if pairs else words.APART, anchor=False)
    names = {a.id: a.name for a in asked.dossier.aspects}
    for pair in pairs[:MOST_PAIRS]:
        st.markdown("  \n".join(found_words.apart(pair, names)))
    if not pairs:
        st.markdown(found_words.widest(asked, found))


def _between(asked: Question, found: Findings) -> None:
    if found.agreement.shared is None:
        st.header(words.MIDDLE, anchor=False)
        st.markdown("\n".join(f"- {line}" for line in found_words.between(asked, found, MOST_POINTS)))
