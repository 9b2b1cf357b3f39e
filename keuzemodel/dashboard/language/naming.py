"""Owns what everything is called: the one form of a step, its signs and link; phases, criteria. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode

from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape, link
from keuzemodel.dashboard.language.numbers import amount, capital, count_of, listed, number
from keuzemodel.model.difference import Difference, difference
from keuzemodel.model.dossier import Aspect, Criterion, Dossier, Measure, Phase
from keuzemodel.model.framework import Principle
from keuzemodel.sheets.tables import step_name

CHOSEN, LEFT_OUT = "●", "–"
ALWAYS_SIGN, NEVER_SIGN = "▲", "▽"
CAME_SIGN, WENT_SIGN = "↑", "↓"
"""What a change brought in and took out: other shapes than those of a state."""
ALWAYS, NEVER, EQUAL = f"{ALWAYS_SIGN} altijd", f"{NEVER_SIGN} nooit", "= gelijkwaardig"
BENEFIT, BURDEN, TOGETHER = "baat", "last", "samen"
NO_STEPS = "Geen stappen in deze fase."
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


def part_of(measure: Measure, dossier: Dossier) -> str:
    """Onderdeel van maatregel 5, Plan de capaciteit; nothing of a step that is a measure by itself."""
    group = dossier.group(measure.parent)
    return f"onderdeel van maatregel {measure.parent}{f', {group.name}' if group else ''}" if measure.parent else ""


def steps_of(dossier: Dossier) -> str:
    """24 stappen uit 16 maatregelen; only the steps where every measure is one."""
    steps = count_of(len(dossier.measures), "stap", "stappen")
    measures = len({m.parent or m.code for m in dossier.measures})
    return (
        f"{steps} uit {count_of(measures, 'maatregel', 'maatregelen')}" if measures < len(dossier.measures) else steps
    )


def sign(code: str, chosen: bool, choice: Choice) -> str:
    """Whether a measure is in, out, or fixed by the user."""
    if code in choice.require:
        return ALWAYS_SIGN
    if code in choice.forbid:
        return NEVER_SIGN
    return CHOSEN if chosen else LEFT_OUT


def linked_step(measure: Measure, asked: Question) -> str:
    """The same as a link to why it is in or out, with the present choice."""
    aside = part_of(measure, asked.dossier)
    return link(step(measure), address_of(measure.code, asked), capital(aside))


def linked_brief(measure: Measure, asked: Question) -> str:
    """The same by its short name; the whole one is beside the pointer, and where the link leads."""
    aside = _aside(measure, asked) if measure.short else part_of(measure, asked.dossier)
    return link(brief(measure), address_of(measure.code, asked), capital(aside))


def linked(codes: Iterable[str], asked: Question, joiner: str = "en") -> str:
    """5.1, 6 en 8.1, each a link; Markdown."""
    return listed((_link(c, asked) for c in codes), joiner)


def _link(code: str, asked: Question) -> str:
    return link(escape(code), address_of(code, asked), _aside(asked.dossier.measure(code), asked))


def _aside(measure: Measure, asked: Question) -> str:
    """What stands beside the pointer where the whole name does not stand on the page."""
    return " · ".join(words for words in (measure.name, part_of(measure, asked.dossier)) if words)


def address_of(code: str, asked: Question) -> str:
    """Where it is told why a step is in or out, with the present choice."""
    return f"{_address(asked)}{quote(code)}"


def moves(moved: Difference, asked: Question) -> str:
    """Komt 3.1 erbij en gaan 1 en 2 eruit; or that nothing changes. Markdown."""
    came, went = moved.came, moved.went
    parts = [f"{'komt' if len(came) == 1 else 'komen'} {linked(came, asked)} erbij"] if came else []
    parts += [f"{'gaat' if len(went) == 1 else 'gaan'} {linked(went, asked)} eruit"] if went else []
    return listed(parts) or "verandert er niets"


def moves_between(before: Iterable[str], now: Iterable[str], asked: Question) -> str:
    """The same, of what leads from one package to another."""
    return moves(difference(before, now, asked.dossier.codes), asked)


def moved_cells(moved: Difference, asked: Question) -> tuple[str, str]:
    """What came in and what went out, in a cell of a table each. Markdown."""
    return linked(moved.came, asked) or LEFT_OUT, linked(moved.went, asked) or LEFT_OUT


@lru_cache(maxsize=64)
def _address(asked: Question) -> str:
    chosen = asked.link
    return f"maatregelen?{urlencode(chosen)}{'&' if chosen else ''}stap="


def relation(kind: str, subject: str, others: Iterable[str], share: float = 0.0) -> str:
    """5.2 vereist 5.1; 14 vereist 1 of 2; 3.1 sluit 14 uit; 9 geeft 50 % van zijn baten alleen samen met 8."""
    if kind == "reinforces":
        return f"{subject} geeft {part(share)} alleen samen met {listed(others, 'of')}"
    if kind == "requires":
        return f"{subject} vereist {listed(others, 'of')}"
    return f"{subject} sluit {listed(others)} uit"


def part(share: float) -> str:
    """50 % van zijn baten."""
    return f"{number(round(100 * share, 2))} % van zijn baten" if share < 1 else "al zijn baten"


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
    return BENEFIT if criterion.kind == "benefit" else BURDEN


def scale_help(criterion: Criterion) -> str:
    """What the points of a scale mean."""
    anchors = [f"{amount(point, criterion)}: {escape(text)}" for point, text in sorted(criterion.anchors.items())]
    kind = "Een baat: meer is beter." if criterion.kind == "benefit" else "Een last: minder is beter."
    return "  \n".join([kind, *anchors])


def plain_step(measure: Measure) -> str:
    """The one form of a measure where no Markdown is read."""
    return step_name(measure)


def brief(measure: Measure) -> str:
    """The same as `step` where there is little room."""
    return f"**{escape(measure.code)}** {escape(measure.brief)}"


def brief_step(measure: Measure) -> str:
    """The same where there is little room."""
    return f"{measure.code} {measure.brief}"


def short_steps(measures: Iterable[Measure]) -> tuple[tuple[str, str], ...]:
    """The same, each with what stands in its place where there is no room: the code."""
    return tuple((plain_step(m), m.code) for m in measures)


def yes(holds: bool) -> str:
    """Yes or no, in a cell."""
    return "ja" if holds else "nee"
