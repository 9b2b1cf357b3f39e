"""Owns the words of the screen that leads a meeting, also shown to the room. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from keuzemodel.dashboard.kept.meetings import Meeting, shown_code
from keuzemodel.dashboard.language import numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dutch import long_date

TITLE = "Maakt het uit hoe wij wegen?"
OPENING = (
    "Iedereen weegt op de eigen telefoon. Hier ziet de zaal waar u het eens bent, "
    "en of het verschil iets uitmaakt voor het pakket."
)
QUESTION = "Wat vraagt u?"
FIRST_QUESTIONS = {
    "wegen": "Hoe zwaar telt elk aspect voor u?",
    "pakket": "Welke stappen kiest u?",
    "vragen": "Welk van twee pakketten kiest u?",
    "scores": "Hoe schat u deze scores?",
}
WAY = "Hoe antwoorden de deelnemers?"
ROLES = "Welke rollen zitten er aan tafel?"
ROLES_HELP = "Een rol per regel. Een deelnemer kiest er één. Laat leeg als rollen er niet toe doen."
FIRST_ROLES = ("Aanbieder verblijf", "Aanbieder ambulant", "Gecertificeerde instelling", "Gemeente", "Anders")
DAYS = "Wanneer wordt alles gewist?"
BEGIN = "Begin de bijeenkomst"
RESTS_ON = "De bijeenkomst gebruikt de benadering, de vaste stappen en de scores die nu gekozen zijn."
LEFT_EMPTY = "Leeg: de gewone vraag"
MORE = "Rollen, en wanneer alles wordt gewist"

WAYS = {
    "wegen": ("Met schuiven", "Ieder zet voor elk aspect een schuif van 0 tot 10."),
    "pakket": ("Zelf een pakket samenstellen", "Ieder kiest stappen; op de regels en de ruimte wordt gelet."),
    "vragen": ("Kiezen tussen twee pakketten", "Hooguit acht keer; daaruit volgt wat iemand belangrijk vindt."),
    "scores": ("Scores schatten", "Ieder schat, los van elkaar, de scores die het meest uitmaken."),
}
JOIN = "Doe mee"
CODE = "Code"
NOBODY = "Nog niemand doet mee. Scan de code, of ga naar het adres en vul de code in."
TOO_FEW = "Er is één antwoord. De zaal ziet de antwoorden vanaf twee: één zou laten zien wat die ene deelnemer vindt."
LOCAL = (
    "Dit adres werkt alleen op deze computer. Telefoons kunnen meedoen als u het keuzemodel opent op een adres dat zij "
    "bereiken."
)
HIDDEN = "De antwoorden zijn nog verborgen, tot u ze toont."
NO_ANSWERS = "Er zijn nog geen antwoorden in deze ronde."
CLOSED = "Deze ronde is dicht. Open hem weer, of ga naar de volgende."
CLOSE, OPEN = "Sluit de ronde", "Open de ronde weer"
SHOW, HIDE = "Toon de antwoorden", "Verberg de antwoorden"
NEXT, PREVIOUS = "Volgende ronde", "Vorige ronde"
OTHER, ASK = "Andere vraag", "Vraag dit"
OTHER_HELP = (
    "Dezelfde deelnemers, een nieuwe ronde; het gaat over wat nu op het bord staat. Neem eerst mee wat u van deze vraag "
    "wilt bewaren: daarna ziet u die niet meer."
)
FULL, SMALL = "Vul het scherm", "Klein scherm"
STOP = "Stop en wis"
STOP_SURE = "Alles van deze bijeenkomst wordt gewist: antwoorden, namen en code. Dat kan niet terug. Wat u als scenario bewaarde, blijft."
STOPPED = "De bijeenkomst is gewist."
GONE = "De bijeenkomst bestaat niet meer."
REALLY = "Ja, wis alles"
TAKE = "Neem over"
TAKE_HELP = "Wat u overneemt, staat daarna op het bord. Bewaar het op Scenario's onder een naam."
TAKE_MIDDLE = "De middelste weging"
NEARLY = 0.015
"""Middles that add up to a whole, but for rounding."""
TAKE_SCORES = "De middens van de schattingen, als eigen scores"
TO_SCENARIOS = "Naar Scenario's, om het te bewaren"
UNREADABLE = "Het dossier van deze bijeenkomst is er niet meer, of is veranderd. Stop de bijeenkomst en begin opnieuw."
TOO_SLOW = "Dit is nu niet op tijd uit te rekenen. De antwoorden zijn bewaard."
NO_PACKAGE = "Met deze antwoorden is geen pakket mogelijk. Sluit de ronde en kijk welke vaste keuzes klemmen."

WHERE, APART = "Waar maakt het uit?", "Waar ligt u het verst uit elkaar?"
MIDDLE = "Een tussenweg?"

SHARE = "deel van het gewicht (%)"
ASPECT, ROLE = "Aspect", "Rol"
EVERYONE, REST = "Iedereen", "Overige rollen"
MEDIAN = "midden"
BEFORE = "midden, vorige ronde"


def counted(people: int, answers: int, round: int) -> str:
    """Who takes part, and who has answered."""
    there = "1 deelnemer" if people == 1 else f"{people} deelnemers"
    given = "1 antwoord" if answers == 1 else f"{answers} antwoorden"
    return f"Ronde {round}: {there}, {given}"


def of_people(count: int, people: int) -> str:
    """Counts, never a share: a share of three people says more than they did."""
    return f"{count} van de {people}"


def kept_for(days: int) -> str:
    """How long a meeting stays."""
    return numbers.count_of(days, "dag", "dagen") if days < 7 else f"{days} dagen"


def middle(percents: float) -> str:
    """What stands above the mark of the middle."""
    return numbers.percent(percents / 100)


def how_to_join(address: str, code: str) -> str:
    """For who cannot scan. Markdown."""
    return f"Scan de code, of ga naar  \n**{address}**  \nen vul in: **{shown_code(code)}**"


def more_steps(count: int) -> str:
    """That the list goes on."""
    return f"en nog {numbers.count_of(count, 'stap', 'stappen')}"


def way(id: str) -> str:
    """A way of answering."""
    return WAYS[id][0]


def way_help(id: str) -> str:
    """What a participant does then."""
    return WAYS[id][1]


def picture_alt(people: int) -> str:
    """What the picture of everyone's marks shows."""
    return f"Het gewicht dat {people} deelnemers aan elk aspect geven, met het midden; wat het betekent, staat ernaast"


def reading_marks(half: bool, before: bool, compared: bool, together: float) -> str:
    """What the signs of the picture are, and where the weights come from if nobody put a slider. together: what the middles
    add up to.
    """
    told = ["Streep: het midden."]
    if abs(together - 1) > NEARLY:
        told = [f"Streep: het midden van elk aspect apart (samen {numbers.percent(together)})."]
    told += ["Vlak: de middelste helft."] if half else []
    told += ["Gestippeld: het midden van de vorige ronde."] if before else []
    told += ["De gewichten zijn afgeleid uit de keuzes tussen pakketten; ze zijn dus ongeveer."] if compared else []
    return " ".join(told)


def taken(label: str, same: bool) -> str:
    """That it is the present choice now, until the next. label: plain. same: with the package of the meeting. Markdown."""
    if same:
        return f"**Overgenomen: {escape(label)}.** Dit staat nu op het bord. Bewaar het op Scenario's."
    return (
        f"**Overgenomen, op hele schuifstanden: {escape(label)}.** Daarmee wijkt het pakket iets af van dat bij de "
        "precieze weging. Bekijk het op het bord."
    )


def middle_shares(shares: Mapping[str, float]) -> str:
    """What the middle weighting is, by aspect. Markdown."""
    return escape(numbers.listed_shares(shares))


def take_of(name: str, role: str) -> str:
    """The weighting of somebody who agreed to that."""
    return f"De weging van {name or 'een deelnemer zonder naam'}{f' ({role})' if role else ''}"


def where_from(question: str, round: int, count: int, day: date, same: bool) -> str:
    """The note of a scenario that was taken over. Plain text. same: whether its package is that of the meeting."""
    answers = numbers.count_of(count, "antwoord", "antwoorden")
    rest = "" if same else " De schuiven staan op hele punten; daarmee wijkt het pakket iets af."
    return f"Uit de bijeenkomst '{question}' van {long_date(day)}, ronde {round}, met {answers}.{rest}"


def take_packed(people: int, steps: int) -> str:
    """A package that several packed."""
    return f"Het pakket van {people} deelnemers: {numbers.count_of(steps, 'stap', 'stappen')}"


def everyone(people: int) -> str:
    """All who weighed."""
    return "u beiden" if people == 2 else f"alle {people}" if people > 2 else "die ene deelnemer"


def waiting(people: int, answers: int, meeting: Meeting) -> str:
    """Why there is nothing to see yet."""
    if answers and meeting.is_shown:
        return TOO_FEW
    return NOBODY if not people else CLOSED if not meeting.is_open else HIDDEN if answers else NO_ANSWERS


def question_for(typed: str, way: str) -> str:
    """The question as typed; without one, that which goes with the way of answering."""
    return typed or FIRST_QUESTIONS[way]
