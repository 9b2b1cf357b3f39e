"""An answer counts once, is called kept only when it is, and is nobody else's to change."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.kept.meetings import Meetings
from keuzemodel.dashboard.kept.trouble import StoreError
from keuzemodel.dashboard.words.together import participant as words
from tests.dashboard.participant.meeting import Member, Room

INHOUD = "punt.inhoud"


def test_an_answer_is_kept_and_changed(room):
    """Without script by a page, with one by data; the form holds what stands."""
    one = room.member()
    assert words.NOT_YET in one.look().text and one.fields[INHOUD] == "5"
    answer = one.answer(**{INHOUD: "9"})
    assert answer.url.path == one.place and "Bewaard om " in answer.text and one.fields[INHOUD] == "9"
    said = one.answer(script=True, **{INHOUD: "2"})
    assert said.status_code == 200 and said.json()["gezegd"].startswith("Bewaard om ") and said.json()["nummer"] == 3
    assert room.contents() == [{"aspecten": {"complexiteit": 5, "financien": 5, "inhoud": 2, "strategie": 5}}]


def test_twice_the_same_is_once(room):
    """Somebody who did not hear that it was kept asks again."""
    one = room.member()
    form = dict(one.fields)
    for _ in range(3):
        one.fields = dict(form)
        assert one.answer(script=True, **{INHOUD: "9"}).json()["nummer"] == 2
    assert len(room.contents()) == 1


def test_an_old_form_changes_nothing(room):
    """From another tab, by the button Back, or sent once more by somebody else: what stands is shown."""
    one = room.member()
    old = dict(one.fields)
    one.answer(**{INHOUD: "9"})
    one.answer(**{INHOUD: "3"})
    one.fields = old | {INHOUD: "9"}
    said = one.answer(script=True)
    assert said.status_code == 409 and said.json() == {"gezegd": words.STALE, "nummer": 3}
    answer = one.answer()
    assert answer.status_code == 409 and words.STALE in answer.text and one.fields[INHOUD] == "3"
    assert room.contents()[0]["aspecten"]["inhoud"] == 3
    assert one.answer(**{INHOUD: "4"}).status_code == 200
    assert room.contents()[0]["aspecten"]["inhoud"] == 4


@pytest.mark.parametrize("number", ["0", "5", "-1", "", "x", "9" * 30, "²"])
def test_a_number_that_no_form_has(room, number):
    """Is not the next one."""
    one = room.member()
    assert one.answer(script=True, nummer=number).status_code == 409
    assert room.contents() == []


def test_a_closed_round(room):
    """Takes no answer, and says whether one stands."""
    one, other = room.member(), room.member()
    one.answer(**{INHOUD: "9"})
    room.change(is_open=False)
    answer = one.answer(**{INHOUD: "3"})
    assert answer.status_code == 409 and words.round_over(True) in answer.text and words.round_closed(1) in answer.text
    assert other.answer(script=True).json()["gezegd"] == words.round_over(False)
    assert words.NOT_OPEN in other.look().text and "disabled" in other.look().text
    assert [c["aspecten"]["inhoud"] for c in room.contents()] == [9]


def test_a_next_round_begins_where_one_was(room):
    """And the form of the round before does not count for it."""
    one = room.member()
    one.answer(**{INHOUD: "9"})
    before = dict(one.fields)
    room.change(round=2)
    assert one.look().text.count("Ronde 2") and one.fields[INHOUD] == "9" and one.fields["nummer"] == "1"
    one.fields = before
    assert one.answer(script=True, **{INHOUD: "1"}).status_code == 409
    one.look()
    one.answer(**{INHOUD: "4"})
    assert [c["aspecten"]["inhoud"] for c in room.contents()] == [9, 4]


def test_who_returns_goes_on(room):
    """In another tab, and after the browser was closed."""
    one = room.member(name="Ans")
    one.answer(**{INHOUD: "8"})
    again = Member(room.code)
    again.cookies = one.cookies
    assert "Ans" in again.look().text and "Bewaard om " in again.look().text and again.fields[INHOUD] == "8"


@pytest.mark.parametrize("value", ["11", "-1", "", "5.5", "x", "٣", "1e1", "9" * 400, None])
def test_points_off_the_slider(room, value):
    """Are refused, and nothing is kept."""
    one = room.member()
    answer = one.answer(**{INHOUD: value})
    assert answer.status_code == 422 and words.OFF_SLIDER in answer.text
    assert one.answer(script=True, **{INHOUD: value}).json()["gezegd"] == words.OFF_SLIDER
    assert room.contents() == []


def test_nothing_weighs(room):
    """Nor is that a weighting."""
    one = room.member()
    zeros = {name: "0" for name in one.fields if name.startswith("punt.")}
    assert words.ALL_ZERO in one.answer(**zeros).text and room.contents() == []


def test_the_answer_of_another(room):
    """Cannot be named: whose it is follows from the cookie, and other fields are not read."""
    one, other = room.member(name="Ans"), room.member(name="Bob")
    one.answer(**{INHOUD: "9"})
    ids = {p.name: p.id for p in room.kept.participants(room.id)}
    other.answer(**{INHOUD: "1", "deelnemer": ids["Ans"], "participant_id": ids["Ans"], "id": ids["Ans"]})
    by = {a.participant_id: a.content for a in room.kept.answers(room.id)}
    assert '"inhoud":9' in by[ids["Ans"]] and '"inhoud":1' in by[ids["Bob"]]
    assert "Ans" not in other.look().text


@pytest.mark.parametrize("seal", ["", "x", None, "other"])
def test_a_seal_that_is_not_ones_own(room, seal):
    """Missing, made up, or of somebody else."""
    one, other = room.member(), room.member()
    assert one.answer(zegel=other.fields["zegel"] if seal == "other" else seal).status_code == 403
    assert room.contents() == []


def test_the_package_is_shown_once_allowed(room):
    """Then live, the same as on the page; never of who does not take part."""
    one = room.member()
    points = {name: value for name, value in one.fields.items() if name.startswith("punt.")}
    place = f"{one.place}/pakket"
    assert one.get(place, params=points).status_code == 403
    assert one.answer().text.count('id="pakket"') == 0
    room.change(is_shown=True)
    found = one.get(place, params=points | {INHOUD: "10"}).json()
    assert found["titel"].startswith("Uw pakket: ") and found["fasen"][0]["stappen"]
    page = one.answer(**{INHOUD: "10"}).text
    assert found["titel"] in page and all(step["naam"] in page for phase in found["fasen"] for step in phase["stappen"])
    assert one.get(place, params=dict.fromkeys(points, "0")).json()["gezegd"] == [words.ALL_ZERO]
    assert Member(room.code).get(place, params=points).status_code == 403


def test_looking_keeps_nothing(room):
    """Without script a button shows the package of the sliders as they stand, also when the round is closed."""
    one = room.member()
    room.change(is_shown=True, is_open=False)
    answer = one.answer(doe="kijk", **{INHOUD: "10"})
    assert answer.status_code == 200 and "Uw pakket: " in answer.text and one.fields[INHOUD] == "10"
    assert room.contents() == []
    room.change(is_shown=False)
    assert 'id="pakket"' not in one.answer(doe="kijk").text


def test_a_database_that_fails_keeps_nothing(room, monkeypatch):
    """And says so; the page stays to try again."""
    one = room.member()

    def broken(*_):
        raise StoreError("away")

    monkeypatch.setattr(Meetings, "submit", broken)
    assert one.answer(script=True).status_code == 503
    answer = one.answer()
    assert answer.status_code == 503 and "Bewaard om" not in answer.text and words.TROUBLE in answer.text


def test_every_shipped_dossier(kept):
    """Has a page, and a package."""
    from tests.dashboard.participant.meeting import scenario
    from tests.shipped import shipped

    for id, dossier in shipped().items():
        room = Room(kept, scenario=scenario(id))
        one = room.member()
        room.change(is_shown=True)
        page = one.answer().text
        assert "Uw pakket: " in page and all(c.name.replace("'", "&#39;") in page for c in dossier.criteria), id


def test_a_dossier_that_is_gone(kept):
    """The page says that the facilitator has to know."""
    room = Room(kept, scenario=scenario_of_nothing())
    assert Member(room.code).look().status_code == 503


def scenario_of_nothing() -> str:
    """On a dossier that there is not."""
    return '{"keuze": {"dossier": "weg"}}'


def test_what_is_kept_for_a_meeting_is_no_setup(kept):
    """Likewise."""
    made, _ = kept.create("{}", 1)
    answer = Member(made.code).look()
    assert answer.status_code == 503 and words.UNUSABLE in answer.text
