from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsbe.meetings.queries import drift, heads, keeping_rhythm, waiting_held
from letsbe.meetings.queries.brought import brought_to
from letsbe.meetings.queries.waiting_held import Waits
from letsbe.meetings.rules.check_ins import CheckIn, Felt, Item
from letsbe.meetings.rules.held import Told
from letsbe.meetings.rules.keeping_rhythm import Kept
from letsbe.meetings.tests.held.people import DATABASES, Room, at, meeting_of
from letsbe.people.models import Person
from letsbe.relationships import actions as relationships
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import begun, changed
from letsbe.vault.queries import KeyRing
from letsbe.vault.rules import Place

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def waits(person: Person) -> list[Waits]:
    return [one.waits for one in waiting_held.waiting_of(person, at=at())]


@contextmanager
def counted() -> Iterator[list[int]]:
    found: list[int] = []
    with CaptureQueriesContext(
        connection,
    ) as asked:
        yield found
    found.append(len(asked))


def held_weeks_ago(room: Room, weeks: float, told: Told | None = Told.MET) -> Room:
    row = meeting_of(room.bond, room.ada, at() - timedelta(weeks=weeks))
    past = Room(room.bond, row.pk, room.ada, room.bo)
    if told:
        past.told(told, when=row.starts_at)
    return past


def felt(how: Felt) -> CheckIn:
    return CheckIn(felt={Item.SAFE: how})


def test_a_question_before_and_a_word_after_wait_for_each(soon: Room, room: Room) -> None:
    assert waits(soon.ada) == waits(soon.bo) == [Waits.TELL, Waits.HOPE]
    soon.hoped(soon.ada)
    assert (waits(soon.ada), waits(soon.bo)) == ([Waits.TELL], [Waits.TELL, Waits.HOPE])
    room.told(by=room.bo)
    assert waits(room.ada) == [Waits.LOOK_BACK]
    room.looked_back(room.ada)
    assert waits(room.ada) == []
    room.told(Told.NOT_MET)
    assert waits(room.bo) == [Waits.HOPE]


def test_what_the_other_has_done_changes_nothing_of_what_waits(room: Room, soon: Room) -> None:
    room.told()
    before = waiting_held.waiting_of(room.ada, at=at())
    room.looked_back(room.bo)
    soon.hoped(soon.bo)
    assert waiting_held.waiting_of(room.ada, at=at()) == before


@pytest.mark.parametrize("course", [Course.PAUSE, Course.END])
def test_nothing_waits_while_it_rests_or_after_the_end(
    room: Room, soon: Room, course: Course
) -> None:
    room.told()
    changed(room.bond, course, by=room.bo)
    assert waits(room.ada) == waits(room.bo) == []


def test_after_a_week_nothing_waits_any_more(room: Room) -> None:
    room.told()
    later = at() + timedelta(days=8)
    assert waiting_held.waiting_of(room.ada, at=later) == []


def test_what_waits_is_found_in_as_many_queries_whatever_there_is(
    room: Room, soon: Room, cleo: Person, dana: Person
) -> None:
    with counted() as few:
        waits(room.ada)
    another = begun(cleo, room.ada, by=dana)
    for days in (1, 2):
        meeting_of(another, cleo, at() + timedelta(days=days))
        meeting_of(another, cleo, at() - timedelta(days=days))
    with counted() as many:
        assert len(waits(room.ada)) == 6
    assert few == many


def test_meetings_that_went_by_are_facts_of_the_pair(room: Room) -> None:
    for weeks in (3, 4):
        held_weeks_ago(room, weeks, None)
    held_weeks_ago(room, 5)
    found = drift.facts_of([room.bond.pk], at())[room.bond.pk]
    assert (found.gone_by, found.falling_at) == (2, None)
    held_weeks_ago(room, 2)
    assert drift.facts_of([room.bond.pk], at())[room.bond.pk].gone_by == 0


def test_only_check_ins_that_both_can_read_tell_that_something_falls(room: Room) -> None:
    past = [held_weeks_ago(room, weeks) for weeks in (4, 3, 2)]
    for one, how in zip(past, (Felt.YES, Felt.MOSTLY, Felt.A_LITTLE), strict=True):
        one.looked_back(one.ada, felt(how))
    assert drift.facts_of([room.bond.pk], at())[room.bond.pk].falling_at is None
    for one in past:
        one.looked_back(one.bo, CheckIn(is_without=True))
    found = drift.facts_of([room.bond.pk], at())[room.bond.pk]
    assert found.falling_at == past[-1].row.starts_at


def test_the_facts_of_many_pairs_cost_as_many_queries_as_of_one(
    room: Room, cleo: Person, dana: Person
) -> None:
    held_weeks_ago(room, 2)
    another = begun(cleo, room.ada, by=dana)
    meeting_of(another, cleo, at() - timedelta(weeks=2))
    with counted() as one:
        drift.facts_of([room.bond.pk], at())
    with counted() as two:
        assert set(drift.facts_of([room.bond.pk, another.pk], at())) == {
            room.bond.pk,
            another.pk,
        }
    assert one == two


class Counting(KeyRing):
    """A ring that says what was opened with it."""

    __slots__ = ("opened",)

    def __init__(self, of: KeyRing) -> None:
        super().__init__(of._secrets, relationships=of._relationships, people=of._people)
        self.opened: list[Place] = []

    def open(self, sealed: bytes | memoryview, place: Place) -> str:
        self.opened.append(place)
        return super().open(sealed, place)


@pytest.mark.parametrize("both", [True, False])
def test_what_is_sealed_is_opened_once_however_often_it_is_read(
    room: Room, soon: Room, both: bool
) -> None:
    room.told()
    for person in room.both if both else [room.ada]:
        room.noted(person)
        room.looked_back(person)
        soon.hoped(person)
    for one in (room, soon):
        seen = one.seen_by(one.ada)
        ring = Counting(seen.ring)
        counted_here = replace(seen, ring=ring)
        for _again in range(2):
            assert counted_here.shown_hopes == seen.shown_hopes
            assert (counted_here.note, counted_here.note_number) == (
                seen.note,
                seen.note_number,
            )
            assert counted_here.note_before == seen.note_before
            assert counted_here.my_check_in == seen.my_check_in
            assert counted_here.shown_check_ins == seen.shown_check_ins
        assert len(ring.opened) == len(set(ring.opened)) > 0


def test_of_a_meeting_looked_back_on_only_what_is_brought_is_opened(
    room: Room, soon: Room
) -> None:
    room.told()
    for person in room.both:
        room.looked_back(person)
    seen = soon.seen_by(soon.ada)
    ring = Counting(seen.ring)
    assert len(brought_to(replace(seen, ring=ring))) == 2
    assert [place.column for place in ring.opened] == ["bring", "bring"]


def test_what_a_page_missed_is_told_by_how_far_each_note_has_come(
    room: Room, soon: Room, cleo: Person, dana: Person
) -> None:
    assert heads.heads_of(room.ada.pk) == {}
    room.noted(room.ada)
    room.noted(room.bo)
    soon.noted(room.bo)
    known = {room.meeting_id: 2, soon.meeting_id: 1}
    for person in room.both:
        with counted() as queries:
            assert heads.heads_of(person.pk) == known
        assert queries == [1]
    room.noted(room.bo)
    assert heads.heads_of(room.ada.pk) == known | {room.meeting_id: 3}
    assert heads.heads_of(cleo.pk) == heads.heads_of(dana.pk) == {}


def test_steadiness_tells_of_meetings_held_and_of_no_other(room: Room, soon: Room) -> None:
    def steady() -> keeping_rhythm.Steadiness:
        return keeping_rhythm.steadiness_of(Relationship.objects.get(pk=room.bond.pk), at=at())

    assert steady().said is Kept.NONE_YET
    held_weeks_ago(room, 30)
    assert (steady().said, steady().met) == (Kept.IT_HAS_BEEN_A_WHILE, ())
    for weeks in (3, 2, 1):
        held_weeks_ago(room, weeks)
    # The meeting of this hour is over, and nobody has said anything of it yet.
    assert steady().said is Kept.MET_LATELY
    room.told()
    assert steady().said is Kept.AS_ARRANGED
    going_on = meeting_of(room.bond, room.ada, at() - timedelta(minutes=5))
    assert steady().said is Kept.AS_ARRANGED
    Room(room.bond, going_on.pk, *room.both).told()
    assert steady().said is Kept.AS_ARRANGED
    held_weeks_ago(room, 0.5, Told.NOT_MET)
    now = steady()
    assert (now.said, len(now.met), len(now.ahead)) == (Kept.MET_LATELY, 5, 1)


def test_what_went_by_until_a_pause_was_lifted_is_let_be(room: Room) -> None:
    for weeks in (3, 4):
        held_weeks_ago(room, weeks, None)
    for course in (Course.PAUSE, Course.RESUME):
        relationships.change_course(room.bond.pk, course, by=room.bo, at=at())
    assert drift.facts_of([room.bond.pk], at())[room.bond.pk].gone_by == 0


def test_nothing_goes_by_while_it_rests(room: Room) -> None:
    held_weeks_ago(room, 3, None)
    changed(room.bond, Course.PAUSE, by=room.bo)
    assert drift.facts_of([room.bond.pk], at())[room.bond.pk].gone_by == 0
