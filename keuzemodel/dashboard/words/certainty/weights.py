"""Owns the Dutch sentences about other weightings: one slider, all of them, and two aspects on a map. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keuzemodel.analyse.dominance import NonDominated, Standing
from keuzemodel.analyse.stability import Cell
from keuzemodel.dashboard.asked.analyses import SliderLine
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.language.naming import CHOSEN, linked
from keuzemodel.dashboard.language.numbers import count_of, listed, number, percent, shares_in_words
from keuzemodel.model.difference import Difference
from keuzemodel.model.dossier import Dossier
from keuzemodel.solve.problem import TIE

WEIGHTINGS_AXIS = "in het beste pakket, % van de wegingen"

HERE, HERE_ON_MAP = " ▼ nu", " ✚ nu"
THE_SAME = "het pakket van nu"
OF_THE_WEIGHTING = "aandeel in de weging, %"

SLIDING = "Elke schuif langs…"
DRAWING, COMPARING, MAPPING = "Wegingen trekken…", "Pakketten vergelijken…", "De kaart tekenen…"
ONE_ASPECT = "Er is maar één aspect dat meetelt. Er valt dus niets te verschuiven."
STRIPS = "Per aspect bij welk aandeel het pakket verandert; de tabellen eronder zeggen hetzelfde."
OFTEN = "Hoe vaak elke stap in het beste pakket zit"
MAP = "Welk pakket bij welke verdeling het beste is; de tabel ernaast zegt hetzelfde."
BARS_LEGEND = f"{CHOSEN} en een dichte balk: nu in het pakket; open: nu niet. Streepje: de marge."
WHICH, HOW_MANY, DRAWN = "Welke wegingen?", "Hoeveel trekkingen?", "wegingen"
FEW_ASPECTS = "Er tellen minder dan drie aspecten mee. Kijk bij 'Eén schuif': daar staat dan alles al."
TOO_MANY = "Op deze kaart liggen te veel pakketten om uit elkaar te houden. Kijk bij 'Eén schuif'."
ACROSS, UPWARD = "Van links naar rechts", "Van onder naar boven"

STANDING_WORDS: dict[Standing, str] = {"core": "kern", "borderline": "wisselt", "exterior": "buiten beeld"}
STANDING_LINES = (
    "**Kern**: in elk pakket dat door geen ander te verslaan is. Dat is streng: één zo'n pakket zonder de stap is al "
    "genoeg om hem te laten **wisselen**.",
    "**Buiten beeld**: in geen ervan.",
)
EVERY_STEP = "Elke stap als tabel"
MOST_NAMED = 12
SLIDER_LEGEND = (
    "Eén aspect gaat van 0 tot 100 %, de andere blijven onderling in verhouding. Bij elke streep verandert het pakket: "
    "precies uitgerekend. Getal: aantal stappen. Bij ▼ staat u nu, in de blauwe strook."
)
MAP_LEGEND = (
    "In elk vlak is één pakket het beste; de grenzen zijn precies uitgerekend. De letters staan in de tabel, van groot "
    "naar klein. ✚: hier staat u nu. Linksonder telt geen van beide mee; op de schuine rand alleen deze twee."
)


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
        f"**{name}** (nu {share}): hetzelfde pakket van {tidy(here.start)} tot {tidy(here.end)}; van 0 tot 100 % zijn er "
        f"{number(len(line.stretches))} pakketten."
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


def core_line(asked: Question, robust: NonDominated | None) -> str:
    """What is core, borderline and exterior over a set of weightings; or that this is unknown."""
    if robust is None:
        return (
            "Welke stappen **kern** zijn, is voor deze verzameling wegingen niet precies te zeggen: er zijn te veel "
            "pakketten die door geen ander te verslaan zijn. De trekking hieronder is dan het eerlijkste antwoord."
        )
    codes = {
        standing: [c for c, s in zip(asked.dossier.codes, robust.standing, strict=True) if s == standing]
        for standing in STANDING_WORDS
    }
    if robust.packages == 1:
        return f"**Eén pakket verslaat alle andere**, hoe u hierbinnen ook weegt: {_some(asked, codes['core'])}."
    told = {"core": "in elk daarvan", "exterior": "in geen ervan", "borderline": "in sommige wel, in andere niet"}
    found = "; ".join(f"{told[standing]}: {_some(asked, some)}" for standing, some in codes.items() if some)
    return f"{number(robust.packages)} pakketten zijn door geen ander te verslaan. {found[0].upper()}{found[1:]}."


def standing_lines(robust: NonDominated | None) -> tuple[str, ...]:
    """What the words for that mean, beside the table in which they stand. Markdown."""
    return () if robust is None else STANDING_LINES


def _some(asked: Question, codes: list[str]) -> str:
    if len(codes) > MOST_NAMED:
        return count_of(len(codes), "stap", "stappen")
    return linked(codes, asked) or "geen enkele stap"


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


def as_table(name: str) -> str:
    """The heading of the table of one slider. name: of its aspect."""
    return f"{escape(name)} als tabel"


def differs(moved: Difference) -> str:
    """How a stretch differs from the present package, as plain text for a tooltip."""
    parts = [f"erbij {listed(moved.came)}"] if moved.came else []
    parts += [f"eruit {listed(moved.went)}"] if moved.went else []
    return "; ".join(parts) or THE_SAME


def stretch(start: str, end: str) -> str:
    """A stretch of a slider, in shares."""
    return f"{start} tot {end}"
