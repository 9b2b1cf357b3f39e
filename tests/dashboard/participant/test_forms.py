"""What a form may be: how large, and from where."""

from __future__ import annotations

import pytest

from keuzemodel.dashboard.participant.forms import MOST_BYTES
from tests.dashboard.participant.meeting import Member


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"origin": "http://testserver"}, 200),
        ({"origin": "http://testserver.elders.nl"}, 403),
        ({"origin": "http://testserver:81"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
    ],
)
def test_where_a_form_comes_from(room, headers, status):
    """Every one, of joining, answering and leaving."""
    one = room.member()
    del one.headers["sec-fetch-site"]
    for path, form in (("", {"rol": "GI"}), ("/antwoord", one.fields), ("/weg", {"zegel": one.fields["zegel"]})):
        assert one.post(one.place + path, data=form, headers=headers).status_code == status, path
    assert len(room.kept.participants(room.id)) == (0 if status == 200 else 1)


def test_a_form_is_small(room):
    """Whether it says how large it is or not; nothing of it is kept."""
    one = room.member()
    large = {**one.fields, "meer": "x" * MOST_BYTES}
    assert one.post(f"{one.place}/antwoord", data=large).status_code == 413

    def parts():
        for _ in range(1000):
            yield b"x" * 1000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert one.post(f"{one.place}/antwoord", content=parts(), headers=headers).status_code == 413
    assert room.contents() == []


@pytest.mark.parametrize("length", ["x", "-1", "1e3", ""])
def test_a_length_that_is_none(room, length):
    """Is no reason to fail."""
    one = Member(room.code)
    headers = {"content-type": "application/x-www-form-urlencoded", "content-length": length}
    assert one.post(one.place, content=b"rol=GI", headers=headers).status_code in (200, 400, 413)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", "application/json", ""])
def test_another_kind_of_form(room, kind):
    """Is not read."""
    one = room.member()
    answer = one.post(f"{one.place}/antwoord", content=b"zegel=x", headers={"content-type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("body", [b"\xff\xfe=\x00", b"&&&==&", b"rol=%ff%00", b"rol=GI&" * 2000, b"naam=%ED%A0%80"])
def test_what_is_no_form(room, body):
    """Never breaks anything."""
    one = Member(room.code)
    answer = one.post(one.place, content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code in (200, 422)
