"""What is chosen, and the link that reproduces it."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from keuzemodel.dashboard.asked.choice import OWN, Choice, default_choice, weights_of
from keuzemodel.dashboard.asked.link import LinkError, from_link, to_link
from keuzemodel.dashboard.asked.moves import fitting, with_weighting
from keuzemodel.dashboard.asked.sliders import limit_range, preset_points
from keuzemodel.dashboard.words.keeping.faulty import reason
from keuzemodel.model.errors import RequestError
from keuzemodel.model.valuation import weight_vector
from tests.choices import SHIPPED, choices, is_sound
from tests.shipped import alkmaar

DOSSIER = alkmaar()
DOSSIERS = {DOSSIER.id: DOSSIER}
LENSED = SHIPPED[DOSSIER.id]


@given(st.data())
@settings(deadline=None)
def test_a_link_reproduces_the_choice(data):
    """Exactly, whatever was chosen on whatever dossier; own scores are not in a link."""
    base = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))]
    choice = data.draw(choices(base))
    assert is_sound(choice, base)
    own = base.with_scores(choice.scores)
    assert replace(from_link(to_link(choice, own), {own.id: own}, own), scores=choice.scores) == choice


@pytest.mark.parametrize("field", [field.name for field in fields(Choice)])
def test_choices_are_drawn_with_every_field(field):
    """A field that is new has to be drawn too, or nothing shows that a link reproduces it."""
    plain = default_choice(LENSED)
    if field == "dossier":
        assert len(SHIPPED) > 1
    else:
        drawn = st.deferred(lambda: choices(LENSED))
        any_one = settings(phases=[Phase.generate], database=None)
        assert find(drawn, lambda choice: getattr(choice, field) != getattr(plain, field), settings=any_one)


def test_the_default_needs_no_parameters():
    """A first visit has a clean address, and a clean address is a first visit."""
    assert to_link(default_choice(DOSSIER), DOSSIER) == {"dossier": DOSSIER.id}
    assert from_link({}, DOSSIERS, DOSSIER) == default_choice(DOSSIER)


@pytest.mark.parametrize(
    ("link", "part"),
    [
        ({"dossier": "../../etc"}, "dossier"),
        ({"benadering": "gokken"}, "benadering"),
        ({"weging": "<script>"}, "weging"),
        ({"weging": "eigen"}, "aspecten"),
        ({"weging": "eigen", "aspecten": "inhoud.5"}, "andere schuiven"),
        ({"weging": "eigen", "aspecten": "inhoud.11~financien.5~strategie.5~complexiteit.5"}, "tussen 0 en 10"),
        ({"weging": "eigen", "aspecten": "inhoud.5~inhoud.5"}, "onleesbaar"),
        ({"weging": "eigen", "aspecten": "inhoud.1e9"}, "onleesbaar"),
        ({"weging": "knip", "aspecten": "inhoud.5"}, "passen niet"),
        ({"benadering": "roeien", "grens": "ontwikkeltijd.-1"}, "onleesbaar"),
        ({"benadering": "roeien", "grens": "ontwikkeltijd.9e99"}, "onleesbaar"),
        ({"benadering": "roeien", "grens": "grip.3"}, "geen grens"),
        ({"grens": "ontwikkeltijd.3"}, "geen grens"),
        ({"altijd": "99"}, "stap '99'"),
        ({"nooit": ""}, "stap ''"),
        ({"altijd": "1~" * 11_000}, "te lang"),
        ({"lezing": "anders.ja"}, "lezing 'anders.ja'"),
        ({"lezing": "leidend"}, "lezing 'leidend'"),
        ({"lezing": "leidend.vier"}, "lezing 'leidend.vier'"),
        ({"lezing": "leidend.twee~leidend.drie"}, "lezing 'leidend.drie'"),
    ],
)
def test_a_damaged_link_is_refused_and_says_where(link, part):
    """Never half applied."""
    with pytest.raises(LinkError) as refused:
        from_link(link, DOSSIERS, DOSSIER)
    assert part in reason(refused.value.fault)


@given(
    st.dictionaries(
        st.sampled_from(
            ["dossier", "benadering", "weging", "aspecten", "criteria", "grens", "altijd", "nooit", "lezing", "utm"]
        ),
        st.text(max_size=30),
    )
)
def test_no_text_in_a_link_breaks_anything(link):
    """A choice, or a refusal."""
    try:
        from_link(link, DOSSIERS, DOSSIER)
    except LinkError as error:
        assert reason(error.fault) and str(error)


def test_sliders_show_a_preset_in_its_own_ratios():
    """The leading aspect counts double: 10 against 5."""
    aspects, criteria = preset_points(DOSSIER, "knip")
    assert aspects == (5, 10, 5, 5)
    assert dict(zip((c.id for c in DOSSIER.criteria), criteria, strict=True))["investering"] == 10


@pytest.mark.parametrize("weighting", [w.id for w in DOSSIER.weightings])
def test_an_own_weighting_with_the_sliders_of_a_preset_weighs_the_same(weighting):
    """What the sliders show is what is computed."""
    preset = with_weighting(default_choice(DOSSIER), DOSSIER, weighting)
    own = replace(preset, weighting=OWN)
    assert weights_of(own, DOSSIER) == pytest.approx(weight_vector(DOSSIER, weighting))


def test_all_sliders_at_nought_are_refused():
    """There is nothing to choose by."""
    choice = replace(default_choice(DOSSIER), weighting=OWN, aspects=(0, 0, 0, 0))
    with pytest.raises(RequestError):
        weights_of(choice, DOSSIER)


def test_a_limit_beyond_what_all_measures_need_is_as_much_as_they_need():
    """It was set beside own scores that need more; the rest of the choice stays."""
    link = {"benadering": "roeien", "grens": "ontwikkeltijd.9999", "altijd": "13"}
    choice = from_link(link, DOSSIERS, DOSSIER)
    assert choice.limits == (("ontwikkeltijd", limit_range(DOSSIER, "ontwikkeltijd")),) and choice.require == ("13",)


def test_a_link_names_only_what_is_read_otherwise():
    """The reading of the dossier itself is not in it, and is read back as none."""
    link = {"dossier": DOSSIER.id, "lezing": "leidend.drie~convenant.alternatief"}
    choice = from_link(link, DOSSIERS, DOSSIER)
    assert choice.readings == (("leidend", "drie"),)
    assert to_link(choice, DOSSIER)["lezing"] == "leidend.drie"


def test_what_weighs_nothing_in_an_approach_gives_its_weight_to_the_others():
    """§2.4, "roeien": time as a limit alone. In the other approach it counts as before."""
    read = DOSSIER.read([("tijd-in-roeien", "niet")])
    here = replace(default_choice(DOSSIER), readings=(("tijd-in-roeien", "niet"),))
    place = DOSSIER.criterion_index["ontwikkeltijd"]
    assert weights_of(here, read)[place] == 0.25
    found = weights_of(replace(here, approach="roeien"), read)
    assert found[place] == 0 and found.sum() == pytest.approx(1)
    assert found[DOSSIER.criterion_index["grip"]] == pytest.approx(1 / 3)


def test_readings_that_are_gone_are_left_out():
    """Where a dossier changed; the others stay."""
    choice = replace(default_choice(DOSSIER), readings=(("convenant", "fase1"), ("leidend", "drie")))
    fewer = replace(DOSSIER, readings=DOSSIER.readings[:1], fingerprint="anders")
    assert fitting(choice, DOSSIER, fewer).readings == (("convenant", "fase1"),)


def test_what_still_fits_a_changed_dossier_stays():
    """A measure is gone, a scale is shorter, then the approaches too: own scores and fixed measures stay."""
    own = tuple(replace(DOSSIER.score_of[c, "grip"], score=2.0, margin=5.0, origin="eigen") for c in ("1", "13"))
    choice = replace(default_choice(DOSSIER), require=("1",), forbid=("13",), scores=own)
    gone = replace(
        DOSSIER, measures=tuple(m for m in DOSSIER.measures if m.code != "13"),
        scores=tuple(s for s in DOSSIER.scores if s.code != "13"), relations=(), advice=None, fingerprint="anders",
        criteria=tuple(replace(c, scale=(0.0, 3.0)) if c.id == "grip" else c for c in DOSSIER.criteria),
    )  # fmt: skip
    found = fitting(choice, DOSSIER, gone)
    assert (found.require, found.forbid, found.weighting) == (("1",), (), choice.weighting)
    assert [(s.code, s.score, s.margin) for s in found.scores] == [("1", 2.0, 3.0)]
    other = replace(gone, approaches=tuple(replace(a, id=f"{a.id}2") for a in gone.approaches))
    found = fitting(choice, DOSSIER, other)
    assert found.approach == other.approaches[0].id and found.scores and found.require == ("1",)
