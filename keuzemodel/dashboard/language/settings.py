"""Owns the words for what a package rests on: the one `Settings`, as cells, as a line and as a note. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from keuzemodel.dashboard.asked import settings as asked_settings
from keuzemodel.dashboard.asked.settings import Limit, Settings
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import ORIGIN_WORDS, lacking_of, uncounted_line
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.numbers import amount, count_of, listed, percent
from keuzemodel.model.dossier import Aspect, Dossier
from keuzemodel.model.dutch import long_date

OWN_NAME = "Eigen weging"
NONE = "geen"


class Part(Enum):
    """A part of the settings; its value is what it is called where each has a cell or a line of its own."""

    DOSSIER = "Dossier"
    VERSION = "Versie van de scores"
    APPROACH = "Benadering"
    WEIGHTING = "Weging"
    WEIGHTS = "Gewichten"
    LIMITS = "Grenzen"
    ALWAYS = "Altijd"
    NEVER = "Nooit"
    DEMAND = "Dekking geëist"
    OWN_SCORES = "Eigen scores"
    READINGS = "Lezing van de bron"
    DAY = "Datum"
    LINK = "Link"


def cells(rests: Settings) -> dict[str, str]:
    """Every part as a cell of a file: heading → text. The day and the link only where they are given."""
    return {part.value: said for part, said in in_words(rests).items()}


def in_words(rests: Settings) -> dict[Part, str]:
    """Every part in words, plain."""
    uncounted = _uncounted(rests)
    said = {
        Part.DOSSIER: rests.dossier,
        Part.VERSION: rests.version,
        Part.APPROACH: rests.approach,
        Part.WEIGHTING: rests.weighting or OWN_NAME,
        Part.WEIGHTS: ", ".join(f"{c.name} {percent(share / 1000, 1)}" for c, share in rests.weights),
        Part.LIMITS: limits(rests) + (f" (telt alleen wat bekend is: {uncounted})" if uncounted else "") or NONE,
        Part.ALWAYS: ", ".join(f"stap {code}" for code in rests.always) or NONE,
        Part.NEVER: ", ".join(f"stap {code}" for code in rests.never) or NONE,
        Part.DEMAND: ", ".join(rests.demanded) or NONE,
        Part.OWN_SCORES: str(rests.own_scores or NONE),
    }
    if rests.readings:
        said[Part.READINGS] = "; ".join(f"{name} {option}" for name, option in rests.readings)
    said |= {Part.DAY: long_date(rests.day)} if rests.day else {}
    return said | ({Part.LINK: rests.link} if rests.link else {})


_RULES = (Part.WEIGHTING, Part.LIMITS, Part.ALWAYS, Part.NEVER, Part.DEMAND, Part.OWN_SCORES, Part.READINGS)


def in_one_line(rests: Settings) -> str:
    """What a package rests on, for among others of the same dossier; plain."""
    said = in_words(rests)
    parts = [said[Part.APPROACH], *(f"{part.value.lower()}: {said[part]}" for part in _RULES if part in said)]
    return "; ".join([*parts, f"{Part.VERSION.value.lower()}: {rests.version}"])


def note(rests: Settings) -> str:
    """Everything that a package rests on, with the weight of every aspect, as sentences; plain."""
    said = in_words(rests) | {
        Part.WEIGHTING: f"{rests.weighting or OWN_NAME} ({', '.join(f'{a.name} {w}' for a, w in aspects(rests))})",
        Part.LIMITS: limits(rests) or NONE,
        Part.ALWAYS: ", ".join(rests.always) or NONE,
        Part.NEVER: ", ".join(rests.never) or NONE,
    }
    return " ".join(f"{part.value}: {said[part]}." for part in (Part.APPROACH, *_RULES, Part.VERSION) if part in said)


def line(rests: Settings) -> str:
    """What limits, fixed steps and demands are in force, or nothing. Markdown."""
    parts = [f"{_limit(limit)} ({ORIGIN_WORDS[limit.origin]})" for limit in rests.limits]
    parts += [f"altijd: {escape(listed(rests.always))}"] if rests.always else []
    parts += [f"nooit: {escape(listed(rests.never))}"] if rests.never else []
    parts += [f"minstens één stap voor {escape(listed(rests.demanded))}"] if rests.demanded else []
    said = [f"Daarbij geldt: {'; '.join(parts)}."] if parts else []
    if rests.readings:
        read = "; ".join(f"{escape(name)} {escape(option)}" for name, option in rests.readings)
        said.append(f"De bron is anders gelezen: {read}.")
    if uncounted := uncounted_line(escape(_uncounted(rests))):
        said.append(uncounted)
    return " ".join(said)


def _limit(limit: Limit) -> str:
    return f"{escape(limit.criterion.name.lower())} samen hoogstens {amount(limit.most, limit.criterion)}"


def limits(rests: Settings) -> str:
    """Ontwikkeltijd hoogstens 12, for every limit in force; nothing without. Plain."""
    return ", ".join(
        f"{limit.criterion.name} hoogstens {amount(limit.most, limit.criterion)}" for limit in rests.limits
    )


def aspects(rests: Settings) -> list[tuple[Aspect, str]]:
    """The weight of every aspect in percents that add up."""
    return [(aspect, percent(share / 100)) for aspect, share in rests.aspects]


def _uncounted(rests: Settings) -> str:
    """What the limits cannot count, or nothing; plain."""
    return lacking_of(((limit.criterion, limit.unknown) for limit in rests.limits), rests.measures)


def approach_name(asked: Question) -> str:
    """The name of the chosen approach."""
    return asked.dossier.approach(asked.choice.approach).name


def weighting_name(asked: Question) -> str:
    """The name of the chosen weighting, or that it is one's own."""
    return asked_settings.weighting_name(asked) or OWN_NAME


def with_weighting(asked: Question) -> str:
    """The weighting in use, as a sentence. Markdown."""
    return f"Met de weging van nu: {escape(weighting_name(asked))}."


def every_weighting(dossier: Dossier) -> str:
    """The dossier's weightings, all of them: beide wegingen, alle drie de wegingen."""
    n = len(dossier.weightings)
    if n <= 2:
        return "beide wegingen" if n == 2 else "de enige weging"
    return f"alle {count_of(n, '', 'de wegingen')}"


def principles(serving: tuple[str, ...], ids: Iterable[str], dossier: Dossier) -> list[str]:
    """The names of those principles that just these measures serve."""
    framework, asked = dossier.framework, set(ids)
    if framework is None:
        return []
    return [p.name for p in framework.principles if p.id in asked and framework.serving(p.id) == serving]
