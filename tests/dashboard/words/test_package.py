"""The words of why: each names the rule that decides, and no reason that is not there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import OWN, default_choice
from keuzemodel.dashboard.asked.link import from_link
from keuzemodel.dashboard.language.markdown import plain
from keuzemodel.dashboard.words import change as change_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.meeting import decision as decision_words
from keuzemodel.model.errors import InfeasibleError, RequestError
from tests.choices import choices
from tests.shipped import alkmaar, shipped

DOSSIER = alkmaar()
DOSSIERS = shipped()
ALL = "~".join(DOSSIER.codes)
ONLY_TIME = {
    "weging": OWN,
    "aspecten": "inhoud.0~financien.0~strategie.0~complexiteit.9",
    "criteria": "~".join(f"{c.id}.5" for c in DOSSIER.criteria),
}


def at(**link):
    """What a link leads to."""
    return situations.situation(from_link({"dossier": DOSSIER.id} | link, DOSSIERS, DOSSIER), DOSSIERS[DOSSIER.id])


def why(code, **link):
    """The reason of one step, as plain text."""
    found = at(**link)
    return bare(package_words.reason(found.reasons[code], found))


def bare(markdown):
    """Without marks and links."""
    return plain(markdown)


@pytest.mark.parametrize(
    ("link", "said", "way"),
    [
        ({"nooit": ALL}, "u hebt alle stappen op nooit gezet", "Laat het model weer beslissen"),
        ({"benadering": "roeien", "nooit": ALL}, "u hebt alle stappen op nooit gezet", "Laat het model weer beslissen"),
        ({"benadering": "roeien", "grens": "ontwikkeltijd.50"} | ONLY_TIME, "elke stap kost bij deze weging minstens",
         "Kies een andere weging"),
        (ONLY_TIME, "elke stap kost bij deze weging minstens", "Kies een andere weging"),
        ({"nooit": ALL} | ONLY_TIME, "elke stap kost bij deze weging minstens", "Kies een andere weging"),
        ({"benadering": "roeien", "grens": "ontwikkeltijd.0"}, "tegengehouden door de grens voor ontwikkeltijd",
         "Kies meer ruimte"),
        ({"benadering": "roeien", "grens": "ontwikkeltijd.1", "nooit": "5.1~8.1"},
         "door wat u op nooit hebt gezet en de grens voor ontwikkeltijd; valt een daarvan weg", "of kies meer ruimte"),
    ],
)  # fmt: skip
def test_an_empty_package_is_explained_by_what_empties_it(link, said, way):
    """On the start page and in what is asked of the administrators."""
    found = at(**link)
    assert not found.package.codes
    assert said in package_words.outcome_line(found)
    (asked,) = decision_words.decisions(found)
    assert said in asked and way in asked


@pytest.mark.parametrize(
    ("code", "link", "said"),
    [
        ("3.1", {}, "Kan niet samen met 14. Die keuze levert hier meer op."),
        ("3.1", {"altijd": "14"}, "Kan niet samen met 14. Dat zij"),
        ("14", {"altijd": "3.1"}, "Zonder uw 'altijd' voor 3.1 zou hij er wel in zitten."),
        ("5.2", {"nooit": "5.1"}, "Heeft 5.1 nodig, en dat zit niet in het pakket. Zonder uw 'nooit' voor 5.1"),
        ("13", {"nooit": "13"}, "op nooit gezet. Ook zonder dat zou hij er niet in zitten."),
        ("1", {"altijd": "1"}, "op altijd gezet. Ook zonder dat zou hij erin zitten."),
        ("13", {"altijd": "13"}, "U hebt deze stap op altijd gezet."),
        ("1", {"benadering": "roeien"}, "binnen de grens voor ontwikkeltijd alleen als andere stappen wijken"),
        ("2", {"benadering": "roeien", "nooit": "16"}, "Zonder uw 'nooit' voor 16 zou hij er niet in zitten."),
        ("9.1", {"benadering": "roeien", "nooit": "16"}, "Zonder uw 'nooit' voor 16 zou hij er wel in zitten."),
        ("13", {"benadering": "roeien", "grens": "ontwikkeltijd.80"}, "Kost bij deze weging meer dan hij oplevert"),
        ("2", {"benadering": "roeien", "dekken": "u1"}, "Zonder de eis op Eigen kracht versterken zou hij er niet in"),
    ],
)  # fmt: skip
def test_a_reason_in_words(code, link, said):
    """With what would have to go for it to be otherwise."""
    assert said in why(code, **link)


CHANGES = [
    ({"benadering": "roeien"}, {"nooit": "16"}, "2",
     "16 staat nu op nooit. Daardoor komt er plaats binnen de grens voor ontwikkeltijd."),
    ({"benadering": "roeien"}, {"nooit": "16"}, "16", "Deze stap staat nu op nooit."),
    ({}, {"nooit": "14"}, "3.1", "14 staat nu op nooit. Daardoor kan hij er nu in: hij gaat niet samen met 14."),
    ({}, {"altijd": "3.1"}, "14", "3.1 staat nu op altijd. Daardoor kan hij er niet meer in"),
    ({}, {"nooit": "5.1"}, "15.2", "5.1 staat nu op nooit. Daardoor is wat hij nodig heeft (5.2) eruit."),
    ({}, {"benadering": "roeien"}, "1", "De grens voor ontwikkeltijd geldt nu: 12."),
    ({"benadering": "roeien"}, {"grens": "ontwikkeltijd.20"}, "5.2",
     "De grens voor ontwikkeltijd gaat van 12 naar 20."),
    ({"benadering": "roeien"}, {"dekken": "u1"}, "2", "U eist nu minstens één stap voor Eigen kracht versterken."),
    ({}, ONLY_TIME, "5.1", "telt nu voor 100 % in plaats van 25 %. Daardoor levert hij niet meer op dan hij kost"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "more", "code", "said"), CHANGES)
def test_what_moved_a_step_in_words(before, more, code, said):
    """What was changed, and through which rule it reached this step."""
    one, two = at(**before), at(**(before | more))
    moved = {m.code: m for m in situations.moved(one, two)}
    assert said in bare(change_words.line(moved[code], one, two))


def test_many_changes_at_once_are_not_listed_one_by_one():
    """A step of which the own force decides says just that; the others how many were changed."""
    one, two = at(), at(nooit=ALL)
    lines = {m.code: bare(change_words.line(m, one, two)) for m in situations.moved(one, two)}
    assert set(lines) == set(one.package.codes)
    assert lines["1"] == "Deze stap staat nu op nooit."
    assert all(len(line) < 120 for line in lines.values())


def test_what_no_step_builds_on_names_none():
    """A step can be in by what others need, without being needed itself: where it is the best that meets a demand."""
    found = situations.situation(default_choice(DOSSIER), DOSSIER)
    why = replace(next(iter(found.reasons.values())), kind="carried", others=())
    said = package_words.reason(why, found)
    assert "maakt" not in said and said.startswith("Kost zelf") and "  " not in said


@given(st.data())
@settings(max_examples=50, deadline=None)
def test_every_step_and_every_change_has_words(data):
    """Full sentences without an empty place in them."""
    dossier = data.draw(st.sampled_from(list(DOSSIERS.values())))
    try:
        found, then = (situations.situation(data.draw(choices(dossier)), dossier) for _ in range(2))
    except (RequestError, InfeasibleError):
        return
    said = [package_words.reason(w, found) for w in found.reasons.values()] + [package_words.outcome_line(found)]
    said += [change_words.line(m, found, then) for m in situations.moved(found, then)]
    for sentence in map(bare, said):
        assert sentence.endswith(".") and (sentence[0].isupper() or sentence[0].isdigit())
        assert not re.search(r"\b(inf|nan|None)\b|  |\(\)| ,| \.|voor of|voor\.|met\.", sentence), sentence
