"""Owns the words about all tables that fit at once: one of many, one package for all, what to ask first. No Streamlit."""

from __future__ import annotations

from keuzemodel.analyse.ensemble.diagnostics import Diagnostics
from keuzemodel.analyse.ensemble.knowing import Question as ToAsk
from keuzemodel.analyse.ensemble.knowing import Questions
from keuzemodel.dashboard.asked.certainty.fitting import Fitting, Standing
from keuzemodel.dashboard.asked.certainty.over_tables import FREE, PINNED, Anyhow, ForAll, Reach
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import linked, linked_step
from keuzemodel.dashboard.language.numbers import amount, count_of, listed, number, percent
from keuzemodel.dashboard.words.certainty.draws import share_in_words
from keuzemodel.dashboard.words.certainty.fitting import ROUGH, notes, tables
from keuzemodel.model.dossier import Criterion

STEPS_TITLE, STEPS_TITLE_TOLD = (
    "Hoe vaak zit elke stap erin, bij uw weging van nu?",
    "Hoe vaak zit elke stap erin, hoe u ook weegt?",
)
CHOICE_TITLE = "Eén pakket voor alle tabellen"
REACH_TITLE = "Hoe vast ligt elke score?"
SAMPLE_TITLE = "Hoe goed zijn deze tabellen getrokken?"
WHICH = "Van welk criterium?"
TO_METHOD = "Hoe deze tabellen zijn gemaakt"
ASKING = "Elke score: wat is het waard die te weten?"
NOTHING_FOR_ALL = "Er is geen pakket dat gemiddeld over alle tabellen binnen uw vaste stappen en grenzen past."

AVERAGE, REGRET, THIS, ADVICE = "Gemiddeld het beste", "Kleinste spijt", "Dit pakket", "Het advies"
CHOICE_LEGEND = (
    "Waarde: gemiddeld over alle tabellen, in punten, bij uw weging van nu. Kleinste spijt: het pakket waarmee u in het "
    "slechtste geval het minst misloopt, over alle tabellen, uw weging en de wegingen van het dossier. Geldt er een grens, "
    "dan moeten deze twee er gemiddeld over de tabellen in passen; een ander pakket kan meer waard zijn en er toch niet in passen."
)
REACH_LEGEND = (
    "De balk: waar de score ligt in negen van de tien tabellen die passen. De streep: de score van nu. Een korte balk ligt "
    "vast, een lange is vrij."
)


def one_of_many(found: Fitting, standing: Standing) -> str:
    """That the table on screen is one of many that fit as well."""
    narrowed = (
        f" Van die {number(found.whole)} hebben er {number(standing.n + standing.lost)} ook uw eigen scores."
        if standing.n + standing.lost < found.whole
        else ""
    )
    origins = {s.origin for s in found.ensemble.dossier.scores} if found.ensemble is not None else set()
    also = "Ook" if "rapport" in origins else "De bron noemt geen scores; ook"
    return (
        f"**De scores op het scherm zijn één tabel van heel veel.** {also} andere tabellen passen bij alles wat de bron zegt. "
        f"Hier tellen er {number(found.whole)} mee, willekeurig getrokken.{narrowed}"
    )


def careful_line(situation: Situation, found: Anyhow) -> str:
    """The most careful figure: any table that fits and any weighting at once."""
    exactly = share_in_words(found.same, found.n)
    other = "Er passen ook andere scores bij de bron, en u kunt anders wegen."
    if not situation.package.codes:
        return f"{other} Dan is in **{exactly}** van de gevallen geen enkele stap kiezen het beste, zoals nu."
    steps = count_of(len(situation.package.codes), "stap", "stappen")
    return f"{other} Dan blijven gemiddeld **{number(found.kept, 1)} van de {steps}** staan. In **{exactly}** van de gevallen is het precies dit pakket."


TOLD = (
    "Bij uw weging van nu noemt de bron zelf dit pakket: elke tabel die past geeft het, en dat zegt niets over hoe zeker het "
    "is. Hieronder staat daarom hoe vaak elke stap erin zit over tabellen die passen **en** willekeurige wegingen."
)


def here_line(situation: Situation, standing: Standing) -> str:
    """The same at the present weighting only, as a range."""
    low, middle, high = standing.kept
    exactly = share_in_words(standing.same, standing.n)
    if not situation.package.codes:
        return f"Bij uw weging van nu is dat in {exactly} van {tables(standing)}."
    between = number(middle) if low == high else f"meestal {number(low)} tot {number(high)} (midden {number(middle)})"
    return (
        f"Bij uw weging van nu, over {tables(standing)}: in {exactly} precies dit pakket, en van de "
        f"{count_of(len(situation.package.codes), 'stap', 'stappen')} blijven er {between}. {' '.join(notes(standing))}"
    ).strip()


def careful_caption(found: Anyhow, seed: int) -> str:
    """Where the most careful figure comes from."""
    rough = f" {ROUGH}" if found.standing.rough else ""
    return f"{number(found.n)} keer een tabel die past met een weging, vastgelegd met startgetal {seed}.{rough}"


def asked_lines(asked: Question, found: Questions) -> tuple[str, ...]:
    """What to find out first, as questions. Markdown."""
    return tuple(f"**{question(asked, one)}** {worth(one)}" for one in found.singles)


def together_line(asked: Question, found: Questions) -> str:
    """The best set of a few answers; empty where it gives no more than one answer. Markdown."""
    if found.together is None:
        return ""
    of = listed(
        f"{escape(asked.dossier.criterion(id).name.lower())} van {linked([code], asked)}"
        for code, id in found.together.cells
    )
    together = f"Samen leveren {number(len(found.together.cells))} antwoorden het meest op"
    return f"**{together}:** {of}. {worth(found.together, several=True)}"


def first_line(asked: Question, found: Questions, told: bool = False) -> str:
    """What to find out first of all, in a sentence. Markdown."""
    if not found.singles:
        return together_line(asked, found) or stop_line(found, told)
    return f"**Zoek eerst uit:** {asked_lines(asked, found)[0]}"


def question(asked: Question, one: ToAsk) -> str:
    """What to find out: how much of what a step asks or gives. Markdown."""
    ((code, id),) = one.cells
    criterion = asked.dossier.criterion(id)
    name = escape(criterion.name.lower())
    does = "vraagt" if criterion.kind == "burden" else "geeft"
    return f"Hoeveel {name} {does} {linked_step(asked.dossier.measure(code), asked)}?"


def worth(one: ToAsk, several: bool = False) -> str:
    """How often an answer changes the package, and what that gains."""
    known = "ze weet" if several else "dit weet"
    return (
        f"Wie {known}, kiest in {percent(one.changes)} van de gevallen een ander pakket, en wint gemiddeld "
        f"{number(100 * one.gain, 1)} punten waarde."
    )


def stop_line(found: Questions, told: bool = False) -> str:
    """That no answer changes what is best; empty where one does. told: the source itself names the package here, so
    the questions are over all weightings.
    """
    if not found.stop:
        return ""
    if told:
        return (
            "**Spreek eerst de weging af.** Bij deze weging noemt de bron zelf dit pakket: geen score verandert het. Over "
            "andere wegingen samen maakt geen antwoord op één vraag een ander pakket duidelijk beter."
        )
    if found.same == 1:
        return (
            "In elke tabel die past, is bij deze weging hetzelfde pakket het beste: geen enkel antwoord verandert het. Bij een "
            "andere weging kan dat anders zijn."
        )
    return "**Geen enkele score hoeft u apart uit te zoeken.** Geen antwoord op één vraag maakt duidelijk een ander pakket beter."


ASK_LEGEND = (
    "Uitgerekend over alle tabellen die passen: het pakket wordt met de ene helft gekozen en op de andere helft beoordeeld, "
    "zodat toeval niets oplevert. Alleen vragen waarvan de winst duidelijk is, staan er, de duidelijkste bovenaan. Het pakket van vergelijking is het "
    "pakket dat gemiddeld het beste is. Vul een antwoord in bij Eigen scores, met marge 0: dan tellen alleen de tabellen mee die het hebben."
)


def disappointment_line(found: ForAll) -> str:
    """What the package promises, and what remains of it on average."""
    promised, expected = (100 * part for part in (found.disappointment.promised, found.disappointment.expected))
    said = (
        f"Dit pakket belooft **{number(promised, 1)} punten** waarde met de scores op het scherm. Over alle tabellen die "
        f"passen is het gemiddeld **{number(expected, 1)} punten** waard. "
    )
    if expected < promised:
        return said + "Reken dus op minder: een pakket wordt gekozen omdat zijn scores goed uitvallen."
    lost = 100 * found.disappointment.any_table
    said += (
        "Dat is niet minder: in die tabellen mogen aangenomen scores overal op hun schaal liggen, en zij vallen er gemiddeld "
        "gunstiger uit."
    )
    if lost < LITTLE:
        return said
    return said + (
        f" Wie een willekeurige tabel gelooft en daar het beste pakket van kiest, komt gemiddeld {number(lost, 1)} punten "
        "bedrogen uit."
    )


def used(reach: Reach) -> str:
    """How much of its scale a score uses, in a word."""
    if reach.used <= PINNED:
        return "ligt vast"
    return "is vrij" if reach.used >= FREE else "ligt deels vast"


def reach_alt(criterion: Criterion) -> str:
    """The alternative text of the bars."""
    return f"Waar elke score op '{escape(criterion.name)}' ligt in de tabellen die passen; de tabel eronder zegt hetzelfde."


def between(reach: Reach, asked: Question) -> str:
    """The range in nine of ten tables."""
    criterion = asked.dossier.criterion(reach.criterion)
    return f"{amount(reach.low, criterion)} tot {amount(reach.high, criterion)}"


def reach_line(reaches: tuple[Reach, ...]) -> str:
    """How many scores are pinned down, and how many are free."""
    pinned, free = sum(r.used <= PINNED for r in reaches), sum(r.used >= FREE for r in reaches)
    return (
        f"Van de {number(len(reaches))} scores liggen er {number(pinned)} vast (negen van de tien tabellen gebruiken hoogstens "
        f"{percent(PINNED)} van de schaal) en zijn er {number(free)} vrij (minstens {percent(FREE)})."
    )


LITTLE = 0.05
"""Points that are shown as 0,0."""

METHOD_TITLE = "Alle tabellen die bij de bron passen"
METHOD = """\
Van de bron is geen volledige scoretabel bekend. De tekst zegt wel veel: welke stappen er bij welke weging in zitten,
en welke stap meer geeft of kost dan een andere. Heel veel verschillende tabellen passen daarbij.

- **Wat er mag bewegen.** Een score die uit de tekst is gelezen, blijft binnen zijn marge. Een aangenomen score mag overal
  op zijn schaal liggen.
- **Wanneer een tabel past.** Als alles klopt wat de bron over scores en uitkomsten zegt (zie *Toets aan de bron*). Onze
  eigen drempels tellen daarbij niet mee.
- **Hoe ze zijn getrokken.** Met een wandeling: steeds verandert één score een klein beetje, en een stap die niet past gaat
  niet door. Zo komt elke tabel die past even vaak voor. Er zijn veel wandelingen naast elkaar, die ver uit elkaar begonnen.
- **Wat wij ermee doen.** Voor elke tabel zoeken wij precies het beste pakket bij uw weging, grenzen en vaste stappen. Uw
  eigen scores houden alleen de tabellen over die ze hebben.
- **Waar u op moet letten.** Waar de bron zelf een uitkomst noemt, geeft elke tabel die past die uitkomst. Dat bewijst niets.
"""


def sample_lines(found: Diagnostics) -> tuple[str, ...]:
    """How good the sample is."""
    again = (
        f"Een tweede, losse trekking gaf voor elke stap hetzelfde aandeel, op hoogstens {percent(found.apart, 1)} na."
        if found.apart is not None
        else ""
    )
    lines = (
        f"{count_of(found.chains, 'keten', 'ketens')} zijn ver uit elkaar begonnen en liepen elk {number(found.sweeps)} keer langs alle "
        f"scores; {percent(found.acceptance)} van de stapjes bleef binnen wat de bron zegt.",
        f"R-hat is hoogstens {number(found.rhat_max, 3)} (1 is volmaakt, tot 1,05 is goed). Het effectieve aantal is minstens "
        f"{number(found.ess_min, 0)} (400 is genoeg).",
        again,
    )
    return tuple(line for line in lines if line)
