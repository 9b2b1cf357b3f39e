"""Owns what the files of a meeting say of themselves: who answered, what it rests on. No Streamlit."""

from __future__ import annotations

from datetime import date

from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.together.outcome import Outcome
from keuzemodel.dashboard.language import settings
from keuzemodel.dashboard.language.settings import Part
from keuzemodel.dashboard.shown.about import About, with_what_lacks
from keuzemodel.dashboard.words.meeting import story as story_words
from keuzemodel.dashboard.words.together import files as words
from keuzemodel.dashboard.words.together import leading
from keuzemodel.model.dutch import long_date

RULES = (Part.APPROACH, Part.LIMITS, Part.ALWAYS, Part.NEVER, Part.DEMAND, Part.READINGS, Part.OWN_SCORES, Part.VERSION)


def about(outcome: Outcome, link: str, day: date) -> About:
    """What a file of a meeting says of itself. link: to what the meeting asks of the model."""
    dossier, setup = outcome.asked.dossier, outcome.setup
    rests = rests_on(outcome.asked)
    said = settings.in_words(rests)
    facts = [(Part.DOSSIER.value, dossier.title), (Part.DAY.value, long_date(day)), (words.QUESTION, setup.question)]
    facts += [(words.WAY, leading.way(setup.way)), (words.ANSWERS, words.counted(outcome))]
    facts += [(words.ROLES, roles)] if (roles := words.by_role(outcome)) else []
    facts += [(part.value, said[part]) for part in RULES if said.get(part, settings.NONE) != settings.NONE]
    if setup.way == "scores":
        shares = ", ".join(f"{aspect.name} {share}" for aspect, share in settings.aspects(rests))
        facts.append((Part.WEIGHTING.value, shares))
    elif outcome.last.given and not outcome.findings.compromise.complete:
        facts.append((words.ONCE, words.CUT))
    facts += [(words.SCORES, words.scores_rest_on(dossier)), (words.NAMES, words.NO_NAMES)]
    facts.append((words.KEPT, words.kept(outcome)))
    foot = story_words.foot(dossier.title, long_date(day))
    told = with_what_lacks(link, bool(outcome.asked.choice.scores))
    return About(words.file_title(dossier.title), dossier.title, long_date(day), foot, tuple(facts), told)
