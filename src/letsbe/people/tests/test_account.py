"""The pages about oneself."""

from http import HTTPStatus

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone

from letsbe.people import queries, rules
from letsbe.people.middleware import InTheirTimeZone
from letsbe.people.models import Person
from letsbe.people.rules import Door
from letsbe.people.tests.people import PASSPHRASE, signed_in
from letsbe.vault import actions as keys

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_what_one_says_of_oneself_is_kept_and_shown(ada: Person) -> None:
    browser = signed_in(ada)
    fields = {"name": "Ada K.", "about": "I like\ncanals.", "time_zone": "Asia/Tokyo"}
    answer = browser.post("/account", fields)

    assert answer.headers["Location"] == "/account"
    page = browser.get("/account").content.decode()
    assert 'value="Ada K."' in page
    assert "I like\ncanals." in page
    assert "is kept" in page


def test_a_blank_name_is_refused_and_the_other_words_are_still_there(ada: Person) -> None:
    fields = {"name": "\u200b", "about": "I like canals.", "time_zone": "UTC"}
    answer = signed_in(ada).post("/account", fields)

    assert answer.status_code == 422
    assert b"I like canals." in answer.content
    assert queries.own_profile(Person.objects.get(pk=ada.pk)).name == "Ada"


def test_a_passphrase_changed_here_signs_out_elsewhere_and_not_here(ada: Person) -> None:
    here, elsewhere = signed_in(ada), signed_in(ada)
    fields = {
        "current": PASSPHRASE,
        "passphrase": "quiet new words",
        "again": "quiet new words",
    }
    assert here.get("/account/passphrase").status_code == HTTPStatus.OK
    assert here.post("/account/passphrase", fields).headers["Location"] == "/account"

    assert here.get("/account").status_code == HTTPStatus.OK
    assert elsewhere.get("/account").status_code == HTTPStatus.FOUND


def test_a_wrong_passphrase_is_said_at_its_field_and_not_for_long(ada: Person) -> None:
    browser = signed_in(ada)
    fields = {
        "current": "wrong words",
        "passphrase": "quiet new words",
        "again": "quiet new words",
    }
    for _try in range(rules.MOST_TRIES[Door.ACCOUNT]):
        answer = browser.post("/account/passphrase", fields)
        assert answer.status_code == 422
        assert b"This is not your passphrase." in answer.content
    for address, more in (
        ("/account/passphrase", {}),
        ("/account/address", {"address": "new"}),
    ):
        answer = browser.post(address, {**fields, "password": PASSPHRASE, **more})
        assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS


def test_an_address_is_changed_and_signs_in_from_then_on(ada: Person, bo: Person) -> None:
    browser = signed_in(ada)
    assert browser.get("/account/address").status_code == HTTPStatus.OK
    taken = browser.post(
        "/account/address", {"address": "BO@example.org", "password": PASSPHRASE}
    )
    wrong = browser.post("/account/address", {"address": "ada.k", "password": "wrong words"})
    done = browser.post("/account/address", {"address": "Ada.K", "password": PASSPHRASE})

    assert b"Please choose another name" in taken.content
    assert b"This is not your passphrase." in wrong.content
    assert done.headers["Location"] == "/account"
    answer = Client().post("/sign-in", {"address": "ada.k", "password": PASSPHRASE})
    assert answer.status_code == 303


def test_times_are_those_of_where_the_reader_lives(ada: Person) -> None:
    asked = HttpRequest()
    asked.user = ada
    ask = InTheirTimeZone(lambda _: HttpResponse(timezone.get_current_timezone_name()))
    for zone, shown in (("Asia/Tokyo", "Asia/Tokyo"), ("Not/AZone", "UTC"), ("", "UTC")):
        ada.time_zone = zone
        assert ask(asked).content.decode() == shown
    asked.user = AnonymousUser()
    assert ask(asked).content.decode() == "UTC"


def test_words_of_a_shredded_key_are_said_not_to_be_shown(ada: Person) -> None:
    browser = signed_in(ada)
    keys.shred_person(ada.pk)

    answer = browser.get("/account")
    assert answer.status_code == HTTPStatus.OK
    assert b"These words cannot be shown." in answer.content
