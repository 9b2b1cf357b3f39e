"""Owns the Dutch sentences of the screen Scenario's. No Streamlit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from zoneinfo import ZoneInfo

from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.scenario import Scenario
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Question, Situation
from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.language import naming, numbers, settings
from keuzemodel.dashboard.language.columns import Column, is_taken
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.model.dossier import Dossier
from keuzemodel.model.dutch import long_date

TITLE = "Welke scenario's hebben we?"
SAVE_TITLE, KEPT_TITLE = "Bewaar wat u nu ziet", "Bewaarde scenario's"
BESIDE_TITLE, FILE_TITLE = "Naast elkaar", "Open een bestand"
UNNAMED = "Scenario"
NAME, NOTE, VERSION = "Naam van het scenario", "Notitie", "Versie"
DOWNLOAD, SAVE_NEW = "Download als bestand", "Bewaar als nieuw scenario"
NONE_KEPT = "Er zijn nog geen scenario's bewaard. Vul hierboven een naam in en klik op 'Bewaar als nieuw scenario'."
PICK = "Kies een scenario"
OPEN, VERSIONS = "Open dit scenario", "Wat er per versie veranderde"
DELETE = "Verwijder dit scenario"
WHICH_DELETED, PUT_BACK = "Welk verwijderd scenario?", "Zet dit scenario terug"
RENAME_OR_COPY, NEW_NAME, BY_WHOM = "Hernoem of dupliceer", "Nieuwe naam", "Door wie"
RENAME, COPY = "Hernoem", "Dupliceer"
WHICH_BESIDE, TWO_AT_LEAST = "Welke naast elkaar? Twee tot vier", "Kies er minstens twee."
UPLOAD, OPEN_FILE = "Zet hier een bewaard scenario neer (JSON)", "Open dit bestand"

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

SAVE = (
    "Een scenario houdt alles vast wat u nu hebt gekozen, ook uw eigen scores. Wie het opent, ziet precies wat u nu ziet. "
    "Elke keer bewaren maakt een nieuwe versie; niets wordt overschreven."
)
HOLDS = "Wat houdt een scenario vast?"
HOLDS_HELP = (
    "Vast staan: benadering, weging, grenzen, vaste stappen, eis op de dekking en eigen scores. Openen kan ook op een andere "
    "computer; is het dossier intussen veranderd, dan staat erbij wat er anders is."
)


UNOPENED = "niet te openen"

UNKNOWN_MOMENT = "onbekend wanneer"

GONE = "**Niet bewaard: dit scenario is intussen verwijderd.** Bewaar het als nieuw scenario."

NOT_THERE = "**Niet gelukt: dit scenario staat niet meer op de server.**"

KEEP_DELETED = "zet het terug op Scenario's, of bewaar het daar als nieuw scenario."


def now_line(
    situation: Situation, opened: tuple[Saved, Choice | None] | None, outdated: bool = False, deleted: bool = False
) -> str:
    """What the present choice holds, and which scenario it goes on from."""
    count = numbers.count_of(len(situation.package.codes), "stap", "stappen")
    own = len(situation.choice.scores)
    scores = f", met {numbers.count_of(own, 'eigen score', 'eigen scores')}" if own else ""
    line = f"U ziet nu een pakket van {count}{scores}."
    if opened is None:
        return line
    saved, held = opened
    as_saved = "zoals bewaard, maar het dossier is sindsdien veranderd" if outdated else "precies zoals bewaard"
    state = as_saved if held == situation.choice else "met wijzigingen die nog niet bewaard zijn"
    line = f"{line} Geopend: **{escape(saved.name)}**, versie {saved.number}, {state}."
    return f"{line} **Dit scenario is verwijderd**: {KEEP_DELETED}" if deleted else line


def moment(saved: Saved) -> str:
    """22 november 2026, 14:05, in Dutch time."""
    if saved.saved_at is None:
        return UNKNOWN_MOMENT
    local = saved.saved_at.astimezone(AMSTERDAM)
    return f"{long_date(local.date())}, {local:%H:%M}"


def in_list(saved: Saved) -> str:
    """A scenario in a list, distinct from others of the same name; plain text."""
    return f"{saved.name} ({saved.author}, {moment(saved)})"


def version(saved: Saved) -> str:
    """One version in a list, where no Markdown is read."""
    return f"Versie {saved.number}, {saved.author}, {moment(saved)}"


def saved_line(saved: Saved) -> str:
    """That it is kept."""
    return (
        f"**Bewaard: {escape(saved.name)}, versie {saved.number}.** De link in de adresbalk opent nu precies dit "
        "scenario."
    )


def delete(saved: Saved) -> str:
    """What deleting does."""
    return (
        f"**{escape(saved.name)}** verdwijnt voor iedereen uit de lijst, met alle versies. Terugzetten kan later op deze "
        "pagina."
    )


def deleted_heading(count: int) -> str:
    """How many can be restored."""
    return f"Zet een verwijderd scenario terug ({count})"


def back_line(saved: Saved) -> str:
    """That it was restored."""
    return f"**Teruggezet: {escape(saved.name)}.** Het staat weer in de lijst, met alle versies."


def opened_though_deleted(saved: Saved) -> str:
    """That a link opened what is deleted."""
    return (
        f"Deze link opent het scenario **{escape(saved.name)}**, versie {saved.number}, maar **dat scenario is verwijderd**. U ziet "
        f"het zoals het bewaard was. Wilt u ermee verder, {KEEP_DELETED}"
    )


def arrived(saved: Saved, note: str) -> str:
    """Which scenario a link opened, whose it is, and what was noted with it."""
    said = f"  \n{escape(note)}" if note else ""
    return (
        f"U ziet het scenario **{escape(saved.name)}**, versie {saved.number}, bewaard door {escape(saved.author)} op "
        f"{moment(saved)}.{said}"
    )


def earlier_line(earlier: Saved, latest: Saved) -> str:
    """That an earlier version is open, and how to put it back."""
    return f"**U ziet versie {earlier.number}; de laatste is versie {latest.number}.** Bewaart u nu, dan wordt dit weer de laatste."


def overtaken(undone: str, theirs: Saved) -> str:
    """That nothing was saved, because another user saved in between."""
    return (
        f"**Niet {undone}: {escape(theirs.author)} heeft intussen versie {theirs.number} bewaard** ({moment(theirs)})."
    )


def conflict_line(theirs: Saved, held: Scenario | None, ours: Scenario, shipped: Dossier) -> str:
    """That another user saved in between, how that differs, and what to do."""
    lead = overtaken("bewaard", theirs)
    differs = ""
    if held is not None and held.choice.dossier == shipped.id:
        differs = f" Ten opzichte daarvan {_moves(ours, held, shipped)} in uw pakket."
    return f"{lead}{differs} Open die versie hieronder, of bewaar de uwe als nieuw scenario."


def _moves(now: Scenario, before: Scenario, shipped: Dossier) -> str:
    then, here = (known_codes(found.package, shipped) for found in (before, now))
    return naming.moves_between(then, here, Question(now.choice, shipped))


def under_name_line(saved: Saved, copy: bool) -> str:
    """That it was renamed or copied."""
    done = "Gedupliceerd als" if copy else "Hernoemd tot"
    return f"**{done} {escape(saved.name)}**, versie {saved.number}."


def renamed_too_late(theirs: Saved) -> str:
    """That another user saved in between."""
    return f"{overtaken('hernoemd', theirs)} Probeer het opnieuw."


def changes(before: Saved | None, older: Scenario | None, saved: Saved, held: Scenario | None, shipped: Dossier) -> str:
    """What a version changed from the one before."""
    if before is None or older is None or held is None:
        return "eerste versie" if saved.number == 1 else ""
    parts = [f"heet nu {escape(saved.name)}"] if saved.name != before.name else []
    parts += ["andere notitie"] if held.note != older.note else []
    if held.choice != older.choice:
        moves = "een ander dossier"
        if held.choice.dossier == older.choice.dossier == shipped.id:
            same = held.package == older.package
            moves = "hetzelfde pakket" if same else _moves(held, older, shipped)
        parts.append(f"andere keuze: {moves}")
    return "; ".join(parts) or "hetzelfde"


def found_line(scenario: Scenario, shipped: Dossier) -> str:
    """What is in a file, before it is opened."""
    asked, own = Question(scenario.choice, shipped), len(scenario.choice.scores)
    parts = [settings.approach_name(asked), settings.weighting_name(asked)]
    parts += [numbers.count_of(own, "eigen score", "eigen scores")] if own else []
    rules = settings.line(rests_on(asked))
    rules = f" {rules}" if rules else ""
    note = f"  \n{escape(scenario.note)}" if scenario.note else ""
    return f"**{escape(scenario.name)}**: {escape(numbers.listed(parts))}.{rules}{note}"


def changed_line(scenario: Scenario, now: tuple[str, ...], shipped: Dossier, count: int) -> str:
    """What changed since it was made: the number of scores, and the package; empty if nothing did."""
    same = shipped.is_as(scenario.dossier_version)
    if same and scenario.package == now:
        return ""
    lead = "" if same else "**Het dossier is veranderd sinds dit scenario is gemaakt.** "
    if not same and scenario.dossier_scores:
        what = numbers.count_of(count, "score is", "scores zijn") if count else ""
        lead += f"{numbers.capital(what)} anders. " if what else "De scores zijn hetzelfde, iets anders niet. "
    known = known_codes(scenario.package, shipped)
    gone = [escape(code) for code in scenario.package if code not in shipped.measure_index]
    if gone:
        lead += f"{numbers.listed(gone)} {'bestaat' if len(gone) == 1 else 'bestaan'} niet meer. "
    if known == now:
        return f"{lead}{'Verder blijft het' if gone else 'Het'} pakket {'' if gone else 'blijft '}hetzelfde."
    return f"{lead}Ten opzichte van toen {naming.moves_between(known, now, Question(scenario.choice, shipped))}."


def known_codes(codes: Iterable[str], dossier: Dossier) -> tuple[str, ...]:
    """The codes that the dossier still has."""
    return tuple(code for code in codes if code in dossier.measure_index)


MOST_COMPARED = 4


def no_package(name: str) -> str:
    """That a scenario has no package any more."""
    return f"**{escape(name)}** heeft met de scores van nu geen pakket en blijft hier buiten."


def heading(saved: Saved, others: Collection[str]) -> str:
    """The name of a scenario beside others, with its author where the name is taken."""
    return f"{saved.name} ({saved.author}, {saved.id[:4]})" if is_taken(saved.name, others) else saved.name


def shared_line(columns: Sequence[Column]) -> str:
    """How much the packages share."""
    packages = [set(column.situation.package.codes) for column in columns]
    every, some = set.intersection(*packages), set.union(*packages)
    if every == some:
        return f"**Dit zijn overal dezelfde {numbers.count_of(len(every), 'stap', 'stappen')}.**"
    shared = numbers.count_of(len(every), "stap zit", "stappen zitten")
    return (
        f"**{numbers.capital(shared)} in {'beide' if len(columns) == 2 else f'alle {len(columns)}'}**; "
        f"{numbers.count_of(len(some - every), 'stap verschilt', 'stappen verschillen')}."
    )


def not_opened_here(why: str) -> str:
    """A kept scenario that this server cannot open."""
    return f"Dit scenario is hier niet te openen: {escape(why)}."


def not_opened(why: str) -> str:
    """A file that is not opened."""
    return f"Niet geopend: {escape(why)}."


def weight_of(aspect: str) -> str:
    """The heading of a row of weights. aspect: its name."""
    return f"Gewicht van {escape(aspect)}"


def nameless(name: str, author: str) -> str:
    """That it was not saved, and what is to be filled in: one of them is empty."""
    lacking = [*([] if name else ["een naam voor het scenario"]), *([] if author else ["uw eigen naam"])]
    return f"**Niet bewaard**: vul {numbers.listed(lacking)} in."
