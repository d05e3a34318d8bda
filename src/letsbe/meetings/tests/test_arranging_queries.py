from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from letsbe.lib.ids import new_id
from letsbe.meetings import access
from letsbe.meetings.actions import rhythms
from letsbe.meetings.models import Meeting
from letsbe.meetings.queries.calendar import coming
from letsbe.meetings.queries.waiting import Waits, waiting_of
from letsbe.meetings.tests.arranging import DATABASES, Diary, in_days, now, weekly
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship

pytestmark = pytest.mark.django_db(databases=DATABASES)


def waits(diary: Diary, person: Person) -> list[tuple[Waits, bool]]:
    return [(one.what, one.is_mine) for one in waiting_of(person, at=now())]


def test_what_waits_waits_for_one_and_is_known_to_both(diary: Diary) -> None:
    row = diary.agreed()
    assert waits(diary, diary.bo) == []
    diary.moved(row.pk)
    diary.suggested(in_days(20), by=diary.bo)
    diary.rhythm()
    for person, is_ada in ((diary.ada, True), (diary.bo, False)):
        assert sorted(waits(diary, person)) == [
            (Waits.MEETING, is_ada),
            (Waits.MOVE, not is_ada),
            (Waits.RHYTHM, not is_ada),
        ]
    diary.paused()
    assert waits(diary, diary.ada) == waits(diary, diary.bo) == []


def test_the_next_meeting_of_each_relationship_is_known_and_one_that_goes_on_too(
    diary: Diary, other_bond: Relationship, cleo: Person
) -> None:
    later, soon = diary.agreed(in_days(9)), diary.agreed(in_days(7))
    with_cleo = Diary(other_bond, cleo, diary.bo).agreed(in_days(1))
    found = coming(diary.bo, at=now())
    assert [one.meeting_id for one in found] == [with_cleo.pk, soon.pk]
    assert not found[0].is_now
    diary.cancelled(soon.pk)
    assert [one.meeting_id for one in coming(diary.ada, at=now())] == [later.pk]
    Meeting.objects.filter(pk=later.pk).update(starts_at=now() - timedelta(minutes=59))
    (going_on,) = coming(diary.ada, at=now())
    assert going_on.is_now
    Meeting.objects.filter(pk=later.pk).update(starts_at=now() - timedelta(minutes=61))
    assert coming(diary.ada, at=now()) == []
    assert [one.relationship_id for one in coming(diary.bo, at=now())] == [other_bond.pk]


def test_what_rests_is_said_to_rest_and_what_has_ended_is_not_there(diary: Diary) -> None:
    diary.agreed()
    diary.paused()
    (resting,) = coming(diary.ada, at=now())
    assert resting.is_resting
    diary.ended()
    assert coming(diary.ada, at=now()) == []


def test_the_day_asks_as_much_for_many_as_for_few(
    diary: Diary, other_bond: Relationship, cleo: Person
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            coming(diary.bo, at=now())
            waiting_of(diary.bo, at=now())
        return len(queries)

    def arranged(between: Diary) -> None:
        between.moved(between.agreed(in_days(12)).pk)
        between.suggested(in_days(20))
        between.rhythm(weekly(every_weeks=2))

    arranged(diary)
    few = asked()
    for days in range(13, 17):
        diary.moved(diary.seen_by(diary.ada).coming[0].id, in_days(days))
    arranged(Diary(other_bond, cleo, diary.bo))
    assert asked() == few


def test_who_lives_nowhere_lives_by_the_clock_of_all(diary: Diary) -> None:
    diary.ada.time_zone = "Mars/Olympus"
    assert diary.ada.zone.key == "UTC"


def test_strangers_reach_nothing_by_any_way(diary: Diary, cleo: Person, dana: Person) -> None:
    row, rhythm = diary.agreed(), diary.in_force()
    assert access.meeting_for_party(diary.bo, row.pk) == row
    assert access.rhythm_for_party(diary.bo, rhythm.pk) == rhythm
    assert access.dates_for_coordinator(dana, diary.bond.pk).count() == 9
    for stranger in (cleo, dana):
        with pytest.raises(Http404):
            access.meeting_for_party(stranger, row.pk)
        with pytest.raises(Http404):
            access.locked_for_party(stranger, row.pk)
        with pytest.raises(Http404):
            access.rhythm_for_party(stranger, rhythm.pk)
        assert not access.meetings_of(stranger).exists()
        assert not access.rhythms_in_force(stranger).exists()
        assert access.calendar_of(stranger) is None
    for person in (diary.ada, cleo):
        with pytest.raises(Http404):
            access.dates_for_coordinator(person, diary.bond.pk)
    with pytest.raises(Http404):
        access.calendar_at("nothing")
    assert access.below(access.meetings_of(diary.ada), new_id()).count() == 9
    rhythms.end(rhythm.pk, by=diary.bo, at=now())
    assert not access.rhythms_in_force(None).exists()
