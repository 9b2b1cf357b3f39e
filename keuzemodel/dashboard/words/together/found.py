"""Owns what the findings of a meeting say: whether weighing otherwise matters, where, and what lies between. Markdown."""

from __future__ import annotations

from keuzemodel.analyse.together.compromise import Point
from keuzemodel.analyse.together.differences import Apart
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.findings import Findings, Group
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import linked_step
from keuzemodel.dashboard.language.numbers import count_of, listed, number, percent
from keuzemodel.dashboard.words.together import leading

AT_EVERY_MIX = "Dat blijft zo bij elke mogelijke verdeling van het gewicht."
NOT_NEEDED = "**Niet nodig.** Eén pakket is voor iedereen het beste."


def group_name(group: Group) -> str:
    """A role, or those with too few answers together."""
    return group.role or leading.REST


def matters(asked: Question, found: Findings) -> tuple[str, ...]:
    """Whether it matters how everyone weighs, and for which steps."""
    agreed, people = found.agreement, len(found.agreement.packages)
    if agreed.shared is not None:
        size = count_of(len(agreed.shared), "stap", "stappen")
        first = f"**Nee, het maakt niet uit:** voor alle {people} is hetzelfde pakket van {size} het beste."
        return first, AT_EVERY_MIX if found.room is None else _room(found.room.moved)
    open_ = len(_open(asked, found))
    first = f"**Ja, het maakt uit:** voor {open_} van de {count_of(len(asked.dossier.codes), 'stap', 'stappen')}."
    both = (
        f"{count_of(len(agreed.everyone), 'stap zit', 'stappen zitten')} in ieders pakket, "
        f"{count_of(len(agreed.nobody), 'stap', 'stappen')} in dat van niemand. Hierover gaat het:"
    )
    return first, both[:1].upper() + both[1:]


def _open(asked: Question, found: Findings) -> list[str]:
    agreed = found.agreement
    return [c for c in asked.dossier.codes if c not in agreed.everyone and c not in agreed.nobody]


def open_steps(asked: Question, found: Findings) -> tuple[str, ...]:
    """The steps that not all packages hold, with how many do; those on which the room is split most come first."""
    agreed, people = found.agreement, len(found.agreement.packages)
    open_ = _open(asked, found)
    open_.sort(key=lambda code: abs(2 * agreed.held[code] - people))
    return tuple(
        f"{linked_step(asked.dossier.measure(code), asked)} · {leading.of_people(agreed.held[code], people)}"
        for code in open_
    )


def _room(moved: float) -> str:
    share = number(100 * moved, 1) if moved < 0.1 else number(round(100 * moved))
    return f"Ook als iemand nog {share} % van het gewicht anders legt, blijft dit het beste pakket voor iedereen."


def apart(asked: Question, pair: Apart, groups: tuple[Group, ...], names: dict[str, str]) -> tuple[str, ...]:
    """Where two roles differ, and the one trade-off to talk about. names: of the aspects, by id."""
    one, other = (escape(group_name(groups[k])) for k in (pair.one, pair.other))
    if not pair.differ:
        return (f"{one} en {other}: hetzelfde pakket.",)
    steps = count_of(len(pair.differ), "stap", "stappen")
    lines = [f"**{one}** en **{other}** verschillen over {steps}."]
    if pair.talk is not None:
        first, second = (escape(names[id]) for id in pair.talk.aspects)
        left = len(pair.talk.differ)
        then = "geen enkele stap" if not left else count_of(left, "stap", "stappen")
        lines.append(f"Bespreek **{first}** tegen **{second}**. Wordt u het daarover eens, dan verschilt nog {then}.")
    return tuple(lines)


def point(asked: Question, found: Findings, at: Point, best: float) -> str:
    """One package between the groups: how much it gives all together, and who gives in most."""
    whole = percent(at.total / best, 1) if best > 0 else percent(1.0)
    if at.loss <= 0:
        return f"{whole} van wat samen kan; niemand levert in."
    if len(found.groups) > 1:
        who = escape(group_name(found.groups[at.worst]))
        return f"{whole} van wat samen kan; {who} levert het meest in: {number(100 * at.loss, 1)} punten."
    return f"{whole} van wat samen kan; wie het meest inlevert: {number(100 * at.loss, 1)} punten."


def moved(asked: Question, came: tuple[str, ...], went: tuple[str, ...]) -> str:
    """What sets a package apart from the one before, in names."""
    parts = [f"+ {linked_step(asked.dossier.measure(c), asked)}" for c in came]
    parts += [f"− {linked_step(asked.dossier.measure(c), asked)}" for c in went]
    return listed(parts)


def compromises(asked, found, most):
    return ()
