"""One dossier at a time, in the order asked, shared by all who ask; bounded, and stopped without a trace."""

from __future__ import annotations

from threading import Event

import pytest

from keuzemodel.analyse.ensemble.walk.live import EndedError
from keuzemodel.dashboard.asked.certainty import making
from keuzemodel.dashboard.asked.certainty.making import Look, Stage, Workshop
from keuzemodel.model.dossier import Coverage
from tests.analyse.ensemble.small import every_table, small_dossier
from tests.building import rebuilt

FOUND = every_table()


class Work:
    """A making that ends when it is told to."""

    def __init__(self, dossier):
        self.dossier, self.over, self.stopped = dossier, Event(), False
        self.found, self.tell, self.died = None, None, False
        self.listening = Event()

    def wait(self, tell):
        self.tell = tell
        self.listening.set()
        assert self.over.wait(10)
        if self.found is None and (self.stopped or self.died):
            raise EndedError
        return self.found

    def stop(self):
        self.stopped = True
        self.over.set()

    def end(self, found=FOUND, died=False):
        self.found, self.died = found, died
        self.over.set()


class Bench:
    """A workshop of which the tests say what happens."""

    def __init__(self):
        self.works, self.closed = [], False
        self.begun = Event()
        self.workshop = Workshop(self.begin)

    def begin(self, dossier):
        self.works.append(Work(dossier))
        if self.closed:
            self.works[-1].stop()
        self.begun.set()
        return self.works[-1]

    def working(self) -> Work:
        """The latest work, once it is waited for."""
        assert self.begun.wait(10)
        assert self.works[-1].listening.wait(10)
        self.begun.clear()
        return self.works[-1]

    def close(self):
        """Whatever is made ends."""
        self.closed = True
        for work in self.works:
            work.stop()

    def until(self, dossier, stage) -> Look:
        """The look once it is at a stage."""
        for _ in range(1000):
            look = self.workshop.look(dossier)
            if look.stage is stage:
                return look
            Event().wait(0.01)
        raise AssertionError(look)


@pytest.fixture
def bench():
    found = Bench()
    yield found
    found.close()


def dossiers(n: int):
    """Different ones."""
    return [rebuilt(small_dossier(), title=f"Dossier {k}") for k in range(n)]


def test_it_is_made_and_kept_for_everyone(bench):
    """Who asks for the same shares it, and who asks again gets what is there."""
    one = small_dossier()
    assert bench.workshop.look(one) == Look(Stage.NOT_ASKED) and bench.workshop.made(one) is None
    bench.workshop.ask(one)
    work = bench.working()
    bench.workshop.ask(one)
    assert bench.workshop.look(one).left is None
    work.tell(0.01)
    work.tell(0.25)
    look = bench.workshop.look(one)
    assert look.stage is Stage.RUNNING and look.part == 0.25 and look.left >= 0 and look.busy
    work.end()
    bench.until(one, Stage.MADE)
    bench.workshop.ask(one)
    assert bench.workshop.made(one) is FOUND and len(bench.works) == 1


def test_another_dossier_waits_its_turn(bench):
    """And is told how many go first."""
    one, two, three = dossiers(3)
    bench.workshop.ask(one)
    first = bench.working()
    bench.workshop.ask(two)
    bench.workshop.ask(three)
    assert [bench.workshop.look(d).before for d in (two, three)] == [1, 2]
    assert len(bench.works) == 1
    first.end()
    assert bench.working().dossier is two
    assert bench.workshop.look(three) == Look(Stage.WAITING, 1)


def test_stopping_leaves_no_trace(bench):
    """What waits can be stopped too, and what was stopped can be asked anew at once."""
    one, two = dossiers(2)
    bench.workshop.ask(one)
    first = bench.working()
    bench.workshop.ask(two)
    bench.workshop.stop(two)
    assert bench.workshop.look(two).stage is Stage.NOT_ASKED
    bench.workshop.stop(one)
    bench.workshop.ask(one)
    assert first.stopped
    bench.working().end()
    bench.until(one, Stage.MADE)
    assert len(bench.works) == 2


def test_what_nothing_fits_is_not_tried_again(bench):
    """What died is."""
    one, two = dossiers(2)
    for dossier, died, stage in ((one, False, Stage.NOTHING), (two, True, Stage.DIED)):
        bench.workshop.ask(dossier)
        bench.working().end(None, died)
        bench.until(dossier, stage)
        bench.workshop.ask(dossier)
    assert bench.working().dossier is two and len(bench.works) == 3


@pytest.mark.parametrize("error", [OSError("no room for a process"), RuntimeError("anything else")])
def test_whatever_goes_wrong_is_as_one_that_died(error):
    """And the next one gets its turn."""

    def fails(dossier):
        raise error

    bench = Bench()
    bench.workshop = Workshop(fails)
    for dossier in dossiers(2):
        bench.workshop.ask(dossier)
        bench.until(dossier, Stage.DIED)


def test_it_is_bounded(bench):
    """So many are kept, those that are used; and so many wait."""
    many = dossiers(making.MOST_KEPT + 1)
    for dossier in many:
        if dossier is many[-1]:
            assert bench.workshop.made(many[0])
        bench.workshop.ask(dossier)
        bench.working().end()
        bench.until(dossier, Stage.MADE)
    assert bench.workshop.made(many[0]) and bench.workshop.made(many[1]) is None
    queue = [rebuilt(d, description="anders") for d in dossiers(making.MOST_WAITING + 2)]
    for dossier in queue:
        assert bench.workshop.full(dossier) == (dossier is queue[-1])
        bench.workshop.ask(dossier)
    assert bench.workshop.look(queue[-1]).stage is Stage.NOT_ASKED


def test_rules_that_clash_have_no_time():
    """The page says what clashes; nothing is offered."""
    theme = small_dossier().themes[0].id
    assert making.seconds(rebuilt(small_dossier(), coverage=(Coverage(theme, 9),))) is None
