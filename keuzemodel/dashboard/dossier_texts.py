"""Owns the Dutch sentences and tables of the screen Dossiers. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from keuzemodel.dashboard import texts
from keuzemodel.dashboard.scenario_texts import moment
from keuzemodel.dashboard.store import Saved
from keuzemodel.dossier import Dossier
from keuzemodel.errors import DossierError

HOW = (
    "Een dossier is een werkmap met bladen: de maatregelen, de criteria, de scores en wat wat nodig heeft. Download een lege "
    "werkmap, of die van een dossier dat erop lijkt, vul haar in en zet haar hieronder neer. U ziet eerst wat erin staat, of "
    "alles wat nog niet klopt; pas als u op de knop klikt, komt het dossier erbij, voor iedereen op deze server."
)
GRID = "Alleen de scores ontbreken nog. Download hier uw werkmap met de scoretabel klaar: een regel per maatregel, een kolom per criterium."
NAMELESS = "**Niet bewaard**: vul uw naam in."
GONE = "**Niet gelukt: dit dossier is intussen verwijderd.**"
UNREACHABLE = "De dossiers die op de server staan, zijn nu niet te bereiken. De meegeleverde dossiers werken gewoon."


def now_line(dossier: Dossier, count: int) -> str:
    """Which dossier is open, and how many there are."""
    many = "Het is het enige dossier." if count == 1 else f"Er zijn {texts.count_of(count, 'dossier', 'dossiers')}."
    return f"U werkt met **{texts.escape(dossier.title)}**. {many}"


def table(dossiers: Mapping[str, Dossier], kept: Mapping[str, Saved]) -> pd.DataFrame:
    """Every dossier: how large, how much of its scores is known, and where it comes from."""
    rows = []
    for id, dossier in dossiers.items():
        origins = Counter(s.origin for s in dossier.scores)
        saved = kept.get(id)
        rows.append(
            (
                dossier.title, len(dossier.measures), len(dossier.criteria), origins["rapport"], origins["afgeleid"],
                origins["aanname"], origins["eigen"],
                f"{saved.author}, versie {saved.number}, {moment(saved)}" if saved else "meegeleverd",
            )
        )  # fmt: skip
    columns = ["Dossier", "Stappen", "Criteria", "Scores: in de bron", "gelezen", "aangenomen", "zelf ingevuld", "Van"]
    return pd.DataFrame(rows, columns=columns)


def about(dossier: Dossier) -> str:
    """What a dossier is about, and its sources."""
    sources = "".join(f"\n- Bron: {texts.escape(source)}" for source in dossier.sources)
    said = texts.escape(dossier.description) or "Er staat geen omschrijving bij."
    return f"{said}\n{sources}"


def found_line(dossier: Dossier) -> str:
    """What is in a workbook, before it is kept."""
    parts = [
        texts.count_of(len(dossier.measures), "stap", "stappen"),
        texts.count_of(len(dossier.criteria), "criterium", "criteria"),
        texts.count_of(len(dossier.weightings), "weging", "wegingen"),
        texts.count_of(len(dossier.approaches), "benadering", "benaderingen"),
        texts.count_of(len(dossier.relations), "relatie", "relaties"),
    ]
    line = f"**Er klopt alles: {texts.escape(dossier.title)}**, met {texts.listed(parts)}."
    certain = sum(s.margin == 0 for s in dossier.scores)
    if certain:
        line += (
            f" Bij {texts.count_of(certain, 'score', 'scores')} van de {len(dossier.scores)} staat geen marge: het model "
            "neemt die als zeker."
        )
    return line


def replaces_line(old: Dossier, new: Dossier, saved: Saved) -> str:
    """What keeping it would change."""
    came = [c for c in new.codes if c not in old.measure_index]
    went = [c for c in old.codes if c not in new.measure_index]
    scores = sum(old.score_of[k].score != s.score for k, s in new.score_of.items() if k in old.score_of)
    parts = [f"{texts.count_of(len(came), 'stap', 'stappen')} erbij"] if came else []
    parts += [f"{texts.count_of(len(went), 'stap', 'stappen')} eruit"] if went else []
    parts += [f"{texts.count_of(scores, 'andere score', 'andere scores')}"] if scores else []
    lead = f"Er is al een dossier met deze id: versie {saved.number}, van {texts.escape(saved.author)}."
    if old == new:
        return f"{lead} Dit is precies hetzelfde."
    return f"{lead} Dit wordt versie {saved.number + 1}" + (f": {texts.listed(parts)}." if parts else ".")


def taken_line(id: str) -> str:
    """That a shipped dossier has this id."""
    return (
        f"**De id '{texts.escape(id)}' is van een meegeleverd dossier.** Kies op het blad Dossier een andere id; anders zou "
        "iemand anders een ander dossier zien dan hij denkt."
    )


def faults_line(error: DossierError) -> str:
    """How many faults there are."""
    count = texts.count_of(len(error.faults), "fout", "fouten")
    return f"**Niets overgenomen: {count} in de werkmap.** Herstel ze en zet de werkmap opnieuw neer."


def kept_line(saved: Saved) -> str:
    """That it is kept."""
    return (
        f"**Bewaard: {texts.escape(saved.name)}, versie {saved.number}.** Het staat nu voor iedereen bij de dossiers."
    )


def conflict_line(latest: Saved) -> str:
    """That somebody else kept one in between."""
    return (
        f"**Niet bewaard: {texts.escape(latest.author)} heeft intussen versie {latest.number} bewaard** "
        f"({moment(latest)}). Zet uw werkmap opnieuw neer om te zien wat er verschilt."
    )


def switched(dossier: Dossier) -> str:
    """That another dossier is open since the moment before."""
    return f"U bent van dossier gewisseld en werkt nu met **{texts.escape(dossier.title)}**."


def changed(old: str, new: str | None) -> str:
    """The present dossier is no longer what it was."""
    if new is None:
        return f"Het dossier **{texts.escape(old)}** is verwijderd. U ziet nu een ander dossier; op Dossiers is het terug te zetten."
    return (
        f"Het dossier **{texts.escape(new)}** is zojuist vernieuwd. Uw keuze staat er nog, voor zover zij in de nieuwe "
        "versie past; wat u ziet, is opnieuw uitgerekend."
    )
