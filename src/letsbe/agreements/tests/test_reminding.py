"""The day to look again: both are reminded of it, of no other, and steering may ask for it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from letsbe.agreements.tests.people import Table, in_six_weeks
from letsbe.reminders.models import Reminder

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def keys_of(table: Table) -> set[tuple[object, str]]:
    return set(Reminder.objects.values_list("person_id", "key"))


def both_on(table: Table, on: object) -> set[tuple[object, str]]:
    return {(p.pk, f"review:{table.bond.pk}:{on}") for p in (table.ada, table.bo)}


def test_both_are_reminded_in_the_morning_where_each_lives(table: Table) -> None:
    table.bo.time_zone = "Pacific/Chatham"
    table.bo.save()
    table.brought_in_force()
    assert keys_of(table) == both_on(table, in_six_weeks())
    for person in (table.ada, table.bo):
        due = Reminder.objects.get(person=person)
        nine = datetime.combine(in_six_weeks(), datetime.min.time(), tzinfo=UTC)
        local = nine.replace(hour=9, tzinfo=ZoneInfo(person.time_zone))
        assert due.due_at == local
        assert due.until == local + timedelta(days=7)


def test_nobody_is_reminded_before_both_have_signed(table: Table) -> None:
    table.made_ready()
    table.signed(table.ada)
    assert keys_of(table) == set()


def test_a_next_version_moves_the_day(table: Table) -> None:
    table.brought_in_force()
    table.opened()
    later = in_six_weeks() + timedelta(days=20)
    table.dated(later)
    assert keys_of(table) == both_on(table, in_six_weeks())
    table.signed(table.ada, table.bo)
    assert keys_of(table) == both_on(table, later)


def test_a_review_that_closes_moves_the_day(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()
    sooner = in_six_weeks() - timedelta(days=9)
    table.fitted(table.ada, sooner)
    assert keys_of(table) == both_on(table, in_six_weeks())
    table.fitted(table.bo)
    assert keys_of(table) == both_on(table, sooner)


def test_a_review_to_the_same_day_keeps_it(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()
    for person in (table.ada, table.bo):
        table.fitted(person)
    assert keys_of(table) == both_on(table, in_six_weeks())
