"""Owns a scenario as a file: a choice with its own scores, a name and a note, as versioned JSON. No Streamlit.

{"formaat": "keuzemodel-scenario", "versie": 3, "naam": "…", "notitie": "…",
"dossierversie": "…",           mark of the dossier when it was made
"dossierscores": {"1": {"grip": 3, …}, …},         the dossier's own scores then, null where nothing was known;
                                not in version 1, and without null in version 2
"pakket": ["1", "5.1", …],      what the choice led to then
"keuze": {"dossier": "…", "benadering": "…", …},   as in a link
"scores": [{"code": "1", "criterium": "grip", "score": 3.5, "marge": 1, "bron": "…"}, …]}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from keuzemodel.dashboard.asked.choice import Choice
from keuzemodel.dashboard.asked.link import MOST_TEXT, LinkError, LinkFault, LinkKind, from_link, full_link
from keuzemodel.folder.plainjson import PlainJsonError, PlainJsonFault, read_json
from keuzemodel.folder.shapes.cells import Text, visible
from keuzemodel.model.dossier import Dossier, Score

FORMAT, VERSION = "keuzemodel-scenario", 3
MAX_BYTES = 5_000_000


class ScenarioKind(Enum):
    """What is wrong with a scenario; in brackets what `what` is."""

    TOO_LARGE = auto()
    NO_UTF8 = auto()
    NO_JSON = auto()
    """`why` says of what sort."""
    OTHER_FORMAT = auto()
    """The file is of something else."""
    VERSION = auto()
    """The version of the file is not read here (that version)."""
    PART = auto()
    """A part does not have its form (where it stands)."""
    CHOICE = auto()
    """The choice means nothing here: `why` is as in a link."""
    DOUBLE_SCORE = auto()
    UNKNOWN_SCORE = auto()
    """The dossier does not have that score (the code)."""
    OFF_SCALE = auto()
    """The score or its margin is not on the scale (the code)."""
    GONE = auto()
    """A saved scenario is not there or has no package (its place in a link)."""
    UNFIT = auto()
    """A saved scenario does not fit any more: `why` is of what it holds (its place in a link)."""


@dataclass(frozen=True)
class ScenarioFault:
    """What is wrong with a scenario; `words.keeping.faulty` has the words.

    what: by kind, cut short. criterion: of a score, its id. why: the fault below this one.
    """

    kind: ScenarioKind
    what: str = ""
    criterion: str = ""
    why: PlainJsonFault | LinkFault | ScenarioFault | None = None


class ScenarioError(ValueError):
    """A scenario that cannot be read; `fault` says why."""

    def __init__(
        self,
        kind: ScenarioKind,
        what: str = "",
        criterion: str = "",
        why: PlainJsonFault | LinkFault | ScenarioFault | None = None,
    ) -> None:
        self.fault = ScenarioFault(kind, what, criterion, why)
        super().__init__(f"{kind.name} {what!r} {criterion} {why or ''}")


@dataclass(frozen=True)
class Scenario:
    """A choice with a name. What it was made on: dossier_version, and dossier_scores as (code, criterion) → score,
    None where nothing was known, empty if that was not noted. package: what it led to then.
    """

    name: str
    note: str
    choice: Choice
    dossier_version: str
    package: tuple[str, ...]
    dossier_scores: Mapping[tuple[str, str], float | None] = field(default_factory=dict)


# Strict: true and "3" are no numbers. No scale goes further than 1e15, and a minus before nought is taken off.
_Number = Annotated[float, Field(strict=True, ge=-1e15, le=1e15), AfterValidator(lambda number: number + 0.0)]


class _Score(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    code: str
    criterium: str
    score: _Number
    marge: Annotated[_Number, Field(ge=0)]
    bron: Text = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    formaat: Literal["keuzemodel-scenario"]
    versie: int
    naam: Annotated[Text, Field(min_length=1, max_length=200)]
    notitie: Text = ""
    dossierversie: Annotated[str, Field(max_length=64)]
    dossierscores: dict[str, dict[str, _Number | None]] = {}
    pakket: tuple[Annotated[str, Field(max_length=30)], ...] = ()
    keuze: dict[str, Annotated[str, Field(max_length=MOST_TEXT)]]
    scores: tuple[_Score, ...] = ()


def to_json(scenario: Scenario, base: Dossier) -> bytes:
    """The scenario as a file; base: its dossier without own scores."""
    choice = scenario.choice
    content = {
        "formaat": FORMAT,
        "versie": VERSION,
        "naam": scenario.name,
        "notitie": scenario.note,
        "dossierversie": scenario.dossier_version,
        "dossierscores": _by_code(scenario.dossier_scores),
        "pakket": list(scenario.package),
        "keuze": full_link(choice, base),
        "scores": [
            {"code": s.code, "criterium": s.criterion, "score": s.score, "marge": s.margin, "bron": s.source}
            for s in choice.scores
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8")


def scores_of(dossier: Dossier) -> dict[tuple[str, str], float | None]:
    """The scores that a scenario on this dossier notes."""
    return {key: None if key in dossier.unknown else score.score for key, score in dossier.score_of.items()}


def _by_code(scores: Mapping[tuple[str, str], float | None]) -> dict[str, dict[str, float | None]]:
    found: dict[str, dict[str, float | None]] = {}
    for (code, criterion), score in scores.items():
        found.setdefault(code, {})[criterion] = score
    return found


def _migrated(content: dict[str, object]) -> dict[str, object]:
    """A file of an earlier version as one of this version; others as they are."""
    if type(content.get("versie")) is int and content["versie"] == 1:
        # Version 1 did not note the dossier's scores: what was not noted stays unknown.
        content = content | {"versie": 2, "dossierscores": {}}
    if type(content.get("versie")) is int and content["versie"] == 2:
        # Version 2 noted a number for what was not known: that cannot be told apart any more.
        content = content | {"versie": 3}
    return content


def renamed(content: str, name: str) -> str:
    """A scenario of ours under another name, the rest as it is."""
    return json.dumps(json.loads(content) | {"naam": name}, ensure_ascii=False, indent=1)


def from_json(data: bytes, dossiers: Mapping[str, Dossier]) -> Scenario:
    """The scenario in a file, checked as hostile text. Raises ScenarioError."""
    if len(data) > MAX_BYTES:
        raise ScenarioError(ScenarioKind.TOO_LARGE)
    try:
        content = read_json(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ScenarioError(ScenarioKind.NO_UTF8) from None
    except PlainJsonError as error:
        raise ScenarioError(ScenarioKind.NO_JSON, why=error.fault) from None
    if not isinstance(content, dict) or content.get("formaat") != FORMAT:
        raise ScenarioError(ScenarioKind.OTHER_FORMAT)
    content = _migrated(content)
    if content.get("versie") != VERSION or type(content["versie"]) is not int:
        raise ScenarioError(ScenarioKind.VERSION, visible(str(content.get("versie")))[:20])
    try:
        file = _File.model_validate(content)
    except ValidationError as error:
        place = visible(".".join(map(str, error.errors()[0]["loc"])))[:80]
        raise ScenarioError(ScenarioKind.PART, place) from None
    name = file.keuze.get("dossier", "")
    if name not in dossiers:
        raise ScenarioError(ScenarioKind.CHOICE, why=LinkFault(LinkKind.UNKNOWN, "dossier", name[:40]))
    base = dossiers[name]
    scores = tuple(_score(item, base) for item in file.scores)
    if len({(s.code, s.criterion) for s in scores}) < len(scores):
        raise ScenarioError(ScenarioKind.DOUBLE_SCORE)
    own = base.with_scores(scores)
    try:
        choice = from_link(file.keuze, {name: own}, own)
    except LinkError as error:
        raise ScenarioError(ScenarioKind.CHOICE, why=error.fault) from None
    then = {(code, id): score for code, by_id in file.dossierscores.items() for id, score in by_id.items()}
    return Scenario(file.naam, file.notitie, replace(choice, scores=scores), file.dossierversie, file.pakket, then)


def _score(item: _Score, base: Dossier) -> Score:
    if (item.code, item.criterium) not in base.score_of:
        raise ScenarioError(ScenarioKind.UNKNOWN_SCORE, item.code[:30], item.criterium[:30])
    low, high = base.criterion(item.criterium).scale
    if not low <= item.score <= high or item.marge > high - low:
        raise ScenarioError(ScenarioKind.OFF_SCALE, item.code, item.criterium)
    return Score(item.code, item.criterium, item.score, item.marge, "eigen", item.bron)
