"""The front page, signing in and out, and what comes through a sign-in."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from pytest_django import Settings

from letsbe.people import rules
from letsbe.people.backend import ByAddress
from letsbe.people.models import House, PartHeld, Person
from letsbe.people.rules import Door
from letsbe.people.tests.people import MONDAY, PASSPHRASE, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TODAY = "/today"


class CountingHasher(MD5PasswordHasher):
    """A real hasher that counts its work."""

    rounds = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).rounds += 1
        return super().encode(password, salt)


def try_to_sign_in(
    browser: Client, address: str = "ada@example.org", password: str = PASSPHRASE, **more: Any
) -> Any:
    fields = {"address": address, "password": password, **more}
    return browser.post("/sign-in", fields)


def without_token(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page)


def test_before_the_house_is_set_up_the_front_page_says_where_the_link_is(
    client: Client,
) -> None:
    answer = client.get("/")

    assert answer.status_code == HTTPStatus.OK
    assert b"not set up yet" in answer.content
    assert b'name="password"' not in answer.content


def test_the_front_page_asks_a_stranger_to_sign_in(client: Client, house: House) -> None:
    assert b'name="password"' in client.get("/").content


def test_the_front_page_leads_who_is_signed_in_to_today(ada: Person) -> None:
    assert signed_in(ada).get("/").headers["Location"] == TODAY
    assert signed_in(ada).get("/sign-in").headers["Location"] == TODAY


@pytest.mark.parametrize(
    "address", ["ada@example.org", " ADA@Example.org ", "a\u200bda@example.org"]
)
def test_somebody_signs_in_with_their_address_however_they_spell_it(
    client: Client, ada: Person, address: str
) -> None:
    answer = try_to_sign_in(client, address)

    assert (answer.status_code, answer.headers["Location"]) == (303, TODAY)
    assert client.get("/account").status_code == HTTPStatus.OK


def test_an_unknown_address_and_a_wrong_passphrase_answer_the_same_bytes(
    client: Client, ada: Person, bo: Person
) -> None:
    Person.objects.filter(pk=bo.pk).update(is_active=False)
    wrong = try_to_sign_in(client, "ada@example.org", "wrong words entirely")
    unknown = try_to_sign_in(client, "eve@example.org", "wrong words entirely")
    closed = try_to_sign_in(client, "bob@example.org", PASSPHRASE)

    assert wrong.status_code == unknown.status_code == closed.status_code == 422
    told = without_token(wrong.content)
    assert told == without_token(unknown.content).replace(b"eve@", b"ada@")
    assert told == without_token(closed.content).replace(b"bob@", b"ada@")
    assert wrong.headers.keys() == unknown.headers.keys()


def test_an_unknown_address_costs_one_hash_as_a_known_one_does(
    client: Client, ada: Person, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    ada.set_password(PASSPHRASE)
    ada.save()
    counts = []
    for address in ("ada@example.org", "eve@example.org"):
        CountingHasher.rounds = 0
        try_to_sign_in(client, address, "wrong words entirely")
        counts.append(CountingHasher.rounds)

    assert counts == [1, 1]


def test_an_account_that_is_closed_ends_on_the_next_request(ada: Person) -> None:
    browser = signed_in(ada)
    assert browser.get("/account").status_code == HTTPStatus.OK
    Person.objects.filter(pk=ada.pk).update(is_active=False)

    assert browser.get("/account").status_code == HTTPStatus.FOUND
    assert try_to_sign_in(Client()).status_code == 422


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "\thttps://evil.example",
        "http://testserver@evil.example/",
    ],
)
def test_after_signing_in_nobody_is_sent_elsewhere(
    client: Client, ada: Person, elsewhere: str
) -> None:
    assert try_to_sign_in(client, next=elsewhere).headers["Location"] == TODAY


def test_after_signing_in_one_comes_to_the_page_one_asked_for(
    client: Client, ada: Person
) -> None:
    asked = client.get("/account")
    assert asked.headers["Location"] == "/sign-in?next=/account"
    assert b'value="/account"' in client.get(asked.headers["Location"]).content

    assert try_to_sign_in(client, next="/account").headers["Location"] == "/account"


def test_too_many_tries_are_told_when_to_come_again_and_help_stays(
    client: Client, ada: Person
) -> None:
    for _try in range(rules.MOST_TRIES[Door.PAIR]):
        assert try_to_sign_in(client, password="wrong words entirely").status_code == 422
    answer = try_to_sign_in(client)

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert b"Please wait" in answer.content
    assert b"I need help now" in answer.content
    assert client.get("/help").status_code == HTTPStatus.OK
    assert PASSPHRASE.encode() not in answer.content


def test_tries_elsewhere_do_not_lock_somebody_out_at_home(client: Client, ada: Person) -> None:
    stranger = Client(REMOTE_ADDR="192.0.2.7")
    for _try in range(rules.MOST_TRIES[Door.PAIR] + 2):
        answer = try_to_sign_in(stranger, password="wrong words entirely")
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS

    assert try_to_sign_in(client).status_code == 303


def test_signing_in_forgets_the_tries_before_it(client: Client, ada: Person) -> None:
    for _day in range(2):
        for _try in range(rules.MOST_TRIES[Door.PAIR] - 1):
            try_to_sign_in(client, password="wrong words entirely")
        assert try_to_sign_in(client).status_code == 303


def test_one_client_cannot_try_many_addresses(client: Client) -> None:
    statuses = [
        try_to_sign_in(client, f"person{number}", "wrong words").status_code
        for number in range(rules.MOST_TRIES[Door.CLIENT] + 1)
    ]

    assert statuses[-2:] == [422, 429]


@pytest.mark.parametrize("address", ["", "   ", "\u200b\u2060", "\x00", "\u00ad"])
def test_an_address_of_nothing_is_asked_for_again(client: Client, address: str) -> None:
    answer = try_to_sign_in(client, address)

    assert answer.status_code == 422
    assert b"Please write something here." in answer.content


@pytest.mark.parametrize("password", ["a\x00b", "x" * 501, ""])
def test_a_passphrase_that_cannot_be_is_refused_in_words(
    client: Client, ada: Person, password: str
) -> None:
    answer = try_to_sign_in(client, password=password)

    assert answer.status_code == 422
    assert b"Something needs another look" in answer.content


def test_signing_out_is_a_press_and_never_a_link(ada: Person) -> None:
    browser = signed_in(ada)
    assert browser.get("/sign-out").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert browser.get("/account").status_code == HTTPStatus.OK

    assert browser.post("/sign-out").headers["Location"] == "/"
    assert browser.get("/account").status_code == HTTPStatus.FOUND


def test_a_spoofed_host_is_refused(client: Client, house: House) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_head_answers_as_get_without_the_words(client: Client, house: House) -> None:
    answer = client.head("/sign-in")

    assert (answer.status_code, answer.content) == (HTTPStatus.OK, b"")


def test_a_form_without_its_token_is_refused(ada: Person) -> None:
    browser = Client(enforce_csrf_checks=True)

    assert try_to_sign_in(browser).status_code == HTTPStatus.FORBIDDEN


def test_words_sent_after_the_session_ended_come_back_to_be_sent(
    client: Client, ada: Person
) -> None:
    written = {
        "about": "Line one\nline two <b>",
        "name": "Ada",
        "once_key": "0190f1b2-0000-7000-8000-000000000001",
        "passphrase": "never this",
        "csrfmiddlewaretoken": "x",
    }
    asked = client.post("/account?from=stale", written)
    assert asked.status_code == HTTPStatus.FORBIDDEN
    carried = hidden_fields(asked.content)
    assert carried["kept_path"] == "/account?from=stale"
    assert "never this" not in asked.content.decode()

    wrong = try_to_sign_in(client, password="wrong words entirely", **carried)
    answer = try_to_sign_in(client, **hidden_fields(wrong.content))
    page = answer.content.decode()

    assert answer.status_code == HTTPStatus.OK
    assert "Line one\nline two &lt;b&gt;</textarea>" in page
    assert 'action="/account?from=stale"' in page
    assert 'name="once_key" value="0190f1b2-0000-7000-8000-000000000001"' in page
    assert "You are signed in as Ada." in page
    assert "kept." not in page


@pytest.mark.parametrize(
    "path", ["https://evil.example/x", "//evil.example", "/nowhere", "/\\evil", ""]
)
def test_words_are_carried_to_a_page_of_this_house_only(
    client: Client, ada: Person, path: str
) -> None:
    fields = {"kept_path": path, "kept.words": "some words of mine"}
    answer = try_to_sign_in(client, **fields)

    assert answer.headers["Location"] == TODAY


def test_a_press_without_words_is_shown_as_one(client: Client, ada: Person) -> None:
    answer = try_to_sign_in(client, **{"kept_path": "/account", "kept.deed": "give"})

    assert b"no words went with it" in answer.content


def test_a_stale_tab_finds_nothing_after_the_part_was_taken_away(
    house: House, dana: Person
) -> None:
    browser = signed_in(dana)
    assert browser.get("/people/invite").status_code == HTTPStatus.OK
    PartHeld.objects.filter(person=dana).update(ended_at=MONDAY)

    answer = browser.post("/people/invite", {"part": "peer", "for_whom": "Ada"})
    assert answer.status_code == HTTPStatus.NOT_FOUND


def hidden_fields(page: bytes) -> dict[str, str]:
    found = re.findall(
        r'<input type="hidden" name="(kept[^"]*)" value="([^"]*)"', page.decode()
    )
    return {name: value.replace("&lt;", "<").replace("&gt;", ">") for name, value in found}


def test_only_an_address_and_a_passphrase_together_sign_anybody_in(ada: Person) -> None:
    backend = ByAddress()

    assert backend.authenticate(None, address="ada@example.org", password=PASSPHRASE) == ada
    assert backend.authenticate(None, address="ada@example.org") is None
    assert backend.authenticate(None, password=PASSPHRASE) is None
    assert backend.authenticate(None, username="ada@example.org", password=PASSPHRASE) is None


def test_a_person_is_found_by_the_digest_and_not_by_the_address(ada: Person) -> None:
    assert Person.objects.get_by_natural_key(ada.sign_in_index) == ada
    with pytest.raises(Person.DoesNotExist):
        Person.objects.get_by_natural_key("ada@example.org")
