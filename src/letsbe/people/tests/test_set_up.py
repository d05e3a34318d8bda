"""The first page of a new house."""

from http import HTTPStatus

import pytest
from django.test import Client

from letsbe.people import queries, rules
from letsbe.people.models import House, Person
from letsbe.people.rules import Door
from letsbe.people.tests.people import EDITION, PASSPHRASE

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TYPED = {
    "is_adult": "on",
    "name": "Ada",
    "address": "ada@example.org",
    "passphrase": PASSPHRASE,
    "again": PASSPHRASE,
    "time_zone": "Europe/Lisbon",
    "page_read": EDITION,
}


def test_the_house_is_set_up_with_its_code_and_the_first_coordinator_is_in(
    client: Client,
) -> None:
    address = f"/set-up/{queries.set_up_code()}"
    assert client.get(address).status_code == HTTPStatus.OK
    fields = {**TYPED, "name": "Dana", "house_name": "Riverside"}
    answer = client.post(address, fields)

    assert answer.headers["Location"] == "/help/edit"
    assert House.objects.get().name == "Riverside"
    assert client.get("/people").status_code == HTTPStatus.OK
    assert client.post(address, fields).headers["Location"] == "/help/edit"
    assert Client().get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_house_that_is_set_up_is_not_set_up_by_somebody_else(
    client: Client, house: House, dana: Person
) -> None:
    fields = {**TYPED, "name": "Eve", "address": "eve", "house_name": "Eve's"}
    address = f"/set-up/{queries.set_up_code()}"

    assert client.post(address, fields).status_code == HTTPStatus.NOT_FOUND
    assert Person.objects.count() == 1


@pytest.mark.parametrize("code", ["x", "\u00e9", "0" * 24])
def test_a_wrong_set_up_code_finds_nothing(client: Client, code: str) -> None:
    assert client.get(f"/set-up/{code}").status_code == HTTPStatus.NOT_FOUND


def test_what_was_typed_at_set_up_is_still_there_and_no_passphrase(client: Client) -> None:
    fields = {**TYPED, "house_name": "Riverside", "again": "something different"}
    answer = client.post(f"/set-up/{queries.set_up_code()}", fields)

    assert answer.status_code == 422
    assert b"The two passphrases differ" in answer.content
    assert b'value="Riverside"' in answer.content
    assert PASSPHRASE.encode() not in answer.content


def test_the_set_up_page_of_a_house_that_has_many_tries_finds_nothing(
    client: Client, house: House, dana: Person
) -> None:
    fields = {**TYPED, "address": "dana@example.org", "house_name": "Riverside"}
    address = f"/set-up/{queries.set_up_code()}"
    wrong = {**fields, "passphrase": "wrong words here", "again": "wrong words here"}
    for _try in range(rules.MOST_TRIES[Door.CODE]):
        assert client.post(address, wrong).status_code == HTTPStatus.NOT_FOUND

    assert client.post(address, fields).status_code == HTTPStatus.NOT_FOUND
