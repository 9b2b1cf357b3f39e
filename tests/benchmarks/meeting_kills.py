"""Prints what a meeting loses when its server is killed again and again, with pages that stay open.

Phones submit one answer after the other, each sent again until it is confirmed, as the script of their page does; the
server is killed at a moment by chance and begun again. A real phone and the room stay open all the while.

Run by hand: python -m tests.benchmarks.meeting_kills [kills, 20] [phones, 20] [address of a PostgreSQL]
"""

from __future__ import annotations

import asyncio
import random
import re
import sys
import tempfile
import threading
import time

import httpx

from keuzemodel.dashboard.asked.together.answers import of_points
from keuzemodel.dashboard.kept.meetings import Meetings
from tests.benchmarks.meeting_load import FORM, Phone, begin
from tests.browser.serving import chromium, free_port, running
from tests.dashboard.participant.meeting import fields_of
from tests.shipped import ROOT


class Steadfast(Phone):
    """One that goes on until it is told; sent: every answer that was confirmed, in order."""

    def __init__(self, address: str, code: str, number: int) -> None:
        super().__init__(address, code, number)
        self.sent: list[str] = []
        self.again = 0

    async def go_on(self, done: threading.Event) -> None:
        """Answer after answer, until `done`."""
        while not done.is_set():
            points = {n: str(random.randint(1, 10)) for n in self.fields if n.startswith("punt.")}
            body = self.fields | points
            answer = await self._until("POST", "/antwoord", data=body, headers={"accept": "application/json"})
            assert answer.status_code == 200, (answer.status_code, answer.text)
            self.sent.append(of_points({n.removeprefix("punt."): int(p) for n, p in points.items()}))
            self.fields = fields_of(FORM.search((await self._until("GET", "")).text)[0])
            await asyncio.sleep(random.uniform(0, 0.2))

    async def _until(self, method: str, path: str, **sent: object) -> httpx.Response:
        while True:
            try:
                answer = await self.client.request(method, self.place + path, **sent)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code < 500:
                return answer
            self.again += 1
            await asyncio.sleep(0.3)


async def attend(phones: list[Steadfast], done: threading.Event) -> None:
    """Everyone joins, and then all go on at once."""
    await asyncio.gather(*(phone.join() for phone in phones))
    await asyncio.gather(*(phone.go_on(done) for phone in phones))


def main() -> None:
    """Both databases take the same."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        url = sys.argv[3] if len(sys.argv) > 3 else f"sqlite:///{folder}/scenarios.sqlite"
        environment = {"KEUZEMODEL_DATA_DIR": folder, "KEUZEMODEL_DATABASE_URL": url}
        run(browser, url, environment, kills, count)


def run(browser, url: str, environment: dict[str, str], kills: int, count: int) -> None:  # type: ignore[no-untyped-def]
    """One meeting, over as many servers as there are kills and one more."""
    port, done, app = free_port(), threading.Event(), ROOT / "app.py"
    room, real = browser.new_page(), browser.new_page(viewport={"width": 360, "height": 740})
    with running(app, port=port, environment=environment) as server:
        code = begin(room, server.address)
        phones = [Steadfast(server.address, code, k) for k in range(count)]
        real.goto(f"{server.address}/meedoen/{code}")
        real.get_by_role("radio").first.check()
        real.get_by_role("button").first.click()
        real.get_by_role("slider").first.wait_for()
        thread = threading.Thread(target=lambda: asyncio.run(attend(phones, done)), daemon=True)
        thread.start()
        while not all(phone.sent for phone in phones):
            room.wait_for_timeout(100)
        server.kill()
    slow = []
    for k in range(kills):
        with running(app, port=port, environment=environment) as server:
            began = time.monotonic()
            real.get_by_role("slider").first.fill(str(k % 10))
            real.get_by_role("button", name="Bewaar").click()
            real.locator("#stand").filter(has_text=re.compile("^Bewaard om")).wait_for(timeout=30_000)
            slow.append(time.monotonic() - began)
            if k == kills - 1:
                room.locator(".st-key-samen-kop").filter(has_text=f"{count + 1} antwoorden").wait_for(timeout=60_000)
                done.set()
                thread.join()
                break
            room.wait_for_timeout(random.uniform(300, 1500))
            server.kill()
    tell(url, code, phones, real, slow)


def tell(url: str, code: str, phones: list[Steadfast], real, slow: list[float]) -> None:  # type: ignore[no-untyped-def]
    """Hold what is kept against what was confirmed."""
    kept = Meetings(url)
    answers = kept.answers(kept.by_code(code).id)
    confirmed = {phone.sent[-1]: len(phone.sent) for phone in phones}
    found = {a.content: a.number for a in answers}
    lost = [said for said in confirmed if said not in found]
    doubled = [said for said, number in confirmed.items() if found.get(said, number) != number]
    print(f"{len(phones)} phones, {sum(len(p.sent) for p in phones)} answers confirmed, "
          f"{sum(p.again for p in phones)} times sent again, {len(answers)} kept")  # fmt: skip
    print(f"last confirmed answers that are not what is kept: {len(lost)}; numbers that do not agree: {len(doubled)}")
    print(f"the open phone kept its answer {max(slow):.1f} s after the server was back, at most; it says now: "
          f"{real.locator('#stand').inner_text()}")  # fmt: skip
    kept.close()


if __name__ == "__main__":
    main()
