"""Owns the words on the board: its tiles, what is open beside them, and its meters. No Streamlit."""

from __future__ import annotations

from keuzemodel.analyse.explanation import Reason
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.known import lacking
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.language.numbers import capital, count_of, listed, number, percent
from keuzemodel.dashboard.words.package import reason
from keuzemodel.model.difference import Difference
from keuzemodel.model.dossier import Criterion, Measure

CAME, WENT = "erbij", "eruit"
FILL_IN = "Vul in wat nog niet bekend is"
LET_GO, BEFORE = "Laat los voor het waarom.", "Zoals het was voor het schuiven:"
CLOSE, MORE, BEHIND = "Sluit", "Alles over deze stap", "Achtergrond"
EXPLAINED = "Uitleg"
METERS = (
    "Deel van wat alle stappen samen geven of vragen; met een grens: hoe ver tot die grens. Streepje: het advies; "
    "oranje blokje: de grens."
)
RIVAL_SIGN, NO_ROOM = "✕", "past niet"
WHYS = (
    f"Levert een stap meer op dan hij vraagt en zit hij er toch niet in? '{RIVAL_SIGN} 4': hij gaat niet samen met "
    f"stap 4. '{NO_ROOM}': hij past niet binnen de grens."
)
MOST_RIVALS = 2
"""So many codes of rivals a tile holds; of the others it says how many there are."""
LEGEND = (
    (naming.CHOSEN, "in het pakket"),
    (naming.LEFT_OUT, "niet"),
    (naming.ALWAYS_SIGN, "altijd"),
    (naming.NEVER_SIGN, "nooit"),
    (naming.CAME_SIGN, "nu erbij"),
    (naming.WENT_SIGN, "nu eruit"),
    ("⇠", "nodig"),
    ("⇢", "bouwt erop"),
    (RIVAL_SIGN, "sluit uit"),
)
BARS = (("yields", "levert op"), ("costs", "vraagt"))
KEYS = ((naming.CHOSEN, "in het pakket"), (naming.LEFT_OUT, "niet"))
SURE_KEY, WHY_KEY = ("◔ ◑ ◕", "hoe vaak erin"), (RIVAL_SIGN, "niet samen met")
"""What has to be known to read the board at all; the rest is one click away. After both parts of the last one comes
the rival of a step on the board."""
NEEDS, NEEDED_BY, EXCLUDES = "bouwt op", "nodig voor", "niet samen met"


def said_aloud(moved: Difference, asked: Question) -> str:
    """What moved, for who hears it; plain."""
    parts = [
        f"{where}: {listed(naming.plain_step(asked.dossier.measure(c)) for c in codes)}"
        for where, codes in ((CAME.capitalize(), moved.came), (WENT.capitalize(), moved.went))
        if codes
    ]
    return ". ".join(parts)


def held(moved: Difference, now: Situation, there: Situation) -> str:
    """While a slider is held: what the package is where it stands now, against that of before; plain."""
    count = phase_count(len(there.package.codes), len(now.dossier.codes))
    if not moved:
        return f"Bij deze stand: hetzelfde pakket, {count}."
    parts = [f"{number(len(codes))} {where}" for where, codes in ((CAME, moved.came), (WENT, moved.went)) if codes]
    return f"Bij deze stand: {count}, {listed(parts)}. {LET_GO}"


def nothing_moved(situation: Situation) -> str:
    """That the last change moved nothing; plain."""
    return f"Het pakket verandert niet: {count_of(len(situation.package.codes), 'stap', 'stappen')}."


def nothing_to_choose(asked: Question) -> str:
    """That all steps are in wherever the sliders stand, and why. Markdown."""
    unknown = lacking((c.id for c in asked.dossier.criteria), asked.dossier)
    why = f" {capital(unknown)}; vul dat in op *Eigen scores*." if unknown else ""
    return f"**Hier valt nog niets te kiezen**: waar de schuiven ook staan, alle stappen zitten erin.{why}"


def badge(came: bool) -> str:
    """What stands on a tile that came in or went out since the last change."""
    return f"{naming.CAME_SIGN} {CAME}" if came else f"{naming.WENT_SIGN} {WENT}"


def tile(measure: Measure, chosen: bool, moved: str, asked: Question) -> str:
    """The name of a tile for who hears it."""
    force = asked.choice.forced(measure.code)
    fixed = f", op {force} gezet" if force != "model" else ""
    now = f", nu {moved}" if moved else ""
    return f"{naming.brief_step(measure)}: {'in' if chosen else 'niet in'} het pakket{now}{fixed}"


def kept_out(why: Reason) -> tuple[str, str, str] | None:
    """The sign and the words on a tile that yields more than it asks and is out, and the same for who hears it; None
    where neither a rival nor a limit keeps it out.
    """
    if why.kind == "rival":
        more = len(why.others) - MOST_RIVALS
        short = f"{', '.join(why.others[:MOST_RIVALS])}{f' +{more}' if more > 0 else ''}"
        return RIVAL_SIGN, short, f"gaat niet samen met {listed(why.others)}"
    if why.kind == "capacity" or (why.kind == "several" and "limit" in why.causes):
        return "", NO_ROOM, f"{NO_ROOM} binnen de grens"
    return None


def how_sure(word: str) -> str:
    """How sure a step is, for who hears its tile. word: in how many cases it is in, or empty."""
    return f"hoe zeker: {word}" if word else ""


def how_often(word: str, share: str) -> str:
    """The same with its figure, in the open step. word: as of `how_sure`."""
    if not word:
        return ""
    return f"Hoe zeker: {word}. Met andere passende scores en wegingen zit hij er in {share} van de gevallen in."


def phase_count(chosen: int, steps: int) -> str:
    """How many steps of a phase are in, beside its heading."""
    return f"{number(chosen)} van de {number(steps)} {'stap' if steps == 1 else 'stappen'}"


def later(situation: Situation, measure: Measure) -> str:
    """In which phase a step comes, where that is later than its own; else empty."""
    number_ = situation.phases[measure.code]
    if number_ == measure.phase:
        return ""
    return f"→ {next(naming.phase_heading(p) for p in situation.dossier.phases if p.number == number_)}"


def worth(yields: float, costs: float) -> str:
    """What a step yields and asks, in points of 100."""
    return f"Levert {number(yields, 1)} punten op en vraagt er {number(costs, 1)}, bij uw weging."


def verdict(why: Reason, asked: Question) -> str:
    """Whether a step is in and why, plain."""
    where = "In het pakket." if why.chosen else "Niet in het pakket."
    return f"{where} {plain(reason(why, asked))}"


def meter(criterion: Criterion, share: float, limit: str) -> str:
    """A meter for who hears it, and beside the pointer. limit: the capacity in words, or empty."""
    what = "van alles wat te halen is" if criterion.kind == "benefit" else "van wat alle stappen samen vragen"
    return f"{criterion.name}: {percent(share)} {what}{limit}"


def within(used: str, limit: str) -> str:
    """How much of the capacity is used."""
    return f"{used} van {limit}"
