"""A sample of the links that `tests.benchmarks.link_walk` opens by the thousand: no screen has an exception."""

from __future__ import annotations

import random

import pytest

from keuzemodel.dashboard.asked.link import LinkError, from_link
from keuzemodel.dashboard.words.keeping.faulty import reason
from tests.links import ODD, contradicts, damaged, drawn, links
from tests.pages.test_pages import board
from tests.shipped import shipped
from tests.walking import SCREENS, opened, shown, trouble

DOSSIERS = shipped()
SEED, SAMPLE, AT_ONCE = 20261122, 150, 15
SAMPLED = [link for link in links(DOSSIERS, SAMPLE + 40, SEED) if not contradicts(link)][:SAMPLE]
DIGITS = ("٣", "３", "३", "²", "①")


@pytest.mark.parametrize("part", range(0, SAMPLE, AT_ONCE))
def test_no_link_breaks_a_screen(part):
    """Every screen in turn; what is no link is told in words."""
    for k, link in enumerate(SAMPLED[part : part + AT_ONCE], start=part):
        screen = SCREENS[k % len(SCREENS)]
        app = opened(screen, link)
        assert not trouble(app), (screen, shown(link), trouble(app))
        assert app.title, (screen, shown(link))


def test_the_sample_has_all_kinds():
    """Of every dossier; whole, refused, doubled; own weightings, limits, forced and forbidden measures, demands."""
    keys = {key for link in SAMPLED for key in link}
    assert len(SAMPLED) == SAMPLE
    assert {"aspecten", "grens", "altijd", "nooit", "dekken", "stap", "dia", "onderdeel", "scenario"} <= keys
    assert {link.get("dossier") for link in SAMPLED if isinstance(link.get("dossier"), str)} >= set(DOSSIERS)
    assert any(isinstance(value, list) for link in SAMPLED for value in link.values())


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_ten_thousand_links_are_read_or_refused(dossier):
    """A choice, or words; without the screens."""
    rng = random.Random(SEED)
    refused = 0
    for _ in range(2500):
        link = drawn(dossier, rng)
        assert from_link(link, DOSSIERS, dossier).dossier == dossier.id
        hurt = {key: value for key, value in damaged(link, rng).items() if isinstance(value, str)}
        try:
            from_link(hurt, DOSSIERS, dossier)
        except LinkError as error:
            refused += 1
            assert reason(error.fault) and str(error)
    assert refused > 250


@pytest.mark.parametrize("digit", DIGITS)
def test_only_the_figures_0_to_9_are_figures(digit):
    """Not those of other scripts, in a limit, a slider or the number of a version."""
    for link in (
        {"benadering": "roeien", "grens": f"ontwikkeltijd.{digit}"},
        {"benadering": "roeien", "grens": f"ontwikkeltijd.1.{digit}"},
        {"weging": "eigen", "aspecten": f"inhoud.{digit}~financien.5~strategie.5~complexiteit.5"},
    ):
        with pytest.raises(LinkError) as refused:
            from_link(link, DOSSIERS, next(iter(DOSSIERS.values())))
        assert "onleesbaar" in reason(refused.value.fault)


@pytest.mark.parametrize("number", [*DIGITS, "+1", " 1", "1_0", "", "1" * 10, "-1"])
def test_a_version_in_a_link_is_a_plain_number(number, store):
    """Nothing else is taken for the first version."""
    saved = store.add("n", "w", "{}")
    app = opened("pakket", {"scenario": f"{saved.id}.{number}"})
    assert not trouble(app) and "er niet of is niet te openen" in app.warning[0].value


@pytest.mark.parametrize("key", ["weging", "altijd", "dossier", "scenario"])
def test_a_part_that_stands_twice_is_told(key):
    """The last would win in silence."""
    app = opened("pakket", {key: ["alkmaar-verblijf", "alkmaar-verblijf"]})
    assert f"het deel '{key}' staat er twee keer in" in app.warning[0].value


@pytest.mark.parametrize("link", [{}, {"benadering": "roeien"}, {"dossier": "westfriesland-transformatie"}])
def test_a_link_opens_a_step_on_the_board(link):
    """The step stays in the address; without one nothing is open, and nothing is named."""
    closed = opened("pakket", link)
    assert board(closed)["opened"] is None and "stap" not in closed.query_params
    code = next(iter(DOSSIERS[link.get("dossier", "alkmaar-verblijf")].codes))
    app = opened("pakket", {**link, "stap": code})
    assert board(app)["opened"]["code"] == code and app.query_params["stap"] in (code, [code])
    assert not app.warning
    # The board and the page of a step each have their own.
    app.switch_page("../../pages/vergelijken.py").run()
    assert "stap" not in app.query_params


@pytest.mark.parametrize("said", ["99", "5", "<b>1</b>", "1 ", "12.1~13", "٣"])
def test_a_step_that_is_not_there_opens_nothing_and_is_told(said):
    """The rest of the link is followed, and the words say so; of a link that is wrong altogether they say that."""
    app = opened("pakket", {"benadering": "roeien", "stap": said})
    assert not trouble(app) and board(app)["opened"] is None and "stap" not in app.query_params
    assert app.query_params["benadering"] in ("roeien", ["roeien"])
    told = app.warning[0].value
    assert "bestaat niet" in told and "De keuze in de link ziet u wel." in told
    both = opened("pakket", {"benadering": "onzin", "stap": said}).warning[0].value
    assert "de benadering 'onzin' bestaat niet" in both and "standaardkeuze" in both


@pytest.mark.parametrize("said", ODD, ids=range(len(ODD)))
def test_odd_text_anywhere_is_refused_or_means_nothing(said):
    """Every key of a link at once, each by itself."""
    for key in ("dossier", "benadering", "weging", "aspecten", "criteria", "grens", "altijd", "nooit", "dekken"):
        with pytest.raises(LinkError):
            from_link({key: said}, DOSSIERS, next(iter(DOSSIERS.values())))
