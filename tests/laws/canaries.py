"""Words that nobody else writes, typed into the fields of the house as people would."""

from django.conf import settings
from django.test import Client
from django.urls import reverse

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
