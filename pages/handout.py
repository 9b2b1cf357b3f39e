"""Wat komt op papier? The messages of the story and every step on two pages, to print or to save as PDF."""

from datetime import date

import streamlit as st

from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.language.columns import named
from keuzemodel.dashboard.screens import meeting
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.session import address, at_table, current
from keuzemodel.dashboard.shown.about import about
from keuzemodel.dashboard.shown.meeting import paper, story
from keuzemodel.dashboard.shown.meeting.chapter import Table
from keuzemodel.dashboard.words.meeting import decision as decision_words
from keuzemodel.dashboard.words.meeting import story as story_words

situation = current.situation()
columns = named(at_table.remembered(situation))
chapters = {chapter.id: chapter for chapter in story.story(columns, waiting)}
first = columns[0].situation
several = chapters["verschil"].tables if len(columns) > 1 else ()

with st.container(key="handout"):
    st.title(story_words.HANDOUT_TITLE, anchor=False)
    meeting.print_button()
    steps = Table("", paper.every_step(first, waiting))
    meeting.on_paper(chapters["besluit"], decision_words.on_paper(first), [steps])
    meeting.on_paper(chapters["opbrengst"], tables=chapters["opbrengst"].tables)
    meeting.on_paper(chapters["verschil"], tables=several)
    meeting.on_paper(chapters["zeker"])
    st.caption(known.origin_line(first.dossier))
    meeting.about_it(about(columns, address.full_address(), date.today()))
