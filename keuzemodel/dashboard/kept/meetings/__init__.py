"""Meetings in which a group weighs together: who leads, who takes part, what was answered. No Streamlit."""

from keuzemodel.dashboard.kept.meetings.codes import read_code, shown_code
from keuzemodel.dashboard.kept.meetings.keeping import Meetings, meetings
from keuzemodel.dashboard.kept.meetings.kinds import (
    Answer,
    FullError,
    GoneError,
    Meeting,
    Outcome,
    Participant,
    Submitted,
)  # fmt: skip

__all__ = [
    "Answer",
    "FullError",
    "GoneError",
    "Meeting",
    "Meetings",
    "Outcome",
    "Participant",
    "Submitted",
    "meetings",
    "read_code",
    "shown_code",
]
