"""Wat komt op papier? Everything of the story on a few pages, to print or to save as PDF."""

from datetime import date

import streamlit as st

from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.language.columns import named
from keuzemodel.dashboard.screens import meeting, parts
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.session import address, at_table, current
from keuzemodel.dashboard.shown import package as package_tables
from keuzemodel.dashboard.shown.about import about
from keuzemodel.dashboard.shown.meeting import story
from keuzemodel.dashboard.words.meeting import story as story_words

situation = current.situation()
columns = named(at_table.remembered(situation))
chapters = {chapter.id: chapter for chapter in story.story(columns, waiting)}

with st.container(key="handout"):
    st.title(story_words.HANDOUT_TITLE, anchor=False)
    meeting.print_button()
    parts.facts(about(columns, address.full_address(), date.today()))
    meeting.on_paper(chapters["pakket"])
    meeting.on_paper(chapters["besluit"])
    meeting.on_paper(chapters["opbrengst"])
    meeting.on_paper(chapters["verschil"])
    meeting.on_paper(chapters["zeker"])
    outside = package_tables.left_out(situation, situation.package.codes, situation.reasons)
    if len(outside):
        st.header(story_words.LEFT_OUT, anchor=False)
        parts.table(outside)
    st.caption(known.origin_line(situation.dossier))
