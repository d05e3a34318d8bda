from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import Http404
from pytest_django import Settings

from letsbe.lib.once import AlreadyDone
from letsbe.meetings.actions import arranging
from letsbe.meetings.models import Meeting, Move
from letsbe.meetings.rules.arranging import ArrangingRefused, Refusal, Stage
from letsbe.meetings.tests.arranging import (
    DATABASES,
    LINE,
    WAY,
    Diary,
    in_days,
    now,
    once,
    reminders_of,
)
from letsbe.people.models import Person
from letsbe.relationships.tests.people import deeds_in
from letsbe.reminders.tests.people import sent_by, turned_on

pytestmark = pytest.mark.django_db(databases=DATABASES)


def test_a_meeting_is_suggested_by_one_and_stands_once_the_other_says_yes(
    diary: Diary,
) -> None:
    row = diary.suggested()
    mine, theirs = diary.seen_by(diary.ada).suggested, diary.seen_by(diary.bo).suggested
    assert mine
    assert theirs
    assert (mine.waits_for_me, mine.waits_for_other) == (False, True)
    assert (theirs.waits_for_me, theirs.waits_for_other) == (True, False)
    assert theirs.time.way == WAY
    diary.accepted(row.pk)
    for person in (diary.ada, diary.bo):
        (shown,) = diary.seen_by(person).coming
        assert shown.stage is Stage.AGREED
        assert (shown.time.starts_at, shown.time.way) == (row.starts_at, WAY)
    assert deeds_in(diary.bond.pk)[-2:] == ["meetings.suggested", "meetings.accepted"]


def test_the_words_of_a_way_and_a_line_are_sealed(diary: Diary) -> None:
    row = diary.agreed()
    diary.moved(row.pk)
    diary.cancelled(row.pk, LINE)
    stored = Meeting.objects.get()
    assert stored.way_sealed
    assert stored.line_sealed
    assert b"Canary" not in bytes(stored.way_sealed) + bytes(stored.line_sealed)


def test_one_suggestion_waits_at_a_time(diary: Diary) -> None:
    diary.suggested()
    with pytest.raises(ArrangingRefused) as refused:
        diary.suggested(in_days(8), by=diary.bo)
    assert refused.value.why is Refusal.SUGGESTED_ALREADY
    assert Meeting.objects.count() == 1


def test_a_suggestion_whose_time_has_passed_makes_room_for_another(diary: Diary) -> None:
    old = diary.suggested(now() + timedelta(seconds=1), at=now() - timedelta(days=1))
    Meeting.objects.filter(pk=old.pk).update(starts_at=now() - timedelta(hours=1))
    diary.suggested(by=diary.bo)
    assert diary.row(old.pk).cancelled_at
    assert diary.seen_by(diary.ada).suggested


def test_another_time_turns_the_question_round(diary: Diary) -> None:
    row = diary.suggested()
    diary.moved(row.pk, in_days(8), by=diary.bo, way="")
    shown = diary.seen_by(diary.ada).suggested
    assert shown
    assert shown.waits_for_me
    assert (shown.time.starts_at, shown.time.way) == (in_days(8), "")
    with pytest.raises(ArrangingRefused) as refused:
        diary.accepted(row.pk, by=diary.bo)
    assert refused.value.why is Refusal.OWN_SUGGESTION
    diary.accepted(row.pk, by=diary.ada)
    assert diary.row(row.pk).starts_at == in_days(8)


def test_an_agreed_time_stands_until_the_other_says_yes_to_another(diary: Diary) -> None:
    row = diary.agreed(in_days(7))
    diary.moved(row.pk, in_days(9), by=diary.bo, way="Canary: by telephone.")
    (shown,) = diary.seen_by(diary.ada).coming
    assert shown.time.starts_at == in_days(7)
    assert shown.move
    assert shown.move.starts_at == in_days(9)
    assert shown.waits_for_me
    assert [due for _kind, due in reminders_of(diary.ada)][1] == in_days(7) - timedelta(hours=1)
    diary.accepted(row.pk, by=diary.ada)
    (shown,) = diary.seen_by(diary.ada).coming
    assert (shown.time.starts_at, shown.time.minutes, shown.move) == (in_days(9), 45, None)
    assert shown.time.way == "Canary: by telephone."
    assert not Move.objects.exists()


def test_declined_or_taken_back_an_agreed_time_stands_and_a_suggested_one_is_gone(
    diary: Diary,
) -> None:
    row = diary.agreed()
    diary.moved(row.pk)
    diary.declined(row.pk)
    diary.moved(row.pk)
    diary.taken_back(row.pk)
    (shown,) = diary.seen_by(diary.bo).coming
    assert (shown.stage, shown.move) == (Stage.AGREED, None)
    diary.cancelled(row.pk)
    other = diary.suggested()
    diary.declined(other.pk)
    assert diary.seen_by(diary.ada).suggested is None
    gone = diary.seen_by(diary.ada).off_the_table
    assert gone
    assert gone.id == other.pk
    third = diary.suggested(by=diary.bo)
    diary.taken_back(third.pk, by=diary.bo)
    assert diary.seen_by(diary.ada).suggested is None


def test_a_cancelled_meeting_is_cancelled_for_both_with_a_line_if_one_likes(
    diary: Diary,
) -> None:
    row = diary.agreed()
    diary.moved(row.pk)
    diary.cancelled(row.pk, LINE)
    (mine,) = diary.seen_by(diary.ada).cancelled
    (theirs,) = diary.seen_by(diary.bo).cancelled
    assert (mine.line, mine.is_my_line) == (LINE, True)
    assert (theirs.line, theirs.is_my_line) == (LINE, False)
    assert not diary.seen_by(diary.bo).coming
    assert not reminders_of(diary.ada) + reminders_of(diary.bo)
    with pytest.raises(ArrangingRefused) as refused:
        diary.cancelled(row.pk, by=diary.bo)
    assert refused.value.why is Refusal.CANCELLED


def test_both_are_reminded_a_day_and_an_hour_before_and_of_the_time_that_stands(
    diary: Diary,
) -> None:
    row = diary.agreed(in_days(7))
    expected = [
        ("meeting_day", in_days(7) - timedelta(days=1)),
        ("meeting_hour", in_days(7) - timedelta(hours=1)),
    ]
    for person in (diary.ada, diary.bo):
        assert reminders_of(person) == expected
    diary.moved(row.pk, in_days(9))
    diary.accepted(row.pk)
    assert reminders_of(diary.bo) == [
        ("meeting_day", in_days(9) - timedelta(days=1)),
        ("meeting_hour", in_days(9) - timedelta(hours=1)),
    ]
    soon = diary.agreed(now() + timedelta(hours=5))
    assert len(reminders_of(diary.bo)) == 3
    diary.cancelled(soon.pk, by=diary.bo)
    assert len(reminders_of(diary.bo)) == 2


def test_a_pause_lets_everything_rest_and_going_on_brings_it_back(diary: Diary) -> None:
    row = diary.agreed()
    other = diary.suggested()
    diary.paused()
    for person in (diary.ada, diary.bo):
        seen = diary.seen_by(person)
        assert seen.is_resting
        assert seen.suggested
        assert not seen.suggested.waits_for_me
        assert [one.stage for one in seen.coming] == [Stage.RESTING]
        assert not reminders_of(person)
    with pytest.raises(ArrangingRefused) as refused:
        diary.accepted(other.pk)
    assert refused.value.why is Refusal.RESTING
    with pytest.raises(ArrangingRefused):
        diary.suggested(in_days(20))
    diary.paused(by=diary.ada)
    diary.resumed()
    assert not reminders_of(diary.bo)
    diary.resumed(by=diary.ada)
    assert len(reminders_of(diary.bo)) == 2
    diary.paused()
    diary.declined(other.pk)
    diary.cancelled(row.pk)
    assert diary.row(row.pk).cancelled_at


@pytest.mark.parametrize("is_resumed", [True, False])
def test_in_a_pause_no_mail_goes_and_after_it_the_next_one_does(
    diary: Diary, tmp_path: Path, settings: Settings, is_resumed: bool
) -> None:
    settings.MAIL_FOLDER = tmp_path
    turned_on(diary.ada, "ada@safe.example", at=now())
    # In the afternoon: no quiet hours of hers.
    row = diary.agreed(in_days(7).replace(hour=15))
    diary.paused()
    if is_resumed:
        diary.resumed()
    assert sent_by(row.starts_at - timedelta(minutes=59)) == int(is_resumed)


def test_an_end_lets_what_was_to_come_fall_away(diary: Diary) -> None:
    row = diary.agreed()
    diary.moved(row.pk)
    diary.ended()
    assert diary.row(row.pk).has_fallen_away
    assert not Move.objects.exists()
    assert not reminders_of(diary.ada)
    assert diary.seen_by(diary.bo).is_over
    with pytest.raises(ArrangingRefused):
        diary.suggested()
    with pytest.raises(ArrangingRefused):
        diary.moved(row.pk)


def test_what_was_read_is_what_is_answered(diary: Diary) -> None:
    row = diary.suggested()
    diary.moved(row.pk, in_days(10), by=diary.ada)
    deeds: list[Callable[[], object]] = [
        lambda: diary.accepted(row.pk, seen=1),
        lambda: arranging.decline(row.pk, by=diary.bo, seen=1, at=now()),
        lambda: diary.moved(row.pk, by=diary.bo, seen=1),
    ]
    for deed in deeds:
        with pytest.raises(ArrangingRefused) as refused:
            deed()
        assert refused.value.why is Refusal.CHANGED_SINCE_READ


def test_a_form_sent_twice_suggests_once(diary: Diary) -> None:
    key = once()
    diary.suggested(once=key)
    with pytest.raises(AlreadyDone):
        diary.suggested(once=key)
    assert Meeting.objects.count() == 1


def test_nobody_else_reaches_a_meeting(diary: Diary, cleo: Person, dana: Person) -> None:
    row = diary.agreed()
    deeds: list[Callable[[Person], object]] = [
        lambda by: diary.suggested(by=by),
        lambda by: diary.accepted(row.pk, by=by),
        lambda by: diary.moved(row.pk, by=by),
        lambda by: diary.declined(row.pk, by=by),
        lambda by: diary.taken_back(row.pk, by=by),
        lambda by: diary.cancelled(row.pk, by=by),
    ]
    for stranger in (cleo, dana):
        for deed in deeds:
            with pytest.raises(Http404):
                deed(stranger)
