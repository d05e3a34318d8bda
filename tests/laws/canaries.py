"""Words that nobody else writes, typed into the fields of the house as people would."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.test import Client
from django.urls import reverse

from letsbe.interviews import access
from tests.laws.furnished import Furnished


def canary(field: str) -> str:
    """Return words nobody else writes, long enough for every encoding, one letter not ASCII."""
    return f"kanariä {field} zwitschert"


def browser(house: Furnished, name: str) -> Client:
    here = Client()
    here.cookies[settings.SESSION_COOKIE_NAME] = house.sessions[name]
    return here


def post(browser: Client, page: str, /, *args: object, **words: object) -> int:
    return browser.post(reverse(page, args=args), words).status_code


def apart_words(house: Furnished) -> dict[str, str]:
    """Type into every field of cover and of ending: kept, given, refused and taken away."""
    ada, pk = browser(house, "ada"), house.relationship_id
    fields = ("note", "late note", "where", "lost place", "letter", "shown letter", "draft")
    said = {field: canary(field) for field in fields}
    note = {"seen": 1, "words": said["note"]}
    assert post(ada, "relationships:cover_note", house.apart.cover_id, **note) == 302
    late = {"seen": 0, "words": said["late note"]}
    assert post(ada, "relationships:cover_note", house.apart.cover_id, **late) == 409
    when = {"on": house.apart.soon.isoformat(), "time": "17:00"}
    assert post(ada, "endings:suggest", pk, where=said["where"], **when) == 302
    lost = {**when, "on": "2020-01-01", "where": said["lost place"]}
    assert post(ada, "endings:suggest", pk, **lost) == 409
    assert post(ada, "endings:letter", pk, seen=1, words=said["letter"]) == 302
    assert post(ada, "endings:letter", pk, seen=1, words=said["draft"]) == 409
    bo = browser(house, "bo")
    assert post(bo, "endings:letter", pk, seen=1, words=said["shown letter"]) == 302
    for each in (ada, bo):
        assert post(each, "endings:say", pk, seen=2, deed="ready") == 302
    page = ada.get(reverse("endings:ending", args=[pk])).content.decode()
    assert said["shown letter"] in page
    assert said["where"] in page
    assert ada.get(reverse("endings:keepsake", args=[pk])).status_code == 200
    return said


def talk_words(house: Furnished) -> dict[str, str]:
    """Type into every field of a first talk: kept, shown, skipped, asked, refused."""
    ada, bo, pk = browser(house, "ada"), browser(house, "bo"), house.relationship_id
    fields = ("draft", "given", "skipped", "asked", "changed answer", "refused answer")
    said = {field: canary(field) for field in fields}
    assert post(bo, "interviews:ask", pk, words=said["asked"]) == 302
    row = access.relationship_for_party(house.people["bo"], pk)
    free = [asked.pk for asked in access.asked_in(row)][4:8]
    for asked, deed in zip(free, ("draft", "given", "skipped"), strict=False):
        press = {"draft": "keep", "given": "ready", "skipped": "skip"}[deed]
        sent = {"words": said[deed], "deed": press, "seen": 0}
        assert post(bo, "interviews:question", pk, asked, **sent) == 302
    changed = {"words": said["changed answer"], "deed": "change", "seen": 1}
    assert post(ada, "interviews:question", pk, house.asked_id, **changed) == 302
    refused = {"words": said["refused answer"] * 50, "deed": "ready", "seen": 0}
    assert post(ada, "interviews:question", pk, free[3], **refused) == 422
    page = bo.get(reverse("interviews:question", args=[pk, free[0]])).content.decode()
    assert said["draft"] in page
    assert said["asked"] in ada.get(reverse("interviews:interview", args=[pk])).content.decode()
    return said


def handover_words(house: Furnished) -> dict[str, str]:
    """Type into every field of a handover and a meeting of three: kept, refused, reworded."""
    ada, cleo = browser(house, "ada"), browser(house, "cleo")
    pk, handed = house.relationship_id, house.handed
    fields = ("introduction", "other piece", "three place", "three line")
    said = {field: canary(field) for field in fields}
    late = {field: canary(field) for field in ("given already", "too long for three")}
    given = {"seen": 1, "words": late["given already"]}
    assert post(ada, "handovers:write", pk, **given) == 409
    assert post(ada, "handovers:take_back", pk) == 302
    assert post(ada, "handovers:write", pk, seen=1, words=said["introduction"]) == 302
    reworded = {"seen": 1, "words": said["other piece"]}
    assert post(ada, "handovers:piece", pk, handed.piece_id, **reworded) == 302
    when = {"on": f"{datetime.now(tz=UTC) + timedelta(days=9):%Y-%m-%d}", "time": "18:30"}
    assert post(ada, "handovers:suggest", pk, place=said["three place"], **when) == 302
    long = {"answer": "another_time", "seen": 2, "line": late["too long for three"] * 9}
    assert post(cleo, "handovers:three", handed.meeting_id, **long) == 422
    line = {"answer": "another_time", "seen": 2, "line": said["three line"]}
    assert post(cleo, "handovers:three", handed.meeting_id, **line) == 302
    shown = ada.get(reverse("handovers:give", args=[pk])).content.decode()
    assert said["introduction"] in shown
    assert said["other piece"] in shown
    return said | late


def arranging_words(house: Furnished) -> dict[str, str]:
    """Type into every field of arranging: suggested, moved, of a rhythm, cancelled, refused."""
    ada, bo, pk = browser(house, "ada"), browser(house, "bo"), house.relationship_id
    arranged = house.arranged
    fields = ("another way", "late way", "refused way", "rhythm way", "line", "late line")
    said = {field: canary(field) for field in fields}
    when = {"on": f"{datetime.now(tz=UTC) + timedelta(days=9):%Y-%m-%d}", "time": "18:30"}
    typed = {**when, "minutes": 60}
    moved = {**typed, "seen": 3, "way": said["another way"]}
    assert post(ada, "meetings:another_time", arranged.meeting_id, **moved) == 302
    late = {**moved, "way": said["late way"]}
    assert post(ada, "meetings:another_time", arranged.meeting_id, **late) == 409
    refused = {**typed, "way": said["refused way"]}
    assert post(bo, "meetings:propose", pk, **refused) == 409
    rhythm = {**typed, "zone": "UTC", "every": 1, "way": said["rhythm way"]}
    assert post(bo, "meetings:rhythm", pk, **rhythm) == 302
    page = ada.get(reverse("meetings:together", args=[pk])).content.decode()
    assert said["another way"] in page
    assert said["rhythm way"] in page
    line, late_line = {"line": said["line"]}, {"line": said["late line"]}
    assert post(bo, "meetings:cancel", arranged.meeting_id, **line) == 302
    assert post(ada, "meetings:cancel", arranged.meeting_id, **late_line) == 409
    assert said["line"] in ada.get(reverse("meetings:together", args=[pk])).content.decode()
    return said
