from datetime import timedelta

import pytest
from django.http import Http404

from letsbe.lib.once import AlreadyDone
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.practice.actions import drills
from letsbe.practice.models import Practice
from letsbe.practice.queries import mine, shelf, talks
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.tests.people import (
    CLOSED,
    DRILL,
    OPEN,
    TODAY,
    drilled,
)
from letsbe.relationships.tests.people import once
from letsbe.vault import queries as vault
from letsbe_listening import Label

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def due_in(person: Person, key: str = DRILL) -> int | None:
    plan = mine.plan_of(person.pk, vault.key_ring(people=[person.pk])).get(key)
    return (plan.due_on - TODAY).days if plan else None


def test_an_answer_is_kept_counted_and_planned(ada: Person) -> None:
    row = drilled(ada, OPEN)
    kept = talks.opened(row).kept

    assert kept is not None
    assert [line.text for line in kept.lines][1] == OPEN
    assert (mine.done(ada.pk).times, mine.done(ada.pk).minutes) == ({Kind.DRILL: 1}, 2)
    assert due_in(ada) == 3


def test_what_was_missed_comes_back_tomorrow(ada: Person) -> None:
    drilled(ada, CLOSED)

    assert due_in(ada) == 1
    assert (
        mine.due_by_drill(ada, today=TODAY + timedelta(days=1))[shelf.drills()[DRILL].drill]
        == 1
    )


def test_what_nobody_can_tell_is_planned_by_the_learners_word(ada: Person) -> None:
    row = drilled(ada, "Four times, and you did not give up.", key="affirm-phone")
    assert due_in(ada, "affirm-phone") is None

    drills.name_turn(row.pk, 1, [Label.AFFIRMATION], by=ada, at=MONDAY)
    assert due_in(ada, "affirm-phone") == 3
    assert talks.opened(Practice.objects.get()).named == {1: frozenset({Label.AFFIRMATION})}


def test_a_word_that_changes_nothing_changes_no_day(ada: Person) -> None:
    row = drilled(ada, OPEN)
    drills.name_turn(row.pk, 1, [Label.OPEN_QUESTION], by=ada, at=MONDAY)
    assert due_in(ada) == 3

    drills.name_turn(row.pk, 1, [Label.CLOSED_QUESTION], by=ada, at=MONDAY)
    assert due_in(ada) == 1


def test_naming_an_older_answer_plans_nothing_anew(ada: Person) -> None:
    old = drilled(ada, OPEN)
    drills.answer_drill(shelf.drills()[DRILL], OPEN, by=ada, at=MONDAY + timedelta(hours=1))
    drills.name_turn(old.pk, 1, [], by=ada, at=MONDAY)

    assert due_in(ada) == 7


def test_only_a_turn_of_ones_own_can_be_named(ada: Person, bo: Person) -> None:
    row = drilled(ada)

    for turn in (0, 2, -1):
        with pytest.raises(PracticeRefused) as refused:
            drills.name_turn(row.pk, turn, [Label.ADVICE], by=ada, at=MONDAY)
        assert refused.value.why is Refusal.NOT_A_TURN
    with pytest.raises(Http404):
        drills.name_turn(row.pk, 1, [Label.ADVICE], by=bo, at=MONDAY)


def test_the_same_answer_sent_twice_is_one(ada: Person) -> None:
    form, prompt = once(), shelf.drills()[DRILL]
    drills.answer_drill(prompt, OPEN, by=ada, at=MONDAY, once=form)

    with pytest.raises(AlreadyDone):
        drills.answer_drill(prompt, OPEN, by=ada, at=MONDAY, once=form)
    assert mine.done(ada.pk).minutes == 2
