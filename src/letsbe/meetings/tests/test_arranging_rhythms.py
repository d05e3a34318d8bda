import itertools
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.http import Http404
from django.utils.module_loading import import_string

from letsbe.meetings import access
from letsbe.meetings.actions import rhythms
from letsbe.meetings.actions.ahead import make_ahead, make_all_ahead
from letsbe.meetings.models import Meeting, Rhythm
from letsbe.meetings.queries import shown
from letsbe.meetings.rules.arranging import ArrangingRefused, Refusal, Stage
from letsbe.meetings.tests.arranging import (
    DATABASES,
    WAY,
    Diary,
    in_days,
    now,
    reminders_of,
    weekly,
)
from letsbe.people.models import Person
from letsbe.relationships.access import relationship_for_party
from letsbe.relationships.actions import absences
from letsbe.relationships.rules.absences import Span

pytestmark = pytest.mark.django_db(databases=DATABASES)


def coming(diary: Diary, person: Person | None = None) -> list[datetime]:
    shown = diary.seen_by(person or diary.ada).coming
    return [one.time.starts_at for one in shown]


def test_a_rhythm_is_suggested_by_one_and_kept_once_the_other_says_yes(diary: Diary) -> None:
    row = diary.rhythm()
    assert not coming(diary)
    offered = diary.seen_by(diary.bo).offered
    assert offered
    assert (offered.way, offered.is_mine) == (WAY, False)
    rhythms.accept(row.pk, by=diary.bo, at=now())
    found = coming(diary)
    assert len(found) == 8
    assert {b - a for a, b in itertools.pairwise(found)} == {timedelta(weeks=1)}
    shown = diary.seen_by(diary.bo).coming[0]
    assert (shown.time.way, shown.is_beat, shown.stage) == (WAY, True, Stage.AGREED)
    assert len(reminders_of(diary.ada)) == len(reminders_of(diary.bo)) == 16
    in_force = diary.seen_by(diary.bo).in_force
    assert in_force
    assert in_force.id == row.pk


def test_its_meetings_are_made_once_whoever_looks_first(diary: Diary) -> None:
    row = diary.in_force(weekly(every_weeks=2))
    assert Meeting.objects.count() == 4
    later = now() + timedelta(weeks=3)
    for _again in range(2):
        make_ahead(diary.bo, at=later)
        make_all_ahead(at=later)
    days = list(Meeting.objects.order_by("on").values_list("on", flat=True))
    assert len(days) == len(set(days)) == 6
    assert {m.rhythm_id for m in Meeting.objects.all()} == {row.pk}


def test_once_a_day_what_is_missing_is_made_although_nobody_looks(diary: Diary) -> None:
    diary.in_force()
    (daily,) = (import_string(name) for name in settings.DAILY if ".meetings." in name)
    daily(at=now() + timedelta(weeks=2))
    assert Meeting.objects.count() == 10


def test_one_of_its_meetings_is_moved_or_cancelled_alone(diary: Diary) -> None:
    diary.in_force()
    first, second = diary.seen_by(diary.ada).coming[:2]
    diary.moved(first.id, in_days(4), way="Canary: at the station.")
    diary.accepted(first.id)
    diary.cancelled(second.id, by=diary.bo)
    make_ahead(diary.ada, at=now())
    seen = diary.seen_by(diary.bo)
    assert len(seen.coming) == 7
    assert [one.id for one in seen.cancelled] == [second.id]
    moved = next(one for one in seen.coming if one.id == first.id)
    assert moved.time.way == "Canary: at the station."


def test_a_new_suggestion_leaves_what_is_in_force_until_it_is_agreed(diary: Diary) -> None:
    before = diary.in_force()
    other = weekly((now() + timedelta(days=25)).date(), begins=time(9, 15), minutes=30)
    row = diary.rhythm(other, by=diary.bo)
    assert len(coming(diary)) == 8
    rhythms.accept(row.pk, by=diary.ada, at=now())
    first = datetime.combine(other.first_on, other.begins, tzinfo=UTC)
    found = coming(diary)
    assert [one for one in found if one < first] == [one for one in found if one.hour == 18]
    assert all(one.hour == 9 for one in found if one >= first)
    assert Rhythm.objects.get(pk=before.pk).closed_at
    assert not diary.seen_by(diary.ada).cancelled


def test_ended_by_either_its_coming_meetings_fall_away(diary: Diary, dana: Person) -> None:
    row = diary.in_force()
    alone = diary.agreed(in_days(20))
    rhythms.end(row.pk, by=diary.ada, at=now())
    seen = diary.seen_by(diary.bo)
    assert [one.id for one in seen.coming] == [alone.pk]
    assert (seen.in_force, seen.cancelled) == (None, [])
    later = now() + timedelta(days=70)
    bond = relationship_for_party(diary.bo, diary.bond.pk)
    (past,) = shown.past(bond, diary.bo, before=None, most=20, at=later)
    assert past.id == alone.pk
    assert access.dates_for_coordinator(dana, bond.pk).count() == 1
    assert len(reminders_of(diary.bo)) == 2
    with pytest.raises(ArrangingRefused) as refused:
        rhythms.end(row.pk, by=diary.bo, at=now())
    assert refused.value.why is Refusal.RHYTHM_CLOSED


def test_what_one_cancels_of_a_rhythm_that_gives_way_does_not_fall_away(
    diary: Diary, dana: Person
) -> None:
    diary.in_force()
    other = diary.rhythm(weekly((now() + timedelta(days=25)).date(), begins=time(9)))
    rhythms.accept(other.pk, by=diary.bo, at=now())
    first = diary.seen_by(diary.ada).coming[0]
    diary.cancelled(first.id, by=diary.bo)
    for person in (diary.ada, diary.bo):
        assert [one.id for one in diary.seen_by(person).cancelled] == [first.id]
    bond = relationship_for_party(diary.ada, diary.bond.pk)
    later = now() + timedelta(days=5)
    (past,) = shown.past(bond, diary.ada, before=None, most=20, at=later)
    assert (past.id, past.stage) == (first.id, Stage.CANCELLED)
    dates = access.dates_for_coordinator(dana, diary.bond.pk)
    assert dates.filter(cancelled_at__isnull=False).get().pk == first.id


def test_what_is_left_of_an_earlier_rhythm_falls_away_with_a_later_one(diary: Diary) -> None:
    diary.in_force()
    other = diary.rhythm(weekly((now() + timedelta(days=25)).date(), begins=time(9)))
    rhythms.accept(other.pk, by=diary.bo, at=now())
    rhythms.end(other.pk, by=diary.ada, at=now())
    seen = diary.seen_by(diary.bo)
    assert (seen.coming, seen.cancelled) == ([], [])


def test_declined_taken_back_or_followed_by_another_it_waits_no_longer(diary: Diary) -> None:
    first = diary.rhythm()
    second = diary.rhythm(weekly(every_weeks=3), by=diary.bo, seen=first.pk)
    with pytest.raises(ArrangingRefused) as refused:
        rhythms.accept(first.pk, by=diary.bo, at=now())
    assert refused.value.why is Refusal.CHANGED_SINCE_READ
    with pytest.raises(ArrangingRefused) as refused:
        rhythms.accept(second.pk, by=diary.bo, at=now())
    assert refused.value.why is Refusal.OWN_SUGGESTION
    rhythms.decline(second.pk, by=diary.ada, at=now())
    third = diary.rhythm()
    rhythms.take_back(third.pk, by=diary.ada, at=now())
    assert diary.seen_by(diary.ada).offered is None


def test_a_suggestion_that_was_not_read_is_not_overwritten(diary: Diary) -> None:
    diary.rhythm()
    with pytest.raises(ArrangingRefused) as refused:
        diary.rhythm(by=diary.bo)
    assert refused.value.why is Refusal.CHANGED_SINCE_READ


@pytest.mark.parametrize(
    ("days", "why"), [(-1, Refusal.IN_THE_PAST), (60, Refusal.BEGINS_TOO_LATE)]
)
def test_a_rhythm_begins_soon(diary: Diary, days: int, why: Refusal) -> None:
    with pytest.raises(ArrangingRefused) as refused:
        diary.rhythm(weekly((now() + timedelta(days=days)).date()))
    assert refused.value.why is why


def test_while_it_rests_nothing_more_is_made_and_what_is_there_rests(diary: Diary) -> None:
    diary.in_force()
    diary.paused()
    make_ahead(diary.ada, at=now() + timedelta(weeks=3))
    assert Meeting.objects.count() == 8
    assert {one.stage for one in diary.seen_by(diary.bo).coming} == {Stage.RESTING}
    assert not reminders_of(diary.bo)
    diary.resumed()
    assert len(reminders_of(diary.bo)) == 16
    diary.ended()
    assert not reminders_of(diary.bo)
    assert not Meeting.objects.filter(cancelled_at=None).exists()
    assert not Rhythm.objects.filter(closed_at=None).exists()


def test_somebody_away_is_said_kindly_on_the_days_where_they_live(diary: Diary) -> None:
    Person.objects.filter(pk=diary.bo.pk).update(time_zone="Pacific/Chatham")
    diary.bo.refresh_from_db()
    diary.in_force()
    first = diary.seen_by(diary.ada).coming[0]
    there = first.time.starts_at.astimezone(ZoneInfo("Pacific/Chatham")).date()
    span = Span(first=there, last=there)
    absences.say_away(diary.bond.pk, span, by=diary.bo, today=now().date(), at=now())
    marks = [[side.name for side in one.away] for one in diary.seen_by(diary.ada).coming]
    assert marks == [["Bo"], *[[]] * 7]
    assert first.time.there == ZoneInfo("Pacific/Chatham")


def test_nobody_else_reaches_a_rhythm(diary: Diary, cleo: Person, dana: Person) -> None:
    row = diary.rhythm()
    for stranger in (cleo, dana):
        with pytest.raises(Http404):
            diary.rhythm(by=stranger)
        for deed in (rhythms.accept, rhythms.decline, rhythms.take_back, rhythms.end):
            with pytest.raises(Http404):
                deed(row.pk, by=stranger, at=now())
