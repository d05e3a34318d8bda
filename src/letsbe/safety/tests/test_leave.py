from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.safety.rules import LEFT_COOKIE
from letsbe.safety.tests.people import ada, closed_house, dana, write

__all__ = ["ada", "closed_house", "dana"]
pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_leave_ends_the_session_and_sends_the_browser_elsewhere(dana: Person) -> None:
    write(dana)
    browser = signed_in(dana)
    answer = browser.post(reverse("safety:leave"))
    assert answer.status_code == 200
    assert answer["Refresh"] == f"0; url={settings.EXIT_URL}"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert "letsbe" not in answer.text
    assert not Session.objects.exists()
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0
    assert answer.cookies[settings.CSRF_COOKIE_NAME]["max-age"] == 0
    assert answer.cookies[LEFT_COOKIE]["max-age"] == 600


def test_leave_works_for_anybody_without_a_token_and_never_by_a_link(ada: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("safety:leave")).status_code == 200
    assert Client().get(reverse("safety:leave")).status_code == 405
    elsewhere = signed_in(ada)
    refused = elsewhere.post(reverse("safety:leave"), headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert Session.objects.exists()


def test_after_leave_every_page_is_empty_and_no_stranger_learns_which_exist(
    ada: Person,
) -> None:
    browser = signed_in(ada)
    browser.post(reverse("safety:leave"))
    shown = [browser.get(path) for path in ["/today", "/sign-in", "/help/edit", "/nowhere"]]
    shown += [browser.get("/leave"), browser.post("/help/read", {"words": "canary"})]
    assert {page.status_code for page in shown} == {200}
    assert len({page.content for page in shown}) == 1
    assert "<title></title>" in shown[0].text
    assert "canary" not in shown[-1].text


@pytest.mark.parametrize("path", ["/", "/help"])
def test_after_leave_one_press_brings_the_front_page_and_help_back(path: str) -> None:
    browser = Client()
    browser.post(reverse("safety:leave"))
    gate = browser.get(path)
    assert "Continue" in gate.text
    assert "letsbe" not in gate.text
    assert browser.get(path).content == gate.content
    opened = browser.post(path)
    assert opened.status_code == 302
    assert opened["Location"] == path
    assert "Continue" not in browser.get(path).text


def test_after_leave_a_session_that_was_never_told_is_covered_and_ends(ada: Person) -> None:
    browser = signed_in(ada)
    browser.cookies[LEFT_COOKIE] = "1"
    assert "<title></title>" in browser.get("/today").text
    browser.post("/")
    assert browser.get("/today").status_code == 302


def test_signing_in_ends_what_leave_began() -> None:
    browser = Client()
    browser.post(reverse("safety:leave"))
    answer = browser.post(reverse("people:sign_in"), {"address": "x", "password": "y"})
    assert answer.cookies[LEFT_COOKIE]["max-age"] == 0


def test_static_files_are_left_alone_after_leave() -> None:
    browser = Client()
    browser.cookies = SimpleCookie({LEFT_COOKIE: "1"})
    answer = browser.get("/static/safety/help.css")
    assert answer.get("Cache-Control") != "no-store"
    assert "<title></title>" not in getattr(answer, "text", "")
