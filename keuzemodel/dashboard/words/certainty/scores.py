"""Owns the Dutch sentences about what stays in or out when scores, or weights too, vary. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keuzemodel.analyse.sampling import Influence, Tally
from keuzemodel.dashboard.asked.certainty.answers import FIRM, Draw, Firmness, FirstQuestion, Stands, Verdict
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import ORIGIN_WORDS
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import linked
from keuzemodel.dashboard.language.numbers import capital, listed, number, percent
from keuzemodel.dashboard.words.certainty.draws import draws_line, share_in_words, widest
from keuzemodel.dashboard.words.certainty.sections import DRAW_NAMES

DRAWS_AXIS = "in het beste pakket, % van de trekkingen"

SHARES = "Hoe vaak elke stap in het beste pakket zit als wegingen of scores anders vallen; de tabel zegt hetzelfde."
FIRST_QUESTION = "Welke score eerst uitzoeken?"
ALL_STEPS = "Alle stappen"

CAUSES = {Draw.WEIGHTS: "de weging", Draw.ASSUMED: "aannames", Draw.KNOWN: "andere scores"}
TOGETHER = "alles samen"
MOST_NEAR = 2
"""How many of the measures nearest to being firmly in are named."""


def legend(stepped: bool) -> str:
    """How scores are drawn, and what counts as firm."""
    steps = (
        " Scores op een criterium waarvoor een grens bestaat, vallen in hele punten of hele euro's." if stepped else ""
    )
    return (
        f"Bijna altijd: in minstens {percent(FIRM)} van de trekkingen. Elke score kan binnen zijn marge even goed hoger "
        "als lager uitvallen, maar niet buiten de schaal. Een score van 0 kan dus alleen hoger worden, en gemiddeld vallen "
        f"baten daardoor iets hoger uit.{steps} 'Andere scores' zijn de scores die geen aanname zijn."
    )


def verdict(verdict: Verdict) -> str:
    """How firm a measure is, and what that depends on."""
    match verdict.stands:
        case Stands.IN:
            return "bijna altijd erin"
        case Stands.OUT:
            return "bijna altijd eruit"
        case Stands.FIXED:
            return "door uw vaste keuze"
        case Stands.DEPENDS:
            return f"hangt af van {listed(CAUSES[draw] for draw in verdict.causes) or TOGETHER}"


def firm_lines(asked: Question, firmness: Firmness) -> tuple[str, ...]:
    """The headline for a meeting: what is always in, and what depends on an assumption."""
    lines = [_firm_in(asked, firmness)]
    for one, codes in firmness.depending():
        said = verdict(one)
        lines.append(f"{capital(said)}: {linked(codes, asked)}.")
    if out := firmness.standing(Stands.OUT):
        lines.append(f"Bijna altijd eruit: {linked(out, asked)}.")
    if fixed := firmness.standing(Stands.FIXED):
        lines.append(f"Staat vast door uw keuze: {linked(fixed, asked)}.")
    return tuple(lines)


def _firm_in(asked: Question, firmness: Firmness) -> str:
    if codes := firmness.standing(Stands.IN):
        return (
            "Bijna altijd erin, hoe u ook weegt en hoe de scores binnen hun marge ook uitvallen: "
            f"**{linked(codes, asked)}**."
        )
    near = [
        f"{linked([code], asked)} ({share_in_words(count, firmness.together.feasible, 1)})"
        for code, count in firmness.nearest_in(MOST_NEAR)
    ]
    return "**Geen enkele stap is bijna altijd erin.**" + (f" Het dichtst erbij: {listed(near)}." if near else "")


def first_question_line(asked: Question, question: FirstQuestion) -> str:
    """Which score to settle first: the most influential assumption, and the most influential of all."""
    lead = f"**Zoek eerst de score uit van {_named(asked, question.first)}.** {_effect(question.first)}"
    top = question.ranked[0]
    if question.first == top:
        return lead
    origin = ORIGIN_WORDS[asked.dossier.score_of[top.code, top.criterion].origin]
    return f"{lead} Nog meer scheelt die van {_named(asked, top)}, maar die score is al {origin}. {_effect(top)}"


def _named(asked: Question, influence: Influence) -> str:
    name = escape(asked.dossier.criterion(influence.criterion).name.lower())
    return f"stap {linked([influence.code], asked)} op '{name}'"


def _effect(influence: Influence) -> str:
    return (
        "Alle scores zijn onzeker; valt deze ene anders uit, dan verandert het pakket in "
        f"{share_in_words(influence.changed, influence.n)} van de gevallen."
    )


def drawn_line(draws: Mapping[Draw, Tally], seed: int) -> str:
    """The number of joint draws and their margin; and of each kind, where these differ."""
    together = draws_line(draws[Draw.EVERYTHING], seed, "weging en scores samen")
    if len({t.n for t in draws.values()}) == 1:
        return together
    said = (
        f"{DRAW_NAMES[draw].lower()} {number(t.n)} (± {widest((k, t.feasible) for k in t.held)})"
        for draw, t in draws.items()
    )
    return f"{together} Per soort: {listed(said)} procentpunt. Wat langer rekenen kost, is minder vaak getrokken."


def influence_draws_line(ranked: Sequence[Influence]) -> str:
    """How often each score was redrawn, and the margin of the shares."""
    return (
        f"Elke score is {number(ranked[0].n)} keer opnieuw getrokken. De marge is hoogstens "
        f"± {widest((i.changed, i.n) for i in ranked)} procentpunt (95 % zeker)."
    )


INFLUENCE_LEGEND = (
    "Steeds liggen alle scores ergens binnen hun marge en valt daarna één score opnieuw, bij de weging van nu. Wat één score "
    "kan doen als alle andere blijven zoals zij zijn, staat bij Stappen."
)
NO_INFLUENCE = "Geen enkele score maakt verschil, ook niet als de andere scores anders uitvallen."
"""Where redrawing any one score never changes the package."""
TOO_SLOW = "Met deze grenzen kost elke trekking te veel tijd om dit per score uit te rekenen. Kies links een benadering met minder grenzen, of zonder."
