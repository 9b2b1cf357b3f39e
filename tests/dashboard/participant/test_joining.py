"""The ways in and out, and attempts to get in otherwise."""

from __future__ import annotations

import itertools
from collections import Counter

import httpx
import pytest
from starlette.applications import Starlette

from keuzemodel.dashboard.kept.meetings import Meetings
from keuzemodel.dashboard.kept.meetings.codes import LENGTH, SIGNS
from keuzemodel.dashboard.participant import attending
from keuzemodel.dashboard.participant.guesses import IN_ALL, PER_CLIENT, PER_JOIN
from keuzemodel.dashboard.participant.routes import routes
from keuzemodel.dashboard.words.together import participant as words
from tests.dashboard.participant.meeting import FROM_HERE, Member, Room, run

GUESSES = 10_000


@pytest.mark.parametrize("typed", ["{}", " {} ", "{small}", "{half} {rest}", "{half}-{rest}"])
def test_a_code_as_people_type_it(room, typed):
    """Leads to the form by which one joins, at the one address of the meeting."""
    code = room.code
    asked = typed.format(code, small=code.lower(), half=code[:3], rest=code[3:].lower())
    found = Member("")
    answer = found.get("/meedoen", params={"code": asked})
    assert answer.status_code == 200 and answer.url.path == f"/meedoen/{code}"
    assert "Wat telt?" in answer.text and words.ROLE in answer.text


def test_who_joins_is_known(room):
    """By a cookie that no script reads; a second time changes nothing."""
    one = Member(room.code)
    answer = one.post(one.place, data={"rol": "GI", "naam": " Ans  Bakker "}, follow_redirects=False)
    said = answer.headers["set-cookie"]
    assert answer.status_code == 303 and said.startswith(f"keuzemodel_deelname_{room.code}=")
    for part in ("HttpOnly", "SameSite=lax", "Path=/meedoen", "Max-Age="):
        assert part in said, said
    assert "Secure" not in said
    one.join("Gemeente", "Bob")
    (person,) = room.kept.participants(room.id)
    assert (person.role, person.name) == ("GI", "Ans Bakker")
    assert "Ans Bakker" in one.look().text and "GI" in one.look().text


def test_over_https_the_cookie_stays_there(room):
    """Also behind a proxy."""
    one = Member(room.code)
    answer = one.post(one.place, data={"rol": "GI"}, headers={"x-forwarded-proto": "https"}, follow_redirects=False)
    assert "Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize("role", ["", "gi", "Wethouder", "GI ", "<b>GI</b>", "x" * 500])
def test_a_forged_role(room, role):
    """Only what the facilitator named."""
    one = Member(room.code)
    answer = one.join(role)
    assert answer.status_code == 422 and words.PICK_ROLE in answer.text and not room.kept.participants(room.id)


def test_a_meeting_without_roles(kept):
    """Asks for none, and takes none."""
    room = Room(kept, roles=())
    one = Member(room.code)
    assert words.ROLE not in one.look().text
    assert one.join("GI").status_code == 422
    assert one.join("").status_code == 200
    assert kept.participants(room.id)[0].role == ""


def test_a_name_is_text(room):
    """Whatever is in it; one that is too long is said to be, and null is no text."""
    name = "<script>alert(1)</script>"
    page = room.member(name=name).look().text
    assert name not in page and "&lt;script&gt;" in page
    one = Member(room.code)
    answer = one.join(name="n" * 61)
    assert answer.status_code == 422 and words.LONG_NAME in answer.text
    assert one.join(name="a\0b").status_code == 200
    assert {p.name for p in room.kept.participants(room.id)} == {name, "ab"}


def test_a_question_is_text(kept):
    """So are roles."""
    room = Room(kept, question='"><img src=x onerror=alert(1)>', roles=('"><b>', "y"))
    page = Member(room.code).look().text
    assert "<img" not in page and "<b>" not in page
    assert room.member('"><b>').look().status_code == 200


def test_guessing_a_code_has_an_end(room):
    """After so many wrong ones the right one is not told either, but who takes part goes on."""
    inside, one = room.member(), Member("")
    for k in range(PER_CLIENT + PER_JOIN):
        assert one.get(f"/meedoen/2222{k // 10 + 2}{'CDFHJKMNPQ'[k % 10]}").status_code == 404
    answer = one.get(f"/meedoen/{room.code}")
    assert answer.status_code == 429 and words.TOO_MANY in answer.text
    assert one.post(f"/meedoen/{room.code}", data={"rol": "GI"}).status_code == 429
    assert one.get(f"/meedoen/{room.code}", cookies={attending.cookie(room.code): "geraden"}).status_code == 410
    assert inside.look().status_code == 200 and inside.answer().status_code == 200
    assert len(room.kept.participants(room.id)) == 1


def test_ten_thousand_guesses(room, monkeypatch):
    """From five hundred addresses: most are not even looked up, and the right one among the last tells nothing."""
    inside, looked_up, by_code = room.member(), [], Meetings.by_code
    monkeypatch.setattr(Meetings, "by_code", lambda self, code: looked_up.append(code) or by_code(self, code))
    wrong = ("".join(signs) for signs in itertools.product(SIGNS, repeat=LENGTH) if "".join(signs) != room.code)

    async def guess() -> Counter[int]:
        app, found = Starlette(routes=routes()), Counter()
        for k in range(GUESSES):
            transport = httpx.ASGITransport(app=app, client=(f"10.0.{k % 500 // 250}.{k % 250}", 1))
            code = room.code if k >= GUESSES - 50 else next(wrong)
            async with httpx.AsyncClient(transport=transport, base_url="http://ergens") as client:
                found[(await client.get(f"/meedoen/{code}")).status_code] += 1
        return found

    assert run(guess()) == {404: IN_ALL, 429: GUESSES - IN_ALL}
    assert len(looked_up) == IN_ALL
    assert inside.look().status_code == 200 and inside.answer().status_code == 200


def test_what_cannot_be_a_code_is_no_guess(room):
    """A slip of the finger costs nothing."""
    one = Member("")
    for typed in ("KORT", "AEIOU1", "../../x", "%00%00%00", "-", "x" * 400):
        assert one.get(f"/meedoen/{typed}").status_code == 404
    assert not len(attending.GUESSES._wrong)


def test_leaving_takes_all_along(room):
    """And the cookie; the seal of another form does not do it."""
    one, other = room.member(name="Ans"), room.member(name="Bob")
    one.answer()
    assert other.post(f"{other.place}/weg", data={"zegel": one.fields["zegel"]}).status_code == 403
    answer = one.post(f"{one.place}/weg", data={"zegel": one.fields["zegel"]})
    assert words.LEFT in answer.text and not one.cookies
    assert [p.name for p in room.kept.participants(room.id)] == ["Bob"] and room.contents() == []
    assert words.ROLE in one.look().text


def test_a_meeting_that_is_gone(room):
    """Is said once, and counts as no guess: a room full of telephones would be locked out of the next one."""
    one = room.member()
    room.kept.delete(room.id)
    assert one.get(f"{one.place}/stand").status_code == 410
    answer = one.look()
    assert answer.status_code == 410 and words.GONE in answer.text and not one.cookies
    assert not len(attending.GUESSES._wrong)


def test_the_ticket_of_the_facilitator(room):
    """Gives the key to their page once, to nobody who only looks whether the link works."""
    one = Member("")
    place = f"/meedoen/leiden/{room.ticket}"
    assert one.head(place).status_code == 200 and not one.cookies
    answer = one.get(place, follow_redirects=False)
    said = answer.headers["set-cookie"]
    assert answer.status_code == 303 and answer.headers["location"] == "/samen"
    for part in ("keuzemodel_leiding=", "HttpOnly", "SameSite=lax", "Path=/;", "Max-Age="):
        assert part in said, said
    assert room.kept.led(one.cookies["keuzemodel_leiding"]).id == room.id
    again = Member("").get(place)
    assert again.status_code == 410 and words.USED in again.text


def test_a_participant_does_not_lead(room):
    """What they are known by is no key, and no ticket."""
    token = room.member().cookies[attending.cookie(room.code)]
    assert room.kept.led(token) is None
    assert Member("").get(f"/meedoen/leiden/{token}").status_code == 410


def test_a_form_for_another_meeting(kept):
    """A cookie opens its own meeting only."""
    one, other = Room(kept), Room(kept)
    token = one.member().cookies[attending.cookie(one.code)]
    found = Member(other.code)
    found.cookies.set(attending.cookie(other.code), token, path="/meedoen")
    assert words.ROLE in found.look().text
    assert found.post(f"{found.place}/antwoord", data={"zegel": "x"}, headers=FROM_HERE).url.path == found.place
    assert kept.answers(other.id) == ()


def test_a_full_meeting(room, monkeypatch):
    """Is said to be."""
    from keuzemodel.dashboard.kept.meetings import writing

    monkeypatch.setattr(writing, "MOST", 1)
    room.member()
    answer = Member(room.code).join()
    assert answer.status_code == 409 and words.FULL in answer.text
