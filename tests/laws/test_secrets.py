"""Law: what people write can be read on their pages, and nowhere in what a thief could take."""

import base64
import json
import logging
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connections
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import Settings as SettingsWrapper

from letsbe.people import queries as people
from letsbe.people.models import Invitation
from letsbe.people.tests.people import PASSPHRASE
from letsbe.practice.models import Practice
from tests.laws.canaries import (
    apart_words,
    arranging_words,
    canary,
    handover_words,
    talk_words,
)
from tests.laws.canaries import browser as _browser
from tests.laws.canaries import post as _post
from tests.laws.conftest import QUICK
from tests.laws.furnished import Furnished, furnish
from tests.laws.held_canaries import held_words
from tests.laws.living_canaries import conversation_words, steering_words
from tests.laws.reminded import reminder_words
from tests.laws.spellings import found_in

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
HOUSE_NAME = "Riverside"


def everything_kept(caplog: pytest.LogCaptureFixture, folder: Path) -> dict[str, bytes]:
    """Return the bytes of all that is kept outside of the people's own heads."""
    places = {"log": caplog.text.encode(), "cache": pickle.dumps(dict(_cached()))}
    for alias in connections:
        connection = connections[alias]
        connection.ensure_connection()
        places[f"database {alias}"] = connection.connection.serialize()
    places["sessions"] = repr([s.get_decoded() for s in Session.objects.all()]).encode()
    for root in (settings.DATA_DIR, folder):
        files = (path for path in Path(root).rglob("*") if path.is_file())
        places |= {str(path): path.read_bytes() for path in files}
    return places


def leaks(places: dict[str, bytes], words: dict[str, str]) -> list[str]:
    return sorted(
        f"{field} stands in {place} as {found_in(kept, word)[0]!r}"
        for place, kept in places.items()
        for field, word in words.items()
        if found_in(kept, word)
    )


def _cached() -> Iterator[tuple[str, object]]:
    for name in list(getattr(cache, "_cache", {})):
        yield name, pickle.loads(cache._cache[name])  # type: ignore[attr-defined]  # noqa: S301


@pytest.fixture
def house() -> Iterator[Furnished]:
    with override_settings(PASSWORD_HASHERS=QUICK):
        yield furnish()


def _agreement_words(house: Furnished) -> dict[str, str]:
    """Type into every field of an agreement: kept, refused and sent too late."""
    bo, pk = _browser(house, "bo"), house.relationship_id
    said = {field: canary(field) for field in ("words", "why", "reword", "reword why")}
    proposed = {"words": said["words"], "why": said["why"]}
    assert _post(bo, "agreements:propose", pk, "goal", **proposed) == 302
    reworded = {"words": said["reword"], "why": said["reword why"], "seen": 1}
    assert (
        _post(_browser(house, "ada"), "agreements:reword", pk, house.clause_id, **reworded)
        == 302
    )
    refused = {"words": canary("refused"), "why": canary("too long") * 100}
    assert _post(bo, "agreements:propose", pk, "goal", **refused) == 422
    late = {"words": canary("late"), "why": canary("late why")}
    assert _post(Client(), "agreements:propose", pk, "goal", **late) == 403
    lost = {
        "address": canary("guess"),
        "password": canary("tried"),
        "kept.words": canary("late"),
    }
    assert _post(Client(), "people:sign_in", kept_path="/today", **lost) == 422
    page = bo.get(reverse("agreements:agreement", args=[pk])).content.decode()
    assert said["words"] in page
    assert said["reword"] in page
    others = ("refused", "too long", "late", "late why", "guess", "tried")
    return said | {field: canary(field) for field in others}


def _people_words(house: Furnished) -> dict[str, str]:
    """Type into every field about a person: invited, joined, and changed afterwards."""
    fields = ("whom", "name", "address", "pass", "new name", "about", "new address", "new pass")
    said = {field: canary(field) for field in fields}
    invited = {"part": "peer", "for_whom": said["whom"]}
    assert _post(_browser(house, "dana"), "people:invite", **invited) == 303
    link = (
        people.link_of(
            Invitation.objects.exclude(brought_id=house.brought_id).latest("made_at")
        )
        or ""
    )
    eli = Client()
    joined = {
        "is_adult": "on",
        "name": said["name"],
        "address": said["address"],
        "passphrase": said["pass"],
        "again": said["pass"],
        "time_zone": "UTC",
        "page_read": people.programme_page().edition,
    }
    assert _post(eli, "people:join", link, **joined) == 303
    said |= _portrait_words(eli)
    profile = {"name": said["new name"], "about": said["about"], "time_zone": "UTC"}
    assert _post(eli, "people:account", **profile) == 303
    moved = {"address": said["new address"], "password": said["pass"]}
    assert _post(eli, "people:account_address", **moved) == 303
    changed = {"current": said["pass"], "passphrase": said["new pass"]}
    changed["again"] = said["new pass"]
    assert _post(eli, "people:account_passphrase", **changed) == 303
    assert said["about"] in eli.get(reverse("people:account")).content.decode()
    return said | {"link": link}


def _portrait_words(somebody: Client) -> dict[str, str]:
    """Type into every field of a portrait, kept and refused."""
    fields = {
        "languages": ("languages_own",),
        "ways": ("areas_own",),
        "experiences": ("experiences", "experiences_own"),
        "interests": ("interests",),
        "about-me": ("qualities", "qualities_own", "gender_own"),
        "wishes": ("wishes_own", "with_genders_own"),
        "not-with": ("names", "ties"),
    }
    said = {name: canary(name) for names in fields.values() for name in names}
    for piece, names in fields.items():
        typed = {name: said[name] for name in names}
        assert _post(somebody, "people:portrait_piece", piece, **typed) == 303
    refused = said["refused piece"] = canary("refused piece")
    too_long = {"interests": refused * 3}
    assert _post(somebody, "people:portrait_piece", "interests", **too_long) == 422
    shown = somebody.get(reverse("people:portrait")).content.decode()
    assert said["interests"] in shown
    assert said["names"] not in shown
    return said


def _brought_words(house: Furnished) -> dict[str, str]:
    """Bring a table: read, mapped, looked at, stored; and one that cannot be read."""
    dana = _browser(house, "dana")
    said = {field: canary(field) for field in ("row", "row words", "card", "left out", "shut")}
    cells = [said["row"], said["row words"], said["card"], said["left out"]]
    table = "\n".join(["Name;Interests;Introduction;Shoes", ";".join(cells)])
    assert _post(dana, "people:bring", text=table) == 200
    assert _post(dana, "people:bring", text=f'Name\n"{said["shut"]}') == 422
    mapped = {"0.column": "name", "1.column": "interests", "2.column": "introduction"}
    how: dict[str, object] = {"table": table, "comes_as": "supporter", **mapped}
    for then, status in (("look", 200), ("failed", 200), ("bring", 303)):
        assert _post(dana, "people:bring", then=then, **how) == status
    assert _post(dana, "people:export") == 200
    made = Invitation.objects.latest("made_at")
    assert said["row words"] in dana.get(reverse("people:invitation", args=[made.pk])).text
    return said


def _practice_words(house: Furnished) -> dict[str, str]:
    """Type into every field of practice: answered, played, brought, noticed and named."""
    ada, circle = _browser(house, "ada"), house.practised.circle_id
    fields = ("answer", "played", "brought", "noticed", "guest", "other name", "refused drill")
    said = {field: canary(field) for field in fields}
    assert _post(ada, "practice:drill", "open-letters", words=said["answer"]) == 302
    refused = said["refused drill"] * 40
    assert _post(ada, "practice:drill", "open-letters", words=refused) == 422
    assert _post(ada, "practice:scene", "letters") == 302
    row = Practice.objects.get(kind="alone")
    assert _post(ada, "practice:say", row.pk, seen=1, words=said["played"]) == 302
    talk = json.dumps([["Sam", said["brought"], None, None], ["Ann", "Yes.", None, None]])
    who = {"0.who": "me", "1.who": "partner", "names": said["other name"]}
    assert _post(ada, "practice:who", talk=talk, **who) == 302
    assert _post(ada, "practice:close_round", circle, number=1) == 302
    assert _post(ada, "practice:notice", circle, number=1, words=said["noticed"]) == 302
    one = {"scene": "letters", "minutes": "5", "devices": "one"}
    guest = said["guest"] = canary("guest")[:30]
    assert _post(ada, "practice:together", second_name=guest, **one) == 302
    assert said["played"] in ada.get(reverse("practice:item", args=[row.pk])).content.decode()
    return said


def test_what_the_first_coordinator_writes_is_kept_sealed_too(
    caplog: pytest.LogCaptureFixture, tmp_path: Path, settings: SettingsWrapper
) -> None:
    settings.PASSWORD_HASHERS = QUICK
    caplog.set_level(logging.DEBUG)
    words = {field: canary(field) for field in ("name", "address", "passphrase")}
    written = {**words, "again": words["passphrase"], "time_zone": "UTC", "is_adult": "on"}

    code = people.set_up_code()
    assert _post(Client(), "people:set_up", code, house_name=HOUSE_NAME, **written) == 303
    places = everything_kept(caplog, tmp_path)

    assert leaks({"house": places["database default"]}, {"name": HOUSE_NAME})
    assert not leaks(places, words)


def test_no_word_anybody_writes_is_kept_where_it_could_be_read(
    house: Furnished,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    words = _agreement_words(house) | _people_words(house) | _practice_words(house)
    words |= conversation_words(house)
    words |= apart_words(house)
    words |= talk_words(house)
    words |= handover_words(house)
    words |= reminder_words(house)
    words |= held_words(house)
    words |= arranging_words(house)
    words |= steering_words(house)
    words |= _brought_words(house)
    words["passphrase"] = PASSPHRASE
    copy = reverse("agreements:copy", args=[house.relationship_id, 1])
    assert _browser(house, "ada").get(copy).status_code == 200

    places = everything_kept(caplog, tmp_path)
    found = leaks(places, words)

    # What is public is found, so the law looks in the right files.
    assert leaks({"house": places["database default"]}, {"name": HOUSE_NAME})
    assert all(any(part in name for name in places) for part in (".sqlite3", "-wal"))
    assert not found, "\n".join(["Seal it before it is stored, and log no words:", *found])


@pytest.mark.parametrize(
    "carried",
    [
        canary("x").encode(),
        canary("x").encode("utf-16-le"),
        b"ab" + canary("x").encode("utf-16-be"),
        base64.b64encode(b"{" + canary("x").encode() + b"}"),
        base64.b64encode(b"{}" + canary("x").encode() + b"}"),
        base64.urlsafe_b64encode(canary("x").encode()),
        canary("x").encode().hex().encode(),
        canary("x").encode().hex().upper().encode(),
        quote(canary("x")).encode(),
        canary("x").upper().encode(),
        b'{"words": "kanari\\u00e4 x zwitschert"}',
    ],
    ids=[
        "utf-8",
        "utf-16",
        "utf-16-odd",
        "base64",
        "base64-later",
        "base64-url",
        "hex",
        "hex-upper",
        "url",
        "upper",
        "json",
    ],
)
def test_a_leak_is_noticed_in_any_encoding(carried: bytes) -> None:
    assert leaks({"here": b"before" + carried + b"after"}, {"x": canary("x")})
    assert not leaks({"here": b"before and after"}, {"x": canary("x")})
