"""Owns how certain the package is in a few sentences, on top of the screen Gevoeligheid and in the story. No Streamlit."""

from __future__ import annotations

from keuzemodel.analyse.ensemble.knowing import Questions
from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.certainty.answers import Headline, Nearby
from keuzemodel.dashboard.asked.certainty.fitting import MOST
from keuzemodel.dashboard.asked.certainty.over_tables import Anyhow
from keuzemodel.dashboard.asked.certainty.relying import NEARLY as NEARLY_ALWAYS
from keuzemodel.dashboard.asked.certainty.relying import Relying, Turns
from keuzemodel.dashboard.asked.settings import demanded_names
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language.known import unknown_lines
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import linked, linked_brief, moves_between
from keuzemodel.dashboard.language.numbers import amount_of, count_of, listed, number, percent
from keuzemodel.dashboard.words.certainty.draws import margin_in_words, share_in_words
from keuzemodel.dashboard.words.certainty.over_tables import careful_caption, careful_line, question

TITLE = "Hoe zeker is dit pakket?"
RELY_TITLE, HANGS_TITLE, ASK_TITLE = "Hier kunt u op rekenen", "Dit kan nog wisselen", "Zoek dit eerst uit"
NEARLY = f"**Vrijwel altijd** (minstens {percent(NEARLY_ALWAYS)})"
WITHIN = f"**Meestal** (minstens {percent(MOST)})"
MORE_OUT, MORE_IN = ", vaker eruit dan erin", ", vaker erin dan eruit"
STRIP = "De strook onder een schuif gaat alleen over de scores op het scherm; hier tellen ook andere die passen."
NOTHING_HANGS = "Geen enkele stap: alles staat links."
STAYS = " Die stap blijft; dit bepaalt wat er nog bij past."
SETTLE, NOT_SCORES = "Spreek eerst af hoe zwaar dit telt:", "Scores uitzoeken helpt hier nog niet."
WHY_NOT_SCORES = (
    "Waarom scores uitzoeken nog niet helpt: bij deze weging noemt de bron zelf dit pakket, en over andere wegingen samen "
    "maakt geen antwoord op één vraag een ander pakket duidelijk beter."
)
NOTHING_WITHIN = "Geen enkele stap is dat zeker."
HOW_COUNTED = "Hoe is dit geteld?"
ONLY_WEIGHTS = "Alleen anders wegen, met de scores op het scherm, zegt minder: dat gaat over één tabel."


def lines(situation: Situation, headline: Headline, careful: Anyhow | None) -> tuple[str, ...]:
    """How much stays, how near the first other package is, and what is unknown. Markdown.

    careful: over any table that fits and any weighting, which then comes first; None where no tables fit.
    """
    first, *others = weights_lines(situation, headline)
    said = [first] if careful is None else [careful_line(situation, careful), f"{ONLY_WEIGHTS} {first}"]
    return (*said, *others, *_unknown(situation))


def weights_lines(situation: Situation, headline: Headline) -> tuple[str, ...]:
    """How much stays under any weighting, with the scores as they are, and how near the first other package is."""
    often = often_line(situation.package.codes, headline.often)
    return (often, near_line(situation, headline.near)) if headline.near is not None else (often,)


def careful_lines(situation: Situation, careful: Anyhow) -> tuple[str, ...]:
    """The most careful figure only, and what is unknown. Markdown."""
    return careful_line(situation, careful), *_unknown(situation)


def _unknown(situation: Situation) -> tuple[str, ...]:
    unknown = unknown_lines(situation.dossier)
    return (f"{unknown} Wordt dat bekend, dan kan het beste pakket anders zijn.",) if unknown else ()


def often_line(package: tuple[str, ...], tally: Tally) -> str:
    """How much of this package stays under any weighting, and how often it is exactly the best."""
    exactly = share_in_words(tally.same, tally.feasible)
    if not package:
        return f"In **{exactly}** van de wegingen is het beste om geen enkele stap te kiezen, zoals nu."
    steps = count_of(len(package), "stap", "stappen")
    return (
        f"Wie willekeurig weegt, houdt gemiddeld **{number(tally.kept, 1)} van de {steps}** over; in **{exactly}** van de "
        "wegingen is het precies dit pakket."
    )


def often_caption(tally: Tally, seed: int) -> str:
    """Where those figures come from."""
    return (
        f"{number(tally.n)} willekeurige verdelingen over de aspecten (startgetal {seed}). Precies dit pakket: 95 % zeker "
        f"{margin_in_words(tally.same, tally.feasible)}."
    )


def near_line(asked: Question, near: Nearby) -> str:
    """Which shift between the aspects gives another package soonest."""
    if near.other is None:
        return "Hoe u de aspecten ook verdeelt, dit pakket blijft het beste."
    change = moves_between(near.codes, near.other.codes, asked)
    if near.even_now:
        return f"**Nu al is een ander pakket even goed**: daar {change}."
    names = {a.id: escape(a.name) for a in asked.dossier.aspects}
    less = listed(names[s.id] for s in near.shifts if s.after < s.before)
    more = listed(names[s.id] for s in near.shifts if s.after > s.before)
    return (
        f"Het snelst verandert het als **{percent(near.other.moved, 1)}** van het gewicht verschuift, van {less} naar {more}: "
        f"voorbij dat punt {change}."
    )


def forced_line(asked: Question) -> str:
    """That forced choices hold in everything below; empty if there are none."""
    parts = [f"{linked(asked.choice.require, asked)} op altijd"] if asked.choice.require else []
    parts += [f"{linked(asked.choice.forbid, asked)} op nooit"] if asked.choice.forbid else []
    said = [f"U hebt {listed(parts)} gezet; dat geldt in alles hieronder."] if parts else []
    if names := demanded_names(asked):
        said.append(f"U eist minstens één stap voor {escape(listed(names))}; ook dat geldt in alles hieronder.")
    return " ".join(said)


def within_parts(asked: Question, found: Relying) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The steps that are in whatever holds, nearly always and mostly, the surest first. Markdown."""
    parts = ((NEARLY, found.nearly), (WITHIN, found.within))
    named = tuple(
        (name, tuple(linked_brief(asked.dossier.measure(code), asked) for code in codes))
        for name, codes in parts
        if codes
    )
    return named or ((NOTHING_WITHIN, ()),)


def without_title(found: Relying) -> str:
    """How many steps are out whatever holds."""
    return f"Meestal niet: {count_of(len(found.without), 'stap', 'stappen')}"


def without_lines(asked: Question, found: Relying) -> tuple[str, ...]:
    """These steps. Markdown."""
    return _with_shares(found.without, asked, found)


def hangs_parts(asked: Question, found: Relying) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What turns the other steps, each with the steps. Markdown."""
    counts, n = found.over.standing.counts, found.over.n
    return tuple(
        (
            _turns(asked, on),
            tuple(
                line + _against(on.within, counts[code] / n)
                for code, line in zip(codes, _with_shares(codes, asked, found), strict=True)
            ),
        )
        for on, codes in found.hangs.items()
    )


def _against(within: bool, share: float) -> str:
    """That a step is now what it mostly is not."""
    return MORE_OUT if within and share < 0.5 else MORE_IN if not within and share > 0.5 else ""


def _turns(asked: Question, on: Turns) -> str:
    way = "Nu erin, eruit" if on.within else "Nu eruit, erin"
    if on.aspect is None:
        return f"{way} bij andere scores"
    return f"{way} als **{escape(asked.dossier.aspect(on.aspect).name)}** {'zwaarder' if on.more else 'lichter'} telt"


def _with_shares(codes: tuple[str, ...], asked: Question, found: Relying) -> tuple[str, ...]:
    counts, n = found.over.standing.counts, found.over.n
    shares = {code: share_in_words(counts[code], n).replace(" ", "\u00a0") for code in codes}
    return tuple(
        f"{linked_brief(asked.dossier.measure(code), asked)}\u00a0·\u00a0{shares[code]}\u00a0erin" for code in codes
    )


def counted(found: Relying, seed: int) -> tuple[str, ...]:
    """What the shares are of, and what is called most. Markdown."""
    return (
        "De scores op het scherm zijn één tabel van heel veel: ook andere tabellen passen bij alles wat de bron zegt. "
        f"{careful_caption(found.over, seed)}",
        f"Het percentage is hoe vaak een stap dan in het beste pakket zit. Vrijwel altijd: in minstens {percent(NEARLY_ALWAYS)} "
        f"van de gevallen. Meestal: in minstens {percent(MOST)}, of in hoogstens {percent(1 - MOST)} voor wat er niet in zit. De rest staat onder '{HANGS_TITLE}', bij het "
        "aspect dat er het meest toe doet.",
    )


def asked_items(asked: Situation, found: Questions, sure: Relying) -> tuple[str, ...]:
    """What to find out first, each with how often its answer changes the package: how much room there is, where that
    is our own guess, and then scores. Markdown.
    """
    approach = asked.dossier.approach(asked.choice.approach)
    room = () if asked.choice.limits or approach.origin != "aanname" else asked.limits.items()
    asks = tuple(
        f"Hoeveel {escape(asked.dossier.criterion(id).name.lower())} is er? "
        f"Wij namen aan: hoogstens {amount_of(most, asked.dossier.criterion(id))}."
        for id, most in room
    )
    stays = [one for one in found.singles if one.cells[0][0] in (*sure.nearly, *sure.within)]
    return asks + tuple(
        f"{question(asked, one)}{STAYS if one in stays[:1] else ''}  \n"
        f"In {percent(one.changes)} van de gevallen kiest u dan een ander pakket."
        for one in found.singles
    )


def settle_line(asked: Question, sure: Relying) -> str:
    """That the weighting is to be settled first, where the source itself names the package. Markdown."""
    turned = [
        f"- **{escape(asked.dossier.aspect(id).name)}**: {count_of(n, 'stap hangt', 'stappen hangen')} eraan"
        for id, n in sure.turned_by.items()
    ]
    return "\n".join([*([SETTLE, "", *turned, ""] if turned else []), NOT_SCORES])
