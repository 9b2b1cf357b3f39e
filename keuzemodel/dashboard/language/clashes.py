"""Owns the Dutch sentences about rules that cannot all be kept, and the ways out. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import relation
from keuzemodel.dashboard.language.numbers import amount, listed, number
from keuzemodel.dashboard.language.settings import principles
from keuzemodel.model.errors import InfeasibleError, Rule

FORCED = ("require", "forbid")
"""The rules of a user's hand on one measure."""


def rule(rule: Rule, asked: Question) -> str:
    """One rule of a clash in Dutch."""
    match rule.kind:
        case "require":
            return f"{rule.subject} staat op altijd"
        case "forbid":
            return f"{rule.subject} staat op nooit"
        case "limit":
            criterion = asked.dossier.criterion(rule.subject)
            return f"{criterion.name.lower()} mag samen hoogstens {amount(rule.bound or 0, criterion)} zijn"
        case "coverage":
            name = asked.dossier.theme(rule.subject).name
            return f"{name} moet minstens {number(rule.bound or 0)} stappen hebben"
        case "cover":
            named = principles(rule.others, asked.choice.demanded, asked.dossier)
            return f"minstens één stap voor {listed(named, 'of')} is geëist"
        case "requires":
            return relation(rule.kind, rule.subject, rule.others)
        case _:
            return f"{rule.subject} en {listed(rule.others)} sluiten elkaar uit"


def clash(error: InfeasibleError, asked: Question) -> str:
    """Why no package is possible, and what to do."""
    forced = forced_codes(error)
    which = "deze stap" if len(forced) == 1 else "een van deze stappen"
    ways = [f"laat het model weer over {which} beslissen"] if forced else []
    ways += ["verruim de grens in de zijbalk"] if any(r.kind == "limit" for r in error.rules) else []
    ways += ["laat de eis op de dekking los"] if any(r.kind == "cover" for r in error.rules) else []
    advice = listed(ways, "of") or "maak uw laatste wijziging ongedaan"
    return f"Dit botst: {_rules(error, asked)}. Wat u kunt doen: {advice}."


NO_ANSWER = "Dit scherm heeft nu geen antwoord"


def clash_beside(error: InfeasibleError, asked: Question) -> str:
    """Why a screen that puts every approach side by side has no answer, and what to do."""
    return (
        "**Dit scherm legt alle benaderingen naast elkaar, en bij minstens één daarvan is met deze scores geen pakket "
        f"mogelijk.** Dit botst: {_rules(error, asked)}. Wat u kunt doen: verander de score die hier te hoog is, of "
        "zet bij Eigen scores de scores van het dossier terug."
    )


def _rules(error: InfeasibleError, asked: Question) -> str:
    """The rules that clash, as Markdown."""
    both = [c for c in forced_codes(error) if {(k, c) for k in FORCED} <= {(r.kind, r.subject) for r in error.rules}]
    said = [f"{code} staat op altijd en op nooit" for code in both]
    said += [rule(r, asked) for r in error.rules if r.subject not in both or r.kind not in FORCED]
    return listed(map(escape, said))


def forced_codes(error: InfeasibleError) -> list[str]:
    """The measures in a clash that the user has fixed, each once: one may be on always and on never."""
    return list(dict.fromkeys(r.subject for r in error.rules if r.kind in FORCED))
