"""A meeting on a database of its own, and people who take part in it."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import TypeVar

from starlette.applications import Starlette
from starlette.testclient import TestClient

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.scenario import Scenario, to_json
from keuzemodel.dashboard.asked.together.setup import Setup
from keuzemodel.dashboard.kept.meetings import Meetings
from keuzemodel.dashboard.participant.routes import routes
from tests.shipped import shipped

T = TypeVar("T")
ROLES = ("Aanbieder", "GI", "Gemeente")
FROM_HERE = {"sec-fetch-site": "same-origin"}


def run(work: Coroutine[object, object, T]) -> T:
    """In a thread of its own: in this one the browser tests may have left a loop that runs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def scenario(id: str = "alkmaar-verblijf", approach: str = "") -> str:
    """A first visit to a dossier, as it is kept."""
    base = shipped()[id]
    found = Scenario("Start", "", default_choice(base), base.fingerprint, ())
    content = json.loads(to_json(found, base))
    if approach:
        content["keuze"]["benadering"] = approach
    return json.dumps(content)


def setup(**changed) -> str:
    """What a meeting is set up with."""
    return Setup(
        **({"question": "Wat telt?", "way": "wegen", "roles": ROLES, "scenario": scenario()} | changed)
    ).to_json()


class Room:
    """A meeting whose first round is open."""

    def __init__(self, kept: Meetings, **changed) -> None:
        self.kept = kept
        made, self.ticket = kept.create(setup(**changed), 30)
        self.id, self.code = made.id, made.code
        self.change(is_open=True)

    def change(self, **named) -> None:
        """As the facilitator does."""
        self.kept.change(self.id, **named)

    def member(self, role: str = "GI", name: str = "") -> Member:
        """Somebody who joined."""
        found = Member(self.code)
        answer = found.join(role, name)
        assert answer.status_code == 200 and "zegel" in found.fields
        return found

    def contents(self) -> list[dict]:
        """All that is kept."""
        return [json.loads(answer.content) for answer in self.kept.answers(self.id)]


class Member(TestClient):
    """A browser of somebody who takes part; fields: those of the last form that was got."""

    def __init__(self, code: str, base: str = "") -> None:
        super().__init__(Starlette(routes=routes(base)), headers=FROM_HERE)
        self.place = f"{base}/meedoen/{code}"
        self.fields: dict[str, str | list[str]] = {}

    def look(self):
        """The page as it is now."""
        return self._seen(self.get(self.place))

    def join(self, role: str = "GI", name: str = "", **more):
        """Fill in the form."""
        return self._seen(self.post(self.place, data={"rol": role, "naam": name} | more))

    def answer(self, script: bool = False, **changed):
        """The form as it was got, with other fields; those that are None left out."""
        fields = {k: v for k, v in (self.fields | changed).items() if v is not None}
        headers = {"accept": "application/json" if script else "text/html"}
        answer = self.post(f"{self.place}/antwoord", data=fields, headers=headers)
        return answer if script else self._seen(answer)

    def _seen(self, answer):
        form = re.search(r'<form id="antwoord".*?</form>', answer.text, re.DOTALL)
        if form:
            self.fields = fields_of(form[0])
        return answer


def fields_of(form: str) -> dict[str, str | list[str]]:
    """What a browser would send: names and values, of a name that comes more than once all of them."""
    found: dict[str, str | list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        said = {k: unescape(v) for k, v in re.findall(r'(\w+)="([^"]*)"', tag)}
        if "name" in said and (said.get("type") not in ("radio", "checkbox") or " checked" in tag):
            before = found.get(said["name"])
            more = [before] if isinstance(before, str) else before or []
            found[said["name"]] = [*more, said["value"]] if more else said["value"]
    return found
