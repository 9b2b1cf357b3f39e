"""Owns the Dutch sentences of the screen Gevoeligheid about weightings and room. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keuzemodel.analyse.dominance import NonDominated, Standing
from keuzemodel.analyse.frontier import Frontier, Point
from keuzemodel.analyse.sampling import Tally, margin_of
from keuzemodel.analyse.stability import Cell, Nearest
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.settings import cover_names
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.known import total, total_of, unknown_line, unknown_lines
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import linked, moves
from keuzemodel.dashboard.language.numbers import amount, count_of, listed, number, percent, shares_in_words, unit_of
from keuzemodel.model.dossier import Criterion, Dossier
from keuzemodel.solve.problem import TIE

SECTION_NAMES = {
    "schuiven": "Eén schuif",
    "wegingen": "Alle wegingen",
    "scores": "Andere scores",
    "capaciteit": "Meer of minder ruimte",
    "kaart": "Twee aspecten",
    "advies": "Het advies",
}
SECTION_TITLES = {
    "schuiven": "Hoe ver kan één aspect verschuiven?",
    "wegingen": "Hoe vaak zit elke stap in het beste pakket?",
    "scores": "Wat staat vast als scores anders uitvallen?",
    "capaciteit": "Wat levert meer of minder ruimte op?",
    "kaart": "Welk pakket is waar het beste?",
    "advies": "Wijzen alle wegingen dezelfde kant op?",
}
STANDING_WORDS: dict[Standing, str] = {"core": "kern", "borderline": "grensgeval", "exterior": "buiten beeld"}
ASPECTS, CRITERIA, PRESETS = "aspecten", "criteria", "wegingen"
SET_NAMES = {
    ASPECTS: "Elke verdeling over de aspecten",
    CRITERIA: "Elke verdeling over de criteria",
    PRESETS: "Tussen de wegingen van het dossier",
}
MOST_NAMED = 12

SLIDER_LEGEND = (
    "Eén aspect gaat van 0 tot 100 %, de andere blijven onderling in verhouding. Elke streep is een punt waar het "
    "pakket verandert: precies uitgerekend. Het getal is het aantal stappen. "
    "Bij ▼ staat u nu, in de blauwe strook."
)
MAP_LEGEND = (
    "Elk vlak is een verdeling waarbij één pakket het beste is; de grenzen zijn precies uitgerekend. De letters staan "
    "in de tabel, van groot naar klein. ✚: waar u nu staat. Linksonder telt geen van beide mee; op de schuine rand "
    "tellen alleen deze twee."
)


def share_in_words(count: int, n: int, digits: int = 0) -> str:
    """62 %; below 1 and above 99 in tenths, and never a bare 0 or 100 % where some draw says otherwise."""
    share = count / n if n else 0.0
    if count in (0, n):
        return percent(share)
    if share < 0.01 or share > 0.99:
        return percent(min(max(share, 0.001), 0.999), 1)
    return percent(share, digits)


def margin_in_words(count: int, n: int) -> str:
    """The 95 % interval, as 61,0–63,0 %."""
    low, high = margin_of(count, n)
    if high < 0.0005:
        return "minder dan 0,1 %"
    if low > 0.9995:
        return "meer dan 99,9 %"
    return f"{number(100 * low, 1)}–{number(100 * high, 1)} %"


def often_line(package: tuple[str, ...], found: Tally) -> str:
    """How much of this package stays whatever one weighs, and how often it is the very best."""
    exactly = share_in_words(found.same, found.feasible)
    if not package:
        return f"In **{exactly}** van de wegingen is het beste om geen enkele stap te kiezen, zoals nu."
    steps = count_of(len(package), "stap", "stappen")
    return (
        f"Wie willekeurig weegt, houdt gemiddeld **{number(found.kept, 1)} van de {steps}** over; in **{exactly}** van de "
        "wegingen is het precies dit pakket."
    )


def often_caption(found: Tally, seed: int) -> str:
    """Where those figures come from."""
    return (
        f"{number(found.n)} willekeurige verdelingen over de aspecten (startgetal {seed}). Precies dit pakket: 95 % zeker "
        f"{margin_in_words(found.same, found.feasible)}."
    )


def near_line(
    asked: Question, aspects: tuple[str, ...], mix: Sequence[float], near: Nearest | None,
    package: tuple[str, ...],
) -> str:  # fmt: skip
    """Which shift between the aspects gives another package soonest."""
    if near is None:
        return "Hoe u de aspecten ook verdeelt, dit pakket blijft het beste."
    change = package_moves(asked, package, near.codes)
    if near.moved <= TIE:
        return f"**Nu al is een ander pakket even goed**: daar {change}."
    names = {a.id: escape(a.name) for a in asked.dossier.aspects}
    less = listed(names[id] for id, a, b in shifts(aspects, mix, near) if b < a)
    more = listed(names[id] for id, a, b in shifts(aspects, mix, near) if b > a)
    return (
        f"Het snelst verandert het als **{percent(near.moved, 1)}** van het gewicht verschuift, van {less} naar {more}: "
        f"voorbij dat punt {change}."
    )


def package_moves(asked: Question, before: Iterable[str], after: Iterable[str]) -> str:
    """Komt 3.1 erbij en gaan 1 en 2 eruit; Markdown."""
    old, new = list(before), list(after)
    came, went = [c for c in new if c not in old], [c for c in old if c not in new]
    return moves(came, went, asked) or "verandert er niets"


def shifts(ids: Iterable[str], mix: Iterable[float], near: Nearest) -> list[tuple[str, float, float]]:
    """(id, share before, share after) of what the nearest other weighting shifts."""
    moved = ((id, float(a), float(b)) for id, a, b in zip(ids, mix, near.mix, strict=True))
    return [(id, a, b) for id, a, b in moved if abs(a - b) > TIE]


def forced_line(asked: Question) -> str:
    """That the user's own forced choices hold in everything below; or nothing."""
    parts = [f"{linked(asked.choice.require, asked)} op altijd"] if asked.choice.require else []
    parts += [f"{linked(asked.choice.forbid, asked)} op nooit"] if asked.choice.forbid else []
    said = [f"U hebt {listed(parts)} gezet; dat geldt in alles hieronder."] if parts else []
    if names := cover_names(asked):
        said.append(f"U eist minstens één stap voor {escape(listed(names))}; ook dat geldt in alles hieronder.")
    return " ".join(said)


def slider_lines(dossier: Dossier, lines: Sequence[SliderLine]) -> list[str]:
    """How far each aspect can move without another package."""
    shares = shares_in_words({line.aspect: line.here for line in lines})
    return [_slider_line(dossier, line, shares[line.aspect]) for line in lines]


def _slider_line(dossier: Dossier, line: SliderLine, share: str) -> str:
    name = escape(dossier.aspect(line.aspect).name)
    here = next((s for s in line.stretches if s.start - TIE <= line.here <= s.end + TIE), line.stretches[-1])
    if len(line.stretches) == 1:
        between = "" if line.at_zero == line.at_full == line.stretches[0].codes else " tussen 0 en 100 %"
        return f"**{name}** (nu {share}): bij elk aandeel{between} hetzelfde pakket."
    return (
        f"**{name}** (nu {share}): hetzelfde pakket van {tidy(here.start)} tot {tidy(here.end)}; over de "
        f"hele schuif {len(line.stretches)} verschillende pakketten."
    )


def tidy(share: float) -> str:
    """A share in tenths, the ends plain: 0 %, 59,1 %, 100 %."""
    return percent(share) if share in (0, 1) else percent(share, 1)


def ends_line(dossier: Dossier, lines: Iterable[SliderLine]) -> str:
    """Where the very ends of a slider have another package than just beside them."""
    parts = []
    for line in lines:
        name = escape(dossier.aspect(line.aspect).name)
        if line.at_zero != line.stretches[0].codes:
            parts.append(_at_end(0, name, len(line.at_zero)))
        if line.at_full != line.stretches[-1].codes:
            parts.append(_at_end(1, name, len(line.at_full)))
    if not parts:
        return ""
    return (
        "Soms zijn op het uiterste van een schuif verschillende pakketten even goed. Het model kiest dan het pakket met "
        f"de minste stappen. Zo is er {listed(parts)}."
    )


def _at_end(share: int, name: str, steps: int) -> str:
    return f"bij precies {percent(share)} {name} een ander pakket, van {count_of(steps, 'stap', 'stappen')}"


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
        f"{number(found.n)} trekkingen van {what}, vastgelegd met startgetal {seed}: wie opnieuw rekent, krijgt hetzelfde. "
        f"Zij gaven {count_of(found.packages, 'pakket', 'verschillende pakketten')}. De marge is hoogstens "
        f"± {number(100 * most, 1)} procentpunt (95 % zeker).{lost}"
    )


def core_line(asked: Question, found: NonDominated | None) -> str:
    """What is core, borderline and exterior over a set of weightings; or that it cannot be said exactly."""
    if found is None:
        return (
            "Welke stappen **kern** zijn, is voor deze verzameling wegingen niet precies te zeggen: er zijn te veel "
            "pakketten die door geen ander te verslaan zijn. De trekking hieronder is dan het eerlijkste antwoord."
        )
    codes = {
        standing: [c for c, s in zip(asked.dossier.codes, found.standing, strict=True) if s == standing]
        for standing in STANDING_WORDS
    }
    if found.packages == 1:
        return f"**Eén pakket verslaat alle andere**, hoe u hierbinnen ook weegt: {_some(asked, codes['core'])}."
    return (
        f"{number(found.packages)} pakketten zijn door geen ander te verslaan. In elk daarvan (**kern**): "
        f"{_some(asked, codes['core'])}. In geen ervan (**buiten beeld**): "
        f"{_some(asked, codes['exterior'])}. In sommige (**grensgeval**): "
        f"{_some(asked, codes['borderline'])}. Kern is streng: één zo'n pakket zonder de stap is al genoeg om er "
        "een grensgeval van te maken. Hoe vaak een stap in het beste pakket zit, staat hieronder."
    )


def _some(asked: Question, codes: list[str]) -> str:
    if len(codes) > MOST_NAMED:
        return count_of(len(codes), "stap", "stappen")
    return linked(codes, asked) or "geen enkele stap"


def nothing_known(dossier: Dossier, criterion: Criterion) -> str:
    """Of a burden that is not known of any measure there is nothing to work out."""
    return (
        f"{unknown_lines(dossier)} Zonder dat valt er over de ruimte voor {escape(criterion.name.lower())} niets uit te "
        "rekenen. Vul in wat u weet bij Eigen scores."
    )


def capacity_line(asked: Question, found: Frontier, package_use: float) -> str:
    """Where the present capacity stands, what the next point of it would buy, and what less would cost."""
    criterion = asked.dossier.criterion(found.criterion)
    limit = asked.limits.get(criterion.id)
    room = limit if limit is not None else package_use
    now = last_within(found, room)
    if now is None:
        return "Binnen deze ruimte is geen enkel pakket mogelijk."
    lead = (
        f"De grens is nu **{amount(limit, criterion)}**; het beste pakket gebruikt daarvan {total(now.codes, criterion, asked.dossier)}"
        if limit is not None
        else f"Zonder grens gebruikt het beste pakket **{escape(total_of(now.codes, criterion, asked.dossier))}**"
    )
    unknown = unknown_line([criterion.id], asked.dossier)
    lines = [unknown] if unknown else []
    lines += [f"{lead}. Het is dan {number(100 * now.value, 1)} punten waard."]
    further = next((p for p in found.points if p.use > room), None)
    if further is None:
        lines.append("Meer ruimte levert niets extra op.")
    else:
        more = further.use - room
        unit = (
            ""
            if criterion.in_euros
            else " punt"
            if more == 1 and unit_of(criterion) == "punten"
            else f" {unit_of(criterion)}"
        )
        lines.append(
            f"Pas bij **{amount(further.use, criterion)}** ({amount(more, criterion)}{unit} meer) wordt het beter, "
            f"met {number(100 * (further.value - now.value), 1)} punten waarde: dan "
            f"{package_moves(asked, now.codes, further.codes)}."
        )
    earlier = next((p for p in reversed(found.points) if p.use < now.use), None)
    if earlier is not None:
        lines.append(
            f"Is er minder dan {amount(now.use, criterion)}, dan kost dat minstens "
            f"{number(100 * (now.value - earlier.value), 1)} punten waarde: dan "
            f"{package_moves(asked, now.codes, earlier.codes)}."
        )
    return " ".join(lines)


def last_within(found: Frontier, room: float) -> Point | None:
    """The point that a capacity buys."""
    return next((p for p in reversed(found.points) if p.use <= room + TIE), None)


def frontier_legend(dossier: Dossier, found: Frontier) -> str:
    """How to read the frontier."""
    hidden = sum(not p.supported for p in found.points)
    name = escape(dossier.criterion(found.criterion).name.lower())
    legend = "Elk punt is het beste pakket voor die ruimte; daartussen verandert er niets."
    if hidden:
        legend += (
            f" Open rondjes ({hidden} van de {len(found.points)}) vindt u alleen door zelf een grens te kiezen: door {name} "
            "zwaarder te laten wegen komt u er niet."
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
        f"Het pakket van nu is het beste op **{percent(ours)}** van deze kaart van {escape(one)} en {escape(two)}; "
        f"de rest is verdeeld over {count_of(others, 'ander pakket', 'andere pakketten')}."
    )


def rest_line(count: int, area: str) -> str:
    """The cells without a letter."""
    return f"Zonder letter: nog {count_of(count, 'vlak', 'kleinere vlakken')}, samen {area} van de kaart."
