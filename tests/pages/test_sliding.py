"""Moves of one slider in a row are one change; anything else in between, or a pause, makes them two."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.session import controls
from tests.pages.test_pages import box, slider, start, words


@pytest.fixture
def app(monkeypatch):
    """The start page, where nothing takes too long to be one move."""
    monkeypatch.setattr(controls, "ONE_MOVE", 600)
    return start()


def points(app):
    """Where the sliders of the aspects stand."""
    return [s.value for s in app.sidebar.slider]


def test_moves_in_a_row_are_one_change(app):
    """Told against what was before all of them, and undone at once."""
    for position in (4, 2, 0):
        slider(app, "strategie").set_value(position).run()
    assert "↓ één stap eruit" in words(app)
    slider(app, "strategie").set_value(1).run()
    assert "↓ één stap eruit" in words(app)
    app.button(key="terug").click().run()
    assert points(app) == [5, 5, 5, 5] and box(app, "Weging").value == "gebalanceerd"
    assert not [b for b in app.button if b.key == "terug"]


def test_after_a_pause_it_is_another_change(app, monkeypatch):
    """The step that went out before is told no more."""
    slider(app, "strategie").set_value(0).run()
    monkeypatch.setattr(controls, "ONE_MOVE", 0)
    slider(app, "strategie").set_value(1).run()
    assert "Hetzelfde pakket" in words(app)
    app.button(key="terug").click().run()
    assert points(app) == [5, 5, 0, 5]


def test_another_slider_or_control_in_between_makes_two(app):
    slider(app, "strategie").set_value(0).run()
    slider(app, "inhoud").set_value(6).run()
    slider(app, "strategie").set_value(2).run()
    box(app, "Benadering").set_value("roeien").run()
    slider(app, "strategie").set_value(4).run()
    found = []
    while [b for b in app.button if b.key == "terug"]:
        app.button(key="terug").click().run()
        found.append((*points(app)[:3:2], box(app, "Benadering").value))
    assert found == [
        (6, 2, "roeien"), (6, 2, "alles-overwegend"), (6, 0, "alles-overwegend"), (5, 0, "alles-overwegend"),
        (5, 5, "alles-overwegend"),
    ]  # fmt: skip


def test_what_was_undone_is_not_gone_on_with(app):
    """A move after a step back is a change of its own."""
    slider(app, "strategie").set_value(0).run()
    app.button(key="terug").click().run()
    slider(app, "strategie").set_value(1).run()
    app.button(key="terug").click().run()
    assert points(app) == [5, 5, 5, 5]
