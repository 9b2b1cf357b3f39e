"""Prints how a meeting bears its participants: everyone submits within a minute and changes once.

Meanwhile all wait by long poll for what comes next, as the script of their page does, and the room looks on.

Run by hand: python -m tests.benchmarks.meeting_load [participants, 200] [seconds, 60] [address of a PostgreSQL]
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import tempfile
import threading
import time
from collections import Counter

import httpx

from keuzemodel.dashboard.kept.meetings import Meetings
from keuzemodel.dashboard.words.together.leading import FIRST_ROLES
from tests.browser.serving import Server, chromium, ready, running
from tests.dashboard.participant.meeting import FROM_HERE, fields_of
from tests.shipped import ROOT

FORM = re.compile(r'<form id="antwoord".*?</form>', re.DOTALL)
SEEN = re.compile(r"(\d+) antwoord")


class Phone:
    """One participant: joins, weighs, changes; took: the seconds of every submission until it was confirmed."""

    def __init__(self, address: str, code: str, number: int) -> None:
        self.client = httpx.AsyncClient(base_url=address, headers=FROM_HERE, timeout=30)
        self.place, self.role = f"/meedoen/{code}", FIRST_ROLES[number % len(FIRST_ROLES)]
        self.fields: dict[str, object] = {}
        self.took: list[float] = []
        self.confirmed = 0

    async def join(self) -> None:
        """By the code."""
        answer = await self.client.post(self.place, data={"rol": self.role, "naam": ""}, follow_redirects=True)
        self.fields = fields_of(FORM.search(answer.text)[0])

    async def submit(self) -> None:
        """A weighting by chance; the next one goes on from this."""
        points = {name: str(random.randint(0, 10)) for name in self.fields if name.startswith("punt.")}
        points |= {next(iter(points)): "5"}
        began = time.perf_counter()
        answer = await self.client.post(
            f"{self.place}/antwoord", data=self.fields | points, headers={"accept": "application/json"}
        )
        self.took.append(time.perf_counter() - began)
        self.confirmed += answer.status_code == 200
        self.fields = fields_of(FORM.search((await self.client.get(self.place)).text)[0])

    async def wait_for_more(self, until: float) -> None:
        """What the script of the page does all the while."""
        revision = "0"
        while time.monotonic() < until:
            answer = await self.client.get(f"{self.place}/stand", params={"na": revision})
            revision = str(answer.json().get("versie", revision)) if answer.status_code == 200 else revision
            await asyncio.sleep(0.2)


async def attend(phones: list[Phone], seconds: float) -> None:
    """Everyone joins, submits at a moment of the first half and changes at one of the second."""
    for start in range(0, len(phones), 20):
        await asyncio.gather(*(phone.join() for phone in phones[start : start + 20]))
    began = time.monotonic()
    waiting = [asyncio.create_task(phone.wait_for_more(began + seconds + 3)) for phone in phones]

    async def answers(phone: Phone) -> None:
        for moment in sorted((random.uniform(0, seconds / 2), random.uniform(seconds / 2, seconds))):
            await asyncio.sleep(max(0.0, began + moment - time.monotonic()))
            await phone.submit()

    await asyncio.gather(*(answers(phone) for phone in phones))
    await asyncio.gather(*waiting)


def look_on(page, phones: list[Phone], done: threading.Event) -> list[float]:  # type: ignore[no-untyped-def]
    """How many seconds the room was behind, at every look: since when as many had confirmed as it shows."""
    behind, reached = [], [time.monotonic()]
    while not done.is_set():
        now = sum(phone.confirmed > 0 for phone in phones)
        reached += [time.monotonic()] * (now + 1 - len(reached))
        found = SEEN.search(page.locator(".st-key-samen-kop").inner_text())
        shown = int(found[1]) if found else 0
        if shown < now and shown + 1 < len(reached):
            behind.append(time.monotonic() - reached[shown + 1])
        page.wait_for_timeout(200)
    return behind


def begin(page, address: str) -> str:  # type: ignore[no-untyped-def]
    """A meeting, led from this page; gives its code."""
    page.goto(f"{address}/samen")
    ready(page)
    page.get_by_role("button", name="Begin de bijeenkomst").click()
    page.get_by_text("Nog niemand doet mee").wait_for()
    return "".join(re.search(r"Code (\w{3}) (\w{3})", page.locator(".st-key-samen-kop").inner_text()).groups())


def run(server: Server, url: str, count: int, seconds: float) -> None:
    """One meeting, from its beginning on the screen."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        code = begin(page, server.address)
        phones = [Phone(server.address, code, k) for k in range(count)]
        done = threading.Event()

        def go() -> None:
            asyncio.run(attend(phones, seconds))
            done.set()

        page.wait_for_timeout(500)
        thread = threading.Thread(target=go)
        thread.start()
        while not any(phone.confirmed for phone in phones) and thread.is_alive():
            page.wait_for_timeout(100)
        page.get_by_role("button", name="Toon de antwoorden").click()
        behind = look_on(page, phones, done)
        thread.join()
        page.wait_for_timeout(2000)
        print("the room shows:", page.locator(".st-key-samen-kop").inner_text().replace("\n", " "))
    kept = Meetings(url)
    meeting = kept.by_code(code)
    answers = kept.answers(meeting.id)
    per_person = Counter(answer.participant_id for answer in answers)
    took = sorted(t for phone in phones for t in phone.took)
    print(f"{count} participants, {len(took)} submissions, {sum(p.confirmed for p in phones)} confirmed")
    print(f"kept: {len(answers)} answers of {len(per_person)} people, numbers {Counter(a.number for a in answers)}")
    print(
        "submission, s: "
        + ", ".join(f"p{p} {took[min(len(took) - 1, len(took) * p // 100)]:.3f}" for p in (50, 95, 99, 100))
    )
    worst = max(behind, default=0.0)
    print(f"the room was behind by {worst:.2f} s at most, over {len(behind)} looks")
    print(f"memory of the server, MB: {server.memory()[0]:.0f}; last answer {json.loads(answers[-1].content)}")
    kept.close()


def main() -> None:
    """Both databases take the same."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[3] if len(sys.argv) > 3 else f"sqlite:///{folder}/scenarios.sqlite"
        environment = {"KEUZEMODEL_DATA_DIR": folder, "KEUZEMODEL_DATABASE_URL": url}
        with running(ROOT / "app.py", environment=environment) as server:
            run(server, url, count, seconds)


if __name__ == "__main__":
    main()
