"""Owns the Dutch sentences of the screen Dossiers. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keuzemodel.analyse.claims import Outcome
from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.language import known, naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.words.keeping.scenarios import moment, overtaken
from keuzemodel.model.dossier import Dossier, Origin
from keuzemodel.model.errors import DossierError
from keuzemodel.sheets.dossiers.reading import lacking_scores

ORIGIN_COLUMNS: dict[Origin, str] = {
    "rapport": "Scores: in de bron",
    "afgeleid": "gelezen",
    "aanname": "aangenomen",
    "eigen": "zelf ingevuld",
}
SHIPPED = "meegeleverd"

TITLE = "Met welk dossier werkt u?"
NEW = "Een nieuw dossier"
PICK = "Kies een dossier"
OPEN = "Open dit dossier"
DOWNLOAD = "Download als werkmap (Excel)"
DOWNLOAD_EMPTY = "Download een lege werkmap (Excel)"
DOWNLOAD_GRID = "Download uw werkmap met de scoretabel"
UPLOAD = "Zet hier uw ingevulde werkmap neer (Excel)"
DELETE_THIS = "Verwijder dit dossier"
DELETE_UNUSABLE = "Verwijder het"
ADD = "Voeg dit dossier toe"

HOW = (
    "Een dossier is een werkmap met bladen: de stappen (op het blad Maatregelen), de criteria, de scores, en welke "
    "stap een andere nodig heeft. Download een lege werkmap, of die van een dossier dat erop lijkt. Vul hem in en zet hem "
    "hieronder neer. U ziet dan wat erin staat, of alles wat nog niet klopt. Pas als u op de knop klikt, komt het dossier "
    "erbij, voor iedereen op deze server."
)

DELETE = "Het dossier verdwijnt voor iedereen. Scenario's die ermee zijn gemaakt, gaan dan niet open. Terugzetten kan later op deze pagina."
TOO_LARGE = "dit dossier is te groot om te bewaren; maak lange teksten korter of haal stappen weg"
NAMELESS = "**Niet bewaard**: vul uw naam in."

GONE = "**Niet gelukt: dit dossier is intussen verwijderd.**"

STILL = "De meegeleverde dossiers, en wat hieronder van de server staat, zijn gewoon te openen."


def now_line(dossier: Dossier, count: int) -> str:
    """Which dossier is open, and how many there are."""
    many = "Het is het enige dossier." if count == 1 else f"Er zijn {numbers.count_of(count, 'dossier', 'dossiers')}."
    return f"U werkt met **{escape(dossier.title)}**. {many}"


def in_list(id: str, dossiers: Mapping[str, Dossier]) -> str:
    """A dossier in a list, distinct from others of the same title; plain text."""
    title = dossiers[id].title
    return title if sum(d.title == title for d in dossiers.values()) == 1 else f"{title} ({id})"


def grid_line(error: DossierError) -> str:
    """That scores are missing, and how to go on."""
    count = len(lacking_scores(error))
    lack = numbers.count_of(count, "score ontbreekt", "scores ontbreken")
    alone = count == len(error.faults)
    lead = f"**Goed zo ver: alleen {lack} nog.**" if alone else f"{numbers.capital(lack)} ook nog."
    return (
        f"{lead} Download hier uw werkmap met de "
        "scoretabel klaar: een regel per stap, een kolom per criterium. Wat u al invulde, staat er nog in."
    )


def unusable(saved: Saved, error: DossierError) -> str:
    """A kept dossier that cannot be used."""
    first = error.faults[0]
    more = f" (en nog {len(error.faults) - 1})" if len(error.faults) > 1 else ""
    return (
        f"**{escape(saved.name)}**, toegevoegd door {escape(saved.author)}, is niet te gebruiken: "
        f"{escape(str(first))}{more}. Zet een verbeterde werkmap neer, of verwijder het."
    )


def about(dossier: Dossier, outcomes: Sequence[Outcome]) -> str:
    """What a dossier is about, its sources, and how much of it is known; outcomes of its claims."""
    said = escape(dossier.description) or "Er staat geen omschrijving bij."
    lines = [f"Bron: {escape(source)}" for source in dossier.sources]
    euros = sum(c.in_euros for c in dossier.criteria)
    parts = [
        naming.steps_of(dossier),
        numbers.count_of(len(dossier.phases), "fase", "fasen"),
        numbers.count_of(len(dossier.criteria), "criterium", "criteria") + (f" ({euros} in euro)" if euros else ""),
        numbers.count_of(len(dossier.weightings), "weging", "wegingen"),
        numbers.count_of(len(dossier.approaches), "benadering", "benaderingen"),
    ]
    lines += [f"{numbers.listed(parts)}.".capitalize(), known.origin_line(dossier)]
    if lacking := known.lacking((c.id for c in dossier.criteria), dossier):
        lines.append(f"Niet bekend: {lacking}.")
    if outcomes:
        tested = [o for o in outcomes if o.testable]
        holding = sum(o.holds for o in tested)
        lines.append(
            f"Van de {len(tested)} uitspraken die te toetsen zijn kloppen er {holding} (zie 'Toets aan de bron')."
        )
    if dossier.framework:
        lines.append(f"Ernaast ligt een kader: {escape(dossier.framework.title)} (zie 'Dekking').")
    return "\n".join([said, "", *(f"- {line}" for line in lines)])


def found_line(dossier: Dossier) -> str:
    """What is in a workbook, before it is kept."""
    parts = [
        naming.steps_of(dossier),
        numbers.count_of(len(dossier.criteria), "criterium", "criteria"),
        numbers.count_of(len(dossier.weightings), "weging", "wegingen"),
        numbers.count_of(len(dossier.approaches), "benadering", "benaderingen"),
        numbers.count_of(len(dossier.relations), "relatie", "relaties"),
    ]
    line = f"**Alles klopt: {escape(dossier.title)}**, met {numbers.listed(parts)}."
    certain = sum(s.margin == 0 for s in dossier.scores)
    if certain:
        line += (
            f" Bij {certain} van de {len(dossier.scores)} scores staat geen marge: het model behandelt die als zeker."
        )
    return line


def replaces_line(old: Dossier, new: Dossier, saved: Saved) -> str:
    """What keeping it would change."""
    came = [c for c in new.codes if c not in old.measure_index]
    went = [c for c in old.codes if c not in new.measure_index]
    scores = sum(old.score_of[k].score != s.score for k, s in new.score_of.items() if k in old.score_of)
    parts = [f"{numbers.count_of(len(came), 'stap', 'stappen')} erbij"] if came else []
    parts += [f"{numbers.count_of(len(went), 'stap', 'stappen')} eruit"] if went else []
    parts += [numbers.count_of(scores, "andere score", "andere scores")] if scores else []
    names = sum(old.measure(m.code).name != m.name for m in new.measures if m.code in old.measure_index)
    called = [{g.code: g.name for g in dossier.groups} for dossier in (old, new)]
    names += sum(called[0].get(code) != called[1].get(code) for code in called[0].keys() | called[1].keys())
    parts += [numbers.count_of(names, "andere naam", "andere namen")] if names else []
    lead = f"Er is al een dossier met deze id: versie {saved.number}, van {escape(saved.author)}."
    if old == new:
        return f"{lead} Dit is precies hetzelfde."
    return f"{lead} Dit wordt versie {saved.number + 1}" + (
        f": {numbers.listed(parts)}." if parts else "; stappen, namen en scores blijven hetzelfde, iets anders niet."
    )


def taken_line(id: str) -> str:
    """That a shipped dossier has this id."""
    return (
        f"**De id '{escape(id)}' hoort bij een dossier dat met het keuzemodel is meegeleverd.** Kies op het blad Dossier een "
        "andere id, anders raken de twee door elkaar."
    )


def faults_line(error: DossierError) -> str:
    """How many faults there are."""
    if len(lacking_scores(error)) == len(error.faults):
        return ""
    count = numbers.count_of(len(error.faults), "fout", "fouten")
    return f"**Niets overgenomen: {count} in de werkmap.** Herstel ze en zet de werkmap opnieuw neer."


def kept_line(saved: Saved) -> str:
    """That it is kept."""
    return f"**Bewaard: {escape(saved.name)}, versie {saved.number}.** Het staat nu voor iedereen bij de dossiers."


def conflict_line(latest: Saved) -> str:
    """That another user saved one in between."""
    return f"{overtaken('bewaard', latest)} Zet uw werkmap opnieuw neer om te zien wat er verschilt."


def switched(dossier: Dossier) -> str:
    """That another dossier was opened."""
    return f"U bent van dossier gewisseld en werkt nu met **{escape(dossier.title)}**."


def changed(old: str, new: str | None) -> str:
    """The present dossier is no longer what it was."""
    if new is None:
        return f"Het dossier **{escape(old)}** is verwijderd. U ziet nu een ander dossier; op Dossiers is het terug te zetten."
    return (
        f"Het dossier **{escape(new)}** is zojuist vernieuwd. Uw keuze staat er nog, voor zover zij in de nieuwe "
        "versie past; wat u ziet, is opnieuw uitgerekend."
    )


def not_kept() -> str:
    """That a dossier is too large to keep."""
    return f"**Niet bewaard**: {TOO_LARGE}."


def added_by(saved: Saved) -> str:
    """Who added a dossier, and when."""
    return f"{saved.author}, versie {saved.number}, {moment(saved)}"
