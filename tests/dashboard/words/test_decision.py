"""What the administrators are asked to decide follows what the source advises, from the dossier's own data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.asked.situation import situation
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.shown.meeting import story
from keuzemodel.dashboard.words.meeting import decision as decision_words
from tests.shipped import shipped

DOSSIERS = shipped()
ALKMAAR = DOSSIERS["alkmaar-verblijf"]


def asked(dossier=ALKMAAR, **choice):
    """Title and lines of the decision, without Markdown."""
    found = situation(replace(default_choice(dossier), **choice), dossier)
    return decision_words.decide_title(found), [plain(line) for line in decision_words.decisions(found)]


def test_the_decision_of_alkmaar_is_that_of_the_report():
    """Deel 4, aanbeveling 1: begin with part-time, then the table for referrers together with tuning supply and demand.
    §3.2: do not begin with phase 2 before there is a view of phase 1; §3.1: after a year or two, three, by monitoring.
    """
    title, lines = asked()
    assert title == "Wij vragen u nu negen stappen vast te stellen, en zes stappen pas later, onder voorwaarde"
    now, begin, later, never, room = lines[:5]
    assert now == "Stel fase 1 nu vast: stap 1, 2, 5.1, 6, 8.1, 9.1, 14, 15.1 en 16."
    assert begin.startswith("Begin hiermee: 9.1, daarna 15.1 samen met 5.1 (deel 4, aanbeveling 1).")
    assert later.startswith(
        "Stel fase 2 nu nog niet vast: stap 3.2, 4, 5.2, 8.2, 9.2 en 15.2. Besluit daarover na twee"
    )
    assert "monitoring" in later and "§3.2" in later
    assert never == "Doe dit niet: stap 3.1, 7, 10.1, 10.2, 11.1, 11.2, 12.1, 12.2 en 13."
    assert room == (
        "Maak er ruimte voor: nu 17 punten investering en 25 punten ontwikkeltijd. Het hele pakket vraagt 30 punten "
        "investering en 54 punten ontwikkeltijd. Dat is 42 punten ontwikkeltijd boven de grens van 'Roeien met de "
        "riemen die we hebben'."
    )


def test_it_follows_the_package():
    """What the package has not is not begun with; without steps in phase 2 there is nothing to put off."""
    _, lines = asked(forbid=("9.1",))
    assert any(line.startswith("Begin hiermee: 15.1 samen met 5.1") for line in lines)
    title, lines = asked(approach="roeien")
    assert title == "Wij vragen u dit pakket van zes stappen vast te stellen"
    assert lines[0].startswith("Stel het pakket vast: in fase 1 stap") and not any("nog niet" in line for line in lines)


@pytest.mark.parametrize("id", [id for id in DOSSIERS if id != "alkmaar-verblijf"])
def test_a_source_that_says_nothing_of_it_is_left_silent(id):
    """No order and no condition where the dossier names none."""
    _, lines = asked(DOSSIERS[id])
    assert lines[0].startswith("Stel het pakket vast: in ")
    assert not any(line.startswith("Begin hiermee") or "nog niet vast" in line for line in lines)


def test_nothing_is_written_in_the_words_themselves():
    """Another order and another condition in the dossier, and the decision says those."""
    begin = tuple(replace(s, turn=3 - s.turn) for s in ALKMAAR.begin)
    condition = replace(ALKMAAR.conditions[0], phase=1, when="morgen", grounds="het weer", source="", note="")
    other = replace(ALKMAAR, begin=begin, conditions=(condition,), fingerprint="anders")
    title, lines = asked(other)
    assert "nu zes stappen vast te stellen, en negen stappen pas later" in title
    assert lines[0].startswith("Stel fase 2 nu vast: stap 3.2")
    assert lines[1].startswith("Begin hiermee: 15.1 samen met 5.1, daarna 9.1 (")
    assert lines[2].endswith("en 16. Besluit daarover morgen. Waarop: het weer.")


def test_the_story_tells_it():
    """The chapter that screen, slides and handout are made of."""
    found = situation(default_choice(ALKMAAR), ALKMAAR)
    chapter = story.chapter("besluit", (Column("Nu", found),), lambda words: None)
    assert "pas later, onder voorwaarde" in chapter.title
    assert [plain(line) for line in chapter.lines][:4] == [plain(x) for x in decision_words.decisions(found)][:4]
