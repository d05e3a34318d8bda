from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from letsbe.agreements.models import Agreement
from letsbe.agreements.tests.people import Table
from letsbe.lib import clock
from letsbe.meetings.queries import drift as meetings
from letsbe.meetings.rules.drifting import Facts as MeetingFacts
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import deeds_in
from letsbe.reminders.models import Reminder
from letsbe.steering import jobs
from letsbe.steering.actions import opening, watching
from letsbe.steering.events import Deed
from letsbe.steering.models import PutAside, Round
from letsbe.steering.queries.nudges import is_off, nudge_in, nudges_of
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.drift import Drift
from letsbe.steering.tests.people import (
    changed,
    closed,
    in_days,
    opened,
    page_of,
    pressed,
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
    for person in (ada, bo):
        pressed(overdue, CourseDeed.BACK, by=person)
    assert nudged(ada) == []
    changed(overdue, Course.END, by=ada)
    assert nudge_in(ada, overdue, at=clock.now()) is None


def test_one_that_was_taken_back_silences_nothing(
    overdue: Relationship, ada: Person, bo: Person
) -> None:
    opened(overdue, by=bo)
    pressed(overdue, CourseDeed.TAKE_BACK, by=bo)
    assert nudged(ada) == [Drift.REVIEW]

    row = closed(overdue, ada, bo)
    long_ago = clock.now() - timedelta(days=30)
    Round.objects.filter(steering=row).update(over_at=long_ago)
    opening.come_back(overdue.pk, row.pk, by=bo, at=clock.now())
    pressed(overdue, CourseDeed.TAKE_BACK, by=bo)
    assert nudged(ada) == [Drift.REVIEW]


def test_two_who_live_a_day_apart_are_told_the_same(
    overdue: Relationship, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At noon in UTC it is already tomorrow on Kiritimati; the house is at UTC."""
    noon = datetime(2026, 6, 15, 12, tzinfo=UTC)
    met = MeetingFacts(
        gone_by=2,
        first_gone_by_at=noon - timedelta(days=14),
        last_gone_by_at=noon - timedelta(days=7),
        falling_at=noon - timedelta(days=7),
    )
    monkeypatch.setattr(meetings, "facts_of", lambda ids, **_at: dict.fromkeys(ids, met))
    for review_on, seen in ((date(2026, 6, 1), 3), (date(2026, 6, 2), 2)):
        Agreement.objects.filter(pk=overdue.pk).update(review_on=review_on)
        told = []
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            with timezone.override(zone):
                told.append(nudge_in(ada, overdue, at=noon))
        assert told[0] == told[1]
        assert told[0]
        assert len(told[0].occasions) == seen


def test_nothing_is_looked_at_between_two_who_are_not_told(
    overdue: Relationship, ada: Person, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[UUID] = []

    def looked(ids: list[UUID], **_at: object) -> dict[UUID, MeetingFacts]:
        asked.extend(ids)
        return {}

    monkeypatch.setattr(meetings, "facts_of", looked)
    changed(overdue, Course.PAUSE, by=ada)
    assert nudged(ada) == []
    changed(overdue, Course.RESUME, by=ada)
    opened(overdue, by=bo)
    assert nudged(ada) == []
    assert asked == []


def test_a_review_that_is_under_way_is_not_overdue(table: Table, ada: Person) -> None:
    table.brought_in_force()
    late(table.bond)
    table.reviewed()

    assert nudged(ada) == []


def test_once_a_day_both_who_have_it_on_are_told_by_mail_once_for_each_occasion(
    overdue: Relationship, ada: Person, bo: Person
) -> None:
    watching.turn_off(overdue.pk, by=bo, at=clock.now())
    first = clock.now()
    for days in range(3):
        jobs.look_for_drift(at=first + timedelta(days=days))
    key = f"nudge:{overdue.pk}:review:{in_days(-14).isoformat()}"

    told = Reminder.objects.filter(key__startswith="nudge:")
    assert {(one.due_at, one.until) for one in told} == {(first, first + timedelta(weeks=2))}
    assert [(one.person_id, one.key) for one in told] == [(ada.pk, key)]
    assert len(key) <= 100


def test_what_was_there_long_before_it_could_be_noticed_is_told_as_well(
    overdue: Relationship, ada: Person
) -> None:
    late(overdue, 28)
    jobs.look_for_drift(at=clock.now())

    assert told_by_mail(overdue) == overdue.bond.people


@pytest.mark.parametrize(
    ("change", "left"),
    [("aside", "bo"), ("off", "bo"), ("steering", ""), ("paused", "ada bo"), ("reviewed", "")],
)
def test_no_mail_comes_of_what_is_wanted_or_noticed_no_more(
    change: str, left: str, overdue: Relationship, ada: Person, bo: Person
) -> None:
    jobs.look_for_drift(at=clock.now())
    assert told_by_mail(overdue) == {ada.pk, bo.pk}
    if change == "aside":
        (nudge,) = nudges_of(ada, at=clock.now())
        seen = {one.key for one in nudge.occasions}
        watching.put_aside(overdue.pk, seen, by=ada, at=clock.now())
    elif change == "off":
        watching.turn_off(overdue.pk, by=ada, at=clock.now())
    elif change == "steering":
        opened(overdue, by=ada)
    elif change == "paused":
        changed(overdue, Course.PAUSE, by=ada)
    else:
        late(overdue, -30)
        jobs.look_for_drift(at=clock.now())

    people = {"ada": ada.pk, "bo": bo.pk}
    assert told_by_mail(overdue) == {people[name] for name in left.split()}


def told_by_mail(bond: Relationship) -> set[UUID]:
    """Return who has a mail coming about what is noticed between these two."""
    rows = Reminder.objects.filter(between=bond.pk, key__startswith="nudge:")
    return set(rows.values_list("person_id", flat=True))


def test_a_day_costs_the_same_however_many_relationships_there_are(
    overdue: Relationship, other_bond: Relationship, ada: Person, bo: Person, cleo: Person
) -> None:
    def cost(person: Person) -> int:
        with CaptureQueriesContext(connection) as counted:
            nudges_of(person, at=clock.now())
        return len(counted)

    closed(other_bond, cleo, bo)
    assert cost(ada) == cost(bo)
