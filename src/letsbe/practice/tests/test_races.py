"""Presses in the same instant: each is told the truth, and everything is counted once."""

from collections.abc import Callable
from functools import partial

import pytest

from letsbe.lib.once import AlreadyDone
from letsbe.people.models import Person
from letsbe.people.tests.people import DONE, MONDAY, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.practice import access
from letsbe.practice.actions import alone, checklists, drills, together
from letsbe.practice.models import Checklist, Circle, Practice, Seated, Tally
from letsbe.practice.queries import shelf, talks
from letsbe.practice.rules.checklist import Mark
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.tests.people import DRILL, OPEN, begun_alone
from letsbe.relationships.tests.people import once

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


at_once = partial(people_at_once, refused=(PracticeRefused,))


@pytest.fixture
def people(transactional_db: None) -> list[Person]:
    return [make_person(name) for name in ("Ada", "Bo", "Cleo", "Dana")]


def circle_of(*people: Person) -> Circle:
    first, *others = people
    circle = together.begin_circle("letters", minutes=5, by=first, at=MONDAY)
    for other in others:
        together.join(access.code_of(circle.pk), by=other, at=MONDAY)
    return circle


def test_one_drill_sent_three_times_is_one_and_counts_once(people: list[Person]) -> None:
    ada, prompt, form = people[0], shelf.drills()[DRILL], once()

    def send() -> object:
        return drills.answer_drill(prompt, OPEN, by=ada, at=MONDAY, once=form)

    assert sorted(map(str, at_once(send, send, send))) == sorted(
        [DONE, str(AlreadyDone), str(AlreadyDone)]
    )
    assert Practice.objects.count() == 1
    assert Tally.objects.get().times == 1


def test_first_drills_of_two_windows_are_both_counted(people: list[Person]) -> None:
    ada, prompts = people[0], list(shelf.drills().values())[:2]
    told = at_once(
        *(
            lambda prompt=prompt: drills.answer_drill(prompt, OPEN, by=ada, at=MONDAY)
            for prompt in prompts
        )
    )

    assert told == [DONE, DONE]
    assert Tally.objects.get().times == 2


def test_two_windows_that_speak_at_once_leave_one_talk(people: list[Person]) -> None:
    ada = people[0]
    row = begun_alone(ada)

    def say(words: str) -> Callable[[], object]:
        return lambda: alone.say(row.pk, words, seen=1, improvised=None, by=ada, at=MONDAY)

    told = at_once(say("What was the week like?"), say("Did you sleep?"))
    kept = talks.opened(Practice.objects.get()).kept

    assert sorted(map(str, told)) == sorted([DONE, Refusal.WENT_ON_ELSEWHERE])
    assert kept is not None
    assert len(kept.lines) == 3


def test_the_last_chair_is_taken_by_one(people: list[Person]) -> None:
    ada, bo, cleo, dana = people
    circle = circle_of(ada, bo)
    code = access.code_of(circle.pk)
    told = at_once(
        lambda: together.join(code, by=cleo, at=MONDAY),
        lambda: together.join(code, by=dana, at=MONDAY),
    )

    assert sorted(map(str, told)) == sorted([DONE, Refusal.FULL])
    assert Seated.objects.filter(circle=circle).count() == 3


def test_everybody_presses_on_and_the_circle_moves_one_seat(people: list[Person]) -> None:
    trio = people[:3]
    circle = circle_of(*trio)
    at_once(
        *(
            lambda who=who: together.begin_round(circle.pk, seen=0, by=who, at=MONDAY)
            for who in trio
        )
    )
    circle.refresh_from_db()
    assert circle.number == 1

    at_once(
        *(lambda who=who: together.end_circle(circle.pk, by=who, at=MONDAY) for who in trio)
    )
    assert Practice.objects.count() == 3
    assert [tally.times for tally in Tally.objects.all()] == [1, 1, 1]


def test_two_marks_in_one_instant_are_one_checklist(people: list[Person]) -> None:
    trio = people[:3]
    circle = circle_of(*trio)
    together.begin_round(circle.pk, seen=0, by=trio[0], at=MONDAY)

    def mark(how: Mark) -> Callable[[], object]:
        return lambda: checklists.mark_listener(
            circle.pk,
            {"posture": how},
            number=1,
            position=2,
            by=trio[2],
            at=MONDAY,
            on=MONDAY.date(),
        )

    assert at_once(mark(Mark.MOSTLY), mark(Mark.NOT_YET)) == [DONE, DONE]
    assert Checklist.objects.count() == 1
