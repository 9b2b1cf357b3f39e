"""Making tables in a process of its own: what comes back, how far it is, and that the process ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from threading import Timer

import numpy as np
import pytest

from keuzemodel.analyse.ensemble.domain import domain_of
from keuzemodel.analyse.ensemble.oracle import Oracle
from keuzemodel.analyse.ensemble.walk import live
from keuzemodel.analyse.ensemble.walk.live import Elsewhere, EndedError
from keuzemodel.analyse.ensemble.walk.making import Plans, make_ensemble
from keuzemodel.analyse.ensemble.walk.running import Plan
from keuzemodel.model.dossier import Claim
from tests.analyse.ensemble.small import CLAIMS, small_dossier
from tests.building import rebuilt
from tests.shipped import ROOT, alkmaar, shipped

TINY = Plans(Plan(chains=8, sweeps=30, keep=20, corners=1), scale=None, limit=None, again=False)
ENDLESS = Plans(Plan(chains=8, sweeps=10**6, keep=20, corners=0), scale=None, limit=None, again=False)


def impossible():
    """No step costs most, and another does too: nothing fits."""
    other = CLAIMS[2].check.model_copy(update={"codes": ("m0",)})
    return rebuilt(small_dossier(), claims=(*CLAIMS, Claim("ook", "", "", other)))


def test_what_is_made_elsewhere_is_what_is_made_here():
    """The same tables of the same dossier; what was worked out of it before does not hinder."""
    dossier, heard = small_dossier(), []
    assert dossier.measure_index and dossier.score_of
    found = Elsewhere(dossier, TINY).wait(heard.append)
    here = make_ensemble(dossier, plans=TINY)
    np.testing.assert_array_equal(found.steps, here.steps)
    assert found.dossier is dossier and found.diagnostics == here.diagnostics
    assert found.diagnostics.apart is None and not found.beside and not found.likely
    assert heard == sorted(heard) and heard[-1] == 1
    assert Oracle(dossier, domain_of(dossier)).fits(found.steps).all() and not found.steps.flags.writeable


def test_nothing_fits():
    """That is an answer."""
    assert Elsewhere(impossible(), TINY).wait(lambda part: None) is None


def test_it_can_be_stopped():
    """Who waits hears so, and the process is gone."""
    work = Elsewhere(small_dossier(), ENDLESS)
    heard = []

    def tell(part):
        heard.append(part)
        work.stop()

    with pytest.raises(EndedError):
        work.wait(tell)
    assert heard and not alive(work.id)


def test_one_that_dies_before_it_began_is_heard_of():
    """Also where it was still to be told of a dossier larger than a pipe holds."""
    work = Elsewhere(alkmaar())
    work.stop()
    with pytest.raises(EndedError):
        work.wait(lambda part: None)


def alive(id: int) -> bool:
    """Whether a process still runs."""
    with suppress(ProcessLookupError):
        os.kill(id, 0)
        return True
    return False


def test_it_ends_when_this_process_ends():
    """Also where that is killed and can say nothing any more."""
    code = (
        "from tests.analyse.ensemble.walk.test_live import ENDLESS, Elsewhere, small_dossier\n"
        "if __name__ == '__main__':\n"
        "    work = Elsewhere(small_dossier(), ENDLESS)\n"
        "    work.wait(lambda part: print(work.id, flush=True))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    guard = Timer(120, parent.kill)
    guard.start()
    try:
        child = int(parent.stdout.readline())
    finally:
        guard.cancel()
        parent.kill()
        parent.wait()
    for _ in range(100):
        if not alive(child):
            return
        time.sleep(0.1)
    pytest.fail("the process goes on without the one that started it")


def test_how_long_it_takes_is_said_before():
    """Of the shipped dossiers one can be made while somebody waits; limits in money cannot be followed."""
    found = {id: live.seconds(dossier) for id, dossier in shipped().items()}
    assert 60 < found.pop("alkmaar-verblijf") < 120
    assert set(found.values()) == {None}
    assert live.seconds(small_dossier()) < live.seconds(alkmaar())
    long = Plans(Plan(sweeps=10**6))
    assert live.seconds(alkmaar(), long) is None
