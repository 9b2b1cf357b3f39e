"""Owns the Dutch sentences and tables of the screen Stappen. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from keuzemodel.analyse.explanation import Reason
from keuzemodel.analyse.flips import Forcing, ScoreTurn, turn
from keuzemodel.dashboard.asked.analyses import Slider, SliderLine
from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dossier import Criterion, Dossier, Measure, Score
from keuzemodel.model.valuation import Floats, value_matrix
from keuzemodel.solve.problem import TIE

ALL, INSIDE, OUTSIDE = "Alle", "Erin", "Niet erin"
NOWHERE = "kantelt niet"
TURN_LEGEND = (
    "Eén aspect wordt zwaarder of lichter, de andere blijven onderling in verhouding. Precies op het kantelpunt zijn "
    "het beste pakket met en het beste pakket zonder deze stap even goed."
)
SCORE_LEGEND = (
    "Eén score wordt anders, al het andere blijft zoals het is. 'Binnen de marge': de score kan daar redelijkerwijs "
    "liggen. Een bijdrage in punten: score 3 op een schaal tot 5 met een gewicht van 10 % is 3 / 5 × 10 = 6 punten."
)


def in_list(measure: Measure, chosen: bool, choice: Choice) -> str:
    """A measure in the list: its sign, code and name."""
    return f"{naming.sign(measure.code, chosen, choice)} {naming.step(measure)}"


def list_name(choice: Choice) -> str:
    """What the list is, and what its signs mean."""
    signs = [f"{naming.CHOSEN} erin", f"{naming.LEFT_OUT} niet erin"]
    signs += [naming.ALWAYS] if choice.require else []
    signs += [naming.NEVER] if choice.forbid else []
    return f"Stap ({', '.join(signs)})"


def place_line(measure: Measure, found: Situation) -> str:
    """Theme and phase; what the step is part of, with which others; and its note."""
    dossier = found.dossier
    phase = found.phases.get(measure.code, measure.phase)
    parts = [dossier.theme(measure.theme).name, next(p.name for p in dossier.phases if p.number == phase)]
    lines = [escape(" · ".join(parts))]
    if part_of := naming.part_of(measure, dossier):
        others = [m.code for m in dossier.measures if m.parent == measure.parent and m.code != measure.code]
        word = "stap" if len(others) == 1 else "stappen"
        beside = f", samen met {word} {naming.linked(others, found)}" if others else ""
        lines.append(f"{escape(part_of[:1].upper() + part_of[1:])}{beside}")
    return "  \n".join([*lines, *([escape(measure.note)] if measure.note else [])])


def forcing_line(found: Forcing | None, why: Reason, forced: str, total: float, asked: Question) -> str:
    """What it costs to force a measure the other way, or costs that it is forced; and which others move."""
    way = naming.NEVER_LABEL.lower() if why.chosen else naming.ALWAYS_LABEL.lower()
    if found is None:
        return f"Op '{way}' zetten kan niet: dan is er geen pakket dat zich aan alle regels houdt."
    came, went = ([c for c in codes if c != why.code] for codes in (found.came, found.went))
    along = f" Verder {naming.moves(came, went, asked) or 'verandert er niets'}."
    if forced != "model":
        if why.code not in (*found.came, *found.went):
            return "U hebt deze stap vastgezet, maar het model zou hetzelfde kiezen. Vastzetten kost dus niets."
        price = _value(found.price, total + found.price)
        cost = "dat kost geen waarde" if found.price <= TIE else f"dat kost **{price}**"
        return f"U hebt deze stap vastgezet; {cost}. Laat u het model weer beslissen, dan kantelt de stap.{along}"
    if found.price <= TIE:
        return f"Op '{way}' zetten kost niets: dat pakket is even goed.{along}"
    return f"Zet u deze stap op '{way}', dan kost dat **{_value(found.price, total)}**.{along}"


def released_line(why: Reason) -> str:
    """What the model itself would do with a measure that the user has fixed."""
    return (
        f"U hebt deze stap vastgezet. Zonder uw keuze zou hij er {'wel' if why.chosen else 'niet'} in zitten; hieronder "
        "staat wat dat zou laten kantelen."
    )


def _value(amount: float, total: float) -> str:
    shown = numbers.number(100 * amount, 1)
    some = "minder dan 0,1" if shown == "0,0" else shown
    if amount > total > 0:
        return f"{some} punten waarde: van {numbers.number(100 * total, 1)} naar {numbers.signed(100 * (total - amount), 1)}"
    return f"{some} van de {numbers.number(100 * total, 1)} punten waarde" if total > 0 else f"{some} punten waarde"


def turn_line(dossier: Dossier, lines: tuple[SliderLine, ...], why: Reason) -> str:
    """The smallest shift of one aspect that turns the measure around."""
    places = [(abs(there - line.here), line, said) for line in lines for there, said in _places(line, why)]
    if not places:
        return "**Geen enkel aspect kan deze stap alleen laten kantelen**, hoe zwaar of licht u het ook laat tellen."
    distance, line, said = min(places, key=lambda p: p[0])
    here = numbers.shares_in_words({one.aspect: one.here for one in lines})[line.aspect]
    name = escape(dossier.aspect(line.aspect).name)
    if distance <= TIE:
        return f"**Deze stap staat op het kantelpunt**: elke verschuiving van {name} kan hem laten kantelen."
    return (
        f"De kleinste verschuiving van één aspect die deze stap {'eruit' if why.chosen else 'erin'} brengt: "
        f"**{name} van {here} naar {said}**."
    )


def _places(line: SliderLine, why: Reason) -> list[tuple[float, str]]:
    """The nearest share of turning on either side, with its words; the very ends only if nothing else does it."""
    found = turn(line.stretches, line.here, why.code, why.chosen)
    places = []
    if found.below is not None:
        places.append((found.below[1], _part(*found.below)))
    elif (why.code in line.at_zero) != why.chosen:
        places.append((0.0, "precies 0 %"))
    if found.above is not None:
        places.append((found.above[0], _part(*found.above)))
    elif (why.code in line.at_full) != why.chosen:
        places.append((1.0, "precies 100 %"))
    return places


def _part(low: float, high: float) -> str:
    if low == 0:
        return f"minder dan {numbers.percent(high, 1)}"
    if high == 1:
        return f"meer dan {numbers.percent(low, 1)}"
    return f"tussen {numbers.percent(low, 1)} en {numbers.percent(high, 1)}"


def aspect_turns(
    asked: Question,
    lines: tuple[SliderLine, ...],
    sliders: Mapping[str, Slider],
    why: Reason,
) -> pd.DataFrame:
    """Per aspect where the measure turns around, as a share and as a position of the slider."""
    rows = []
    shares = numbers.shares_in_words({line.aspect: line.here for line in lines})
    for place, aspect in enumerate(asked.dossier.aspects):
        line = next((line for line in lines if line.aspect == aspect.id), None)
        if line is None:
            continue
        places = _places(line, why)
        said = numbers.listed((words for _, words in places), "of") or NOWHERE
        slider = _slider(sliders[aspect.id], asked.choice.aspects[place], why, places)
        rows.append((escape(aspect.name), shares[aspect.id], said, slider))
    return pd.DataFrame(rows, columns=["Aspect", "Aandeel nu", "Kantelt bij een aandeel", "Op de schuif"])


def _slider(slider: Slider, now: int, why: Reason, places: list[tuple[float, str]]) -> str:
    """The nearest position on either side at which the measure has turned around, or why there is none."""
    turned = [k for k, codes in enumerate(slider.packages) if codes is not None and (why.code in codes) != why.chosen]
    below = [k for k in turned if k < now][-1:]
    above = [k for k in turned if k > now][:1]
    if below + above:
        return f"nu {now}; kantelt op {numbers.listed(map(str, below + above), 'of')}"
    if not places:
        return naming.LEFT_OUT
    if all(share > slider.reach for share, _ in places):
        return f"zo ver komt hij niet: 10 is {numbers.percent(slider.reach)}"
    return "tussen twee standen in"


def score_table(dossier: Dossier, why: Reason, weights: Floats, turns: Mapping[str, ScoreTurn | None]) -> pd.DataFrame:
    """Every score of a measure: what it adds, where it turns the measure around, and what it rests on."""
    adds = 100 * value_matrix(dossier)[dossier.measure_index[why.code]] * weights
    rows = []
    for criterion, added, weight in zip(dossier.criteria, adds, weights, strict=True):
        score = dossier.score_of[why.code, criterion.id]
        place = turns[criterion.id]
        if place is None:
            where = "kantelt niet" if weight else "telt niet mee"
        else:
            inside = " (binnen de marge)" if _inside(score, place, why.chosen) else ""
            where = f"{_side(criterion, why, place)}{inside}"
        origin = known.ORIGIN_SIGNS[score.origin] + " " + known.ORIGIN_WORDS[score.origin]
        rows.append(
            (
                escape(f"{criterion.name} (0–{numbers.amount(criterion.scale[1], criterion)})"),
                known.score_with_margin(score, dossier),
                numbers.signed(float(added), 1),
                where,
                escape(origin + (f", {score.source}" if score.source else "")),
                escape(score.note),
            )
        )
    columns = ["Criterium", "Score", "Draagt bij", "Kantelt bij", "Herkomst", "Waarom deze score"]
    return pd.DataFrame(rows, columns=columns)


def _side(criterion: Criterion, why: Reason, place: ScoreTurn) -> str:
    score = numbers.amount(round(place.score, 1), criterion)
    if place.fits and not why.chosen:
        return f"{score} of minder"
    return f"{'onder' if (criterion.kind == 'benefit') == why.chosen else 'boven'} {score}"


def _inside(score: Score, place: ScoreTurn, chosen: bool) -> bool:
    """Whether a score within the margin turns it: one beyond the place, or at it where it then fits."""
    apart = abs(place.score - score.score)
    return apart <= score.margin if place.fits and not chosen else apart < score.margin


def score_line(dossier: Dossier, why: Reason, turns: Mapping[str, ScoreTurn | None]) -> str:
    """Which scores can turn the measure around within their own margin."""
    found = [
        f"{dossier.criterion(id).name}, nu {known.score_in_words(score, dossier)}, {_side(dossier.criterion(id), why, place)} "
        f"({known.ORIGIN_WORDS[score.origin]})"
        for id, place in turns.items()
        if place is not None and _inside(score := dossier.score_of[why.code, id], place, why.chosen)
    ]
    where = "eruit" if why.chosen else "erin"
    if not found:
        return (
            f"**Geen enkele score brengt deze stap in zijn eentje binnen zijn marge {where}.** Vallen er meer scores "
            "tegelijk anders, dan kan het soms wel: dat staat bij Gevoeligheid, onder 'Andere scores'."
        )
    count = numbers.count_of(len(found), "score kan", "scores kunnen")
    alone = " elk in hun eentje" if len(found) > 1 else ""
    return (
        f"**{count[:1].upper()}{count[1:]} deze stap binnen de marge{alone} {where} brengen**: "
        f"{escape('; '.join(found))}."
    )


def waterfall(dossier: Dossier, code: str, weights: Floats) -> pd.DataFrame:
    """What each criterion adds or costs, one after the other, in points of 100; the last row is the sum."""
    adds = 100 * value_matrix(dossier)[dossier.measure_index[code]] * weights
    rows, level = [], 0.0
    for criterion, added in zip(dossier.criteria, map(float, adds), strict=True):
        rows.append((criterion.name, level, level + added, naming.kind(criterion), numbers.signed(added, 1)))
        level += added
    rows.append(("Samen", 0.0, level, "samen", numbers.signed(level, 1)))
    return pd.DataFrame(rows, columns=["criterium", "van", "tot", "soort", "tekst"])
