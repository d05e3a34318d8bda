from functools import partial

import pytest

from letsbe.journal import queries as journal
from letsbe.meetings.actions import ahead, arranging, calendars, rhythms
from letsbe.meetings.models import CalendarAddress, Meeting, Move, Rhythm
from letsbe.meetings.rules.arranging import ArrangingRefused, Refusal
from letsbe.meetings.tests.arranging import Diary, in_days, now, weekly
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, make_house, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships import actions as relationships
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROUNDS = range(3)
at_once = partial(people_at_once, refused=(ArrangingRefused,))


@pytest.fixture
def diary(transactional_db: None) -> Diary:
    make_house()
    dana = make_person("Dana", Part.COORDINATOR)
    ada, bo = (make_person(name) for name in ("Ada", "Bo"))
    return Diary(begun(bo, ada, by=dana), ada, bo)


def is_whole() -> bool:
    return not list(journal.findings(is_begun=False))


def test_both_suggest_at_once_and_one_suggestion_waits(diary: Diary) -> None:
    told = at_once(lambda: diary.suggested(by=diary.ada), lambda: diary.suggested(by=diary.bo))
    assert sorted(map(str, told)) == sorted([DONE, Refusal.SUGGESTED_ALREADY])
    assert Meeting.objects.count() == 1
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_accepted_and_changed_at_once_only_what_was_read_is_agreed(
    diary: Diary, round_number: int
) -> None:
    row = diary.suggested()
    told = at_once(
        lambda: diary.accepted(row.pk, seen=1),
        lambda: diary.moved(row.pk, in_days(9), seen=1),
    )
    assert sorted(map(str, told)) == sorted([DONE, Refusal.CHANGED_SINCE_READ])
    now_ = diary.row(row.pk)
    assert (now_.starts_at == row.starts_at) is (now_.agreed_at is not None)
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_a_move_is_accepted_in_the_instant_the_meeting_is_cancelled(
    diary: Diary, round_number: int
) -> None:
    row = diary.agreed()
    diary.moved(row.pk)
    told = at_once(
        lambda: diary.accepted(row.pk, seen=3),
        lambda: diary.cancelled(row.pk),
    )
    assert told[1] == DONE
    assert told[0] in {DONE, Refusal.CANCELLED}
    assert diary.row(row.pk).cancelled_at
    assert not Move.objects.exists()
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_both_move_or_both_cancel_at_once(diary: Diary, round_number: int) -> None:
    row = diary.agreed()
    told = at_once(
        lambda: diary.moved(row.pk, in_days(9), by=diary.ada, seen=2),
        lambda: diary.moved(row.pk, in_days(10), by=diary.bo, seen=2),
    )
    assert sorted(map(str, told)) == sorted([DONE, Refusal.CHANGED_SINCE_READ])
    assert Move.objects.count() == 1
    told = at_once(
        lambda: diary.cancelled(row.pk, by=diary.ada),
        lambda: diary.cancelled(row.pk, by=diary.bo),
    )
    assert sorted(map(str, told)) == sorted([DONE, Refusal.CANCELLED])
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_accepted_in_the_instant_it_is_taken_back(diary: Diary, round_number: int) -> None:
    row = diary.suggested()
    told = at_once(
        lambda: diary.accepted(row.pk, seen=1),
        lambda: arranging.take_back(row.pk, by=diary.ada, seen=1, at=now()),
    )
    assert DONE in told
    assert len(set(map(str, told))) == 2
    now_ = diary.row(row.pk)
    assert (now_.agreed_at is None) is (now_.cancelled_at is not None)


@pytest.mark.parametrize("round_number", ROUNDS)
def test_accepted_in_the_instant_of_the_end_nothing_is_to_come(
    diary: Diary, round_number: int
) -> None:
    row = diary.suggested()
    told = at_once(
        lambda: diary.accepted(row.pk, seen=1),
        lambda: relationships.change_course(diary.bond.pk, Deed.END, by=diary.bo, at=now()),
    )
    assert told[1] == DONE
    assert told[0] in {DONE, Refusal.OVER, Refusal.CANCELLED}
    assert diary.row(row.pk).cancelled_at


def test_both_suggest_a_rhythm_at_once_and_one_waits(diary: Diary) -> None:
    told = at_once(lambda: diary.rhythm(by=diary.ada), lambda: diary.rhythm(by=diary.bo))
    assert sorted(map(str, told)) == sorted([DONE, Refusal.CHANGED_SINCE_READ])
    assert Rhythm.objects.filter(closed_at=None).count() == 1


@pytest.mark.parametrize("round_number", ROUNDS)
def test_a_rhythm_is_accepted_in_the_instant_it_is_taken_back_or_replaced(
    diary: Diary, round_number: int
) -> None:
    row = diary.rhythm()
    told = at_once(
        lambda: rhythms.accept(row.pk, by=diary.bo, at=now()),
        lambda: rhythms.take_back(row.pk, by=diary.ada, at=now()),
        lambda: diary.rhythm(weekly(every_weeks=2), seen=row.pk),
    )
    assert told.count(DONE) == 1
    assert Meeting.objects.count() == (8 if told[0] == DONE else 0)
    assert is_whole()


def test_the_meetings_of_a_rhythm_are_made_once_whoever_looks_at_the_same_instant(
    diary: Diary,
) -> None:
    diary.in_force()
    Meeting.objects.filter(starts_at__gt=in_days(20)).delete()
    told = at_once(
        *[lambda: ahead.make_ahead(diary.ada, at=now())] * 2,
        *[lambda: ahead.make_ahead(diary.bo, at=now())] * 2,
    )
    assert told == [DONE] * 4
    assert Meeting.objects.count() == 8


def test_an_address_opened_in_two_windows_is_one(diary: Diary) -> None:
    told = at_once(*[lambda: calendars.open_calendar(by=diary.ada, at=now())] * 3)
    assert told == [DONE] * 3
    assert CalendarAddress.objects.count() == 1
