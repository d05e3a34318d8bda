from datetime import timedelta

import pytest
from django.http import Http404

from letsbe.agreements.tests.people import Table
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.lib.once import AlreadyDone
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import deeds_in, once
from letsbe.reminders.models import Reminder
from letsbe.steering.actions import opening, writing
from letsbe.steering.events import Deed
from letsbe.steering.models import Pointing, Round, SaidBack, Steering, Step, Text
from letsbe.steering.queries.waiting import waiting_of
from letsbe.steering.rules.course import Over, Stage, Turn, Words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.opening import About
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.tests.people import (
    ADAS,
    BOS,
    TUESDAYS,
    both_ready,
    changed,
    closed,
    course,
    in_days,
    kept,
    opened,
    pressed,
    row_of,
    seen,
    suggested,
    today,
    under_way,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_what_one_writes_stays_out_of_what_the_other_reads_in_the_journal(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    before = len(deeds_in(bond.pk))
    opened(bond, by=ada, words=ADAS)
    kept(bond, BOS, by=bo, is_ready=True)
    pressed(bond, CourseDeed.READY, by=ada)

    assert deeds_in(bond.pk)[before:] == [Deed.OPENED, Deed.SHOWN_TO_BOTH]
    assert deeds_in(bo.pk)[-2:] == [Deed.KEPT, Deed.READY]


def test_a_whole_course_is_written_down_step_by_step(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    row.refresh_from_db()
    only = Round.objects.get()

    assert row.closed_at
    assert only.over == Over.BACK_ON_COURSE
    assert SaidBack.objects.count() == 2
    assert deeds_in(bond.pk)[-5:] == [
        Deed.STEP_SUGGESTED,
        Deed.STEP_AGREED,
        Deed.SAID_BACK,
        Deed.SAID_BACK,
        Deed.BACK_ON_COURSE,
    ]


def test_a_clause_is_pointed_at_as_it_was_in_force(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    clause = table.brought_in_force()
    opened(bond, by=ada, about=About(clause=clause))
    pointing = Pointing.objects.get()

    assert pointing.wording == (clause, 1)
    assert pointing.words_sealed is None


def test_whoever_opens_one_in_the_same_moment_joins_it_with_their_words(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    first = opened(bond, by=ada, words=ADAS)
    second = opened(bond, by=bo, about=About(words="Messages at night."), words=BOS)

    assert first.pk == second.pk
    assert Pointing.objects.count() == 2
    assert Text.objects.count() == 2
    with pytest.raises(SteeringRefused) as refused:
        opened(bond, by=bo)
    assert refused.value.why is Refusal.OPEN_ALREADY


def test_taking_back_leaves_dates_and_no_words(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    with pytest.raises(SteeringRefused):
        pressed(bond, CourseDeed.TAKE_BACK, by=bo)
    pressed(bond, CourseDeed.TAKE_BACK, by=ada)

    assert (Text.objects.count(), Pointing.objects.count()) == (0, 0)
    assert Round.objects.get().over == Over.TAKEN_BACK


def test_not_yet_answers_what_the_other_said_and_a_step_does_too(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    under_way(bond, ada, bo)
    pressed(bond, CourseDeed.BACK, by=ada)
    assert pressed(bond, CourseDeed.NOT_YET, by=bo).stage is Stage.UNDER_WAY
    assert not SaidBack.objects.exists()

    pressed(bond, CourseDeed.BACK, by=ada)
    suggested(bond, by=bo, words="Ring instead.")
    assert not SaidBack.objects.exists()
    [asked] = waiting_of(ada, at=clock.now())
    assert asked.turn is Turn.ANSWER_STEP


def test_a_text_can_be_emptied_and_gone_on_with(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    opened(bond, by=ada, words=ADAS)
    pressed(bond, CourseDeed.READY, by=ada)
    pressed(bond, CourseDeed.WRITE_ON, by=ada)
    kept(bond, Words(), by=ada)
    assert not course(bond).text_of(ada.pk).has_words
    pressed(bond, CourseDeed.NOTHING_TO_ADD, by=ada)
    pressed(bond, CourseDeed.NOTHING_TO_ADD, by=bo)

    assert course(bond).stage is Stage.CHOOSING


def test_ready_without_a_word_keeps_nothing(bond: Relationship, ada: Person) -> None:
    opened(bond, by=ada)
    with pytest.raises(SteeringRefused) as refused:
        kept(bond, Words(), by=ada, is_ready=True)

    assert refused.value.why is Refusal.NOTHING_WRITTEN
    assert not Text.objects.exists()


def test_both_are_reminded_on_the_morning_of_the_day_they_look_again(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    under_way(bond, ada, bo)
    told = Reminder.objects.all()

    assert {one.person_id for one in told} == {ada.pk, bo.pk}
    assert {one.due_at.date() for one in told} == {in_days(14)}

    suggested(bond, by=ada, look_on=in_days(5))
    pressed(bond, CourseDeed.AGREE, by=bo)
    assert {one.due_at.date() for one in Reminder.objects.all()} == {in_days(5)}

    for person in (ada, bo):
        pressed(bond, CourseDeed.BACK, by=person)
    assert not Reminder.objects.exists()


def test_nobody_is_reminded_of_a_morning_that_is_over(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    both_ready(bond, ada, bo)
    suggested(bond, by=bo, look_on=in_days(1))
    row = row_of(bond)
    writing.press(
        bond.pk,
        CourseDeed.AGREE,
        seen=seen(bond, row.mark),
        by=ada,
        today=today(),
        at=clock.now() + timedelta(days=3),
    )

    assert not Reminder.objects.exists()


def test_not_yet_keeps_the_step_to_read_and_lets_another_be_chosen(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    under_way(bond, ada, bo)
    pressed(bond, CourseDeed.BACK, by=ada)
    after = pressed(bond, CourseDeed.NOT_YET, by=bo, on=in_days(14))

    assert after.stage is Stage.CHOOSING
    assert not SaidBack.objects.exists()
    assert Step.objects.get().over_at
    suggested(bond, by=bo, words="Ring instead.")
    assert Step.objects.count() == 2


def test_pressed_twice_it_is_done_once(bond: Relationship, ada: Person, bo: Person) -> None:
    form, day, at = once(), today(), clock.now()
    opening.open_one(bond.pk, TUESDAYS, by=ada, today=day, at=at, once=form)
    with pytest.raises(AlreadyDone):
        opening.open_one(bond.pk, TUESDAYS, by=ada, today=day, at=at, once=form)
    assert Steering.objects.count() == 1


@pytest.mark.parametrize(
    ("course_deed", "why"), [(Course.PAUSE, Refusal.PAUSED), (Course.END, Refusal.ENDED)]
)
def test_in_a_pause_and_after_the_end_nothing_is_written(
    bond: Relationship, ada: Person, bo: Person, course_deed: Course, why: Refusal
) -> None:
    opened(bond, by=ada)
    changed(bond, course_deed, by=bo)
    for act in (
        lambda: kept(bond, ADAS, by=ada),
        lambda: opened(bond, by=bo),
        lambda: pressed(bond, CourseDeed.BACK, by=bo),
    ):
        with pytest.raises(SteeringRefused) as refused:
            act()
        assert refused.value.why is why
    assert not Text.objects.exists()


def test_a_stranger_finds_nothing(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    row = closed(bond, ada, bo)
    for person in (cleo, dana):
        with pytest.raises(Http404):
            opened(bond, by=person)
        with pytest.raises(Http404):
            opening.come_back(bond.pk, row.pk, by=person, at=clock.now())


def test_a_day_tells_whose_turn_it_is_and_of_nothing_that_rests(
    bond: Relationship,
    other_bond: Relationship,
    ada: Person,
    bo: Person,
    cleo: Person,
) -> None:
    assert waiting_of(bo, at=clock.now()) == []
    opened(bond, by=ada, words=ADAS)
    pressed(bond, CourseDeed.READY, by=ada)
    opened(other_bond, by=bo)
    turns = {one.relationship_id: one for one in waiting_of(bo, at=clock.now())}

    assert {pk: one.turn for pk, one in turns.items()} == {
        bond.pk: Turn.WRITE,
        other_bond.pk: Turn.WRITE,
    }
    assert all(one.is_yours for one in turns.values())
    mine = waiting_of(ada, at=clock.now())
    assert [(one.turn, one.is_yours) for one in mine] == [(Turn.OTHERS, False)]
    changed(bond, Course.PAUSE, by=ada)
    assert waiting_of(ada, at=clock.now()) == []
    assert not Entry.objects.filter(deed=Deed.BACK_ON_COURSE).exists()
