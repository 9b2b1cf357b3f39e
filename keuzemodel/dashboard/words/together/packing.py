"""Owns the Dutch of packing one's own: rules, room, and where a package stands. Plain text. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keuzemodel.analyse.together.own_package import Standing
from keuzemodel.analyse.together.packing import Move
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.setup import weighed
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.numbers import amount, amount_of, count_of, listed, percent
from keuzemodel.dashboard.words.together.participant import package_title
from keuzemodel.model.dossier import Measure
from keuzemodel.model.errors import Rule

LEAD = "Welke stappen kiest u? Wat niet samen kan, houden wij voor u in de gaten."
NOT_KNOWN = "Hoe uw pakket staat, is nu niet uit te rekenen."
BEST = "Er is een weging waarbij uw pakket het beste is."
BEST_EVERYWHERE = "Hoe u ook weegt: uw pakket is het beste."
NOWHERE = "Bij geen enkele weging is uw pakket het beste."
ABOUT = "Waar gaat deze stap over?"


def step(measure: Measure) -> str:
    """A step by its name."""
    return naming.plain_step(measure)


def count(n: int) -> str:
    """How many are chosen."""
    return f"{count_of(n, 'stap', 'stappen')} gekozen"


def room(used: Mapping[str, float], asked: Question) -> list[str]:
    """What is used of each limit: Ontwikkeltijd: 9 van 12 punten."""
    found = []
    for id, most in asked.selector.limits:
        criterion = asked.dossier.criterion(id)
        unit = "" if criterion.in_euros else f" {criterion.unit}"
        found.append(f"{criterion.name}: {amount(used[id], criterion)} van {amount(most, criterion)}{unit}")
    return found


def asks(measure: Measure, asked: Question) -> list[str]:
    """What a step takes of each limit, and what it goes together with or not."""
    found = []
    for id, _ in asked.selector.limits:
        found.append(amount_of(asked.dossier.score_of[measure.code, id].score, asked.dossier.criterion(id)))
    for relation in asked.dossier.relations:
        if relation.code == measure.code and relation.kind == "requires":
            found.append(f"alleen samen met {listed(relation.others, 'of')}")
        if relation.kind == "excludes" and measure.code == relation.code:
            found.append(f"niet samen met {listed(relation.others, 'of')}")
        if relation.kind == "excludes" and measure.code in relation.others:
            found.append(f"niet samen met {relation.code}")
    return list(dict.fromkeys(found))


def rule(found: Rule, asked: Question) -> str:
    """What a package has to do to keep a rule."""
    match found.kind:
        case "requires":
            return f"{_named(found.subject, asked)} kan alleen samen met {_any_of(found.others, asked)}."
        case "excludes":
            return f"{_named(found.subject, asked)} kan niet samen met {_any_of(found.others, asked)}."
        case "limit":
            criterion = asked.dossier.criterion(found.subject)
            return f"Het past niet: samen mag het hoogstens {amount_of(found.bound or 0, criterion)} zijn."
        case "coverage":
            theme = asked.dossier.theme(found.subject).name
            return f"Kies minstens {count_of(int(found.bound or 0), 'stap', 'stappen')} van {theme}."
        case "cover":
            return f"Kies minstens één van {_any_of(found.others, asked)}."
        case "require":
            return f"{_named(found.subject, asked)} hoort er altijd bij."
        case _:
            return f"{_named(found.subject, asked)} doet hier niet mee."


def broken(rules: Sequence[Rule], asked: Question) -> str:
    """Why a package is not kept."""
    return " ".join(["Nog niet bewaard.", *(rule(found, asked) for found in rules)])


def why_not(move: Move, asked: Question) -> str:
    """Why a step cannot be put in or taken out."""
    return " ".join(rule(found, asked) for found in move.broken)


def along(move: Move, asked: Question) -> str:
    """What came or went with a step."""
    if not move.along:
        return ""
    named = listed(_named(code, asked) for code in move.along)
    one = len(move.along) == 1
    if move.adds:
        return f"{named} {'komt' if one else 'komen'} mee: die {'hoort' if one else 'horen'} erbij."
    return f"{named} {'gaat' if one else 'gaan'} ook weg: die {'kan' if one else 'kunnen'} niet zonder."


def standing(found: Standing, codes: Sequence[str], asked: Question) -> dict[str, object]:
    """Where a package stands, as it is shown in place of a package."""
    said: list[str] = []
    if found.broken:
        said = [rule(one, asked) for one in found.broken]
    elif found.best:
        whole = all(low <= 1e-9 and high >= 1 - 1e-9 for low, high in found.best.shares)
        said = [BEST_EVERYWHERE] if whole else [BEST, *_shares(found, asked)]
    else:
        said = [NOWHERE]
    if found.better:
        change = found.better.change
        came, went = (listed(_named(code, asked) for code in side) for side in (change.came, change.went))
        if came and went:
            said.append(f"{_capital(came)} in plaats van {went} is altijd beter.")
        else:
            said.append(f"{f'{_capital(came)} erbij' if came else f'Zonder {went}'} is het altijd beter.")
    elif found.among:
        said.append(f"Er zijn {len(found.among)} pakketten waarvan er altijd één beter is.")
    return {
        "titel": package_title(len(codes)), "anders": "", "fasen": [], "eruit": [], "gezegd": "\n".join(said),
    }  # fmt: skip


def _shares(found: Standing, asked: Question) -> list[str]:
    """Between which shares each aspect then weighs."""
    assert found.best
    names = [aspect.name for aspect in weighed(asked)]
    parts = [
        f"{name} telt dan voor {percent(low)} tot {percent(high)} mee"
        for name, (low, high) in zip(names, found.best.shares, strict=True)
    ]
    return [f"{listed(parts)}."]


def _named(code: str, asked: Question) -> str:
    return f"‘{step(asked.dossier.measure(code))}’"


def _any_of(codes: Sequence[str], asked: Question) -> str:
    return listed((_named(code, asked) for code in codes), "of")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
