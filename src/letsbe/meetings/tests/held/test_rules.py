from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from letsbe.meetings.rules import check_ins, held, hopes, notes
from letsbe.meetings.rules.check_ins import CheckIn, Felt, Item, Looking
from letsbe.meetings.rules.evenings import evening_after
from letsbe.meetings.rules.held import TELLING, Held, Told
from letsbe.meetings.rules.held_refusals import HeldRefusal
from letsbe.meetings.rules.hopes import Asking, Hope
from letsbe.meetings.rules.notes import Saved

ADA, BO, CLEO = (UUID(int=number) for number in (1, 2, 3))
START = datetime(2026, 11, 3, 18, 0, tzinfo=UTC)
NOW = Held(people=frozenset({ADA, BO}), at=START, starts_at=START, minutes=50)
BEFORE = replace(NOW, at=START - timedelta(seconds=1))
MET = replace(NOW, told=Told.MET)
SAID = Hope(has_words=True, number=1)
NEITHER, BOTH = frozenset[UUID](), frozenset({ADA, BO})


@pytest.mark.parametrize(
    ("now", "by", "why"),
    [
        (NOW, ADA, None),
        (NOW, CLEO, HeldRefusal.NOT_ONE_OF_THE_TWO),
        (replace(NOW, is_ended=True), ADA, HeldRefusal.ENDED),
        (replace(NOW, is_paused=True), ADA, HeldRefusal.RESTING),
        (replace(NOW, is_cancelled=True), ADA, HeldRefusal.CANCELLED),
        (replace(NOW, is_agreed=False), ADA, HeldRefusal.NOT_AGREED),
    ],
)
def test_nothing_is_written_where_two_people_do_not_meet(
    now: Held, by: UUID, why: HeldRefusal | None
) -> None:
    assert held.refuse_any(now, by=by) is why
    assert held.refuse_telling(now, Told.MET, by=by) is why
    assert notes.refuse_saving(now, (), by=by, seen=0) is why
    told = replace(now, told=Told.MET)
    assert check_ins.refuse_looking_back(told, {}, by=by, seen=0) is why
    before = replace(now, at=BEFORE.at)
    assert hopes.refuse_hope(before, {}, by=by, seen=0) is why


@pytest.mark.parametrize(
    ("now", "told", "why"),
    [
        (NOW, Told.MET, None),
        (NOW, Told.NOT_MET, None),
        (BEFORE, Told.MET, HeldRefusal.NOT_BEGUN),
        (MET, Told.MET, HeldRefusal.SAID_ALREADY),
        (MET, Told.NOT_MET, None),
        (replace(MET, is_looked_back=True), Told.NOT_MET, HeldRefusal.LOOKED_BACK),
        (replace(NOW, at=NOW.ends_at + TELLING), Told.MET, None),
        (
            replace(NOW, at=NOW.ends_at + TELLING + timedelta(seconds=1)),
            Told.MET,
            HeldRefusal.UNTOLD_FOR_GOOD,
        ),
        (replace(MET, at=NOW.ends_at + TELLING * 2), Told.NOT_MET, None),
    ],
)
def test_either_says_whether_they_met_within_a_week_and_either_may_correct_it(
    now: Held, told: Told, why: HeldRefusal | None
) -> None:
    assert held.refuse_telling(now, told, by=ADA) is why
    assert (told in held.may_tell(now, by=BO)) is (why is None)


@pytest.mark.parametrize(
    ("now", "said", "of", "how"),
    [
        (BEFORE, {}, ADA, Asking.YOURS),
        (BEFORE, {BO: SAID}, ADA, Asking.YOURS),
        (BEFORE, {ADA: SAID}, ADA, Asking.THEIRS),
        (BEFORE, {ADA: SAID, BO: SAID}, ADA, Asking.SHOWN),
        (NOW, {BO: SAID}, ADA, Asking.SHOWN),
        (NOW, {}, ADA, Asking.SHOWN),
        (replace(BEFORE, is_paused=True), {}, ADA, Asking.CLOSED),
        (replace(BEFORE, is_ended=True), {ADA: SAID, BO: SAID}, ADA, Asking.SHOWN),
        (replace(NOW, is_ended=True), {BO: SAID}, ADA, Asking.SHOWN),
        (replace(NOW, is_cancelled=True), {ADA: SAID, BO: SAID}, ADA, Asking.SHOWN),
        (replace(NOW, is_cancelled=True), {BO: SAID}, ADA, Asking.CLOSED),
        (replace(NOW, is_cancelled=True, is_ended=True), {BO: SAID}, ADA, Asking.CLOSED),
        (replace(NOW, is_agreed=False), {}, ADA, Asking.CLOSED),
    ],
)
def test_how_the_question_before_a_meeting_stands(
    now: Held, said: hopes.Hopes, of: UUID, how: Asking
) -> None:
    assert hopes.asking(now, said, of=of) is how


def test_a_hope_can_change_until_the_meeting_begins_by_who_read_the_last() -> None:
    assert hopes.refuse_hope(BEFORE, {ADA: SAID, BO: SAID}, by=ADA, seen=1) is None
    assert hopes.refuse_hope(BEFORE, {ADA: SAID}, by=ADA, seen=0) is (
        HeldRefusal.CHANGED_SINCE_READ
    )
    assert hopes.refuse_hope(BEFORE, {}, by=ADA, seen=1) is HeldRefusal.CHANGED_SINCE_READ
    assert hopes.refuse_hope(NOW, {}, by=ADA, seen=0) is HeldRefusal.BEGUN


def test_ones_own_hope_is_read_always_and_the_others_once_both_are_shown() -> None:
    assert hopes.may_read(BEFORE, {ADA: SAID}, ADA, by=ADA)
    assert not hopes.may_read(BEFORE, {ADA: SAID}, ADA, by=BO)
    assert hopes.may_read(NOW, {ADA: SAID}, ADA, by=BO)
    cancelled = replace(NOW, is_cancelled=True)
    assert hopes.may_read(cancelled, {ADA: SAID}, ADA, by=ADA)
    assert not hopes.may_read(cancelled, {ADA: SAID}, ADA, by=BO)
    assert not hopes.may_read(NOW, {ADA: SAID}, ADA, by=CLEO)


def test_the_note_that_stands_is_the_newest_that_can_be_read() -> None:
    by_ada, by_bo = Saved(author=ADA, number=3), Saved(author=BO, number=4)
    assert notes.standing(()) is None
    assert notes.standing((by_ada, by_bo)) == by_bo
    lost = replace(by_bo, can_be_shown=False)
    assert notes.standing((by_ada, lost)) == by_ada
    assert notes.standing((lost,)) == lost
    assert notes.newest_number((by_ada, lost)) == 4


def test_a_note_is_saved_over_the_one_that_was_read() -> None:
    saved = (Saved(author=ADA, number=3), Saved(author=BO, number=4))
    assert notes.refuse_saving(NOW, saved, by=ADA, seen=4) is None
    assert notes.refuse_saving(BEFORE, saved, by=ADA, seen=4) is None
    assert notes.refuse_saving(NOW, saved, by=ADA, seen=3) is HeldRefusal.CHANGED_SINCE_READ


@pytest.mark.parametrize(
    ("now", "done", "of", "how"),
    [
        (BEFORE, NEITHER, ADA, Looking.NOT_YET),
        (NOW, NEITHER, ADA, Looking.NOT_YET),
        (replace(NOW, told=Told.NOT_MET), NEITHER, ADA, Looking.NOT_YET),
        (MET, NEITHER, ADA, Looking.OPEN),
        (MET, frozenset({BO}), ADA, Looking.OPEN),
        (MET, frozenset({ADA}), ADA, Looking.DONE),
        (MET, BOTH, ADA, Looking.SHOWN),
        (replace(MET, is_paused=True), frozenset({ADA}), ADA, Looking.CLOSED),
        (replace(MET, is_ended=True), BOTH, ADA, Looking.SHOWN),
    ],
)
def test_how_looking_back_stands(
    now: Held, done: frozenset[UUID], of: UUID, how: Looking
) -> None:
    assert check_ins.looking(now, done, of=of) is how


@pytest.mark.parametrize(
    ("now", "numbers", "seen", "why"),
    [
        (MET, {}, 0, None),
        (MET, {BO: 3}, 0, None),
        (MET, {ADA: 1}, 1, None),
        (MET, {ADA: 2}, 1, HeldRefusal.CHANGED_SINCE_READ),
        (MET, {ADA: 1, BO: 1}, 1, HeldRefusal.SHOWN),
        (BEFORE, {}, 0, HeldRefusal.NOT_BEGUN),
        (NOW, {}, 0, HeldRefusal.NOT_MET),
    ],
)
def test_each_reason_why_one_cannot_look_back(
    now: Held, numbers: dict[UUID, int], seen: int, why: HeldRefusal | None
) -> None:
    assert check_ins.refuse_looking_back(now, numbers, by=ADA, seen=seen) is why


def test_ones_own_check_in_is_read_always_and_the_others_once_both_are_done() -> None:
    assert check_ins.may_read(MET, frozenset({ADA}), ADA, by=ADA)
    assert not check_ins.may_read(MET, frozenset({ADA}), ADA, by=BO)
    assert check_ins.may_read(MET, BOTH, ADA, by=BO)
    assert not check_ins.may_read(MET, BOTH, ADA, by=CLEO)


def test_a_check_in_is_spelt_in_five_letters_and_read_again() -> None:
    some = CheckIn(felt={Item.SAFE: Felt.NOT_TODAY, Item.HEARD: Felt.YES}, number=2)
    without = CheckIn(is_without=True)
    for one in (some, without, CheckIn()):
        assert len(check_ins.spelt(one)) == 5
        assert check_ins.read(check_ins.spelt(one), number=one.number) == one


@pytest.mark.parametrize(
    ("ends", "zone", "day"),
    [
        ("2026-11-03T17:00", "UTC", "2026-11-03T19:00+00:00"),
        ("2026-11-03T18:00", "UTC", "2026-11-03T19:00+00:00"),
        ("2026-11-03T18:01", "UTC", "2026-11-04T19:00+00:00"),
        ("2026-11-03T18:01", "America/New_York", "2026-11-03T19:00-05:00"),
        ("2026-09-26T12:00", "Pacific/Chatham", "2026-09-27T19:00+13:45"),
    ],
)
def test_the_evening_after_is_an_evening_where_somebody_lives(
    ends: str, zone: str, day: str
) -> None:
    ends_at = datetime.fromisoformat(ends).replace(tzinfo=UTC)
    assert evening_after(ends_at, zone=ZoneInfo(zone)) == datetime.fromisoformat(day)
