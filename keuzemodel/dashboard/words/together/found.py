"""Owns what the findings of a meeting say: whether weighing otherwise matters, where, and what lies between. Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keuzemodel.analyse.together.compromise import Point
from keuzemodel.analyse.together.differences import Apart
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.findings import Findings, Group
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import step
from keuzemodel.dashboard.language.numbers import capital, count_of, listed, number, percent
from keuzemodel.dashboard.words.together import leading
from keuzemodel.model.difference import difference

AT_EVERY_MIX = "Dat blijft zo bij elke mogelijke verdeling van het gewicht."
SOMEBODY = "één deelnemer"
OF_OWN_BEST = " van het eigen beste"
LEAST_LOSS, BETWEEN = "**Het kleinste verlies**", "**Ertussenin**"
ROLES_FROM = "Rollen staan apart vanaf drie antwoorden per rol."
ABOUT = "Hierover gaat het:"
NOT_NEEDED = "**Niet nodig tussen de rollen:** bij het midden van elke rol is hetzelfde pakket het beste."


def group_names(groups: Sequence[Group]) -> list[str]:
    """Every role; those with too few answers together, or all where none has enough."""
    return [role_name(group.role, len(groups) == 1) for group in groups]


def role_name(role: str, alone: bool = False) -> str:
    """The same of one, as the findings call it. alone: there is no other."""
    return role or (leading.EVERYONE if alone else leading.REST)


def matters(asked: Question, found: Findings) -> tuple[str, ...]:
    """Whether it matters how everyone weighs, and for which steps."""
    agreed, people = found.agreement, len(found.agreement.packages)
    if agreed.shared is not None:
        size = count_of(len(agreed.shared), "stap", "stappen")
        first = (
            f"**Nee, het maakt niet uit:** voor {leading.everyone(people)} is hetzelfde pakket van {size} het beste."
        )
        return first, AT_EVERY_MIX if found.room is None else _room(found.room.moved)
    open_ = len(open_codes(asked, found))
    first = f"**Ja, het maakt uit:** voor {open_} van de {count_of(len(asked.dossier.codes), 'stap', 'stappen')}."
    same = (
        [f"{count_of(len(agreed.everyone), 'stap zit', 'stappen zitten')} in ieders pakket"] if agreed.everyone else []
    )
    if agreed.nobody:
        where = "in dat van niemand" if agreed.everyone else "in niemands pakket"
        same.append(f"{count_of(len(agreed.nobody), 'stap zit', 'stappen zitten')} {where}")
    return first, f"{_capital(listed(same))}. {ABOUT}" if same else ABOUT


def open_codes(asked: Question, found: Findings) -> list[str]:
    """Steps on which two people cannot both have their best; or where ties hide them, those that differ at all. Those
    on which the room is split most come first.
    """
    agreed, people = found.agreement, len(found.agreement.packages)
    differ = [c for c in asked.dossier.codes if c not in agreed.everyone and c not in agreed.nobody]
    return sorted(agreed.split or differ, key=lambda code: abs(2 * agreed.held[code] - people))


def open_steps(asked: Question, found: Findings) -> tuple[str, ...]:
    """The steps of `open_codes`, with how many packages hold each."""
    agreed, people = found.agreement, len(found.agreement.packages)
    return tuple(
        f"{step(asked.dossier.measure(code))} · {leading.of_people(agreed.held[code], people)}"
        for code in open_codes(asked, found)
    )


def _room(moved: float) -> str:
    share = number(100 * moved, 1) if moved < 0.1 else number(round(100 * moved))
    return f"Ook als iemand nog {share} % van het gewicht anders legt, blijft dit het beste pakket voor iedereen."


def apart(pair: Apart, names: Mapping[str, str]) -> tuple[str, ...]:
    """Where two roles differ, and the one trade-off to talk about. names: of the aspects, by id."""
    one, other = (escape(role_name(role)) for role in pair.roles)
    lines = [f"**{one}** en **{other}** verschillen over {count_of(pair.now, 'stap', 'stappen')}."]
    if pair.trade_off is not None:
        first, second = (escape(names[id]) for id in pair.trade_off.pair)
        left = max(pair.trade_off.then)
        then = f"nog hooguit {count_of(left, 'stap', 'stappen')}" if left else "geen enkele stap"
        lines.append(f"Bespreek **{first}** tegen **{second}**. Wordt u het daarover eens, dan verschilt {then}.")
    return tuple(lines)


def widest(asked: Question, found: Findings) -> str:
    """Where there are no roles to compare: the aspect on which the answers lie furthest apart."""
    low, high = found.mixes.min(axis=0), found.mixes.max(axis=0)
    k = int((high - low).argmax())
    name = escape(asked.dossier.aspect(found.corners.ids[k]).name)
    return f"Het verst uit elkaar: **{name}**, van {percent(float(low[k]))} tot {percent(float(high[k]))}. {ROLES_FROM}"


def between(asked: Question, found: Findings, most: int) -> tuple[str, ...]:
    """Packages between the groups, from the best in all to the one with the least loss; at most so many."""
    if not found.compromise.needed:
        return (NOT_NEEDED,)
    first = found.compromise.points[0]
    return tuple(_point(asked, found, point, first) for point in picked(found, most))


def picked(found: Findings, most: int) -> tuple[Point, ...]:
    """At most so many points of the frontier: its first, its last, and the first of those between."""
    points = found.compromise.points
    return points if len(points) <= most else (points[0], *points[1:-1][: most - 2], points[-1])


def _point(asked: Question, found: Findings, at: Point, first: Point) -> str:
    """What a package is for all together, what sets it apart, and who gives in most."""
    steps = count_of(len(at.codes), "stap", "stappen")
    if at is first:
        told = f"**Het meeste samen**: {steps}"
    else:
        moved = difference(first.codes, at.codes, asked.dossier.codes)
        parts = [f"{', '.join(moved.came)} erbij"] if moved.came else []
        parts += [f"{', '.join(moved.went)} eruit"] if moved.went else []
        head = LEAST_LOSS if at is found.compromise.points[-1] else BETWEEN
        told = f"{head} (samen {share_of(at, first.total)} van het meeste): {listed(parts)}"
    who, lost = loses_most(found, at)
    verb = "levert" if len(found.groups) < 2 or who != leading.REST else "leveren"
    whole = OF_OWN_BEST if found.bests[_worst(at)] > 0 else ""
    return f"{told}. {_capital(who)} {verb} het meest in: {lost}{whole}."


def _worst(at: Point) -> int:
    """The place of who gives in most."""
    return max(range(len(at.losses)), key=at.losses.__getitem__)


def loses_most(found: Findings, at: Point) -> tuple[str, str]:
    """Who gives in most by a package, and which part of what their own best is worth. Markdown."""
    worst = _worst(at)
    who = escape(role_name(found.groups[worst].role)) if len(found.groups) > 1 else SOMEBODY
    best = found.bests[worst]
    return who, percent(at.losses[worst] / best) if best > 0 else f"{number(100 * at.losses[worst], 1)} punten"


def _capital(text: str) -> str:
    return capital(text).replace("Één", "Eén")


def share_of(at: Point, best: float) -> str:
    """The total of a package as a part of the best total."""
    return percent(min(1.0, at.total / best), int(at.total < best)) if best > 0 else percent(1.0)


def take_point(asked: Question, found: Findings, at: Point) -> str:
    """A package between the groups on a button."""
    first = found.compromise.points[0]
    if at is first:
        return f"Het meeste samen: {count_of(len(at.codes), 'stap', 'stappen')}"
    head = "Kleinste verlies" if at is found.compromise.points[-1] else "Een tussenweg"
    moved = difference(first.codes, at.codes, asked.dossier.codes)
    came, went = (", ".join(codes) for codes in (moved.came, moved.went))
    return f"{head}: {listed([*([f'met {came}'] if came else []), *([f'zonder {went}'] if went else [])])}"


def before(now: int, then: int, round: int, people: int | None) -> str:
    """How many steps it was about in the round before. people: who answered both times, where others did once."""
    said = f"n ronde {round} ging het om {count_of(then, 'stap', 'stappen')}, nu om {count_of(now, 'stap', 'stappen')}."
    return (
        f"I{said}"
        if people is None
        else (f"Bij de {count_of(people, 'deelnemer', 'deelnemers')} die beide keren antwoordden: i{said}")
    )


def count_open(asked: Question, found: Findings) -> int:
    """For how many steps it matters; 0 where a package is shared."""
    return 0 if found.agreement.shared is not None else len(open_codes(asked, found))
