"""Owns the words about what a weight buys, and what counts twice. No Streamlit."""

from __future__ import annotations

from keuzemodel.dashboard.asked.certainty.weighing import Trades, Twice, Why
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language.known import ORIGIN_WORDS
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import moves_between
from keuzemodel.dashboard.language.numbers import amount, amount_of, listed, number
from keuzemodel.model.dossier import Aspect, Criterion, Overlap

TITLE = "Wat koopt een gewicht?"
TWICE_TITLE = "Wat telt dubbel?"
TWICE_NONE = "Bij uw keuze van nu telt niets dubbel, voor zover het dossier dat zegt."
NOTHING = "telt niet mee"


def trades_line(found: Trades, asked: Question) -> str:
    """What the table holds every criterion against."""
    name = escape(asked.dossier.criterion(found.against).name.lower())
    return f"Bij uw weging van nu: hoeveel punten **{name}** even zwaar wegen als één punt van elk criterium."


def trade_cell(criterion: Criterion, found: Trades, asked: Question) -> str:
    """1 punt = 4 punten."""
    trade = found.by_criterion.get(criterion.id)
    if trade is None:
        return NOTHING
    return f"{_so_much(trade.amount, criterion)} = {_so_much(trade.other, asked.dossier.criterion(found.against))}"


def aspect_line(aspect: Aspect, found: Trades | None, asked: Question) -> str:
    """What the weight of an aspect buys now, for the help of its slider; empty where that says nothing."""
    if found is None:
        return ""
    against = asked.dossier.criterion(found.against)
    trades = [(c, found.by_criterion[c.id]) for c in asked.dossier.criteria_of[aspect.id] if c.id in found.by_criterion]
    alike = len({(_so_much(t.amount, c), _so_much(t.other, against)) for c, t in trades}) == 1
    if alike and against.aspect == aspect.id:
        return ""
    said = [
        f"{_so_much(t.amount, c)}{'' if alike else f' {c.name.lower()}'} zo zwaar als {_so_much(t.other, against)} "
        f"{against.name.lower()}"
        for c, t in (trades[:1] if alike else trades)
        if c.id != against.id
    ]
    return f"Nu weegt {escape(listed(said))}." if said else ""


def _so_much(value: float, criterion: Criterion) -> str:
    """1 punt, 1,3 punten or € 100.000."""
    if criterion.in_euros:
        return amount(round(value), criterion)
    shown = number(round(value, 1), 0 if round(value, 1) % 1 == 0 else 1)
    return f"{shown} punt" if shown == "1" else f"{shown} punten"


def twice_line(case: Twice, situation: Situation) -> str:
    """What counts twice, why, and what the package would be if it did not. Markdown."""
    names = listed(escape(situation.dossier.criterion(id).name) for id in case.criteria)
    if case.why is Why.FOLLOWS:
        return (
            f"**{names}.** {_follows(case.overlaps, situation)} Een stap die daar goed op scoort, krijgt dus twee keer "
            f"punten. {_effect(case, situation)}"
        )
    limits = listed(
        escape(amount_of(most, situation.dossier.criterion(id)))
        for id, most in situation.selector.limits
        if id in case.criteria
    )
    return f"**{names}.** Het telt als last bij de weging, en nog eens in de grens van {limits}. {_effect(case, situation)}"


def _follows(overlaps: tuple[Overlap, ...], situation: Situation) -> str:
    ids = dict.fromkeys(id for o in overlaps for id in o.follows)
    of = listed(escape(situation.dossier.criterion(id).name.lower()) for id in ids)
    grounds = dict.fromkeys(ORIGIN_WORDS[o.origin] + (f", {o.source}" if o.source else "") for o in overlaps)
    notes = " ".join(dict.fromkeys(escape(o.note) for o in overlaps if o.note))
    return f"Dit volgt deels uit {of} ({escape(listed(grounds))}). {notes}".strip()


def _effect(case: Twice, situation: Situation) -> str:
    if case.codes is None:
        return "Zonder zou niets meer wegen."
    moved = moves_between(situation.package.codes, case.codes, situation)
    return f"Weegt het niet mee en de rest wel, dan {moved}."
