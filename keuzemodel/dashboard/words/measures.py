"""Owns the Dutch sentences of the screen Stappen. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keuzemodel.analyse.explanation import Reason
from keuzemodel.analyse.flips import Forcing, ScoreTurn
from keuzemodel.dashboard.asked.analyses import Slider, SliderLine
from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.asked.turning import Place, inside_margin, places_of
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dossier import Criterion, Dossier, Measure
from keuzemodel.solve.problem import TIE

POINTS = "punten"

IN_MARGIN = " (binnen de marge)"

TITLE = "Waarom zit deze stap er wel of niet in?"
DECIDES = "Wie beslist over deze stap?"
CONTRIBUTES = "Wat elk criterium bijdraagt"
TURN = "Bij welke weging kantelt deze stap?"
SCORE_TURN = "Bij welke score kantelt deze stap?"
EVERY_ASPECT = "Elk aspect: waar kantelt de stap?"
EVERY_SCORE = "Elke score: wat draagt hij bij, en waarom deze score?"
SEVERAL = "Zet meer stappen vast"
ALWAYS_IN, NEVER_IN, NONE_FIXED = "Altijd in het pakket", "Nooit in het pakket", "Kies een of meer stappen"
WHICH = "Welke stappen in de lijst?"
NO_STEPS = "Geen stappen. Kies hierboven een andere lijst."

ALL, INSIDE, OUTSIDE = "Alle", "Erin", "Niet erin"
NOWHERE, WEIGHTLESS = "kantelt niet", "telt niet mee"
TURN_LEGEND = (
    "Eén aspect wordt zwaarder of lichter, de andere blijven onderling in verhouding. Precies op het kantelpunt zijn "
    "het beste pakket met en het beste pakket zonder deze stap even goed."
)
SCORE_LEGEND = (
    "Eén score wordt anders, al het andere blijft zoals het is. 'Binnen de marge': de score kan daar redelijkerwijs "
    "liggen. Een bijdrage in punten: score 3 op een schaal tot 5 met een gewicht van 10 % is 3 / 5 × 10 = 6 punten."
)


def in_list(measure: Measure, chosen: bool, choice: Choice) -> str:
    """A measure in the list: its sign, code and short name."""
    return f"{naming.sign(measure.code, chosen, choice)} {naming.brief(measure)}"


def list_name(choice: Choice) -> str:
    """What the list is, and what its signs mean."""
    signs = [f"{naming.CHOSEN} erin", f"{naming.LEFT_OUT} niet erin"]
    signs += [naming.ALWAYS] if choice.require else []
    signs += [naming.NEVER] if choice.forbid else []
    return f"Stap ({', '.join(signs)})"


def place_line(measure: Measure, situation: Situation) -> str:
    """Theme and phase; what the step is part of, with which others; and its note."""
    dossier = situation.dossier
    phase = situation.phases.get(measure.code, measure.phase)
    parts = [dossier.theme(measure.theme).name, next(p.name for p in dossier.phases if p.number == phase)]
    lines = [escape(" · ".join(parts))]
    if part_of := naming.part_of(measure, dossier):
        others = [m.code for m in dossier.measures if m.parent == measure.parent and m.code != measure.code]
        word = "stap" if len(others) == 1 else "stappen"
        beside = f", samen met {word} {naming.linked(others, situation)}" if others else ""
        lines.append(f"{escape(part_of[:1].upper() + part_of[1:])}{beside}")
    return "  \n".join([*lines, *([escape(measure.note)] if measure.note else [])])


def reinforced(why: Reason, asked: Question) -> str:
    """What it gets by others in the package, what it misses without them, and which it lets give more."""
    rows = [(r.others, r.share) for r in asked.dossier.reinforcements if r.code == why.code]
    there = [row for row in rows if row not in why.lacking]
    said = [
        f"{naming.part(share)} geeft hij alleen dankzij {naming.linked(others, asked, 'of')}."
        for others, share in there
    ]
    said += [
        f"{naming.part(share)} geeft hij nu niet: {naming.linked(others, asked, 'of')} ontbreekt."
        for others, share in why.lacking
    ]
    said = [numbers.capital(line) for line in said]
    if why.helps and why.kind != "reinforces":
        said.append(f"Versterkt {naming.linked(why.helps, asked)}.")
    return " ".join(said)


def score_legend(why: Reason) -> str:
    """How to read the table of scores; and how much of the benefits counts now, where that is not all."""
    now = f" Van de baten van deze stap telt nu {numbers.number(round(100 * why.kept, 2))} %." if why.kept < 1 else ""
    return SCORE_LEGEND + now


def forcing_line(forcing: Forcing | None, why: Reason, forced: str, total: float, asked: Question) -> str:
    """What it costs to force a measure, or what forcing it costs now; and which others move."""
    way = naming.NEVER_LABEL.lower() if why.chosen else naming.ALWAYS_LABEL.lower()
    if forcing is None:
        return f"Op '{way}' zetten kan niet: dan is er geen pakket dat zich aan alle regels houdt."
    besides = forcing.besides(why.code)
    moved = besides.came or besides.went
    along = f" Verder {naming.moves(besides, asked)}." if moved else " De andere stappen blijven zoals ze zijn."
    if forced != "model":
        if why.code not in forcing:
            return "U hebt deze stap vastgezet, maar het model zou hetzelfde kiezen. Vastzetten kost dus niets."
        price = _value(forcing.price, total + forcing.price)
        cost = "dat kost geen waarde" if forcing.price <= TIE else f"dat kost **{price}**"
        return f"U hebt deze stap vastgezet; {cost}. Laat u het model weer beslissen, dan verandert dat.{along}"
    if forcing.price <= TIE:
        return f"Op '{way}' zetten kost niets: dat pakket is even goed.{along}"
    return f"Zet u deze stap op '{way}', dan kost dat **{_value(forcing.price, total)}**.{along}"


def released_line(why: Reason) -> str:
    """What the model itself would do with a measure that the user has fixed."""
    return (
        f"U hebt deze stap vastgezet. Zonder uw keuze zou hij er {'wel' if why.chosen else 'niet'} in zitten; hieronder "
        "staat wat dat zou laten kantelen."
    )


def _value(amount: float, total: float) -> str:
    some = numbers.number(100 * amount, 1) if round(100 * amount, 1) else "minder dan 0,1"
    if amount > total > 0:
        return f"{some} punten waarde: van {numbers.number(100 * total, 1)} naar {numbers.signed(100 * (total - amount), 1)}"
    return f"{some} van de {numbers.number(100 * total, 1)} punten waarde" if total > 0 else f"{some} punten waarde"


def turn_line(dossier: Dossier, lines: tuple[SliderLine, ...], why: Reason) -> str:
    """The smallest shift of one aspect that turns the measure around."""
    turns = [(line, place) for line in lines for place in places_of(line, why.code, why.chosen)]
    if not turns:
        return "**Geen enkel aspect kan deze stap alleen laten kantelen**, hoe zwaar of licht u het ook laat tellen."
    line, place = min(turns, key=lambda turn: abs(turn[1].nearest - turn[0].here))
    here = numbers.shares_in_words({one.aspect: one.here for one in lines})[line.aspect]
    name = escape(dossier.aspect(line.aspect).name)
    if abs(place.nearest - line.here) <= TIE:
        return f"**Deze stap staat op het kantelpunt**: elke verschuiving van {name} kan hem laten kantelen."
    return (
        f"De kleinste verschuiving van één aspect die deze stap {'eruit' if why.chosen else 'erin'} brengt: "
        f"**{name} van {here} naar {place_in_words(place)}**."
    )


def place_in_words(place: Place) -> str:
    """The shares of an aspect at which a measure has turned around."""
    if place.low == place.high:
        return f"precies {numbers.percent(place.low)}"
    if place.low == 0:
        return f"minder dan {numbers.percent(place.high, 1)}"
    if place.high == 1:
        return f"meer dan {numbers.percent(place.low, 1)}"
    return f"tussen {numbers.percent(place.low, 1)} en {numbers.percent(place.high, 1)}"


def slider_in_words(slider: Slider, now: int, why: Reason, places: Sequence[Place]) -> str:
    """The nearest position on either side at which the measure has turned around, or why there is none."""
    below, above = slider.turned(why.code, why.chosen, now)
    if below or above:
        return f"nu {now}; kantelt op {numbers.listed(map(str, (*below, *above)), 'of')}"
    if not places:
        return naming.LEFT_OUT
    if all(place.nearest > slider.reach for place in places):
        return f"zo ver komt hij niet: 10 is {numbers.percent(slider.reach)}"
    return "tussen twee standen in"


def side(criterion: Criterion, why: Reason, place: ScoreTurn) -> str:
    """Where a score turns the measure: at or below a value, under it, or above it."""
    score = numbers.amount(round(place.score, 1), criterion)
    if place.fits and not why.chosen:
        return f"{score} of minder"
    return f"{'onder' if (criterion.kind == 'benefit') == why.chosen else 'boven'} {score}"


def score_line(dossier: Dossier, why: Reason, turns: Mapping[str, ScoreTurn | None]) -> str:
    """Which scores can turn the measure around within their own margin."""
    found = [
        f"{dossier.criterion(id).name}, nu {known.score_in_words(score, dossier)}, {side(dossier.criterion(id), why, place)} "
        f"({known.ORIGIN_WORDS[score.origin]})"
        for id, place in turns.items()
        if place is not None and inside_margin(score := dossier.score_of[why.code, id], place, why.chosen)
    ]
    where = "eruit" if why.chosen else "erin"
    if not found:
        return (
            f"**Geen enkele score brengt deze stap in zijn eentje binnen zijn marge {where}.** Vallen er meer scores "
            "tegelijk anders, dan kan het soms wel: dat staat bij 'Hoe zeker?', onder 'Andere scores'."
        )
    count = numbers.count_of(len(found), "score kan", "scores kunnen")
    alone = " elk in hun eentje" if len(found) > 1 else ""
    return f"**{numbers.capital(count)} deze stap binnen de marge{alone} {where} brengen**: {escape('; '.join(found))}."


def contribution_legend(asked: Question) -> str:
    """How to read what each criterion adds."""
    return f"{settings.with_weighting(asked)} Blauw levert op, oranje kost, grijs is de som."


def waterfall(measure: Measure) -> str:
    """What that picture shows."""
    return f"Wat elk criterium oplevert of kost bij {naming.plain_step(measure)}; de tabel onderaan zegt hetzelfde."


def not_listed(code: str) -> str:
    """That the step that is open is not in the list."""
    return f"Stap {escape(code)} staat niet in deze lijst."
