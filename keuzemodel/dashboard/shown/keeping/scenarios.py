"""Owns the tables of the screen Scenario's: the list, its versions, and packages beside each other. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from keuzemodel.dashboard.asked.scenario import Scenario, scores_of
from keuzemodel.dashboard.asked.settings import rests_on
from keuzemodel.dashboard.asked.situation import Question
from keuzemodel.dashboard.asked.sums import sums_of
from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.language import known, naming, numbers, settings
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.shown import sums
from keuzemodel.dashboard.words import headings
from keuzemodel.dashboard.words.keeping import scenarios as scenario_words
from keuzemodel.dashboard.words.keeping.scenarios import moment
from keuzemodel.model.dossier import Criterion, Dossier


def table(listed: Iterable[tuple[Saved, str]]) -> pd.DataFrame:
    """Every scenario in the list, with the title of its dossier."""
    rows = [(s.name, title, s.number, s.author, moment(s)) for s, title in listed]
    return pd.DataFrame(
        rows, columns=[headings.SCENARIO, headings.DOSSIER, headings.VERSION, headings.KEPT_BY, headings.WHEN]
    )


def history(versions: Sequence[tuple[Saved, Scenario | None]], shipped: Dossier) -> pd.DataFrame:
    """Every version, the last first, with what it changed. Cells are Markdown."""
    rows = []
    for place, (saved, held) in enumerate(versions):
        before, older = versions[place + 1] if place + 1 < len(versions) else (None, None)
        said = scenario_words.changes(before, older, saved, held, shipped)
        rows.append((str(saved.number), escape(saved.author), moment(saved), said))
    return pd.DataFrame(rows, columns=[headings.VERSION, headings.KEPT_BY, headings.WHEN, headings.WHAT_CHANGED])


def changed_scores(scenario: Scenario, shipped: Dossier) -> pd.DataFrame:
    """Every score of the dossier that changed since the scenario was made; empty if they were not recorded."""
    rows = []
    if scenario.dossier_scores:
        for key, now in scores_of(shipped).items():
            noted, then = key in scenario.dossier_scores, scenario.dossier_scores.get(key)
            if not noted or then != now:
                step, criterion = naming.plain_step(shipped.measure(key[0])), shipped.criterion(key[1])
                old = _noted(then, criterion) if noted else naming.LEFT_OUT
                rows.append((step, criterion.name, old, _noted(now, criterion)))
        for (code, id), then in scenario.dossier_scores.items():
            if (code, id) not in shipped.score_of:
                criterion_then = next((c for c in shipped.criteria if c.id == id), None)
                name = criterion_then.name if criterion_then else id[:60]
                rows.append((code[:60], name, _noted(then, criterion_then), naming.LEFT_OUT))
    return pd.DataFrame(rows, columns=[headings.STEP, headings.CRITERION, headings.THEN, headings.NOW])


def _noted(score: float | None, criterion: Criterion | None) -> str:
    """A score as it was noted; the criterion is None if the dossier no longer has it."""
    if score is None:
        return known.UNKNOWN
    return numbers.number(score) if criterion is None else numbers.amount(score, criterion)


def differing(columns: Sequence[Column], asked: Question) -> pd.DataFrame:
    """The measures that are not in all of the packages, or in none. Cells of the first column are Markdown."""
    rows = []
    for measure in asked.dossier.measures:
        held = [measure.code in column.situation.package.codes for column in columns]
        if len(set(held)) > 1:
            signs = {
                c.name: naming.sign(measure.code, h, c.situation.choice) for c, h in zip(columns, held, strict=True)
            }
            rows.append({headings.STEP: naming.linked_step(measure, asked)} | signs)
    return pd.DataFrame(rows)


def beside(columns: Sequence[Column]) -> pd.DataFrame:
    """Steps, sums of scores, and what each of the packages rests on. Cells are Markdown."""
    names = [column.name for column in columns]
    rests = [rests_on(column.situation) for column in columns]
    rows = [(headings.COUNT_OF_STEPS, [str(len(column.situation.package.codes)) for column in columns])]
    for of_one in zip(*map(settings.aspects, rests), strict=True):
        rows.append((scenario_words.weight_of(of_one[0][0].name), [share for _, share in of_one]))
    rules = (
        (settings.Part.LIMITS, [settings.limits(r) for r in rests]),
        (settings.Part.ALWAYS, [", ".join(r.always) for r in rests]),
        (settings.Part.NEVER, [", ".join(r.never) for r in rests]),
        (settings.Part.DEMAND, [", ".join(r.demanded) for r in rests]),
    )
    rows += [(part.value, [escape(c) or settings.NONE for c in cells]) for part, cells in rules if any(cells)]
    rows.append((settings.Part.OWN_SCORES.value, [str(r.own_scores) for r in rests]))
    frame = pd.DataFrame([(what, *cells) for what, cells in rows], columns=[headings.WHAT, *names])
    of_scores = sums.table({c.name: sums_of(c.situation.package, c.situation.dossier) for c in columns}, headings.WHAT)
    return pd.concat([frame[:1], of_scores, frame[1:]], ignore_index=True)
