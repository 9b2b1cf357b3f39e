"""Owns how the model, and its certainty, are explained on the screen Over het model."""

from __future__ import annotations

from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import from_the_source
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import relation
from keuzemodel.dashboard.language.numbers import amount_of, listed
from keuzemodel.dashboard.language.settings import with_weighting
from keuzemodel.model.dossier import Dossier, Measure

SCORES, RELATIONS, WEIGHTS = "Scores", "Relaties (vereist, sluit uit)", "Gewichten van de wegingen"
RELATIONS_MORE = "Relaties (vereist, sluit uit, versterkt)"
LIMITS, MINIMUM = "Grenzen van de benaderingen", "Minimum per thema"

TITLE = "Hoe rekent het model, en wat weet het?"
KNOWN = "Wat weten we, en wat niet?"
HOW = "Hoe een pakket ontstaat"
HOW_CERTAIN = "Hoe zekerheid wordt uitgerekend"
WORKED = "Eén stap voorgerekend"
STEP = "Stap"
TIMES_WEIGHT, IS_POINTS = "× Gewicht", "= Punten, opgeteld"
HOW_TO_READ = (
    "Per criterium: de score gedeeld door de hoogste score, keer het gewicht. Baten (blauw) tellen erbij, lasten (oranje) "
    "eraf. De laatste regel is wat de stap waard is; het model kiest de stappen die samen het meest waard zijn."
)
AS_TABLE = "Dezelfde som als tabel, met waar elke score op rust"
WEIGHING = "Wat een punt weegt, en wat dubbel telt"
SCALES = "Wat de schalen betekenen"
SOURCES = "Bronnen"
ACCESSIBILITY_TITLE = "Voor wie werkt dit, en waar nog niet?"
TO_ACCESSIBILITY = "Toegankelijkheid van dit keuzemodel"

METHOD = """\
1. **Elke stap krijgt per criterium een score** op een vaste schaal. 0 betekent: er verandert niets.
2. **De score wordt een waarde**: de score gedeeld door het maximum van de schaal, met een plus voor een
   baat en een min voor een last.
3. **De waarden worden gewogen en opgeteld.** Het gewicht van een criterium is het aandeel van zijn aspect
   maal zijn aandeel daarbinnen. Alle gewichten samen zijn 100 %.
4. **Het beste pakket is de verzameling stappen met de hoogste som** die zich aan de regels houdt. Wat een
   stap nodig heeft, zit ook in het pakket. Stappen die elkaar uitsluiten, zitten er nooit samen in. En het
   pakket blijft binnen de grenzen. Het model rekent het precies uit; het schat niet.
5. **Bij gelijke waarde** wint het pakket met de minste stappen, en daarna het eerste in de volgorde van de
   tabel. Het scherm zegt het als er gelijkwaardige pakketten zijn.
6. **Een stap komt nooit vóór wat hij nodig heeft**: de fase van een stap is zijn eigen fase, of een latere als
   een stap die hij nodig heeft later komt.

De methode is een lineaire waardefunctie over een portfolio, met niets doen als nulpunt (Clemen en Smith
2009, Morton 2015). Het zoeken gebeurt met een programma over groepen van samenhangende stappen, en waar dat
te groot wordt met HiGHS, een oplosser voor gehele getallen.
"""

CERTAINTY_METHOD = """\
- **Eén schuif, twee aspecten, dichtstbijzijnde weging: precies.** De waarde van een pakket is een rechte lijn in de
  gewichten. Waar twee pakketten even goed zijn, ligt dus één punt, en dat wordt uitgerekend (Eisner en Severance
  1976; Benson 1998). Er is geen raster waar iets tussendoor kan vallen.
- **Alle wegingen: getrokken.** Elke verdeling van de gewichten heeft evenveel kans. Hoe vaak een stap in het beste
  pakket zit, heet draagvlak over wegingen (SMAA; Lahdelma en Salminen 2001). Het scherm zegt hoeveel trekkingen het
  zijn, met welk startgetal, en de marge waarbinnen de uitkomst met 95 % zekerheid ligt (Wilson 1927).
- **Kern, wisselt, buiten beeld: precies.** Sommige pakketten verslaat geen ander: geen ander is bij elke weging minstens
  even goed en bij een ervan beter. Een kernstap zit in al die pakketten, wat wisselt in sommige, en wat buiten beeld
  is in geen (RPM; Liesiö, Mild en Salo 2007). Zijn het er te veel om op te schrijven, dan staat dat er.
- **Andere scores: getrokken.** Elke score valt binnen zijn marge even goed hoger als lager uit, los van de andere, en
  blijft op zijn schaal: wat erbuiten zou komen, staat op het uiterste. Een score op een criterium waarvoor een grens
  bestaat, valt in hele punten. Welke score ertoe doet: hoe vaak het pakket verandert als die ene score opnieuw valt
  terwijl ook alle andere onzeker zijn (Homma en Saltelli 1996).
- **Meer of minder ruimte: precies.** Voor elke hoeveelheid het beste pakket, ook de punten die met geen enkele prijs
  per punt te vinden zijn.
"""

ACCESSIBILITY = {
    "": (
        "Iedereen moet dit keuzemodel kunnen gebruiken: zonder muis, zonder kleuren te zien, met een schermlezer en op een "
        "telefoon. Wij volgen de regels van WCAG 2.2, niveau AA. **Dat lukt nog niet helemaal**: hieronder staat wat werkt en "
        "wat niet."
    ),
    "Wat werkt": (
        "- De taal van de pagina is Nederlands, koppen staan in volgorde en elk bedieningselement heeft een naam.\n"
        "- Alles is met het toetsenbord te doen: Tab, pijltjes, Enter en de spatiebalk. Op de pagina Verhaal bladeren PageDown en "
        "PageUp.\n"
        "- Niets hangt van kleur alleen af: tekens, vormen en woorden zeggen hetzelfde. Bij elke grafiek hoort een tabel.\n"
        "- Op een smal scherm (vanaf 320 punten) staat alles onder elkaar; een brede tabel wordt een lijst van kaarten.\n"
        "- Wie zijn apparaat op donker heeft staan, krijgt donkere pagina's en grafieken.\n"
        "- Er wordt niets van elders geladen en niets over u bijgehouden."
    ),
    "Wat nog niet werkt": (
        "- Het keuzemodel is gemaakt met Streamlit. De Engelse teksten daarvan worden in uw browser Nederlands; wat de "
        "browser zelf zegt, en het beeld vóór de eerste pagina, niet.\n"
        "- De tabel waarin u kunt typen (Eigen scores) wordt getekend op een doek. Een schermlezer leest die minder goed dan "
        "een gewone tabel; het Excel-bestand is dan een goede vervanging.\n"
        "- De naam van een schuif bevat ook het percentage en wordt dubbel voorgelezen."
    ),
    "Hoe het is nagegaan": (
        "Bij elke wijziging kijkt een programma (axe-core in Chromium) alle pagina's na op ernstige fouten. Dat vindt ongeveer "
        "de helft van wat er mis kan zijn. Met mensen die een schermlezer gebruiken, is het nog niet beproefd."
    ),
    "Loopt u ergens tegenaan?": "Meld het bij de beheerder van dit keuzemodel in uw regio. Zeg op welke pagina het was en wat u wilde doen.",
}


_REINFORCED = """
In dit dossier **versterkt** de ene stap de andere: een stap geeft een deel van zijn baten alleen als een andere stap
ook in het pakket zit. Ontbreekt die, dan telt dat deel niet mee: niet in de waarde en niet in de sommen. De lasten
blijven zoals zij zijn. Het model kiest ook dan precies: waar twee stappen samen meer geven, weegt het ze samen.
"""


def method(dossier: Dossier) -> str:
    """How a package comes about, with what this dossier has besides."""
    return METHOD + (_REINFORCED if dossier.reinforcements else "")


def relations(dossier: Dossier) -> str:
    """The name of relations in the count of what is known."""
    return RELATIONS_MORE if dossier.reinforcements else RELATIONS


def honesty_line(dossier: Dossier) -> str:
    """What follows from no score being the authors' own."""
    if from_the_source(dossier):
        return ""
    return "**Dit zijn dus niet de cijfers van de opstellers**, maar een lezing die bij hun tekst past."


def open_questions(dossier: Dossier) -> str:
    """What the sources leave open and was assumed: relations and limits."""
    lines = [
        f"{relation(r.kind, f'**{escape(r.code)}**', map(escape, r.others), r.share)}: {escape(r.note)}."
        for r in dossier.relations
        if r.origin == "aanname"
    ]
    for approach in dossier.approaches:
        if approach.limits and approach.origin == "aanname":
            limits = listed(amount_of(most, dossier.criterion(id)) for id, most in approach.limits.items())
            lines.append(
                f"De grens van **{escape(approach.name)}**, {escape(limits)}, is een aanname. "
                "U kunt de grens in de zijbalk verschuiven."
            )
    if not lines:
        return ""
    return "\n".join(["Dit hebben wij aangenomen:", "", *(f"- {line}" for line in lines)])


def worked_line(asked: Question, measure: Measure) -> str:
    """What the worked step rests on."""
    return f"{with_weighting(asked)} {escape(measure.note)}"


def version(dossier: Dossier) -> str:
    """Which scores these are."""
    return f"Versie van de scores: {dossier.fingerprint}"


def of_highest(said: str, highest: str) -> str:
    """A score against the end of its scale."""
    return f"{said} van {highest}"
