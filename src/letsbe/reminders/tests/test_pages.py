import pytest
from django.test import Client
from django.urls import reverse

from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.reminders import queries
from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.tests.people import code_of, turned_on

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SAFE = "ada@safe.example"
MINE = "/you/reminders"


def post(browser: Client, name: str, **said: object) -> int:
    return int(browser.post(reverse(f"reminders:{name}"), said).status_code)


def page(browser: Client) -> str:
    return str(browser.get(MINE).content.decode())


def test_somebody_reads_the_whole_mail_before_turning_it_on(ada: Person, house: object) -> None:
    text = page(signed_in(ada))

    assert "There is something for you to look at. You know where." in text
    assert "reminder@localhost" in text
    assert "Only I read what comes to this address." in text


def test_from_off_to_on_to_off(ada: Person, house: object) -> None:
    browser = signed_in(ada)
    assert post(browser, "address", address=SAFE, is_safe="on") == 302
    assert SAFE in page(browser)
    typed = f" {code_of(ada)[:3]} {code_of(ada)[3:]} "
    assert post(browser, "confirm", code=typed) == 302
    assert "Reminders are on" in page(browser)
    assert post(browser, "confirm", code=typed) == 302
    chosen = {"occasions": ["review"], "quiet_from": 22, "quiet_until": 7, "has_link": "on"}
    assert post(browser, "choose", **chosen) == 302
    assert queries.mine(ada, at=clock.now()).occasions == {Occasion.REVIEW}
    assert "http://localhost:8000" in page(browser)
    assert post(browser, "remove") == 302
    assert SAFE not in page(browser)


@pytest.mark.parametrize(
    "said",
    [
        {"address": SAFE},
        {"address": "not an address", "is_safe": "on"},
        {"address": "ädä@safe.example", "is_safe": "on"},
        {"address": f"{'a' * 250}@safe.example", "is_safe": "on"},
        {"address": f"{SAFE}\nBcc: b@example.org", "is_safe": "on"},
        {},
    ],
)
def test_what_is_no_safe_address_is_not_kept(
    said: dict[str, str], ada: Person, house: object
) -> None:
    assert post(signed_in(ada), "address", **said) == 422
    assert not queries.mine(ada, at=clock.now()).is_given


def test_a_wrong_code_is_told_in_a_sentence(ada: Person, house: object) -> None:
    browser = signed_in(ada)
    post(browser, "address", address=SAFE, is_safe="on")
    wrong = browser.post(reverse("reminders:confirm"), {"code": "no"})

    assert wrong.status_code == 409
    assert "This is not the code that was sent last." in wrong.content.decode()
    assert post(browser, "confirm") == 422
    assert post(browser, "another_code") == 302


def test_what_cannot_be_done_is_told_in_a_sentence(ada: Person, house: object) -> None:
    browser = signed_in(ada)

    assert post(browser, "another_code") == 409
    assert post(browser, "choose", quiet_from=1, quiet_until=2) == 409
    assert post(browser, "choose", quiet_from=77, quiet_until=2) == 422
    assert post(browser, "remove") == 302


def test_enough_codes_are_enough(ada: Person, house: object) -> None:
    browser = signed_in(ada)
    told = [post(browser, "address", address=SAFE, is_safe="on") for _each in range(6)]

    assert told == [302] * 5 + [409]


def test_the_form_sent_twice_sends_one_code(ada: Person, house: object) -> None:
    browser = signed_in(ada)
    key = "018f0000-0000-7000-8000-000000000001"
    first = code = None
    for _each in range(2):
        said = {"address": SAFE, "is_safe": "on", "once_key": key}
        assert post(browser, "address", **said) == 302
        first, code = code, code_of(ada)

    assert first == code
    other = {"address": "b@safe.example", "is_safe": "on", "once_key": key}
    assert post(browser, "address", **other) == 422


def test_using_another_address_says_what_becomes_of_the_first(
    ada: Person, house: object
) -> None:
    turned_on(ada, SAFE, at=clock.now())
    text = signed_in(ada).get(reverse("reminders:address")).content.decode()

    assert "the address from before is deleted" in text


def test_you_leads_there(ada: Person, house: object) -> None:
    assert MINE in signed_in(ada).get(reverse("people:account")).content.decode()
