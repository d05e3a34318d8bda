"""Choosing who to be: everybody invented, on this machine, and nobody else anywhere."""

import pytest
from django.test import Client

from letsbe.demo.models import Figure
from letsbe.demo.tests.people import DATABASES, Figures
from letsbe.people.tests.people import make_person

pytestmark = [pytest.mark.django_db(databases=DATABASES), pytest.mark.xdist_group(__name__)]
ELSEWHERE = [
    {"REMOTE_ADDR": "192.168.1.7"},
    {"REMOTE_ADDR": "2001:db8::1"},
    {"REMOTE_ADDR": ""},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_FORWARDED": "for=127.0.0.1"},
    {"HTTP_X_REAL_IP": "127.0.0.1"},
]


def who(browser: Client) -> str | None:
    return browser.session.get("_auth_user_id")


def test_the_page_says_that_all_is_invented_and_how_to_be_both(figures: Figures) -> None:
    shown = Client().get("/demo").content.decode()

    assert "Everybody here is invented" in shown
    assert "open a second browser, or a private window" in shown


def test_everybody_invented_can_be_chosen(figures: Figures) -> None:
    shown = Client().get("/demo").content.decode()
    assert {key for key in figures if f"/demo/be/{key}" in shown} == set(figures)


@pytest.mark.parametrize(
    "said",
    [
        "Each of them waits for an answer.",
        "Amina has signed. Kwame can read it and sign.",
        "Nothing is on the table yet.",
        "Everything is settled, but not yet when they look at it again.",
        "Linh has said that it still fits. Amina has not answered yet.",
        "Teo waits for an answer from Marek.",
        "It begins when both say yes.",
    ],
)
def test_what_is_going_on_is_said(figures: Figures, said: str) -> None:
    assert said in " ".join(Client().get("/demo").content.decode().split())


def test_no_word_of_theirs_stands_on_the_page(figures: Figures) -> None:
    shown = Client().get("/demo").content.decode()
    assert "on time, and send a word" not in shown
    assert "Thursdays at five" not in shown


def test_one_press_makes_a_visitor_somebody(figures: Figures) -> None:
    browser = Client()
    answer = browser.post("/demo/be/ada")

    assert (answer.status_code, answer["Location"]) == (302, "/today")
    assert who(browser) == str(figures["ada"].pk)
    assert "Be Ada" not in browser.get("/demo").content.decode()


def test_a_visitor_can_become_somebody_else(figures: Figures) -> None:
    browser = Client()
    browser.post("/demo/be/ada")
    browser.post("/demo/be/bo")

    assert who(browser) == str(figures["bo"].pk)


def test_looking_at_the_address_of_a_press_changes_nothing(figures: Figures) -> None:
    browser = Client()
    assert browser.get("/demo/be/ada").status_code == 405
    assert who(browser) is None


def test_a_press_without_its_form_is_refused(figures: Figures) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/demo/be/ada").status_code == 403
    assert who(browser) is None


@pytest.mark.parametrize("key", ["nobody", "cleo"])
def test_nobody_but_the_invented_can_be_chosen(figures: Figures, key: str) -> None:
    make_person("Cleo")
    assert Client().post(f"/demo/be/{key}").status_code == 404


def test_somebody_closed_out_can_no_longer_be_chosen(figures: Figures) -> None:
    figures["kwame"].is_active = False
    figures["kwame"].save()

    assert "/demo/be/kwame" not in Client().get("/demo").content.decode()
    assert Client().post("/demo/be/kwame").status_code == 404


@pytest.mark.parametrize("origin", ELSEWHERE, ids=str)
def test_from_elsewhere_there_is_no_demo(figures: Figures, origin: dict[str, str]) -> None:
    browser = Client(**origin)  # type: ignore[arg-type]
    chosen = browser.post("/demo/be/ada")

    assert browser.get("/demo").status_code == 404
    assert chosen.status_code == 404
    assert chosen.content == browser.post("/demo/be/nobody").content
    assert who(browser) is None


def test_an_invented_passphrase_is_of_no_use(figures: Figures) -> None:
    browser = Client()
    answer = browser.post("/sign-in", {"address": "ada@example.org", "password": "ada"})

    assert answer.status_code == 422
    assert Figure.objects.filter(person__password="").count() == 0
    assert who(browser) is None


def test_the_page_stays_whole_when_nobody_is_in_a_pair(db: None) -> None:
    Figure.objects.create(key="cleo", person=make_person("Cleo"), position=0)
    assert "Be Cleo" in Client().get("/demo").content.decode()
