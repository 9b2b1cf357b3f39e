"""Owns the progress bars of the screen Gevoeligheid."""

from __future__ import annotations

from keuzemodel.analyse.sampling import Progress
from keuzemodel.dashboard.asked.certainty.answers import Draw, Work
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.words.certainty.sections import WAITING


def waiting(work: Draw | Work) -> Progress:
    """A function that reports progress; it shows a bar after a second."""
    return parts.waiting(WAITING[work])
