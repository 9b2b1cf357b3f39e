"""Words and numbers on the screens."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args
from xml.etree import ElementTree

import pytest

from keuzemodel.analyse.explanation import explain
from keuzemodel.analyse.sampling import Tally
from keuzemodel.dashboard.asked.certainty import answers as certainties
from keuzemodel.dashboard.asked.certainty.answers import Draw, Firmness, Stands, Verdict
from keuzemodel.dashboard.asked.choice import default_choice, selector_of, weights_of
from keuzemodel.dashboard.asked.situation import Question, first_asked, situation
from keuzemodel.dashboard.kept.store import Saved
from keuzemodel.dashboard.language import naming
from keuzemodel.dashboard.language.markdown import plain, split_bold
from keuzemodel.dashboard.shown import method
from keuzemodel.dashboard.shown.drawn import graph
from keuzemodel.dashboard.shown.drawn.worked import worked
from keuzemodel.dashboard.words import claims as claim_words
from keuzemodel.dashboard.words import measures as measure_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty import scores as score_words
from keuzemodel.dashboard.words.keeping import dossiers as dossier_words
from keuzemodel.model.claims.checks import Quantity
from tests.shipped import alkmaar

DOSSIER = alkmaar()


def test_user_text_cannot_leave_its_place_in_the_graph():
    """A quote or a backslash in a name stays inside the label."""
    name = 'x"]; evil [label="y\\'
    measures = tuple(replace(m, name=name) if m.code == "14" else m for m in DOSSIER.measures)
    drawn = graph.dot(replace(DOSSIER, measures=measures, fingerprint="graaf"), {"14": 1})
    assert 'x\\"]; evil' in drawn and '"]; evil' not in drawn.replace('\\"]; evil', "")


@pytest.mark.parametrize("approach", [a.id for a in DOSSIER.approaches])
@pytest.mark.parametrize("weighting", [w.id for w in DOSSIER.weightings])
def test_every_measure_has_a_reason_in_words(approach, weighting):
    """A full sentence without a number that no one can read."""
    choice = replace(default_choice(DOSSIER), approach=approach, weighting=weighting)
    selector, weights = selector_of(choice, DOSSIER), weights_of(choice, DOSSIER)
    for why in explain(selector, weights, selector.package(weights)).values():
        sentence = package_words.reason(why, Question(choice, DOSSIER))
        assert sentence.endswith(".") and not re.search(r"\b(inf|nan)\b", sentence)


def test_the_worked_measure_adds_up():
    """The contributions on screen are the net value of the measure."""
    choice = default_choice(DOSSIER)
    weights = weights_of(choice, DOSSIER)
    table = method.worked_measure(DOSSIER, "1", weights)
    parts = [float(v.replace("−", "-").replace(",", ".")) for v in table["Draagt bij"][:-1]]
    whole = float(table["Draagt bij"].iloc[-1].strip("*").replace("−", "-").replace(",", "."))
    assert sum(parts) == pytest.approx(whole, abs=0.5)
    assert whole == pytest.approx(100 * selector_of(choice, DOSSIER).net(weights[None, :])[0][0], abs=0.05)
    rows = list(ElementTree.fromstring(worked(situation(choice, DOSSIER), "1"))[1])
    drawn = [float("".join(row[3].itertext()).replace("−", "-").replace(",", ".")) for row in rows]
    assert drawn[-1] == pytest.approx(whole, abs=0.06) and sum(drawn[:-1]) == pytest.approx(whole, abs=0.5)
    assert [row.get("data-kind") for row in rows] == [*(c.kind for c in DOSSIER.criteria), "sum"]


def test_what_hangs_on_what_is_said_apart():
    """Firm, hanging on one cause or on several, fixed by the user; and that nothing is firm."""
    dossier = DOSSIER
    half, never, always = 50, 0, 100
    kinds = {"1": (half, always, always, half), "2": (half, half, always, half), "3.1": (never, half, never, never),
             "4": (always, always, always, always), "5.1": (always, always, always, 85)}  # fmt: skip

    rows = [[kinds.get(c, (0, 0, 0, 0))[kind] for c in dossier.codes] for kind in range(4)]
    draws = {draw: Tally(100, 100, tuple(row), 0, 0.0, 1) for draw, row in zip(Draw, rows, strict=True)}
    verdicts = certainties.verdicts(draws, dossier.codes, ["16"])
    assert [score_words.verdict(verdicts[c]) for c in ("1", "2", "3.1", "4", "5.1", "16")] == [
        "hangt af van de weging", "hangt af van de weging en aannames", "bijna altijd eruit", "bijna altijd erin",
        "hangt af van alles samen", "door uw vaste keuze",
    ]  # fmt: skip
    choice = default_choice(dossier)
    none = {c: Verdict(Stands.OUT) if v.stands is Stands.IN else v for c, v in verdicts.items()}
    said = "\n".join(score_words.firm_lines(Question(choice, dossier), Firmness(draws, none)))
    assert "**Geen enkele stap is bijna altijd erin.** Het dichtst erbij: [4](" in said
    assert "Staat vast door uw keuze: [16](" in said


@pytest.mark.parametrize(
    "name", ["Hulp (POH)", "Hulp (een) en (twee)", 'Zij zei "ja" (twee keer)', "Sterren **dicht**", "a) b"]
)
def test_a_link_leaves_only_its_code(name):
    """Whatever signs the name of the measure holds."""
    measure = replace(DOSSIER.measures[0], name=name)
    named = replace(DOSSIER, measures=(measure, *DOSSIER.measures[1:]))
    line = f"**Vast**: {naming.linked(named.codes[:3], first_asked(named))}."
    assert plain(line) == "Vast: 1, 2 en 3.1."
    assert len(split_bold(line)) == 3
    assert plain(naming.linked_step(measure, first_asked(named))) == f"1 {name}"


def test_a_step_is_said_to_be_part_of_its_measure():
    """By name where the dossier has one, with the other steps; where a measure is one step there is nothing to say."""
    bare, found = replace(DOSSIER, groups=()), situation(default_choice(DOSSIER), DOSSIER)
    one, part = DOSSIER.measure("1"), DOSSIER.measure("5.1")
    assert naming.part_of(part, DOSSIER) == "onderdeel van maatregel 5, Plan de capaciteit"
    assert naming.part_of(part, bare) == "onderdeel van maatregel 5" and naming.part_of(one, DOSSIER) == ""
    assert '"Onderdeel van maatregel 5, Plan de capaciteit")' in naming.linked_step(part, found)
    assert naming.linked_step(one, found).endswith("stap=1)")
    assert '"Stem vrijblijvend af over vraag en aanbod · onderdeel van maatregel 5' in naming.linked(["5.1"], found)
    lines = plain(measure_words.place_line(part, found)).split("\n")
    assert lines[1] == "Onderdeel van maatregel 5, Plan de capaciteit, samen met stap 5.2" and len(lines) == 3
    assert len(measure_words.place_line(one, found).split("\n")) == 2


def test_how_many_measures_the_steps_are():
    """Nothing where every measure is one step."""
    single = replace(DOSSIER, measures=tuple(replace(m, parent="") for m in DOSSIER.measures))
    assert naming.steps_of(DOSSIER) == "24 stappen uit 16 maatregelen" and naming.steps_of(single) == "24 stappen"


def test_a_workbook_that_only_renames_a_group_says_so():
    """It is no dossier that stays the same, although no package changes."""
    saved = Saved("x", 1, "x", "Bo", None, "")
    other = replace(DOSSIER, groups=(replace(DOSSIER.groups[0], name="Anders"), *DOSSIER.groups[1:]))
    assert "Dit wordt versie 2: één andere naam." in dossier_words.replaces_line(DOSSIER, other, saved)
    assert "acht andere namen" in dossier_words.replaces_line(replace(DOSSIER, groups=()), DOSSIER, saved)
    assert "precies hetzelfde" in dossier_words.replaces_line(DOSSIER, DOSSIER, saved)


def test_every_number_of_a_claim_has_words():
    """A kind of number that is added to the checks is also named on screen."""
    kinds = get_args(Quantity.model_fields["kind"].annotation)
    assert set(kinds) == set(claim_words._QUANTITY_WORDS)
