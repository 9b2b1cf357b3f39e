"""Owns the Dutch of packing one's own: rules, room, and where a package stands. Plain text. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from keuzemodel.analyse.together.own_package import Best, Standing
from keuzemodel.analyse.together.packing import Move
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.together.setup import weighed
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.numbers import amount, amount_of, count_of, listed, percent
from keuzemodel.dashboard.words.together.participant import no_package, package_title
from keuzemodel.model.difference import Difference
from keuzemodel.model.dossier import Measure
from keuzemodel.model.errors import Rule
from keuzemodel.model.valuation import totals

LEAD = "Welke stappen kiest u? Wat niet samen kan, houden wij voor u in de gaten."
NO_ROOM = "Past er niet meer bij."
HARDLY = 1e-6
NOT_KNOWN = "Hoe uw pakket staat, is nu niet uit te rekenen."
BEST = "Uw pakket is het beste als de aspecten ongeveer zo tellen:"
TIED = "Uw pakket is hooguit even goed als een ander."
BEST_EVERYWHERE = "Hoe u ook weegt: uw pakket is het beste."
NOWHERE = "Bij geen enkele weging is uw pakket het beste."
ABOUT = "Waar gaat deze stap over?"


def step(measure: Measure) -> str:
    """A step by its name."""
    return naming.plain_step(measure)


def room(codes: Sequence[str], asked: Question) -> list[str]:
    """How many are chosen, and what they use of each limit: Ontwikkeltijd: 9 van 12 punten."""
    found, used = [f"{count_of(len(codes), 'stap', 'stappen')} gekozen"], totals(asked.dossier, codes)
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
    needs = [r for r in asked.dossier.relations if r.code == measure.code and r.kind == "requires"]
    if needs:
        found.append(f"vraagt ook {listed(listed(relation.others, 'of') for relation in needs)}")
    for relation in asked.dossier.relations:
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
            return f"Het past niet: {_most(found, asked)}"
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
    refused = f"{_named(move.code, asked)} past er niet bij: " if move.adds else ""
    return " ".join(
        f"{refused}{_most(found, asked)}" if refused and found.kind == "limit" else rule(found, asked)
        for found in move.broken
    )


def _most(found: Rule, asked: Question) -> str:
    return f"samen mag het hoogstens {amount_of(found.bound or 0, asked.dossier.criterion(found.subject))} zijn."


def stuck(move: Move, asked: Question) -> str:
    """The same beside the step, where it is said of many."""
    if move.adds and all(found.kind == "limit" for found in move.broken):
        return NO_ROOM
    return why_not(move, asked)


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
    if found.broken:
        said = [rule(one, asked) for one in found.broken]
    elif found.best and found.better:
        said = [TIED]
    elif found.best:
        whole = all(low <= HARDLY and high >= 1 - HARDLY for low, high in found.best.shares)
        said = [BEST_EVERYWHERE] if whole else [BEST, *_shares(found.best, asked)]
    else:
        said = [NOWHERE]
    if found.better:
        said.append(_better(found.better.change, asked))
    elif found.among:
        said.append(f"Er zijn {count_of(len(found.among), 'pakket', 'pakketten')} waarvan er altijd één beter is.")
    return no_package(*said) | {"titel": package_title(len(codes))}


def _better(change: Difference, asked: Question) -> str:
    came, went = (listed(_named(code, asked) for code in side) for side in (change.came, change.went))
    if came and went:
        return f"{came} in plaats van {went} {'is' if len(change.came) == 1 else 'zijn'} altijd beter."
    return f"{f'Met {came} erbij' if came else f'Zonder {went}'} is het altijd beter."


def _shares(best: Best, asked: Question) -> list[str]:
    """Between which shares each aspect then weighs."""
    found = []
    for aspect, (low, high) in zip(weighed(asked), best.shares, strict=True):
        between = percent(low) if percent(low) == percent(high) else f"{percent(low)} tot {percent(high)}"
        found.append(f"{aspect.name}: telt voor {between}")
    return found


def _named(code: str, asked: Question) -> str:
    return f"‘{step(asked.dossier.measure(code))}’"


def _any_of(codes: Sequence[str], asked: Question) -> str:
    return listed((_named(code, asked) for code in codes), "of")
