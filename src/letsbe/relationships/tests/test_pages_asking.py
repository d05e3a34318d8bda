"""Asking two people, their answers and the coordinator's list, as pages told in words."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from letsbe.journal.models import HOUSE, Entry
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import make_person, signed_in, vouched
from letsbe.relationships import actions
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Beginning, Relationship
from letsbe.relationships.tests.people import REFUSED, asked, begun, sent, together

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def said(beginning: Beginning, person: Person, answer: str) -> Any:
    return sent(signed_in(person), f"/beginnings/{beginning.pk}", answer=answer)


@pytest.fixture
def beginning(ada: Person, bo: Person, dana: Person) -> Beginning:
    return asked(bo, ada, by=dana)


def test_each_is_asked_alone_and_the_second_yes_begins_it(
    beginning: Beginning, ada: Person, bo: Person
) -> None:
    page = signed_in(ada).get(f"/beginnings/{beginning.pk}").text
    assert "Would you like to begin with Bo?" in page
    assert said(beginning, ada, "yes").headers["Location"] == "/today"
    answer = said(beginning, bo, "yes")
    assert answer.headers["Location"] == together(Relationship.objects.get())
    for person in (ada, bo):
        shown = signed_in(person).get(f"/beginnings/{beginning.pk}").text
        assert "You both said yes." in shown


def test_a_no_is_free_and_nobody_is_told_whose_it_was(
    beginning: Beginning, ada: Person, bo: Person, dana: Person
) -> None:
    said(beginning, ada, "no")
    seen = signed_in(bo).get(f"/beginnings/{beginning.pk}").text
    assert "This did not come about." in seen
    for page in (seen, signed_in(dana).get("/relationships").text):
        assert "Ada said no" not in page
        assert "said no" not in page.replace("nobody learns who said it", "")
    for person in (bo, dana):
        assert "said no" not in signed_in(person).get("/journal").text
    assert "You said no to beginning" in signed_in(ada).get("/journal").text


def test_who_answered_is_told_so_and_cannot_answer_again(
    beginning: Beginning, ada: Person
) -> None:
    said(beginning, ada, "yes")
    answer = said(beginning, ada, "yes")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "You have answered this already." in answer.text
    assert Beginning.objects.get().closed_at is None


def test_who_said_yes_can_change_their_mind_while_the_other_has_not_answered(
    beginning: Beginning, ada: Person, bo: Person, dana: Person
) -> None:
    page = f"/beginnings/{beginning.pk}"
    assert "I have changed my mind" not in signed_in(ada).get(page).text
    said(beginning, ada, "yes")
    assert "I have changed my mind" in signed_in(ada).get(page).text
    assert "I have changed my mind" not in signed_in(bo).get(page).text
    assert said(beginning, ada, "no").headers["Location"] == "/today"
    for person in (ada, bo):
        shown = signed_in(person).get(page).text
        assert "This did not come about." in shown
        assert "I have changed my mind" not in shown
    assert "You said no to beginning" in signed_in(ada).get("/journal").text
    for person in (bo, dana):
        assert "said no" not in signed_in(person).get("/journal").text


def test_who_changes_their_mind_too_late_is_told_and_shown_the_way(
    beginning: Beginning, ada: Person, bo: Person
) -> None:
    for person in (ada, bo):
        said(beginning, person, "yes")
    answer = said(beginning, ada, "no")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "This question is no longer open. Nothing was changed." in answer.text
    assert together(Relationship.objects.get()) in answer.text


def test_a_yes_that_cannot_begin_is_refused_in_words_and_can_be_said_later(
    beginning: Beginning, ada: Person, bo: Person
) -> None:
    Person.objects.filter(pk=bo.pk).update(is_active=False)
    answer = said(beginning, ada, "yes")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "One of the two cannot sign in just now. Nothing was changed." in answer.text
    assert "Yes, I would like that" in answer.text


@pytest.mark.parametrize("answer", ["", "x", "not_yet"])
def test_an_answer_that_is_none_changes_nothing_and_says_so(
    beginning: Beginning, ada: Person, answer: str
) -> None:
    shown = said(beginning, ada, answer)
    assert shown.status_code in REFUSED
    assert "This could not be done now. Nothing was changed." in shown.text


def test_a_coordinator_asks_two_people_and_takes_it_back(
    ada: Person, bo: Person, dana: Person
) -> None:
    browser = signed_in(dana)
    vouched(bo, by=dana)
    fields = {"kind": "support", "first": bo.pk, "second": ada.pk}
    assert sent(browser, "/relationships/ask", **fields).status_code == HTTPStatus.FOUND
    assert "Bo and Ada" in browser.get("/relationships").text
    withdraw = f"/beginnings/{Beginning.objects.get().pk}/withdraw"
    assert sent(browser, withdraw).headers["Location"] == "/relationships"
    assert sent(browser, withdraw).headers["Location"] == "/relationships"
    told = Entry.objects.filter(deed=Journalled.ASKING_WITHDRAWN)
    assert set(told.values_list("strand_id", flat=True)) == {ada.pk, bo.pk, HOUSE}
    assert told.count() == 3


def test_taking_an_asking_back_after_it_began_leads_to_the_list_and_changes_nothing(
    bond: Relationship, dana: Person
) -> None:
    withdraw = f"/beginnings/{Beginning.objects.get().pk}/withdraw"
    assert sent(signed_in(dana), withdraw).headers["Location"] == "/relationships"
    assert not Entry.objects.filter(deed=Journalled.ASKING_WITHDRAWN).exists()
    assert Relationship.objects.get().ended_at is None
    never = f"/beginnings/{new_id()}/withdraw"
    assert sent(signed_in(dana), never).status_code == HTTPStatus.NOT_FOUND


def test_an_open_asking_stays_on_the_list_however_many_were_closed_since(
    beginning: Beginning, bo: Person, dana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letsbe.relationships.views.beginning.CLOSED_SHOWN", 2)
    for name in ("Eve", "Fay", "Gil"):
        later = asked(bo, make_person(name), by=dana)
        actions.withdraw_asking(later.pk, by=dana, at=later.asked_at)
    page = signed_in(dana).get("/relationships").text
    assert f"/beginnings/{beginning.pk}/withdraw" in page
    assert page.count("/withdraw") == 1
    assert "Did not come about: the last 2 that were asked" in page
    assert [name in page for name in ("Eve", "Fay", "Gil")] == [False, True, True]


def test_the_same_asking_twice_asks_once(ada: Person, bo: Person, dana: Person) -> None:
    vouched(bo, by=dana)
    fields = {"kind": "support", "first": bo.pk, "second": ada.pk, "once_key": new_id()}
    for _ in range(2):
        answer = signed_in(dana).post("/relationships/ask", fields)
        assert answer.headers["Location"] == "/relationships"
    assert Beginning.objects.count() == 1


@pytest.mark.parametrize(
    ("changed_field", "sentence"),
    [
        ({"second": ""}, "Please choose somebody from the list."),
        ({"second": "x"}, "Please choose somebody from the list."),
        ({"second": str(UUID(int=0))}, "Please choose somebody from the list."),
        ({"kind": "friendship"}, "Something needs another look"),
        ({"second": "same"}, "Choose two different people."),
        ({"second": "cleo"}, "These two have been asked already"),
    ],
)
def test_an_asking_that_cannot_be_is_refused_in_words_and_keeps_what_was_chosen(
    ada: Person,
    bo: Person,
    cleo: Person,
    dana: Person,
    changed_field: dict[str, str],
    sentence: str,
) -> None:
    asked(bo, cleo, by=dana)
    ids = {"same": str(bo.pk), "cleo": str(cleo.pk)}
    fields = {"kind": "support", "first": str(bo.pk), "second": str(ada.pk)} | changed_field
    fields["second"] = ids.get(fields["second"], fields["second"])
    answer = sent(signed_in(dana), "/relationships/ask", **fields)
    assert answer.status_code in REFUSED
    assert sentence in answer.text
    assert f'value="{bo.pk}" selected' in answer.text
    assert Beginning.objects.count() == 1


def test_the_coordinators_look_is_journalled_once_a_day(dana: Person) -> None:
    for _ in range(3):
        signed_in(dana).get("/relationships")
    assert Entry.objects.filter(strand_id=HOUSE, deed=Journalled.LIST_LOOKED_AT).count() == 1


@pytest.mark.parametrize("url", ["/relationships", "/relationships/ask"])
def test_the_list_is_for_coordinators_alone(ada: Person, lee: Person, url: str) -> None:
    for person in (ada, lee):
        assert signed_in(person).get(url).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("mark", ["x", "\x00", "0" * 31, "' or 1=1", "9" * 5000])
def test_a_mark_that_is_none_leads_nowhere(dana: Person, mark: str) -> None:
    answer = signed_in(dana).get("/relationships", {"before": mark})
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_older_relationships_are_on_the_next_page(
    ada: Person, bo: Person, dana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letsbe.relationships.views.beginning.PAGE", 2)
    bonds = [begun(bo, make_person(f"Eve{n}"), by=dana) for n in range(5)]
    browser, seen, url = signed_in(dana), [], "/relationships"
    while url:
        page = browser.get(url)
        seen += [b for b in reversed(bonds) if f"/relationships/{b.pk}/dates" in page.text]
        mark = page.text.partition("?before=")[2][:36]
        url = f"/relationships?before={mark}" if mark else ""
    assert seen == bonds[::-1]


def test_the_list_costs_the_same_for_many_as_for_few(bo: Person, dana: Person) -> None:
    def cost() -> int:
        with (
            CaptureQueriesContext(connections["default"]) as house,
            CaptureQueriesContext(connections["keys"]) as keys,
        ):
            signed_in(dana).get("/relationships")
        return len(house) + len(keys)

    begun(bo, make_person("Eve"), by=dana)
    asked(bo, make_person("Fay"), by=dana)
    cost()
    few = cost()
    for name in "GHIJ":
        begun(bo, make_person(name), by=dana)
        asked(bo, make_person(f"{name}{name}"), by=dana)
    assert cost() == few
