"""The pages of coming back: what a link opens, who is told, and the machine's command."""

from datetime import timedelta
from http import HTTPStatus
from inspect import signature
from io import StringIO

import pytest
from django.conf import settings as house_settings
from django.core.management import CommandError, call_command
from django.test import Client

from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE
from letsbe.lib import clock
from letsbe.people import actions, rules
from letsbe.people.events import Deed
from letsbe.people.models import House, Person, WayBack
from letsbe.people.rules import Door
from letsbe.people.tests.people import (
    MONDAY,
    PASSPHRASE,
    make_way_back,
    signed_in,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEW = "quiet new words"
TYPED = {"passphrase": NEW, "again": NEW}


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def test_coming_back_ends_every_session_and_the_new_words_sign_in(
    house: House, ada: Person
) -> None:
    elsewhere, stranger = signed_in(ada), Client()
    address = f"/way-back/{make_way_back(ada)}"
    assert b'name="again"' in stranger.get(address).content
    answer = stranger.post(address, TYPED)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
    assert b"Now sign in with it" in stranger.get("/sign-in").content
    assert stranger.get("/account").status_code == HTTPStatus.FOUND
    assert elsewhere.get("/account").status_code == HTTPStatus.FOUND
    for words, status in ((PASSPHRASE, 422), (NEW, 303)):
        tried = stranger.post("/sign-in", {"address": "ada@example.org", "password": words})
        assert tried.status_code == status


def test_the_page_of_the_link_names_nobody(house: House, dana: Person, ada: Person) -> None:
    page = Client().get(f"/way-back/{make_way_back(ada)}").text

    assert "Ada" not in page
    assert "Dana" not in page


def test_a_second_press_ends_on_the_same_page_and_other_words_do_not(
    house: House, ada: Person
) -> None:
    address = f"/way-back/{make_way_back(ada)}"
    first, second = Client().post(address, TYPED), Client().post(address, TYPED)
    other = Client().post(
        address, {"passphrase": "not these at all", "again": "not these at all"}
    )

    assert first.headers["Location"] == second.headers["Location"] == "/sign-in"
    assert other.status_code == HTTPStatus.NOT_FOUND
    assert b"already used" in other.content
    assert fresh(ada).check_password(NEW)


def test_a_used_link_does_not_let_passphrases_be_guessed(house: House, ada: Person) -> None:
    address, stranger = f"/way-back/{make_way_back(ada)}", Client()
    stranger.post(address, TYPED)
    for _try in range(rules.MOST_TRIES[Door.ACCOUNT]):
        wrong = {"passphrase": "not these at all", "again": "not these at all"}
        answer = stranger.post(address, wrong)

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert b"Please wait" in answer.content
    assert b"not these at all" not in answer.content


@pytest.mark.parametrize("is_posted", [False, True])
def test_each_closed_way_back_says_why(house: House, ada: Person, is_posted: bool) -> None:
    link = make_way_back(ada)
    long_ago = clock.now() - timedelta(days=3)
    for facts, sentence in (
        ({"used_at": clock.now()}, b"already used"),
        ({"used_at": None, "ends_at": long_ago}, b"no longer good"),
    ):
        WayBack.objects.update(**facts)
        for address, told in ((f"/way-back/{link}", sentence), ("/way-back/x", b"not valid")):
            for fields in (TYPED, {}):
                browser = Client()
                answer = browser.post(address, fields) if is_posted else browser.get(address)
                assert answer.status_code == HTTPStatus.NOT_FOUND
                assert told in answer.content
    assert fresh(ada).check_password(PASSPHRASE)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"passphrase": "short", "again": "short"}, "too short"),
        ({"passphrase": "password123", "again": "password123"}, "easy to guess"),
        ({"passphrase": NEW, "again": "not the same"}, "differ"),
        ({}, "Please write something here."),
    ],
)
def test_a_passphrase_that_will_not_do_leaves_the_link_good(
    house: House, ada: Person, typed: dict[str, str], sentence: str
) -> None:
    address = f"/way-back/{make_way_back(ada)}"
    answer = Client().post(address, typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert NEW not in answer.text
    assert Client().post(address, TYPED).status_code == 303


def test_somebody_signed_in_is_told_that_it_signs_them_out(
    house: House, dana: Person, ada: Person
) -> None:
    browser, address = signed_in(dana), f"/way-back/{make_way_back(ada)}"
    assert b"signs you out" in browser.get(address).content
    assert b"signs you out" not in Client().get(address).content

    browser.post(address, TYPED)
    assert browser.get("/account").status_code == HTTPStatus.FOUND


def test_no_part_makes_a_way_back_on_any_page(
    house: House, ada: Person, bo: Person, dana: Person, lee: Person, oz: Person
) -> None:
    assert "way-back" not in signed_in(dana).get(f"/people/{ada.pk}").text
    for maker in (ada, bo, dana, lee, oz):
        for address in (f"/people/{ada.pk}/way-back", "/way-back/", "/people/way-back"):
            assert signed_in(maker).post(address, {}).status_code == HTTPStatus.NOT_FOUND
    assert not WayBack.objects.exists()
    assert [name for name in actions.__all__ if "way_back" in name] == ["make_way_back_here"]
    assert "by" not in signature(actions.make_way_back_here).parameters


def test_the_person_sees_on_their_page_that_one_was_made(house: House, ada: Person) -> None:
    browser = signed_in(ada)
    assert "way back in" not in browser.get("/account").text
    link = make_way_back(ada)
    page = browser.get("/account").text
    assert "Whoever looks after the machine" in page
    assert "made a way back in for you" in page
    assert link not in page

    changed = {"current": PASSPHRASE, **TYPED}
    assert browser.post("/account/passphrase", changed).status_code == 303
    assert "way back in" not in browser.get("/account").text
    assert Client().get(f"/way-back/{link}").status_code == HTTPStatus.NOT_FOUND


def test_the_machines_own_command_prints_a_link_for_who_is_locked_out(
    house: House, dana: Person
) -> None:
    said = StringIO()
    call_command("way_back", " DANA@example.org", stdout=said)
    address = said.getvalue().split(house_settings.PUBLIC_URL)[1].strip()

    for strand in (dana.pk, HOUSE):
        [entry] = journal.entries([strand])
        assert (entry.deed, entry.by) == (Deed.WAY_BACK_MADE, None)
    assert "Whoever looks after the machine" in signed_in(dana).get("/account").text
    assert Client().post(address, TYPED).status_code == 303
    assert fresh(dana).check_password(NEW)


def test_the_command_refuses_an_unknown_address_and_a_closed_account(
    house: House, dana: Person, ada: Person
) -> None:
    actions.disable(dana, person=ada, at=MONDAY)
    for address, sentence in (
        ("eve@example.org", "Nobody here"),
        ("ada@example.org", "closed"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command("way_back", address, stdout=StringIO())
    assert not WayBack.objects.exists()
