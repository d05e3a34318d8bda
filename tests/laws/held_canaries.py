"""Words that nobody else writes, typed into every field of a meeting on its day."""

from datetime import datetime, timedelta

from django.urls import reverse

from letsbe.meetings.queries.funding import note_of
from letsbe.meetings.queries.held import opened_for_party
from letsbe.meetings.rules import funding
from tests.laws.canaries import browser, canary, post
from tests.laws.furnished import AT, Furnished


def held_words(house: Furnished) -> dict[str, str]:
    """Type into every field of a meeting on its day: kept, shown, refused and signed."""
    ada, bo = browser(house, "ada"), browser(house, "bo")
    pk, ahead = house.held.meeting_id, house.held.ahead_id
    fields = ("hope", "late hope", "note", "lost note", "line", "bring", "lost line", "funding")
    said = {field: canary(field) for field in (*fields, "lost funding")}
    assert post(bo, "meetings:before", ahead, seen=0, words=said["hope"]) == 302
    assert post(bo, "meetings:before", pk, seen=0, words=said["late hope"]) == 409
    assert post(ada, "meetings:note", pk, seen=1, words=said["note"]) == 302
    assert post(bo, "meetings:note", pk, seen=1, words=said["lost note"]) == 409
    looked = {"heard": "yes", "line": said["line"], "bring": said["bring"]}
    assert post(bo, "meetings:after", pk, seen=0, **looked) == 302
    assert post(bo, "meetings:after", pk, seen=1, line=said["lost line"]) == 409
    written = {"version": 1, "position": 0, "words": said["funding"]}
    assert post(ada, "meetings:funding", pk, seen=1, **written) == 302
    lost = {"version": 1, "position": 0, "words": said["lost funding"]}
    assert post(bo, "meetings:funding", pk, seen=1, **lost) == 409
    read = _read(house)
    for each in (ada, bo):
        assert post(each, "meetings:sign_funding", pk, read=read) == 302
    dana, month = browser(house, "dana"), {"month": f"{_now(house):%Y-%m}"}
    table = dana.post(reverse("meetings:take_funding_out"), month)
    assert said["funding"] in table.content.decode()
    for name in ("hope", "note", "line"):
        page = {"hope": "before", "note": "during", "line": "after"}[name]
        there = reverse(f"meetings:{page}", args=[ahead if name == "hope" else pk])
        assert said[name] in ada.get(there).content.decode()
    return said


def _read(house: Furnished) -> str:
    now = opened_for_party(
        house.people["ada"], house.held.meeting_id, at=_now(house) + timedelta(hours=1)
    )
    note = note_of(now.row, now.ring)
    assert note
    return funding.digest(now.now, note.now)


def _now(house: Furnished) -> datetime:
    return opened_for_party(house.people["ada"], house.held.meeting_id, at=AT).row.starts_at
