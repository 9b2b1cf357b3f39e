"""What was made before still opens, and means what it meant: links, scenarios, score tables, dossiers, a database.

The files under tests/before were made by the screens and functions of version 0.1.0 in November 2026, each with what it
meant then in the JSON beside it. They are evidence: a test that fails here is mended in the code, never in the files.
Only the adapter below knows where the code lives; `tests/test_leaving.py` holds what may change on purpose (words).
"""

from __future__ import annotations

import json
import math
import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from keuzemodel.dashboard.asked.choice import limits_of
from keuzemodel.dashboard.asked.link import LinkError, from_link
from keuzemodel.dashboard.asked.scenario import from_json
from keuzemodel.dashboard.asked.situation import situation

# The adapter: the entries that a new layout of the code may move, and what each of them means here.
from keuzemodel.dashboard.kept import catalogue
from keuzemodel.dashboard.kept.store import Store
from keuzemodel.dashboard.main import PAGES
from keuzemodel.dashboard.session import opening
from keuzemodel.dashboard.session.opening import OPENS, SECTIONS
from keuzemodel.dashboard.words.keeping.scenarios import changed_line
from keuzemodel.dashboard.words.meeting.story import CHAPTERS
from keuzemodel.model.dossier import ORIGINS
from keuzemodel.model.errors import InfeasibleError, RequestError
from keuzemodel.sheets.dossiers.reading import read_dossier
from keuzemodel.sheets.scores.reading import read_scores
from tests.shipped import shipped

BEFORE = Path(__file__).parent / "before"
MAIN = str(BEFORE.parents[1] / "keuzemodel" / "dashboard" / "main.py")
PARTS = {"maatregelen": None, "gevoeligheid": SECTIONS, "binnentafel": CHAPTERS}
"""What a link can open on a page; None: any measure."""
DAY = date(2026, 11, 22)


@cache
def dossiers():
    """The dossiers as they were, by id; loaded from a folder as it was."""
    sound, faulty = catalogue.in_folder(BEFORE / "dossiers")
    assert not faulty
    return sound


def chosen(query):
    """The choice of a link's query, a dict of texts. Raises LinkError."""
    return from_link(query, dossiers(), next(iter(dossiers().values())))


def meaning(choice, dossier) -> dict[str, object]:
    """What a choice comes to on a dossier as shipped, as plain values."""
    said = {
        "dossier": choice.dossier,
        "approach": choice.approach,
        "weighting": choice.weighting,
        "aspects": list(choice.aspects),
        "criteria": list(choice.criteria),
        "limits": [list(pair) for pair in choice.limits],
        "limits in force": limits_of(choice, dossier),
        "require": list(choice.require),
        "forbid": list(choice.forbid),
        "cover": list(choice.demanded),
        "own scores": [score_of(s) for s in choice.scores],
    }
    try:
        found = situation(choice, dossier)
    except (InfeasibleError, RequestError) as error:
        return said | {"nothing": type(error).__name__}
    package = found.package
    return said | {
        "weights": dict(zip((c.id for c in dossier.criteria), found.weights.tolist(), strict=True)),
        "package": list(package.codes),
        "value": package.value,
        "totals": dict(package.totals),
        "co-optimal": len(package.co_optimal),
        "more co-optimal": package.co_optimal_cut,
        "phases": dict(found.phases),
        "advised": list(found.advised.codes) if found.advised else None,
    }


def score_of(score) -> list[object]:
    """A score as plain values."""
    return [score.code, score.criterion, score.score, score.margin, score.origin, score.source]


def scenario_meaning(data: bytes, known) -> dict[str, object]:
    """A scenario's file as plain values."""
    found = from_json(data, known)
    dossier = known[found.choice.dossier]
    return {
        "name": found.name,
        "note": found.note,
        "made on these scores": found.dossier_version == dossier.fingerprint,
        "package then": list(found.package),
        "scores noted": len(found.dossier_scores),
        "not known then": sorted(" ".join(key) for key, score in found.dossier_scores.items() if score is None),
        "choice": meaning(found.choice, dossier),
    }


def scores_meaning(data: bytes, name: str, dossier) -> dict[str, object]:
    """A score table that comes back in, and what the choice of a first visit then comes to."""
    found = read_scores(data, name, dossier, DAY)
    then = tuple(score for _, score in found.changes)
    choice = chosen({"dossier": dossier.id})
    return {
        "faults": len(found.faults),
        "ignored": list(found.ignored),
        "changes": [[now.score, now.margin, *score_of(then)] for now, then in found.changes],
        "choice": meaning(replace(choice, scores=then), dossier),
    }


def dossier_meaning(dossier) -> dict[str, object]:
    """A whole dossier, part by part, and what its first visit comes to."""
    approach, weighting = dossier.approaches[0], dossier.weightings[0]
    visit = from_link({"dossier": dossier.id}, {dossier.id: dossier}, dossier)
    return {
        "id": dossier.id,
        "title": dossier.title,
        "fingerprint": dossier.fingerprint,
        "measures": [[m.code, m.name, m.parent, m.theme, m.phase, m.note] for m in dossier.measures],
        "criteria": [[c.id, c.name, c.aspect, c.kind, list(c.scale), c.unit] for c in dossier.criteria],
        "relations": [[r.kind, r.code, list(r.others)] for r in dossier.relations],
        "scores": [score_of(s) for s in dossier.scores],
        "approach": [approach.id, dict(approach.limits)],
        "weighting": [weighting.id, dict(weighting.weights)],
        "claims": len(dossier.claims),
        "principles": [p.id for p in dossier.framework.principles] if dossier.framework else [],
        "choice": meaning(visit, dossier),
    }


def store_meaning(store) -> dict[str, object]:
    """Everything in a database, each scenario on the dossiers as they were and those that it keeps."""
    kept = catalogue.in_store(store, {id.lower() for id in dossiers()})
    known = dossiers() | kept.sound
    return {
        "scenarios": [revision_of(s) for s in store.all()],
        "deleted": [revision_of(s) for s in store.all(deleted=True)],
        "revisions": {
            s.id: [revision_of(r) | scenario_meaning(r.content.encode(), known) for r in store.revisions(s.id)]
            for s in (*store.all(), *store.all(deleted=True))
        },
        "dossiers": {id: revision_of(kept.saved[id]) | dossier_meaning(found) for id, found in kept.sound.items()},
        "unusable dossiers": len(kept.unusable),
        "deleted dossiers": [revision_of(s) for s in kept.deleted],
    }


def revision_of(saved) -> dict[str, object]:
    """What is kept besides the content."""
    return {
        "id": saved.id, "number": saved.number, "name": saved.name, "author": saved.author,
        "saved at": saved.saved_at.isoformat(),
    }  # fmt: skip


# From here on nothing knows the code.


def differences(then, now, place: str = "") -> list[str]:
    """Where two plain values differ; figures by more than 1e-12."""
    if isinstance(then, dict) and isinstance(now, dict):
        keys = [*then, *(key for key in now if key not in then)]
        return [d for k in keys for d in differences(then.get(k), now.get(k), f"{place}/{k}")]
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        return [d for k, pair in enumerate(zip(then, now, strict=True)) for d in differences(*pair, f"{place}/{k}")]
    if type(then) is float and type(now) is float:
        same = math.isclose(then, now, rel_tol=1e-12, abs_tol=1e-12)
    else:
        same = type(then) is type(now) and then == now
    return [] if same else [f"{place}: then {then!r}, now {now!r}"]


def plain(value):
    """As JSON gives it back: every number as it is, every key a text."""
    return json.loads(json.dumps(value))


def meant(name: str):
    """What was written down then."""
    return json.loads((BEFORE / f"{name}.json").read_text(encoding="utf-8"))


def query_of(address: str) -> dict[str, str]:
    """The parameters of an address, as a browser hands them over."""
    return {key: values[-1] for key, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()}


LINKS = meant("links")
FILES = {kind: meant(kind) for kind in ("scenarios", "scores", "workbooks")}


def of_file(kind: str):
    """A test for every file of a kind."""
    return pytest.mark.parametrize("name", FILES[kind])


@pytest.mark.parametrize("address", LINKS)
def test_a_link(address):
    """Opens the same page, the same part of it, and the same choice, which comes to the same package."""
    page = urlsplit(address).path.strip("/") or "pakket"
    assert page in PAGES
    query = query_of(address)
    choice = chosen(query)
    assert differences(LINKS[address], plain(meaning(choice, dossiers()[choice.dossier]))) == []
    if page in PARTS and OPENS[page] in query:
        there = PARTS[page] or dossiers()[choice.dossier].codes
        assert query[OPENS[page]] in there


@pytest.mark.parametrize("address", meant("damaged"))
def test_a_link_that_was_refused_still_is(address):
    """Rather than taken to mean something else."""
    with pytest.raises(LinkError):
        chosen(query_of(address))


@of_file("scenarios")
def test_a_scenario(name):
    """Of each version."""
    data = (BEFORE / "scenarios" / name).read_bytes()
    assert differences(FILES["scenarios"][name], plain(scenario_meaning(data, dossiers()))) == []


@of_file("scores")
def test_a_score_table(name):
    """Workbook or CSV: the same changes, in the same words of where they came from."""
    then = FILES["scores"][name]
    found = scores_meaning((BEFORE / "scores" / name).read_bytes(), name, dossiers()[then["choice"]["dossier"]])
    assert differences(then, plain(found)) == []


@of_file("workbooks")
def test_a_dossier_as_a_workbook(name):
    """As it left, or changed in a spreadsheet since."""
    found = read_dossier((BEFORE / "workbooks" / name).read_bytes(), name)
    assert differences(FILES["workbooks"][name], plain(dossier_meaning(found))) == []


@pytest.mark.parametrize("id", meant("dossiers"))
def test_a_dossier_as_a_folder(id):
    """Its fingerprint too: that is what a scenario knows its scores by."""
    assert differences(meant("dossiers")[id], plain(dossier_meaning(dossiers()[id]))) == []


@pytest.fixture
def database(tmp_path):
    """The database of then, in a folder of its own."""
    shutil.copy(BEFORE / "scenarios.sqlite", tmp_path)
    return tmp_path


def test_a_database(database):
    """Every scenario and every version of it, the deleted ones, and the dossiers that it keeps."""
    store = Store(f"sqlite:///{database / 'scenarios.sqlite'}")
    found = plain(store_meaning(store))
    assert differences(meant("store"), found) == []
    gone = found["deleted"][0]
    store.undelete(gone["id"])
    assert store.get(gone["id"]).name == gone["name"]
    saved = store.save(gone["id"], gone["number"], "Verder", "Cas", store.get(gone["id"]).content)
    assert saved.number == gone["number"] + 1
    store.close()


@pytest.mark.parametrize("address", meant("screens"))
def test_an_address_on_screen(database, monkeypatch, address):
    """A part of a page, and a saved scenario: what stands there, or folds out there, is what stood there."""
    monkeypatch.setenv("KEUZEMODEL_DATA_DIR", str(database))
    app = AppTest.from_file(MAIN, default_timeout=60)
    page = urlsplit(address).path.strip("/")
    for way in (None, f"../../pages/{page}.py") if page else (None,):
        # AppTest begins at the start page, which puts its own address in place of this one.
        for key, value in query_of(address).items():
            app.query_params[key] = value
        (app.switch_page(way) if way else app).run()
    # The chapter that is open keeps its words under its details.
    app.session_state[f"details-{query_of(address).get(opening.OPENS[opening.MEETING], '')}"] = True
    app.run()
    assert not app.exception
    said = "\n".join(e.value for e in (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption))
    assert [words for words in meant("screens")[address] if words not in said] == []


def rules(dossier, scores):
    """All that a package follows from, without words. scores: those of these origins."""
    return (
        [(m.code, m.parent, m.theme, m.phase) for m in dossier.measures],
        [(c.id, c.aspect, c.kind, c.scale) for c in dossier.criteria],
        [(s.code, s.criterion, s.score, s.margin, s.origin) for s in dossier.scores if s.origin in scores],
        [(r.kind, r.code, r.others) for r in dossier.relations],
        [(w.id, dict(w.weights)) for w in dossier.weightings],
        [(a.id, dict(a.limits), a.silent) for a in dossier.approaches],
        [(c.theme, c.minimum) for c in dossier.coverage],
        dossier.advice,
    )


CHANGED = "alkmaar-verblijf"
"""The dossier of which scores that are assumed have changed since."""
WITHOUT_PACKAGE = {"09-lage-grens.json"}
"""On the scores of now: step 13 on always asks 9 points of time, and that scenario allows 7."""


@pytest.mark.parametrize("id", [id for id in shipped() if id != CHANGED])
def test_a_scenario_of_before_is_still_up_to_date(id):
    """Where the mark changed, the dossier says which earlier one gave the same packages, and that is so."""
    before, now = dossiers()[id], shipped()[id]
    assert now.is_as(before.fingerprint) and rules(now, ORIGINS) == rules(before, ORIGINS)
    assert set(now.earlier) <= {before.fingerprint}


def test_only_what_was_assumed_has_changed():
    """Scores that are read from the text are as they were, and an assumed one lies within its margin of what it was.
    So no earlier version gives the same packages.
    """
    before, now = dossiers()[CHANGED], shipped()[CHANGED]
    read = [origin for origin in ORIGINS if origin != "aanname"]
    assert rules(now, read) == rules(before, read) and now.earlier == () and not now.is_as(before.fingerprint)
    for then, found in zip(before.scores, now.scores, strict=True):
        assert (found.code, found.criterion, found.origin) == (then.code, then.criterion, then.origin)
        assert abs(found.score - then.score) <= found.margin


@pytest.mark.parametrize(
    "name", [name for name, then in FILES["scenarios"].items() if then["choice"]["dossier"] == CHANGED]
)
def test_a_scenario_of_other_scores_opens_and_says_so(name):
    """On the dossier as it is now: the same choice, of another version, with the package of now beside that of then."""
    found = from_json((BEFORE / "scenarios" / name).read_bytes(), shipped())
    then, dossier = FILES["scenarios"][name], shipped()[CHANGED]
    assert not dossier.is_as(found.dossier_version)
    now = plain(meaning(found.choice, dossier))
    asked = ("approach", "weighting", "aspects", "criteria", "limits", "require", "forbid", "cover", "own scores")
    assert {key: now[key] for key in asked} == {key: then["choice"][key] for key in asked}
    assert ("nothing" in now) == (name in WITHOUT_PACKAGE)
    said = changed_line(found, tuple(now.get("package", ())), dossier, 1)
    assert said.startswith("**Het dossier is veranderd sinds dit scenario is gemaakt.**")
