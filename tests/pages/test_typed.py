"""What is typed on a screen and cannot be seen does not end up in what is kept."""

from __future__ import annotations

import pytest

from tests.pages.test_pages import start
from tests.pages.test_scenarios import on_scenarios, save


@pytest.mark.parametrize("unseen", ["\x07", "\u202e", "\x00"], ids=["bell", "turn", "nul"])
def test_a_scenario_with_unseen_characters_in_its_name_can_be_opened(store, unseen):
    """It was kept before, and could never be opened again."""
    save(on_scenarios(), f"Pl{unseen}an", f"An{unseen}s")
    (saved,) = store.all()
    assert (saved.name, saved.author) == ("Plan", "Ans")
    app = start(scenario=f"{saved.id}.1")
    assert not app.warning and not app.exception


def test_a_name_of_unseen_characters_is_no_name(store):
    """And that is told."""
    save(on_scenarios(), "\x07\u202e", "Ans")
    assert store.all() == ()
