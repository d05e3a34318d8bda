from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.models import Agreement
from letsbe.agreements.tests.people import Table
from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import deeds_in
from letsbe.reminders.models import Reminder
from letsbe.steering import jobs
from letsbe.steering.actions import watching
from letsbe.steering.events import Deed
from letsbe.steering.models import PutAside, Steering
from letsbe.steering.queries.nudges import is_off, nudge_in, nudges_of
from letsbe.steering.rules.drift import Drift
from letsbe.steering.tests.people import (
    changed,
    closed,
    in_days,
    opened,
    page_of,
    read,
    sent,
    today,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NUDGE = "It might be a good moment to look at how you are doing together."


@pytest.fixture
def overdue(table: Table) -> Relationship:
    """Return the relationship of Ada and Bo, whose review is two weeks over."""
    table.brought_in_force()
    late(table.bond)
    return table.bond


def late(bond: Relationship, days: int = 14) -> None:
    Agreement.objects.filter(pk=bond.pk).update(review_on=today() - timedelta(days=days))


def nudged(person: Person) -> list[Drift]:
    return [one.drift for nudge in nudges_of(person, at=clock.now()) for one in nudge.occasions]


def test_both_read_the_same_words_and_nobody_else_any(
    overdue: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    assert nudged(ada) == nudged(bo) == [Drift.REVIEW]
    assert nudged(cleo) == nudged(dana) == []
    for person in (ada, bo):
        assert NUDGE in read(person, overdue)


def test_one_turns_it_off_for_themselves_and_the_other_is_never_told(
    overdue: Relationship, ada: Person, bo: Person
) -> None:
    before = read(bo, overdue)
    strand = deeds_in(overdue.pk)
    assert sent(signed_in(ada), page_of(overdue, "/watch"), watching="off").status_code == 302
    watching.turn_off(overdue.pk, by=ada, at=clock.now())

    assert nudged(ada) == []
    assert is_off(ada, overdue)
    assert nudged(bo) == [Drift.REVIEW]
    assert len(read(bo, overdue)) == len(before)
    assert deeds_in(overdue.pk) == strand
    assert deeds_in(ada.pk).count(Deed.NUDGES_OFF) == 1

    sent(signed_in(ada), page_of(overdue, "/watch"), watching="on")
    watching.turn_on(overdue.pk, by=ada, at=clock.now())
    assert nudged(ada) == [Drift.REVIEW]
    assert deeds_in(ada.pk).count(Deed.NUDGES_ON) == 1


def test_put_aside_it_does_not_come_again_and_the_next_occasion_does(
    overdue: Relationship, ada: Person, bo: Person
) -> None:
    nudge = nudge_in(ada, overdue, at=clock.now())
    assert nudge
    watch = page_of(overdue, "/watch")
    sent(signed_in(ada), watch, watching="aside", seen=f"{nudge.keys} review:1999-01-01")

    assert [row.occasion for row in PutAside.objects.all()] == [nudge.keys]
    assert NUDGE not in read(ada, overdue)
    assert nudged(bo) == [Drift.REVIEW]
    late(overdue, 20)
    assert nudged(ada) == [Drift.REVIEW]
    sent(signed_in(ada), watch, watching="aside", seen="review:1999-01-01")
    assert PutAside.objects.count() == 1


def test_nothing_is_said_in_a_pause_while_steering_or_after_the_end(
    overdue: Relationship, ada: Person, bo: Person
) -> None:
    changed(overdue, Course.PAUSE, by=ada)
    assert nudged(bo) == []
    changed(overdue, Course.RESUME, by=ada)
    opened(overdue, by=bo)
    assert nudged(ada) == []
    Steering.objects.update(closed_at=clock.now())
    assert nudged(ada) == []
    changed(overdue, Course.END, by=ada)
    assert nudge_in(ada, overdue, at=clock.now()) is None


def test_a_review_that_is_under_way_is_not_overdue(table: Table, ada: Person) -> None:
    table.brought_in_force()
    late(table.bond)
    table.reviewed()

    assert nudged(ada) == []


def test_once_a_day_both_who_have_it_on_are_told_by_mail_once_for_each_occasion(
    overdue: Relationship, ada: Person, bo: Person
) -> None:
    watching.turn_off(overdue.pk, by=bo, at=clock.now())
    for days in range(3):
        jobs.look_for_drift(at=clock.now() + timedelta(days=days))
    key = f"nudge:{overdue.pk}:review:{in_days(-14).isoformat()}"

    told = Reminder.objects.filter(key__startswith="nudge:")
    assert [(one.person_id, one.key) for one in told] == [(ada.pk, key)]
    assert len(key) <= 100


def test_a_day_costs_the_same_however_many_relationships_there_are(
    overdue: Relationship, other_bond: Relationship, ada: Person, bo: Person, cleo: Person
) -> None:
    def cost(person: Person) -> int:
        with CaptureQueriesContext(connection) as counted:
            nudges_of(person, at=clock.now())
        return len(counted)

    closed(other_bond, cleo, bo)
    assert cost(ada) == cost(bo)
