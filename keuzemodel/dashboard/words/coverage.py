"""Owns the words of the screen Dekking: what of a framework a package serves, and what it leaves uncovered. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable

from keuzemodel.dashboard.asked.settings import demanded_names
from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.difference import difference
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.framework import Framework, Principle

NO_STEP = "(geen stap)"

TITLE = "Welk deel van het kader dient dit pakket?"
ANY_PART = "Kies een of meer onderdelen"
ALL_STEPS = "Welke stap dient wat? Alle stappen"
ABOUT = "Wat is dit kader?"
NOBODY = "Geen enkele stap van dit dossier dient dit."
MAP_LEGEND = (
    f"{naming.CHOSEN} en een getal: zo veel stappen van het pakket dienen dit; hoe donkerder, hoe meer. "
    f"{naming.LEFT_OUT}: geen enkele. Klik op een vak voor welke."
)
WHICH_PART = "Welk deel van het kader?"
DOWNLOAD = "Download de dekking als CSV"
REASONS = "Waarom een stap iets dient, met herkomst"

LEGEND = (
    f"{naming.CHOSEN}: zit in het pakket en dient dit. ○: dient dit, maar zit niet in het pakket. Leeg: dient dit niet, "
    f"voor zover wij lezen. {known.ORIGIN_SIGNS['aanname']} erachter: aangenomen."
)

ASK = "Eis dat er minstens één stap in het pakket zit voor:"

ASK_HELP = (
    "Het model zoekt dan het beste pakket dat hieraan voldoet. De eis geldt op alle schermen, staat in de link en gaat mee "
    "in een scenario. Wat geen enkele stap dient, staat niet in de lijst."
)


def no_framework(dossiers: Iterable[Dossier]) -> str:
    """That there is none, and which dossiers do have one."""
    others = [f"'{escape(d.title)}'" for d in dossiers if d.framework]
    there = f" Kies een ander dossier in de zijbalk; een kader is er bij {numbers.listed(others)}." if others else ""
    return f"Naast dit dossier ligt geen kader.{there}"


def elsewhere_line(framework: Framework) -> str:
    """Dossiers that the framework names and that do not exist, as with a misspelled id; empty if there are none."""
    if not framework.elsewhere:
        return ""
    names = numbers.listed(f"'{escape(id[:40])}'" for id in framework.elsewhere)
    return f"Dit kader noemt ook stappen van een dossier dat hier niet is: {names}. Die tellen nergens mee."


def served(situation: Situation, framework: Framework) -> dict[str, tuple[str, ...]]:
    """Per principle the codes of the package that serve it."""
    chosen = set(situation.package.codes)
    return {p.id: tuple(c for c in framework.serving(p.id) if c in chosen) for p in framework.principles}


def coverage_line(situation: Situation, framework: Framework) -> str:
    """How much of the framework the package serves."""
    by = served(situation, framework)
    covered = sum(bool(codes) for codes in by.values())
    return f"Het pakket draagt bij aan **{covered} van de {len(by)} onderdelen** van het kader."


def of_parts(covered: int, n: int) -> str:
    """How many parts of a group are served."""
    return f"{covered} van {n}"


def served_by(n: int) -> str:
    """How many steps serve a part, for who hears it."""
    return f"{numbers.count_of(n, 'stap dient', 'stappen dienen')} dit: "


def uncovered_title(n: int) -> str:
    """The heading above what is not served."""
    return f"Niet gedekt: {numbers.count_of(n, 'onderdeel', 'onderdelen')}, en welke stap het wel doet"


def uncovered_lines(situation: Situation, framework: Framework) -> list[str]:
    """What no step in the package serves, and which steps would; none if all is served."""
    by = served(situation, framework)
    lines = []
    for principle in framework.principles:
        if by[principle.id]:
            continue
        could = framework.serving(principle.id)
        steps = naming.linked(could, situation, "of")
        way = f"dat kan met {steps}" if could else "geen enkele stap van dit dossier dient dit"
        lines.append(f"- **{escape(principle.name)}**: {way}.")
    return lines


def price_line(situation: Situation, without: Situation) -> str:
    """What the demands cost."""
    moved = difference(without.package.codes, situation.package.codes, situation.dossier.codes)
    names = numbers.listed(f"'{escape(name)}'" for name in demanded_names(situation))
    if not moved:
        return f"U eist een stap voor {names}. Dat kost niets: het pakket had die al."
    lost = numbers.number(100 * (without.package.value - situation.package.value), 1)
    return (
        f"U eist een stap voor {names}. Dat kost **{lost} punten waarde**: daardoor {naming.moves(moved, situation)}."
    )


def origin_line(framework: Framework) -> str:
    """How much of the framework was read, and how much assumed."""
    assumed = sum(s.origin == "aanname" for s in framework.services)
    return (
        f"Het kader zelf noemt geen stappen. Van de {len(framework.services)} verbanden lazen wij er "
        f"{len(framework.services) - assumed} in wat een stap doet en namen wij er {assumed} aan."
    )


def members(framework: Framework, group: str) -> list[Principle]:
    """The principles of a group."""
    return [p for p in framework.principles if p.group == group]


def about(framework: Framework) -> str:
    """What a framework is, and where it comes from."""
    return f"**{escape(framework.title)}**. {escape(framework.description)} Bron: {escape(framework.source)}."
