"""Owns the Dutch sentences about what stands firm when weightings and scores fall otherwise. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from keuzemodel.analyse.sampling import Influence, Tally, margin_of
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import ORIGIN_WORDS, unknown_lines
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import linked
from keuzemodel.dashboard.language.numbers import listed, number, percent
from keuzemodel.dashboard.words.certainty import draws_line, share_in_words
from keuzemodel.model.dossier import ORIGINS, Dossier, Origin

FIRM = 0.9
"""In or out in at least this share of the draws counts as firm, on screen and in words."""
ASSUMED: tuple[Origin, ...] = ("aanname",)
KNOWN: tuple[Origin, ...] = tuple(o for o in ORIGINS if o not in ASSUMED)
KINDS = ("Andere weging", "Aannames anders", "Andere scores anders", "Alles anders")
CAUSES = ("de weging", "aannames", "andere scores")
IN, OUT, FIXED, TOGETHER = "bijna altijd erin", "bijna altijd eruit", "door uw vaste keuze", "alles samen"


def so_far_line(dossier: Dossier) -> str:
    """That certainty says nothing of what is not known, or nothing."""
    unknown = unknown_lines(dossier)
    return f"{unknown} Wordt dat bekend, dan kan het beste pakket anders zijn." if unknown else ""


def legend(stepped: bool) -> str:
    """How scores fall, and what counts as firm."""
    steps = (
        " Scores op een criterium waarvoor een grens bestaat, vallen in hele punten of hele euro's." if stepped else ""
    )
    return (
        f"Bijna altijd: in minstens {percent(FIRM)} van de trekkingen. Elke score kan binnen zijn marge even goed hoger "
        "als lager uitvallen, maar niet buiten de schaal. Een score van 0 kan dus alleen hoger worden, en gemiddeld vallen "
        f"baten daardoor iets hoger uit.{steps} 'Andere scores' zijn de scores die geen aanname zijn."
    )


def verdict(draws: Sequence[Tally], place: int, fixed: bool) -> str:
    """What a measure hangs on, by how often it is in per kind of draw, in the order of KINDS."""
    if fixed:
        return FIXED
    share = [t.held[place] / max(t.feasible, 1) for t in draws]
    if share[-1] >= FIRM:
        return IN
    if share[-1] <= 1 - FIRM:
        return OUT
    causes = [cause for cause, s in zip(CAUSES, share[:-1], strict=True) if 1 - FIRM < s < FIRM]
    return f"hangt af van {listed(causes) or TOGETHER}"


def firm_lines(asked: Question, verdicts: Mapping[str, str], together: Tally) -> str:
    """The headline for a meeting: what is in whatever happens, and what hangs on an assumption."""
    groups: dict[str, list[str]] = {}
    for code in asked.dossier.codes:
        groups.setdefault(verdicts[code], []).append(code)
    lines = [_firm_in(asked, groups.pop(IN, []), verdicts, together)]
    out, fixed = groups.pop(OUT, []), groups.pop(FIXED, [])
    for word in sorted(groups, key=lambda word: (CAUSES[1] not in word, word)):
        lines.append(f"{word[:1].upper()}{word[1:]}: {linked(groups[word], asked)}.")
    if out:
        lines.append(f"Bijna altijd eruit: {linked(out, asked)}.")
    if fixed:
        lines.append(f"Staat vast door uw keuze: {linked(fixed, asked)}.")
    return "\n".join(f"- {line}" for line in lines)


def _firm_in(
    asked: Question, codes: list[str], verdicts: Mapping[str, str], together: Tally
) -> str:  # fmt: skip
    if codes:
        return (
            "Bijna altijd erin, hoe u ook weegt en hoe de scores binnen hun marge ook uitvallen: "
            f"**{linked(codes, asked)}**."
        )
    ranked = sorted(
        (place for place, code in enumerate(asked.dossier.codes) if verdicts[code] != FIXED),
        key=lambda p: -together.held[p],
    )
    near = [
        f"{linked([asked.dossier.codes[p]], asked)} ({share_in_words(together.held[p], together.feasible, 1)})"
        for p in ranked[:2]
        if together.held[p]
    ]
    return "**Geen enkele stap is bijna altijd erin.**" + (f" Het dichtst erbij: {listed(near)}." if near else "")


def settle_line(asked: Question, assumed: Influence, top: Influence) -> str:
    """Which score to settle first: the most telling of those that are assumed, and of all."""
    lead = f"**Zoek eerst de score uit van {_named(asked, assumed)}.** {_effect(assumed)}"
    if assumed == top:
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


def drawn_line(draws: Mapping[str, Tally], seed: int) -> str:
    """How often everything together was drawn and how sure that is; and every kind, if not as often for all of them."""
    together = draws_line(draws[KINDS[-1]], seed, "weging en scores samen")
    if len({t.n for t in draws.values()}) == 1:
        return together
    said = (f"{kind.lower()} {number(t.n)} (± {_widest((k, t.feasible) for k in t.held)})" for kind, t in draws.items())
    return f"{together} Per soort: {listed(said)} procentpunt. Wat langer rekenen kost, is minder vaak getrokken."


def influence_draws_line(ranked: Sequence[Influence]) -> str:
    """How often every score was drawn anew, and how sure the shares are."""
    return (
        f"Elke score is {number(ranked[0].n)} keer opnieuw getrokken. De marge is hoogstens "
        f"± {_widest((i.changed, i.n) for i in ranked)} procentpunt (95 % zeker)."
    )


def _widest(shares: Iterable[tuple[int, int]]) -> str:
    """The widest margin of shares, (found, of so many draws), in percentage points to either side."""
    return number(max(50 * (high - low) for low, high in (margin_of(k, n) for k, n in shares)), 1)


INFLUENCE_LEGEND = (
    "Steeds liggen alle scores ergens binnen hun marge en valt daarna één score opnieuw, bij de weging van nu. Wat één score "
    "kan doen als alle andere blijven zoals zij zijn, staat bij Stappen."
)
NO_INFLUENCE = "Geen enkele score maakt verschil, ook niet als de andere scores anders uitvallen."
"""Where redrawing any one score never changes the package."""
TOO_SLOW = "Met deze grenzen kost elke trekking te veel tijd om dit per score uit te rekenen. Kies links een benadering met minder grenzen, of zonder."
