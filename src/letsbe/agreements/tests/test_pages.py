"""Every page of an agreement, for both, in each state; and what each deed answers."""

from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from letsbe.agreements.models import Agreement, Clause, Version
from letsbe.agreements.rules import negotiation
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing
from letsbe.agreements.rules.signing import digest
from letsbe.agreements.tests.people import (
    WHY,
    WORDS,
    Table,
    asked_of_all,
    in_six_weeks,
)
from letsbe.agreements.tests.states import (
    OTHER_WORDS,
    STATES,
    address,
    erased,
    pages,
    pressed,
    reworded,
    sent,
)
from letsbe.journal.models import Entry
from letsbe.lib.ids import new_id
from letsbe.people.models import House, Person
from letsbe.people.tests.people import signed_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
SOMETHING_CHANGED = "Something changed since you opened that page"
SHOWN = {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.CONFLICT}


@pytest.mark.parametrize("state", STATES)
def test_every_page_is_there_for_both_in_every_state(
    table: Table, dana: Person, state: str
) -> None:
    asked_of_all(dana)
    STATES[state](table)
    versions = Version.objects.count()
    for person in (table.ada, table.bo):
        browser = signed_in(person)
        for page in pages(table.bond.pk):
            answer = browser.get(page)
            if "/versions/" in page and int(page[-1]) > versions:
                assert answer.status_code == HTTPStatus.NOT_FOUND
            else:
                assert answer.status_code in SHOWN, page
        for page in ("/today", "/journal", "/agreements"):
            assert browser.get(page).status_code in SHOWN
        together = reverse("relationships:together", args=[table.bond.pk])
        assert browser.get(together).status_code == HTTPStatus.OK


@pytest.mark.parametrize("state", ["proposed", "reworded", "in force", "changing", "ended"])
def test_both_read_the_words_and_the_why(table: Table, state: str) -> None:
    STATES[state](table)
    for person in (table.ada, table.bo):
        page = signed_in(person).get(address(table, "agreement")).text
        assert "Canary: find" in page


def test_words_that_were_erased_say_so_and_hide_nothing_of_the_other(table: Table) -> None:
    erased(table)
    for person in (table.ada, table.bo):
        page = signed_in(person).get(address(table, "agreement")).text
        assert "These words cannot be shown." in page
        assert OTHER_WORDS in page
        assert WORDS not in page


def test_the_history_shows_every_wording_and_who_wrote_it(table: Table) -> None:
    reworded(table)
    clause = Clause.objects.first()
    page = signed_in(table.ada).get(address(table, "clause", clause.pk)).text  # type: ignore[union-attr]
    assert all(words in page for words in (WORDS, OTHER_WORDS, WHY.replace("'", "&#39;")))
    assert "You wrote" in page
    assert "Bo wrote" in page


def test_a_clause_goes_from_proposal_to_settled_by_two_people(table: Table) -> None:
    said = {"words": WORDS, "why": WHY}
    answer = sent(signed_in(table.ada), address(table, "propose", Kind.GOAL), **said)
    assert answer.headers["Location"] == address(table, "agreement")
    clause = Clause.objects.get()
    answer = pressed(signed_in(table.bo), table, clause.pk, "agree")
    assert answer.headers["Location"] == f"{address(table, 'agreement')}#clause-{clause.pk}"
    assert Clause.objects.get().standing == Standing.SETTLED


@pytest.mark.parametrize("name", ["park", "leave_out", "keep"])
def test_each_press_is_carried_out(table: Table, name: str) -> None:
    clause = table.settled()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
    answer = pressed(signed_in(table.ada), table, clause, name, seen=2)
    assert answer.status_code == HTTPStatus.FOUND
    assert Clause.objects.get().standing != Standing.WAITING


def test_a_refused_press_says_why_in_place(table: Table) -> None:
    clause = table.proposed(table.ada)
    answer = pressed(signed_in(table.ada), table, clause, "agree")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "These are your own words. They are settled when Bo says yes." in answer.text


@pytest.mark.parametrize("seen", ["", "x", "0", "-1", "9" * 30])
def test_a_press_that_names_no_wording_changes_nothing(table: Table, seen: str) -> None:
    clause = table.proposed(table.ada)
    answer = pressed(signed_in(table.bo), table, clause, "agree", seen=seen)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert Clause.objects.get().standing == Standing.WAITING


def test_words_the_other_was_quicker_than_stay_as_typed(table: Table) -> None:
    clause = table.proposed(table.ada)
    table.answered(clause, ClauseDeed.REWORD, by=table.ada, words="Ada was quicker.")
    said = {"words": "Bo's typed words.", "why": "Bo's typed why.", "seen": 1}
    browser, url = signed_in(table.bo), address(table, "reword", clause)
    answer = sent(browser, url, **said)
    assert answer.status_code == HTTPStatus.CONFLICT
    for words in ("Bo&#x27;s typed words.", "Bo&#x27;s typed why.", "Ada was quicker."):
        assert words in answer.text
    assert SOMETHING_CHANGED in answer.text
    assert "Ada changed" not in answer.text
    assert 'name="seen" value="2"' in answer.text
    assert sent(browser, url, **said | {"seen": 2}).status_code == HTTPStatus.FOUND


def test_signing_says_what_the_signature_did(table: Table) -> None:
    table.made_ready()
    read = digest(table.now)
    answer = sent(signed_in(table.ada), address(table, "sign"), read=read)
    assert answer.headers["Location"] == address(table, "signed")
    assert (
        "It is in force when Bo has read it"
        in signed_in(table.ada).get(answer.headers["Location"]).text
    )
    sent(signed_in(table.bo), address(table, "sign"), read=read)
    for person in (table.ada, table.bo):
        assert "You have both signed" in signed_in(person).get(address(table, "signed")).text


@pytest.mark.parametrize("read", ["", "x", "0" * 64, "0" * 65])
def test_a_text_nobody_read_is_not_signed(table: Table, read: str) -> None:
    table.made_ready()
    answer = sent(signed_in(table.ada), address(table, "sign"), read=read)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert SOMETHING_CHANGED in answer.text
    assert WORDS in answer.text
    assert not table.now.signed


def test_who_has_not_signed_is_led_to_the_text(table: Table) -> None:
    table.made_ready()
    answer = signed_in(table.ada).get(address(table, "signed"))
    assert answer.headers["Location"] == address(table, "read")


def test_a_page_is_asked_for_without_its_words(table: Table) -> None:
    table.brought_in_force()
    browser = signed_in(table.bo)
    for page in pages(table.bond.pk):
        assert browser.head(page).status_code == browser.get(page).status_code
        assert browser.head(page).content == b""


def test_both_say_that_it_still_fits(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()
    for person in (table.ada, table.bo):
        url = address(table, "still_fits")
        answer = sent(signed_in(person), url, when=str(in_six_weeks()))
        assert answer.headers["Location"] == address(table, "agreement")
    assert table.now.review is None


def test_a_copy_is_kept_as_a_file_with_a_neutral_name(table: Table) -> None:
    table.brought_in_force()
    browser, url = signed_in(table.bo), address(table, "copy", 1)
    answer = browser.get(url)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert 'filename="agreement-1.pdf"' in answer.headers["Content-Disposition"]
    assert answer.content.startswith(b"%PDF")
    assert Entry.objects.filter(deed="agreements.kept_a_copy").count() == 1
    browser.head(url)
    assert Entry.objects.filter(deed="agreements.kept_a_copy").count() == 1


def test_presses_on_the_whole_agreement_are_carried_out_or_say_why(table: Table) -> None:
    table.brought_in_force()
    browser = signed_in(table.ada)
    assert sent(browser, address(table, "open_change")).status_code == HTTPStatus.FOUND
    again = sent(browser, address(table, "open_change"))
    assert again.status_code == HTTPStatus.CONFLICT
    assert "A change is open already." in again.text
    seen = negotiation.draft_mark(table.now)
    assert f'name="seen" value="{seen}"' in browser.get(address(table, "agreement")).text
    unseen = sent(browser, address(table, "drop_change"))
    assert unseen.status_code == HTTPStatus.CONFLICT
    assert SOMETHING_CHANGED in unseen.text
    dropped = sent(browser, address(table, "drop_change"), seen=seen)
    assert dropped.status_code == HTTPStatus.FOUND
    assert sent(browser, address(table, "call_review")).status_code == HTTPStatus.FOUND
    assert Agreement.objects.get().review_called_by == table.ada


def test_what_the_programme_asks_is_acknowledged_one_by_one(table: Table, dana: Person) -> None:
    first, second = asked_of_all(dana), asked_of_all(dana, "Limits")
    browser, url = signed_in(table.ada), address(table, "minimums")
    answer = browser.post(url, {"minimum": first.pk, "once_key": first.pk})
    assert answer.headers["Location"] == f"{url}#minimum-{second.pk}"
    answer = browser.post(url, {"minimum": second.pk, "once_key": second.pk})
    assert answer.headers["Location"] == url
    refused: Any = sent(browser, url, minimum=new_id())
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "The programme has changed this text." in refused.text


def test_who_has_one_agreement_is_led_to_it_and_who_has_two_chooses(
    house: House, table: Table, other_table: Table, dana: Person
) -> None:
    led = signed_in(table.ada).get(reverse("agreements:mine"))
    assert led.headers["Location"] == address(table, "agreement")
    for person in (table.bo, dana):
        assert signed_in(person).get(reverse("agreements:mine")).status_code == HTTPStatus.OK
