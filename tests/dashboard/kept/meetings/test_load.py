"""Two hundred at the same moment, on one server and on two: each counted exactly once, and soon."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from keuzemodel.dashboard.kept.meetings import Meetings, Outcome

MANY = 200
BARS = {"sqlite": 0.1, "postgresql": 0.3}
"""Seconds within which 95 of 100 hear, of all who submit at the same moment; PostgreSQL shares the machine."""
CONTENT = '{{"aspecten":{{"inhoud":{},"financien":3,"strategie":8,"complexiteit":1}}}}'


@pytest.fixture
def servers(url):
    """Two of them on one database."""
    found = [Meetings(url), Meetings(url)]
    yield found
    for server in found:
        server.close()


def at_once(work, number=MANY):
    """The seconds that each took, of all that began at the same moment, the quickest first."""
    start, seconds = threading.Barrier(number), [0.0] * number

    def go(k: int) -> None:
        start.wait()
        began = time.perf_counter()
        work(k)
        seconds[k] = time.perf_counter() - began

    with ThreadPoolExecutor(number) as pool:
        list(pool.map(go, range(number)))
    return sorted(seconds)


def opened(kept):
    """A meeting whose first round is open."""
    return kept.change(kept.create("{}", 1)[0].id, is_open=True)


def test_two_hundred_submit_once_and_change_once(servers, url):
    """Nobody waits for long: the best of such bursts counts, as other work on the machine only slows it down."""
    kept, bar, best, bursts = servers[0], BARS[url.split(":")[0].split("+")[0]], float("inf"), 0
    while bursts < 2 or (best >= bar and bursts < 12):
        bursts += 1
        meeting = opened(kept)
        people = [None] * MANY
        at_once(lambda k: people.__setitem__(k, kept.join(meeting.id, str(k), "r")[0]))
        told = Counter()

        def submit(k: int, number: int) -> None:
            told[kept.submit(people[k], 1, "wegen", number, CONTENT.format(10 * k + number)).outcome] += 1

        for number in (1, 2):
            best = min(best, at_once(lambda k, number=number: submit(k, number))[int(0.95 * MANY)])
        found = {a.participant_id: (a.number, a.content) for a in kept.answers(meeting.id)}
        assert found == {person.id: (2, CONTENT.format(10 * k + 2)) for k, person in enumerate(people)}
        assert told == {Outcome.SAVED: 2 * MANY}
        assert kept.revision(meeting.id) == 2 + 3 * MANY
    assert best < bar


def test_two_servers_count_each_once(servers):
    """In one meeting; each server sees what the other kept."""
    meeting = opened(servers[0])
    people = [servers[k % 2].join(meeting.id, str(k), "r") for k in range(MANY)]
    for number in (1, 2):
        at_once(lambda k, n=number: servers[(k + n) % 2].submit(people[k][0], 1, "wegen", n, CONTENT.format(k)))
    for server in servers:
        assert {a.number for a in server.answers(meeting.id)} == {2} and len(server.answers(meeting.id)) == MANY
        assert server.revision(meeting.id) == 2 + 3 * MANY
        assert all(server.seat(token)[0] == person for person, token in people[:20])


def test_of_two_tabs_one_wins(servers):
    """At the same moment, on two servers, another content each: one is kept, and the other hears which."""
    meeting = opened(servers[0])
    person, _ = servers[0].join(meeting.id, "", "r")
    for number in range(1, 16):
        told = [None] * 4
        at_once(lambda k, t=told, n=number: t.__setitem__(k, servers[k % 2].submit(person, 1, "wegen", n, f"{k}")), 4)
        assert Counter(t.outcome for t in told) == {Outcome.SAVED: 1, Outcome.STALE: 3}
        assert {t.answer for t in told} == {servers[0].answer(person.id, 1, "wegen")}


def test_none_is_accepted_after_the_round_was_closed(servers):
    """Not one: what the answers were when it closed is what they are."""
    meeting = opened(servers[0])
    people = [servers[0].join(meeting.id, "", "r")[0] for _ in range(20)]
    late = Counter()

    def go(k: int) -> None:
        if k == 20:
            time.sleep(0.03)
            servers[1].change(meeting.id, is_open=False)
            late["at"] = servers[1].answers(meeting.id)
            return
        for number in range(1, 400):
            if servers[k % 2].submit(people[k], 1, "wegen", number, "{}").outcome is Outcome.CLOSED:
                late[k] = number
                return

    at_once(go, 21)
    assert servers[0].answers(meeting.id) == late.pop("at")
    assert set(late) == set(range(20)) and servers[0].revision(meeting.id) == 2 + 20 + 1 + sum(late.values()) - 20


def test_no_two_servers_wait_for_each_other(servers):
    """Anybody does anything in any of four meetings, on either server: nothing fails, and each change is counted."""
    here = [opened(servers[0]) for _ in range(4)]
    counted = Counter({m.id: 2 for m in here})
    lock = threading.Lock()

    def go(k: int) -> None:
        random_, server, people = random.Random(k), servers[k % 2], []
        for _ in range(25):
            meeting, act = random_.choice(here), random_.choice(["join", "submit", "change", "leave", "ticket"])
            if act == "join" or not people:
                people.append((server.join(meeting.id, "", "r")[0], Counter()))
            elif act in ("submit", "leave"):
                person, sent = random_.choice(people)
                meeting = server.get(person.meeting_id)
                if act == "submit":
                    sent["number"] += 1
                    assert server.submit(person, 1, "w", sent["number"], "{}").outcome is Outcome.SAVED
                else:
                    people.remove((person, sent))
                    server.leave(person.id)
            elif act == "change":
                server.change(meeting.id, is_shown=True)
            else:
                assert server.take_up(server.ticket(meeting.id)) or True
                continue
            with lock:
                counted[meeting.id] += 1

    at_once(go, 16)
    assert {m.id: servers[0].revision(m.id) for m in here} == counted


def test_many_meetings_are_taken_in_one_order(url):
    """Six servers that change forty meetings at once, over and over: none holds what another waits for."""
    servers = [Meetings(url) for _ in range(6)]
    ids = tuple(opened(servers[0]).id for _ in range(40))

    def change(desk) -> None:
        for id in ids:
            desk.change(id)

    def go(k: int) -> None:
        for _ in range(5):
            servers[k]._write(ids, change)

    at_once(go, 6)
    assert {servers[0].revision(id) for id in ids} == {2 + 30}
    for server in servers:
        server.close()
