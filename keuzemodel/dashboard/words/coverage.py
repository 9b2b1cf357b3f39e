"""Owns the words and tables of the screen Dekking: what of a framework a package serves, and what it leaves uncovered.

No Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from keuzemodel.dashboard.asked.situation import Situation
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.lens import Lens, Principle
from keuzemodel.sheets.tables import as_csv, harmless

LEGEND = (
    f"{naming.CHOSEN}: zit in het pakket en dient dit. ○: dient dit, maar zit niet in het pakket. Leeg: dient dit niet, "
    f"voor zover wij lezen. {known.ORIGIN_SIGNS['aanname']} erachter: aangenomen."
)
ASK = "Eis dat er minstens één stap in het pakket zit voor:"
ASK_HELP = (
    "Het model zoekt dan het beste pakket dat hieraan voldoet. De eis geldt op alle schermen, staat in de link en gaat mee "
    "in een scenario. Wat geen enkele stap dient, staat niet in de lijst."
)


def no_lens(dossiers: Iterable[Dossier]) -> str:
    """That there is none, and which dossiers do have one."""
    others = [f"'{escape(d.title)}'" for d in dossiers if d.lens]
    there = f" Kies een ander dossier in de zijbalk; een kader is er bij {numbers.listed(others)}." if others else ""
    return f"Naast dit dossier ligt geen kader.{there}"


def elsewhere_line(lens: Lens) -> str:
    """Dossiers that the framework names and that are not there: perhaps an id is misspelled; nothing if all are."""
    if not lens.elsewhere:
        return ""
    names = numbers.listed(f"'{escape(id[:40])}'" for id in lens.elsewhere)
    return f"Dit kader noemt ook stappen van een dossier dat hier niet is: {names}. Die tellen nergens mee."


def served(found: Situation, lens: Lens) -> dict[str, tuple[str, ...]]:
    """Per principle the codes of the package that serve it."""
    chosen = set(found.package.codes)
    return {p.id: tuple(c for c in lens.serving(p.id) if c in chosen) for p in lens.principles}


def coverage_line(found: Situation, lens: Lens) -> str:
    """How much of the framework the package serves."""
    by = served(found, lens)
    covered = sum(bool(codes) for codes in by.values())
    parts = [
        f"{sum(bool(by[p.id]) for p in _members(lens, g.id))} van de {len(_members(lens, g.id))} bij "
        f"{escape(g.name.lower())}"
        for g in lens.groups
    ]
    return f"Het pakket dient **{covered} van de {len(by)} onderdelen** van het kader: {numbers.listed(parts)}."


def uncovered_lines(found: Situation, lens: Lens) -> str:
    """What nothing in the package serves, and which steps would; nothing if all is served."""
    by = served(found, lens)
    lines = []
    for principle in lens.principles:
        if by[principle.id]:
            continue
        could = lens.serving(principle.id)
        steps = naming.linked(could, found, "of")
        way = f"dat kan met {steps}" if could else "geen enkele stap van dit dossier dient dit"
        lines.append(f"- **{escape(principle.name)}**: {way}.")
    return "\n".join(["**Niet gedekt:**", "", *lines]) if lines else "Alles is gedekt."


def price_line(found: Situation, without: Situation) -> str:
    """What the demands cost."""
    came = [c for c in found.package.codes if c not in without.package.codes]
    went = [c for c in without.package.codes if c not in found.package.codes]
    names = numbers.listed(f"'{escape(name)}'" for name in settings.cover_names(found))
    if not came and not went:
        return f"U eist een stap voor {names}. Dat kost niets: het pakket had die al."
    lost = numbers.number(100 * (without.package.value - found.package.value), 1)
    moved = naming.moves(came, went, found)
    return f"U eist een stap voor {names}. Dat kost **{lost} punten waarde**: daardoor {moved}."


def group_table(found: Situation, lens: Lens, group: str) -> pd.DataFrame:
    """Per principle of a group which steps serve it. Cells are Markdown."""
    by = served(found, lens)
    rows = []
    for principle in _members(lens, group):
        inside = by[principle.id]
        outside = [c for c in lens.serving(principle.id) if c not in inside]
        rows.append(
            (
                f"{naming.CHOSEN if inside else naming.LEFT_OUT} {'gedekt' if inside else 'niet gedekt'}",
                f"{escape(principle.name)} ({escape(principle.source)})"
                + (f"  \n{escape(principle.note)}" if principle.note else ""),
                naming.linked(inside, found) or naming.LEFT_OUT,
                naming.linked(outside, found) or naming.LEFT_OUT,
            )
        )
    return pd.DataFrame(rows, columns=["Gedekt?", "Onderdeel", "Door", "Ook te dekken met"])


def matrix(found: Situation, lens: Lens, group: str) -> pd.DataFrame:
    """A row per step, a column per principle of a group. Cells of the first column are Markdown."""
    chosen = set(found.package.codes)
    origins = {(s.code, s.principle): s.origin for s in lens.services}
    rows = []
    names = naming.names_apart(_members(lens, group))
    for measure in found.dossier.measures:
        row = {"Stap": naming.linked_step(measure, found)}
        for principle in _members(lens, group):
            origin = origins.get((measure.code, principle.id))
            sign = "" if origin is None else naming.CHOSEN if measure.code in chosen else "○"
            row[names[principle.id]] = f"{sign} {known.ORIGIN_SIGNS[origin]}" if origin == "aanname" else sign
        rows.append(row)
    return pd.DataFrame(rows)


def reasons(found: Situation, lens: Lens) -> pd.DataFrame:
    """Why a step is said to serve a principle, with where that comes from. Cells are Markdown."""
    names = {p.id: p.name for p in lens.principles}
    rows = [
        (
            naming.linked([s.code], found),
            escape(names[s.principle]),
            escape(f"{known.ORIGIN_SIGNS[s.origin]} {known.ORIGIN_WORDS[s.origin]}, {s.source}".rstrip(", ")),
            escape(s.note),
        )
        for s in lens.services
    ]
    return pd.DataFrame(rows, columns=["Stap", "Onderdeel", "Herkomst", "Waarom"])


def as_file(found: Situation, lens: Lens, setting: Mapping[str, str]) -> bytes:
    """A CSV with a row per step and principle; setting: what it rests on, the same in every row."""
    names = {p.id: p.name for p in lens.principles}
    header = ["Stap", "In het pakket", "Onderdeel", "Herkomst", "Bron", "Waarom", "Kader", *setting]
    rows = [
        (
            harmless(naming.plain_step(found.dossier.measure(s.code))),
            "ja" if s.code in found.package.codes else "nee",
            harmless(names[s.principle]),
            known.ORIGIN_WORDS[s.origin],
            harmless(s.source),
            harmless(s.note),
            harmless(lens.title),
            *map(harmless, setting.values()),
        )
        for s in lens.services
    ]
    rows += [
        ("(geen stap)", "nee", harmless(p.name), "", harmless(p.source), "", harmless(lens.title),
         *map(harmless, setting.values()))
        for p in lens.principles if not lens.serving(p.id)
    ]  # fmt: skip
    return as_csv(header, rows)


def origin_line(lens: Lens) -> str:
    """How much of the lens was read, and how much assumed."""
    assumed = sum(s.origin == "aanname" for s in lens.services)
    return (
        f"Het kader zelf noemt geen stappen. Van de {len(lens.services)} verbanden lazen wij er "
        f"{len(lens.services) - assumed} in wat een stap doet en namen wij er {assumed} aan."
    )


def _members(lens: Lens, group: str) -> list[Principle]:
    return [p for p in lens.principles if p.group == group]
