"""The pages of coming back: where a link is made, what it opens, and the machine's command."""

import re
from datetime import timedelta
from http import HTTPStatus
from io import StringIO

import pytest
from django.conf import settings as house_settings
from django.core.management import CommandError, call_command
from django.test import Client

from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people import actions, rules
from letsbe.people.events import Deed
from letsbe.people.models import House, Person, WayBack
from letsbe.people.rules import Door, Part
from letsbe.people.tests.people import (
    MONDAY,
    PASSPHRASE,
    make_person,
    make_way_back,
    signed_in,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEW = "quiet new words"
TYPED = {"passphrase": NEW, "again": NEW}


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def test_coming_back_ends_every_session_and_the_new_words_sign_in(
    house: House, dana: Person, ada: Person
) -> None:
    elsewhere, stranger = signed_in(ada), Client()
    address = f"/way-back/{make_way_back(dana, ada)}"
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
    page = Client().get(f"/way-back/{make_way_back(dana, ada)}").text

    assert "Ada" not in page
    assert "Dana" not in page


def test_a_second_press_ends_on_the_same_page_and_other_words_do_not(
    house: House, dana: Person, ada: Person
) -> None:
    address = f"/way-back/{make_way_back(dana, ada)}"
    first, second = Client().post(address, TYPED), Client().post(address, TYPED)
    other = Client().post(
        address, {"passphrase": "not these at all", "again": "not these at all"}
    )

    assert first.headers["Location"] == second.headers["Location"] == "/sign-in"
    assert other.status_code == HTTPStatus.NOT_FOUND
    assert b"already used" in other.content
    assert fresh(ada).check_password(NEW)


def test_a_used_link_does_not_let_passphrases_be_guessed(
    house: House, dana: Person, ada: Person
) -> None:
    address, stranger = f"/way-back/{make_way_back(dana, ada)}", Client()
    stranger.post(address, TYPED)
    for _try in range(rules.MOST_TRIES[Door.ACCOUNT]):
        wrong = {"passphrase": "not these at all", "again": "not these at all"}
        answer = stranger.post(address, wrong)

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert b"Please wait" in answer.content
    assert b"not these at all" not in answer.content


@pytest.mark.parametrize("is_posted", [False, True])
def test_each_closed_way_back_says_why(
    house: House, dana: Person, ada: Person, is_posted: bool
) -> None:
    link = make_way_back(dana, ada)
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
    house: House, dana: Person, ada: Person, typed: dict[str, str], sentence: str
) -> None:
    address = f"/way-back/{make_way_back(dana, ada)}"
    answer = Client().post(address, typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert NEW not in answer.text
    assert Client().post(address, TYPED).status_code == 303


def test_somebody_signed_in_is_told_that_it_signs_them_out(
    house: House, dana: Person, ada: Person
) -> None:
    browser, address = signed_in(dana), f"/way-back/{make_way_back(dana, ada)}"
    assert b"signs you out" in browser.get(address).content
    assert b"signs you out" not in Client().get(address).content

    browser.post(address, TYPED)
    assert browser.get("/account").status_code == HTTPStatus.FOUND


def test_a_coordinator_makes_the_link_on_a_persons_page_and_can_print_it(
    house: House, dana: Person, ada: Person
) -> None:
    browser, address = signed_in(dana), f"/people/{ada.pk}/way-back"
    assert f'href="{address}"' in browser.get(f"/people/{ada.pk}").text
    empty = browser.get(address)
    assert "/way-back/" not in empty.text.replace(address, "")
    key = re.search(r'name="once_key" value="([^"]+)"', empty.text)
    assert key
    for _press in range(2):
        answer = browser.post(address, {"once_key": key[1]})
        assert (answer.status_code, answer.headers["Location"]) == (303, address)

    page = browser.get(address).text
    link = re.search(rf"{re.escape(house_settings.PUBLIC_URL)}/way-back/([\w-]+)<", page)
    assert link
    assert WayBack.objects.count() == 1
    assert Client().post(f"/way-back/{link[1]}", TYPED).status_code == 303
    assert link[1] not in browser.get(address).text


def test_the_page_that_makes_the_link_is_there_for_coordinators_alone(
    house: House, ada: Person, bo: Person, dana: Person, lee: Person, oz: Person
) -> None:
    address, absent = f"/people/{ada.pk}/way-back", f"/people/{new_id()}/way-back"
    assert signed_in(dana).get(absent).status_code == HTTPStatus.NOT_FOUND
    for other in (ada, bo, lee, oz):
        assert signed_in(other).get(address).status_code == HTTPStatus.NOT_FOUND
        assert signed_in(other).post(address, {}).status_code == HTTPStatus.NOT_FOUND
    assert not WayBack.objects.exists()


def test_another_coordinator_is_not_shown_the_link(
    house: House, dana: Person, ada: Person
) -> None:
    link = make_way_back(dana, ada)
    eve = make_person("Eve", Part.COORDINATOR)

    assert link not in signed_in(eve).get(f"/people/{ada.pk}/way-back").text
    assert link in signed_in(dana).get(f"/people/{ada.pk}/way-back").text


def test_where_none_can_be_made_the_page_says_why(
    house: House, dana: Person, ada: Person
) -> None:
    browser = signed_in(dana)
    Person.objects.filter(pk=ada.pk).update(is_active=False)
    for person, sentence in ((dana, "You can change your own"), (ada, "account is closed")):
        address = f"/people/{person.pk}/way-back"
        assert sentence in browser.get(address).text
        assert sentence in browser.post(address, {}).text
    assert browser.post(f"/people/{ada.pk}/way-back", {"once_key": "x"}).status_code == 422
    assert not WayBack.objects.exists()


def test_the_person_sees_on_their_page_that_one_was_made_and_by_whom(
    house: House, dana: Person, ada: Person
) -> None:
    browser = signed_in(ada)
    assert "way back in" not in browser.get("/account").text
    link = make_way_back(dana, ada)
    page = browser.get("/account").text
    assert "Dana made a way back in for you" in page
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
    assert "Whoever runs the machine" in signed_in(dana).get("/account").text
    assert WayBack.objects.get().link_sealed is None
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
