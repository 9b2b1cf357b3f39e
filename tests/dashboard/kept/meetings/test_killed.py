"""Twenty times `kill -9` while answers come in: none that was confirmed is lost, none is doubled."""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from multiprocessing.connection import Connection

from keuzemodel.dashboard.kept.meetings import Meetings, Outcome, Participant

KILLS, PEOPLE = 20, 8


def serve(url: str, people: list[Participant], sent: list[int], told: Connection) -> None:
    """A server whose participants answer as fast as they can, from where each was; says what was confirmed."""
    kept, lock = Meetings(url), threading.Lock()

    def go(k: int) -> None:
        number = sent[k]
        while True:
            number += 1
            outcome = kept.submit(people[k], 1, "wegen", number, f'{{"{k}":{number}}}').outcome
            with lock:
                told.send((k, number, outcome.name))

    for k in range(len(people)):
        threading.Thread(target=go, args=(k,)).start()


def killed(url, people, sent, seconds):
    """What a server confirmed until it was killed, so long after its first answer."""
    # Processes of which the modules are loaded already: what is killed is a server at work, not one that starts.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    here, there = context.Pipe(duplex=False)
    server = context.Process(target=serve, args=(url, people, sent, there), daemon=True)
    server.start()
    there.close()
    assert here.poll(30)
    time.sleep(seconds)
    server.kill()
    confirmed = []
    try:
        while True:
            confirmed.append(here.recv())
    except (EOFError, OSError):
        pass
    server.join(10)
    assert server.exitcode == -9
    return confirmed


def test_what_was_confirmed_is_there_once(url):
    """Each server goes on where the one before it was; another one looks on, and is not disturbed."""
    kept = Meetings(url)
    meeting = kept.change(kept.create("{}", 1)[0].id, is_open=True)
    people = [kept.join(meeting.id, str(k), "r")[0] for k in range(PEOPLE)]
    sent, total = [0] * PEOPLE, 0
    for kill in range(KILLS):
        confirmed = killed(url, people, sent, random.Random(kill).uniform(0, 0.2))
        for k, number, outcome in confirmed:
            assert outcome == Outcome.SAVED.name and number == sent[k] + 1
            sent[k] = number
        total += len(confirmed)
        stands = {a.participant_id: a for a in kept.answers(meeting.id)}
        for k, person in enumerate(people):
            # At most one was on its way: kept, while nobody heard of it.
            found = stands.get(person.id)
            number = found.number if found else 0
            assert sent[k] <= number <= sent[k] + 1
            assert found is None or found.content == f'{{"{k}":{number}}}'
        assert kept.revision(meeting.id) == 2 + PEOPLE + sum(a.number for a in stands.values())
    kept.close()
    assert total == sum(sent) >= 5 * KILLS
