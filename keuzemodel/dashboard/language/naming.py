"""Owns what everything is called: the one form of a step, its signs and link; phases, criteria. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote, urlencode

from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape, link
from keuzemodel.dashboard.language.numbers import amount, listed
from keuzemodel.model.dossier import Aspect, Criterion, Measure, Phase
from keuzemodel.model.lens import Principle
from keuzemodel.sheets.tables import step_name

CHOSEN, LEFT_OUT = "●", "–"
ALWAYS_SIGN, NEVER_SIGN = "▲", "▽"
ALWAYS, NEVER, EQUAL = f"{ALWAYS_SIGN} altijd", f"{NEVER_SIGN} nooit", "= gelijkwaardig"
FREE_LABEL, ALWAYS_LABEL, NEVER_LABEL = "Model beslist", "Altijd", "Nooit"


def names_apart(
    parts: Iterable[Criterion | Aspect | Principle], taken: Iterable[str] = ("Stap", "Thema", "Weging")
) -> dict[str, str]:
    """Id → name as a heading of its own: with its id where two share a name, or where a heading of ours has it."""
    listed_parts = [(part.id, part.name) for part in parts]
    counts = Counter([*(name for _, name in listed_parts), *taken])
    return {id: name if counts[name] == 1 else f"{name} ({id})" for id, name in listed_parts}


def step(measure: Measure) -> str:
    """The one form of a measure inside Markdown: bold code and name."""
    return f"**{escape(measure.code)}** {escape(measure.name)}"


def sign(code: str, chosen: bool, choice: Choice) -> str:
    """Whether a measure is in, out, or fixed by the user."""
    if code in choice.require:
        return ALWAYS_SIGN
    if code in choice.forbid:
        return NEVER_SIGN
    return CHOSEN if chosen else LEFT_OUT


def linked_step(measure: Measure, asked: Question) -> str:
    """The same as a link to why it is in or out, with the present choice."""
    return link(step(measure), f"{_address(asked)}{quote(measure.code)}")


def linked(codes: Iterable[str], asked: Question, joiner: str = "en") -> str:
    """5.1, 6 en 8.1, each a link; Markdown."""
    return listed((_link(c, asked) for c in codes), joiner)


def _link(code: str, asked: Question) -> str:
    return link(escape(code), f"{_address(asked)}{quote(code)}", asked.dossier.measure(code).name)


def moves(came: Sequence[str], went: Sequence[str], asked: Question) -> str:
    """Komt 3.1 erbij en gaan 1 en 2 eruit; nothing if nothing does. Markdown."""
    parts = [f"{'komt' if len(came) == 1 else 'komen'} {linked(came, asked)} erbij"] if came else []
    parts += [f"{'gaat' if len(went) == 1 else 'gaan'} {linked(went, asked)} eruit"] if went else []
    return listed(parts)


@lru_cache(maxsize=64)
def _address(asked: Question) -> str:
    chosen = asked.link
    return f"maatregelen?{urlencode(chosen)}{'&' if chosen else ''}stap="


def relation(kind: str, subject: str, others: Iterable[str]) -> str:
    """5.2 vereist 5.1; 14 vereist 1 of 2; 3.1 sluit 14 uit."""
    if kind == "requires":
        return f"{subject} vereist {listed(others, 'of')}"
    return f"{subject} sluit {listed(others)} uit"


def phase_heading(phase: Phase) -> str:
    """A phase at the head of a column: Fase 1, or its own name with its number."""
    start = phase.name.split(":")[0]
    return start if start.lower() == f"fase {phase.number}" else f"{start} (fase {phase.number})"


def phase_name(phase: Phase) -> str:
    """A phase inside a sentence: fase 1, or its own name between quotation marks."""
    start = phase.name.split(":")[0]
    return escape(start.lower() if start.lower() == f"fase {phase.number}" else f"'{start}'")


def kind(criterion: Criterion) -> str:
    """What a criterion is, in a word."""
    return "baat" if criterion.kind == "benefit" else "last"


def scale_help(criterion: Criterion) -> str:
    """What the points of a scale mean."""
    anchors = [f"{amount(point, criterion)}: {escape(text)}" for point, text in sorted(criterion.anchors.items())]
    kind = "Een baat: meer is beter." if criterion.kind == "benefit" else "Een last: minder is beter."
    return "  \n".join([kind, *anchors])


def plain_step(measure: Measure) -> str:
    """The one form of a measure where no Markdown is read."""
    return step_name(measure)
