"""Owns the Dutch sentences of the screen Gevoeligheid. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from keuzemodel.dashboard.analyses import SliderLine
from keuzemodel.dashboard.choice import Choice, limits_of
from keuzemodel.dashboard.texts import ORIGIN_WORDS, count_of, escape, linked, listed, number, percent
from keuzemodel.dominance import NonDominated, Standing
from keuzemodel.dossier import Dossier
from keuzemodel.frontier import Frontier, Point
from keuzemodel.problem import TIE
from keuzemodel.sampling import Influence, Tally, margin_of
from keuzemodel.stability import Cell, Nearest

SECTION_NAMES = {
    "schuiven": "Eén schuif",
    "wegingen": "Alle wegingen",
    "scores": "Andere scores",
    "capaciteit": "Meer of minder ruimte",
    "kaart": "Twee aspecten",
    "advies": "Het advies",
}
STANDING_WORDS: dict[Standing, str] = {"core": "kern", "borderline": "grensgeval", "exterior": "buiten beeld"}
CRITERIA, ASPECTS, PRESETS = "criteria", "aspecten", "wegingen"
SET_NAMES = {
    CRITERIA: "Elke verdeling over de criteria",
    ASPECTS: "Elke verdeling over de aspecten",
    PRESETS: "Tussen de wegingen van het dossier",
}
MOST_NAMED = 12
FIRM = 0.95
"""In or out in at least this share of the draws counts as settled, on screen and in words."""

SLIDER_LEGEND = (
    "Eén aspect gaat van 0 tot 100 %, de andere blijven onderling in verhouding. Elke streep is een punt waar het "
    "pakket verandert: precies uitgerekend. Het getal is het aantal stappen. "
    "Bij ▼ staat u nu, in de blauwe strook."
)
SCORES_LEGEND = (
    f"Vast is: in minstens {percent(FIRM)} van de trekkingen hetzelfde. Een score valt overal binnen haar marge even "
    "waarschijnlijk, maar niet buiten de schaal: een score van 0 kan dus alleen hoger uitvallen. Scores op een "
    "criterium met een grens vallen in hele stappen."
)
MAP_LEGEND = (
    "Elk vlak is een verdeling waarbij één pakket het beste is; de grenzen zijn precies uitgerekend. De letters staan "
    "in de tabel, van groot naar klein. ✚: waar u nu staat. Linksonder telt geen van beide mee; op de schuine rand "
    "tellen alleen deze twee."
)


def share_in_words(count: int, n: int) -> str:
    """62 %; below 1 and above 99 in tenths, and never a bare 0 or 100 % where some draw says otherwise."""
    share = count / n if n else 0.0
    if count in (0, n):
        return percent(share)
    if share < 0.01 or share > 0.99:
        return percent(min(max(share, 0.001), 0.999), 1)
    return percent(share)


def margin_in_words(count: int, n: int) -> str:
    """The 95 % interval, as 61–63 %."""
    low, high = margin_of(count, n)
    return f"{number(100 * low, 1)}–{number(100 * high, 1)} %"


def often_line(package: tuple[str, ...], found: Tally) -> str:
    """How often this very package is best."""
    line = (
        f"Van {number(found.n)} wegingen, eerlijk getrokken uit alle mogelijke, geeft "
        f"**{share_in_words(found.same, found.feasible)}** precies dit pakket "
        f"(95 % zeker: {margin_in_words(found.same, found.feasible)})."
    )
    if package:
        steps = count_of(len(package), "stap", "stappen")
        line += f" Gemiddeld blijven {number(found.kept, 1)} van de {steps} in het pakket."
    return line


def near_line(near: Nearest | None) -> str:
    """How near the first weighting is that gives another package."""
    if near is None:
        return "Hoe u de aspecten ook verdeelt, dit pakket blijft het beste."
    if near.moved <= TIE:
        return "**Nu al is een ander pakket even goed.**"
    return (
        f"Tussen de aspecten moet minstens **{number(100 * near.moved, 1)} procentpunt** gewicht verschuiven "
        "voordat een ander pakket het beste is."
    )


def slider_line(dossier: Dossier, line: SliderLine) -> str:
    """How far one aspect can move without another package."""
    name = escape(next(a.name for a in dossier.aspects if a.id == line.aspect))
    here = next((s for s in line.stretches if s.start - TIE <= line.here <= s.end + TIE), line.stretches[-1])
    count = count_of(len(line.stretches), "pakket", "verschillende pakketten")
    if len(line.stretches) == 1:
        return f"**{name}** (nu {percent(line.here)}): bij elk aandeel hetzelfde pakket."
    return (
        f"**{name}** (nu {percent(line.here)}): hetzelfde pakket van {percent(here.start, 1)} tot "
        f"{percent(here.end, 1)}; over de hele schuif {count}."
    )


def ends_line(dossier: Dossier, lines: Iterable[SliderLine]) -> str:
    """Where the very ends of a slider have another package than just beside them."""
    parts = []
    for line in lines:
        name = escape(next(a.name for a in dossier.aspects if a.id == line.aspect))
        if line.at_zero != line.stretches[0].codes:
            parts.append(f"bij precies 0 % {name} telt het pakket {count_of(len(line.at_zero), 'stap', 'stappen')}")
        if line.at_full != line.stretches[-1].codes:
            parts.append(f"bij precies 100 % {name} {count_of(len(line.at_full), 'stap', 'stappen')}")
    if not parts:
        return ""
    said = listed(parts)
    return f"Op de uiteinden zelf zijn pakketten gelijkwaardig, en wint dat met de minste stappen: {said}."


def draws_line(found: Tally, seed: int, what: str) -> str:
    """How many draws, from where, and how sure."""
    lost = (
        f" In {share_in_words(found.n - found.feasible, found.n)} van de trekkingen kan geen enkel pakket aan uw vaste "
        "keuzes en grenzen voldoen; die tellen niet mee."
        if found.feasible < found.n
        else ""
    )
    most = max(b - a for a, b in (margin_of(k, found.feasible) for k in (*found.held, found.same))) / 2
    return (
        f"{number(found.n)} trekkingen van {what}, met startgetal {seed}: nog eens uitrekenen geeft hetzelfde. "
        f"Zij gaven {count_of(found.packages, 'pakket', 'verschillende pakketten')}. De marge is hoogstens "
        f"± {number(100 * most, 1)} procentpunt (95 % zeker).{lost}"
    )


def core_line(choice: Choice, dossier: Dossier, found: NonDominated | None) -> str:
    """What is core, borderline and exterior over a set of weightings; or that it cannot be said exactly."""
    if found is None:
        return (
            "Welke stappen **kern** zijn, is voor deze verzameling wegingen niet precies te zeggen: er zijn te veel "
            "pakketten die door geen ander te verslaan zijn. De trekking hieronder is dan het eerlijkste antwoord."
        )
    parts = []
    for standing, word in STANDING_WORDS.items():
        codes = [c for c, s in zip(dossier.codes, found.standing, strict=True) if s == standing]
        said = f"de andere {len(codes)}" if len(codes) > MOST_NAMED else linked(codes, choice, dossier) or "geen"
        parts.append(f"**{word}**: {said}")
    number_of = (
        "Er is één pakket dat door geen ander te verslaan is"
        if found.packages == 1
        else f"Er zijn {number(found.packages)} pakketten die door geen ander te verslaan zijn"
    )
    return (
        f"{number_of}, wat men hierbinnen ook weegt. Een stap is kern als elk van die pakketten hem heeft, "
        f"buiten beeld als geen ervan hem heeft, en anders een grensgeval. {'; '.join(parts)}."
    )


def verdict(draws: Sequence[Tally], place: int) -> str:
    """What a measure hangs on, by how often it is in when the weighting, the assumed scores, all scores,
    or weighting and scores fall otherwise.
    """
    weights, assumed, scores, both = draws
    together = _share(both, place)
    if together >= FIRM:
        return "staat vast: erin"
    if together <= 1 - FIRM:
        return "staat vast: eruit"
    if 1 - FIRM < _share(assumed, place) < FIRM:
        return "hangt aan aannames"
    if 1 - FIRM < _share(scores, place) < FIRM:
        return "hangt aan scores"
    if 1 - FIRM < _share(weights, place) < FIRM:
        return "hangt aan de weging"
    return "hangt aan beide samen"


def _share(found: Tally, place: int) -> float:
    return found.held[place] / max(found.feasible, 1)


def firm_line(choice: Choice, dossier: Dossier, verdicts: Mapping[str, str]) -> str:
    """The headline for a meeting: what is in whatever happens, and what hangs on an assumption."""
    groups = (
        (
            "Vrijwel altijd erin, hoe men ook weegt en hoe de scores binnen hun marge ook uitvallen: **{}**.",
            "staat vast: erin",
        ),
        ("Hangt aan aangenomen scores: {}.", "hangt aan aannames"),
        ("Hangt aan scores die uit de tekst gelezen zijn: {}.", "hangt aan scores"),
        ("Hangt aan de weging: {}.", "hangt aan de weging"),
        ("Hangt aan weging en scores samen: {}.", "hangt aan beide samen"),
        ("Vrijwel altijd eruit: {}.", "staat vast: eruit"),
    )
    lines = []
    for sentence, word in groups:
        codes = [c for c in dossier.codes if verdicts[c] == word]
        if codes:
            lines.append(f"- {sentence.format(linked(codes, choice, dossier))}")
    return "\n".join(lines)


def settle_line(dossier: Dossier, assumed: Influence, top: Influence) -> str:
    """Which score to settle first: the most telling of those that are assumed, and of all."""
    lead = f"**Zoek eerst {_named(dossier, assumed)} uit**: {_effect(assumed)}"
    if assumed == top:
        return lead
    return (
        f"{lead} Nog meer scheelt {_named(dossier, top)}, maar die score is al {_origin(dossier, top)}: {_effect(top)}"
    )


def _named(dossier: Dossier, influence: Influence) -> str:
    name = escape(dossier.criterion(influence.criterion).name.lower())
    return f"{name} van stap {escape(influence.code)}"


def _effect(influence: Influence) -> str:
    share = share_in_words(influence.changed, influence.n)
    return f"valt alleen die score anders, dan verandert het pakket in {share} van de trekkingen."


def _origin(dossier: Dossier, influence: Influence) -> str:
    return ORIGIN_WORDS[dossier.score_of[influence.code, influence.criterion].origin]


def capacity_line(choice: Choice, dossier: Dossier, found: Frontier, package_use: float) -> str:
    """Where the present capacity stands and what the next point of it would buy."""
    criterion = dossier.criterion(found.criterion)
    name = escape(criterion.name.lower())
    limit = limits_of(choice, dossier).get(criterion.id)
    room = limit if limit is not None else package_use
    now = last_within(found, room)
    if now is None:
        return "Binnen deze ruimte is geen enkel pakket mogelijk."
    lead = (
        f"De grens is nu **{number(limit)}**; het beste pakket gebruikt er {number(now.use)} van"
        if limit is not None
        else f"Zonder grens gebruikt het beste pakket **{number(now.use)}** aan {name}"
    )
    lead += f" en is {number(100 * now.value, 1)} punten waard."
    further = next((p for p in found.points if p.use > room), None)
    if further is None:
        return f"{lead} Meer ruimte levert niets extra op."
    gain = number(100 * (further.value - now.value), 1)
    return (
        f"{lead} De eerste stap vooruit ligt bij **{number(further.use)}** ({number(further.use - room)} meer): dat is "
        f"{gain} punten meer waard.{_moves(choice, dossier, now, further)}"
    )


def last_within(found: Frontier, room: float) -> Point | None:
    """The point that a capacity buys."""
    return next((p for p in reversed(found.points) if p.use <= room + TIE), None)


def _moves(choice: Choice, dossier: Dossier, before: Point, after: Point) -> str:
    came = [c for c in after.codes if c not in before.codes]
    went = [c for c in before.codes if c not in after.codes]
    parts = [f"erbij {'komt' if len(came) == 1 else 'komen'} {linked(came, choice, dossier)}"] if came else []
    parts += [f"eruit {'gaat' if len(went) == 1 else 'gaan'} {linked(went, choice, dossier)}"] if went else []
    said = listed(parts)
    return f" {said[:1].upper()}{said[1:]}." if said else ""


def frontier_legend(found: Frontier) -> str:
    """How to read the frontier."""
    hidden = sum(not p.supported for p in found.points)
    legend = "Elk punt is het beste pakket voor die ruimte; daartussen verandert er niets."
    if hidden:
        legend += (
            f" Open punten ({hidden} van de {len(found.points)}) vindt men met geen enkele prijs per punt: alleen door "
            "de ruimte zelf te kiezen."
        )
    if not found.complete:
        legend += " De lijst is afgekapt: onder het eerste punt zijn er nog meer."
    return legend


def map_line(dossier: Dossier, cells: Sequence[Cell], package: tuple[str, ...], one: str, two: str) -> str:
    """How much of the map is the present package's, and how many others there are."""
    ours = sum(cell.area for cell in cells if cell.codes == package)
    others = sum(cell.codes != package for cell in cells)
    if not others:
        return "**Over de hele kaart is het pakket van nu het beste.**"
    return (
        f"Het pakket van nu is het beste op **{percent(ours)}** van de kaart van {escape(one)} en {escape(two)}; "
        f"de rest is verdeeld over {count_of(others, 'ander pakket', 'andere pakketten')}."
    )


def rest_line(rest: Sequence[Cell]) -> str:
    """The cells without a letter."""
    return (
        f"Zonder letter: nog {count_of(len(rest), 'vlak', 'kleinere vlakken')}, samen "
        f"{percent(sum(cell.area for cell in rest), 1)} van de kaart."
    )
