"""The day's page and the journal: what waits, what happened, who looked; and never a word."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from letsbe.agreements.tests.people import WHY, WORDS, Table, asked_of_all
from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE, Entry
from letsbe.people.models import House, Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import MONDAY, make_person, signed_in
from letsbe.relationships import actions as bonds
from letsbe.relationships.models import Beginning, Relationship
from letsbe.relationships.rules import Answer
from letsbe.relationships.tests.people import asked
from letsbe.today.tests.people import STATES, changing

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


def answered(beginning: Beginning, said: Answer, *, by: Person) -> None:
    bonds.answer(beginning.pk, said, by=by, moss_first=True, at=MONDAY)


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


def test_who_said_yes_finds_the_way_to_change_their_mind_until_it_has_begun(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    there = f"/beginnings/{beginning.pk}"
    said = "You said yes to beginning with Bo. Waiting for Bo."
    assert said not in read(ada, "/today")
    answered(beginning, Answer.YES, by=ada)
    page = read(ada, "/today")
    assert said in page
    assert there in page
    assert "Nothing waits for you just now." in page
    assert "You said yes" not in read(bo, "/today")
    answered(beginning, Answer.YES, by=bo)
    for person in (ada, bo):
        assert there not in read(person, "/today")


def test_a_question_that_did_not_come_about_is_not_on_the_day_any_more(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    answered(beginning, Answer.YES, by=ada)
    answered(beginning, Answer.NO, by=bo)
    for person in (ada, bo):
        assert f"/beginnings/{beginning.pk}" not in read(person, "/today")


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


def test_who_looked_at_dates_sees_it_too_and_whose_they_were(
    table: Table, dana: Person, cleo: Person
) -> None:
    signed_in(dana).get(f"/relationships/{table.bond.pk}/dates")
    mine = "You saw the stage and the dates, not the words"
    page = read(dana)
    assert page.count(mine) == 1
    assert "Ada and Bo" in page
    dana.parts_held.update(ended_at=MONDAY)
    later = read(Person.objects.get(pk=dana.pk))
    assert mine in later
    assert "Ada and Bo" not in later
    assert "saw the stage" not in read(cleo)


def test_who_looked_at_somebody_sees_it_too_and_is_named_to_them(
    ada: Person, dana: Person, cleo: Person
) -> None:
    signed_in(dana).get(f"/people/{ada.pk}")
    assert read(dana).count("You looked at the page of Ada") == 1
    assert read(ada).count("Dana looked at your parts, dates") == 1
    assert "looked at" not in read(cleo)


def test_an_asking_is_told_to_the_two_as_theirs_and_to_who_runs_the_house_without_names(
    ada: Person, bo: Person, cleo: Person, dana: Person, lee: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    bonds.withdraw_asking(beginning.pk, by=dana, at=MONDAY)
    to_both = "Dana asked whether you want to begin with somebody"
    to_the_house = "Dana asked two people whether they want to begin"
    by_me = "You asked two people whether they want to begin"
    told = {ada: to_both, bo: to_both, lee: to_the_house, dana: by_me}
    for person, sentence in told.items():
        page = read(person)
        assert page.count(sentence) == 1
        assert page.count("took back a question about beginning") == 1
        assert sum(page.count(each) for each in (to_both, to_the_house, by_me)) == 1
    assert not [name for name in ("Ada", "Bo<") if name in read(lee)]
    assert "begin" not in read(cleo).partition("timeline")[2].partition("</main>")[0]


def test_a_coordinator_who_is_asked_reads_once_that_it_was_them(
    ada: Person, dana: Person
) -> None:
    eve = make_person("Eve", Part.COORDINATOR)
    asked(eve, ada, by=dana)
    page = read(eve)
    assert page.count("Dana asked whether you want to begin with somebody") == 1
    assert "Dana asked two people" not in page


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
