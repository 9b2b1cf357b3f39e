"""Owns the story as PowerPoint: a cover, a slide per message, and the rest as an appendix. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.dashboard.shown.about import About
from keuzemodel.dashboard.shown.meeting.chapter import Chapter
from keuzemodel.dashboard.shown.meeting.deck import Deck
from keuzemodel.dashboard.words.meeting import story as story_words


def slides(chapters: Sequence[Chapter], about: About) -> bytes:
    """The story as a .pptx. Long tables and texts of the appendix go on on a next slide."""
    deck = Deck(about)
    deck.cover(about.region, chapters[-1].title, story_words.COVER)
    for chapter in chapters:
        deck.message(chapter)
    deck.cover(story_words.APPENDIX, story_words.APPENDIX_SAID)
    for chapter in chapters:
        deck.start(story_words.CHAPTER_NAMES[chapter.id], chapter.notes)
        deck.lines(chapter.lines)
        for table in chapter.tables:
            deck.table(table)
        deck.finish()
    deck.rests()
    return deck.made()
