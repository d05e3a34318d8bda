"""The day's page and the journal: what waits, what happened, who looked; and never a word."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from letsbe.agreements.tests.people import WHY, WORDS, Table, asked_of_all
from letsbe.agreements.tests.states import STATES, changing
from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE, Entry
from letsbe.people.models import House, Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.tests.people import asked

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


@pytest.fixture
def table(bond: Relationship, ada: Person, bo: Person) -> Table:
    return Table(bond, ada, bo)


def read(person: Person, url: str = "/journal") -> str:
    answer = signed_in(person).get(url)
    assert answer.status_code == HTTPStatus.OK
    return answer.text


@pytest.mark.parametrize(
    ("state", "adas", "bos"),
    [
        ("empty", "You and Bo can begin your agreement.", "You and Ada can begin"),
        ("proposed", "Waiting for Bo", "6 things you and Ada talk about"),
        ("ready", "Everything is settled with Bo.", "Everything is settled with Ada."),
        ("half signed", "Waiting for Bo", "Everything is settled with Ada."),
        ("in force", "Nothing waits for you just now.", "Nothing waits for you just now."),
        ("in review", "look at your agreement with Bo again", "Waiting for Ada"),
        ("paused", "paused, peer support", "paused, peer support"),
        ("ended", "ended, peer support", "ended, peer support"),
    ],
)
def test_the_day_says_to_each_what_waits_for_them(
    table: Table, state: str, adas: str, bos: str
) -> None:
    STATES[state](table)
    assert adas in read(table.ada, "/today")
    assert bos in read(table.bo, "/today")


@pytest.mark.parametrize("state", STATES)
def test_neither_the_day_nor_the_journal_holds_a_word_of_an_agreement(
    table: Table, dana: Person, state: str
) -> None:
    STATES[state](table)
    for person in (table.ada, table.bo, dana):
        for url in ("/today", "/journal"):
            assert "Canary" not in read(person, url)
    assert WORDS.startswith("Canary")
    assert WHY.startswith("Canary")


def test_somebody_who_is_asked_finds_the_question_on_the_day(
    ada: Person, bo: Person, dana: Person
) -> None:
    asked(bo, ada, by=dana)
    assert "You are asked whether you want to begin with Bo." in read(ada, "/today")
    assert "You are not in a relationship yet" in read(ada, "/today")


def test_a_coordinator_is_told_what_the_house_still_needs(dana: Person, ada: Person) -> None:
    assert "the help page needs its answers" in read(dana, "/today")
    assert "Say what the programme asks of everybody" in read(dana, "/today")
    asked_of_all(dana)
    assert "Say what the programme asks of everybody" not in read(dana, "/today")
    assert "the help page needs its answers" not in read(ada, "/today")


def test_the_journal_says_who_did_what(table: Table) -> None:
    changing(table)
    mine, theirs = read(table.ada), read(table.bo)
    for deed in ("suggested a clause", "signed version 1", "opened a change"):
        assert f"You {deed}" in mine
        assert f"Ada {deed}" in theirs
    assert "Bo suggested other words" in mine
    assert "You suggested other words" in theirs
    assert "Version 1 came into force" in mine
    assert "Version 1 came into force" in theirs


def test_both_see_that_a_coordinator_looked(table: Table, dana: Person) -> None:
    signed_in(dana).get(f"/relationships/{table.bond.pk}/dates")
    for person in (table.ada, table.bo):
        assert "Dana (coordinator) saw the stage and the dates, not the words" in read(person)


def test_what_concerns_two_is_not_told_to_a_third(table: Table, cleo: Person) -> None:
    table.brought_in_force()
    page = read(cleo)
    for told in ("suggested a clause", "signed", "came into force", "both said yes"):
        assert told not in page


def entries(count: int, strand: UUID, by: Person) -> None:
    with transaction.atomic():
        for number in range(count):
            at = MONDAY + timedelta(minutes=number // 3)
            deed = "agreements.kept_a_copy"
            journal.record(deed, by=by.pk, strand=strand, at=at, number=number)


def test_earlier_pages_follow_without_a_gap(table: Table) -> None:
    entries(95, table.bond.pk, table.ada)
    browser, url, seen = signed_in(table.ada), "/journal", []
    while url:
        page = browser.get(url).text
        seen += [n for n in range(94, -1, -1) if f"You took a copy of version {n}<" in page]
        mark = page.partition("/journal?before=")[2].partition('"')[0]
        url = f"/journal?before={mark}" if mark else ""
    assert seen == list(range(94, -1, -1))


@pytest.mark.parametrize(
    "mark",
    [
        "x",
        "_",
        "_1",
        "2026-11-02",
        "2026-11-02T09:30:00_1",
        "2026-11-02T09:30:00+00:00_x",
        "2026-11-02T09:30:00+00:00_-1",
        "2026-11-02T09:30:00+00:00_" + "9" * 30,
        "2026-11-02T09:30:00+00:00_" + "9" * 5000,
        "0001-01-01T00:00:00+14:00_1",
        "9999-12-31T23:59:59-14:00_1",
        "\x00",
        "\ud83d",
        "' or 1=1 --",
    ],
)
def test_a_mark_that_is_none_leads_nowhere(ada: Person, mark: str) -> None:
    answer = signed_in(ada).get("/journal", {"before": mark.encode("utf-8", "replace")})
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_a_page_past_the_end_is_empty_and_kind(ada: Person) -> None:
    url = "/journal?before=2000-01-01T00:00:00%2B00:00_1"
    assert "Nothing has happened yet" in read(ada, url)


@pytest.mark.parametrize("url", ["/today", "/journal"])
def test_the_pages_are_read_only_and_for_who_is_signed_in(ada: Person, url: str) -> None:
    assert Client().get(url).headers["Location"] == f"/sign-in?next={url}"
    assert signed_in(ada).post(url).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert signed_in(ada).head(url).status_code == HTTPStatus.OK


def test_the_command_says_whether_the_journal_is_whole(
    house: House, table: Table, capsys: pytest.CaptureFixture[str]
) -> None:
    entries(1, HOUSE, table.ada)
    call_command("verify_journal")
    assert "The journal is whole." in capsys.readouterr().out
    Entry.objects.filter(strand=table.bond.pk, number=1).update(by=None)
    with pytest.raises(CommandError):
        call_command("verify_journal")
    assert f"strand {table.bond.pk}, entry 1: altered" in capsys.readouterr().out
