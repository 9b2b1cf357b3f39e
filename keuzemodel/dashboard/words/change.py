"""Owns the Dutch sentences that say why a step came in or went out since the last change. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.analyse.change import Move, Part
from keuzemodel.dashboard.asked.choice import OWN
from keuzemodel.dashboard.asked.settings import reading_names
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import CAME_SIGN, WENT_SIGN, linked, linked_brief
from keuzemodel.dashboard.language.numbers import amount, capital, count_of, listed, points, shares_in_words
from keuzemodel.dashboard.language.settings import principles, weighting_name
from keuzemodel.dashboard.words.package import limit_names
from keuzemodel.model.difference import Difference
from keuzemodel.solve.relaxing import Family

MOST_NAMED = 4
MOST_IN_FULL = 2
_WORDS = {"require": "altijd", "forbid": "nooit"}


def line(move: Move, before: Situation, now: Situation) -> str:
    """What was changed, and by which rule that moved this step. Markdown."""
    forced = [p for p in move.parts if p.kind == "force"]
    shown = [p for p in move.parts if p not in forced or len(forced) <= MOST_NAMED]
    said = [_part(part, move.code, before, now) for part in shown]
    said += [f"u hebt {len(forced)} stappen anders vastgezet of losgelaten"] if len(forced) > MOST_NAMED else []
    changed = listed(said)
    passed = listed(_passed(move, before, now))
    lines = [f"{capital(changed)}."] + ([f"Daardoor {passed}."] if passed else [])
    if move.tied:
        lines.append("Met en zonder deze stap is het pakket nu even goed.")
    return " ".join(lines)


def _part(part: Part, code: str, before: Situation, now: Situation) -> str:
    dossier = now.dossier
    match part.kind:
        case "weights":
            return _weights(before, now)
        case "scores":
            return "de scores zijn anders"
        case "reading":
            named = reading_names(now) or reading_names(before)
            return f"u leest de bron anders ({escape(listed(name for name, _ in named))})"
        case "limit":
            name = limit_names([part.subject], dossier)
            criterion = dossier.criterion(part.subject)
            if part.now is None:
                return f"{name} geldt niet meer"
            if part.before is None:
                return f"{name} geldt nu: {amount(float(part.now), criterion)}"
            return f"{name} gaat van {amount(float(part.before), criterion)} naar {amount(float(part.now), criterion)}"
        case "force":
            subject = "deze stap" if part.subject == code else linked([part.subject], now)
            if part.now is not None:
                return f"{subject} staat nu op {_WORDS[str(part.now)]}"
            return f"{subject} staat niet meer op {_WORDS[str(part.before)]}"
        case "cover":
            held = now if part.now else before
            names = escape(listed(principles(part.others, held.choice.demanded, dossier)))
            return f"u eist {'nu' if part.now else 'niet meer'} minstens één stap voor {names}"


def _weights(before: Situation, now: Situation) -> str:
    """The weighting that was chosen, or how the shares changed."""
    if now.choice.weighting not in (OWN, before.choice.weighting):
        return f"de weging is nu {escape(weighting_name(now))}"
    old, new = (shares_in_words(r.aspect_shares) for r in (before, now))
    moved = [a for a, was, there in zip(now.dossier.aspects, before.choice.aspects, now.choice.aspects, strict=True)
             if was != there and old[a.id] != new[a.id]]  # fmt: skip
    if not moved:
        return "de weging is anders"
    return listed(f"{escape(a.name)} telt nu voor {new[a.id]} in plaats van {old[a.id]}" for a in moved)


def _passed(move: Move, before: Situation, now: Situation) -> list[str]:
    """Through which rules the change reached the step, unless that is what was changed itself."""
    net = escape(points(move.net))
    if move.worth:
        return [f"levert hij {'nu' if move.came else 'niet'} meer op dan hij kost ({net})"]
    changed = {part.kind for part in move.parts}
    return [_through(family, move, before, now) for family in move.through if family not in changed]


def _through(family: Family, move: Move, before: Situation, now: Situation) -> str:
    others = linked(move.others, now)
    both = set(before.package.codes) ^ set(now.package.codes)
    there = bool(both.intersection(move.others))
    match family:
        case "limit":
            limit = limit_names(move.limits, now.dossier)
            return f"{'komt er plaats' if move.came else 'is er geen plaats meer'} binnen {limit}"
        case "excludes" if there:
            return f"kan hij {'er nu in' if move.came else 'er niet meer in'}: hij gaat niet samen met {others}"
        case "needs" if there:
            return f"is wat hij nodig heeft ({others}) {'erbij gekomen' if move.came else 'eruit'}"
        case "needed_by" if there:
            return f"is hij {'nu' if move.came else 'niet meer'} nodig voor {others}"
        case "excludes":
            return f"geeft de doorslag dat hij niet samengaat met {others}"
        case "needs":
            return f"geeft de doorslag dat hij {others} nodig heeft"
        case "needed_by":
            return f"geeft de doorslag dat hij nodig is voor {others}"
        case "reinforces":
            return f"geeft de doorslag dat een deel van de baten alleen samen met {others} telt"
        case "cover":
            return "geeft de geëiste dekking de doorslag"
        case _:
            return "geeft het minimum per thema de doorslag"


def _named(codes: Sequence[str], asked: Question) -> str:
    """Steps by name where that stays one line, else by code."""
    if len(codes) > MOST_IN_FULL:
        return linked(codes, asked)
    return listed(linked_brief(asked.dossier.measure(code), asked) for code in codes)


def change_line(moved: Difference, asked: Question) -> str:
    """What came in and went out since the change before. Markdown."""
    parts = [
        f"**{sign} {count_of(len(codes), 'stap', 'stappen')} {where}** ({_named(codes, asked)})"
        for sign, codes, where in ((CAME_SIGN, moved.came, "erbij"), (WENT_SIGN, moved.went, "eruit"))
        if codes
    ]
    return f"Sinds uw vorige wijziging: {listed(parts)}."
