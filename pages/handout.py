"""Wat komt op papier? Everything of the story on a few pages, to print or to save as PDF."""

from datetime import date

import streamlit as st

from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.screens import meeting, parts
from keuzemodel.dashboard.screens.certainty.waiting import waiting
from keuzemodel.dashboard.session import address, at_table, current
from keuzemodel.dashboard.shown import report, story, tables
from keuzemodel.dashboard.words import story as story_words

found = current.situation()
columns = story_words.named(at_table.remembered(found))
steps = {step.id: step for step in story.story(columns, waiting)}

with st.container(key="handout"):
    st.title("Wat stellen wij voor?", anchor=False)
    meeting.print_button()
    parts.facts(report.about(columns, address.full_address(), date.today()).pairs)
    meeting.on_paper(steps["pakket"])
    meeting.on_paper(steps["besluit"])
    meeting.on_paper(steps["opbrengst"])
    meeting.on_paper(steps["verschil"])
    meeting.on_paper(steps["zeker"])
    outside = tables.left_out(found, found.package.codes, found.reasons)
    if len(outside):
        st.header("Wat er niet in zit", anchor=False)
        parts.table(outside)
    st.caption(known.origin_line(found.dossier))
