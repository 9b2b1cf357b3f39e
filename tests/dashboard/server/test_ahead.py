"""What a board would be is told to who has its address, and to nobody else."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from keuzemodel.dashboard.asked.situation import answered, first_asked
from keuzemodel.dashboard.server import ahead as served
from keuzemodel.dashboard.server.guard import Guard
from keuzemodel.dashboard.session.login_settings import SETTING
from keuzemodel.dashboard.shown.choosing.ahead import address, ahead
from keuzemodel.model.errors import InfeasibleError
from tests.shipped import alkmaar

FIRST = answered(first_asked(alkmaar()))


def server(base: str = "") -> TestClient:
    """The address behind the guard."""
    return TestClient(Starlette(routes=served.routes(base), middleware=[Middleware(Guard)]))


@pytest.mark.parametrize("base", ["", "/keuzemodel"])
def test_the_address_of_a_board_tells_what_it_would_be(base):
    """The same each time that it is drawn; nothing in between keeps the answer."""
    assert address(FIRST) == address(FIRST)
    found = server(base).get(f"{base}/{address(FIRST)}")
    there = ahead(FIRST)
    assert found.status_code == 200 and found.headers["cache-control"] == "private, no-store"
    assert found.json()["codes"] == list(FIRST.dossier.codes) and found.json()["packages"] == there["packages"]
    assert [s["packages"] for s in found.json()["sliders"]] == [s["packages"] for s in there["sliders"]]


@pytest.mark.parametrize("token", ["", "x", "..%2f..%2fetc", "a" * 5000, "%00"])
def test_another_address_tells_nothing(token):
    assert server().get(f"/vooruit/{token}").status_code == 404


def test_what_cannot_be_worked_out_is_not_told(monkeypatch):
    """A board without it still answers once a slider is let go."""

    def fails(situation):
        raise InfeasibleError(())

    monkeypatch.setattr(served, "ahead", fails)
    assert server().get(f"/{address(FIRST)}").status_code == 404


def test_in_closed_mode_it_takes_a_login(monkeypatch):
    monkeypatch.setenv(SETTING, "gesloten")
    assert server().get(f"/{address(FIRST)}").status_code == 403
