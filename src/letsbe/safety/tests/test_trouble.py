"""The database is really taken away: its file is moved and a folder stands in its place."""

import html
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import OperationalError, connections
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.safety import queries, views
from letsbe.safety.models import HelpPage
from letsbe.safety.queries import UNWRITTEN, current_page
from letsbe.safety.rules import LEFT_COOKIE
from letsbe.safety.tests.people import WHOLE, ada, closed_house, dana, write

__all__ = ["ada", "closed_house", "dana"]
pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.skipif(
        connections["default"].vendor != "sqlite", reason="tests/faults stops PostgreSQL itself"
    ),
]
CANARY = "I wrote this for a long while.\nAnd a second line."


@pytest.fixture(autouse=True)
def quiet_and_without_a_copy() -> Iterator[None]:
    _forget()
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)
    _forget()


@pytest.fixture
def take_away_the_database(transactional_db: None) -> Iterator[Callable[[], None]]:
    file = Path(str(connections["default"].settings_dict["NAME"]))
    away = file.with_suffix(".away")

    def take_away() -> None:
        connections.close_all()
        file.rename(away)
        file.mkdir()

    yield take_away
    _bring_back()


@pytest.fixture
def bring_back_the_database() -> Callable[[], None]:
    return _bring_back


def _bring_back() -> None:
    file = Path(str(connections["default"].settings_dict["NAME"]))
    away = file.with_suffix(".away")
    if away.exists():
        connections.close_all()
        file.rmdir()
        away.rename(file)


def _forget() -> None:
    cache.clear()
    queries._Copy.page = UNWRITTEN


def unflinching(person: Person) -> Client:
    browser = signed_in(person)
    browser.raise_request_exception = False
    return browser


def test_without_a_database_the_help_page_is_still_shown(
    dana: Person, take_away_the_database: Callable[[], None]
) -> None:
    write(dana)
    current_page()
    browser = unflinching(dana)
    assert browser.get(reverse("safety:help")).status_code == 200
    take_away_the_database()
    for path in ["/help", "/help/edit", "/today"]:
        answer = browser.get(path)
        assert answer.status_code == 503
        assert 'href="tel:+351210000000"' in answer.text
        assert WHOLE.what_breaks in answer.text
        assert answer["Retry-After"] == "30"
        assert answer["Cache-Control"] == "no-store"
    stranger = Client().get("/help")
    assert stranger.status_code == 200
    assert 'href="tel:+351210000000"' in stranger.text


def test_without_a_database_or_a_copy_help_is_said_in_general_words(
    dana: Person, take_away_the_database: Callable[[], None]
) -> None:
    browser = unflinching(dana)
    take_away_the_database()
    answer = browser.get("/help")
    assert answer.status_code == 503
    assert "somebody you trust" in answer.text
    assert 'href="tel:112"' in answer.text


def test_the_copy_of_this_process_serves_when_the_cache_is_gone_too(
    dana: Person, take_away_the_database: Callable[[], None]
) -> None:
    write(dana)
    current_page()
    take_away_the_database()
    cache.clear()
    assert current_page().said == WHOLE


def test_what_was_typed_is_given_back_and_no_secret_with_it(
    dana: Person, take_away_the_database: Callable[[], None]
) -> None:
    browser = unflinching(dana)
    take_away_the_database()
    answer = browser.post(
        "/help/edit",
        {
            "help_now": CANARY,
            "police": "<script>",
            "after": "0",
            "passphrase": "hunter two and three",
            "new_password2": "hunter two and three",
            "code": "hunter",
            "current": "hunter once",
            "again": "hunter twice",
            "more": "trust",
        },
    )
    assert answer.status_code == 503
    assert CANARY in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "readonly" in answer.text
    assert '<input type="hidden" name="after" value="0">' in answer.text
    assert 'aria-label="What you wrote">\ntrust</textarea>' in answer.text
    assert "hunter" not in answer.text


def test_what_is_given_back_can_be_sent_again_and_makes_one_deed(
    dana: Person,
    take_away_the_database: Callable[[], None],
    bring_back_the_database: Callable[[], None],
) -> None:
    browser = unflinching(dana)
    take_away_the_database()
    sent = {**asdict(WHOLE), "after": "0", "once_key": str(new_id())}
    refused = browser.post("/help/edit", sent)
    bring_back_the_database()
    again = given_back(refused.text)
    assert again == {**sent, "more": ""}
    for _ in range(2):
        assert browser.post("/help/edit", again).status_code == 302
    assert HelpPage.objects.count() == 1


def given_back(text: str) -> dict[str, str]:
    """Return what a browser would send from the form of this page."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)
    written = re.findall(r'<textarea readonly name="(\w+)"[^>]*>\n(.*?)</textarea>', text, re.S)
    return {name: html.unescape(value) for name, value in hidden + written}


def test_the_database_comes_back_and_so_does_the_page(
    dana: Person,
    take_away_the_database: Callable[[], None],
    bring_back_the_database: Callable[[], None],
) -> None:
    browser = unflinching(dana)
    assert browser.get("/help/edit").status_code == 200
    take_away_the_database()
    assert browser.get("/help/edit").status_code == 503
    bring_back_the_database()
    assert browser.get("/help/edit").status_code == 200


def test_leave_works_without_a_database(
    dana: Person, take_away_the_database: Callable[[], None]
) -> None:
    browser = unflinching(dana)
    take_away_the_database()
    answer = browser.post(reverse("safety:leave"))
    assert answer.status_code == 200
    assert answer.cookies["session"]["max-age"] == 0
    assert answer.cookies[LEFT_COOKIE]["max-age"] == 600
    assert "<title></title>" in browser.get("/today").text


def trouble_of(exception: Exception, request: HttpRequest) -> tuple[int, str]:
    try:
        raise exception
    except Exception:
        answer = views.trouble(request)
    return answer.status_code, answer.text


def test_other_trouble_says_nothing_of_itself_and_still_shows_help(dana: Person) -> None:
    write(dana)
    current_page()
    request = RequestFactory().post("/x", {"words": CANARY})
    status, text = trouble_of(RuntimeError("a detail from inside"), request)
    assert status == 500
    assert "a detail from inside" not in text
    assert CANARY in text
    assert "tel:+351210000000" in text


def test_one_fact_parts_a_database_that_is_gone_from_other_trouble() -> None:
    request = RequestFactory().get("/x")
    assert trouble_of(OperationalError("unable to open"), request)[0] == 503
    assert trouble_of(ValueError("unable to open"), request)[0] == 500


def test_a_body_that_cannot_be_read_gives_nothing_back_and_breaks_nothing() -> None:
    request = RequestFactory().post("/x", {"words": CANARY})
    request.read()
    status, text = trouble_of(RuntimeError(), request)
    assert status == 500
    assert CANARY not in text
