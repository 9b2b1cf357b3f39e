"""Owns what is said while something about certainty is computed."""

from __future__ import annotations

from keuzemodel.analyse.sampling import Progress
from keuzemodel.dashboard.asked.certainty.answers import Draw, Work
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.words.certainty.sections import WAITING


def waiting(work: Draw | Work) -> Progress:
    """Something to tell how far that is; it shows a bar once it takes longer than a second."""
    return parts.waiting(WAITING[work])
