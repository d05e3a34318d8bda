"""Which time of an ending it is, and whose turn it is about a last meeting."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.endings.rules import meeting
from letsbe.endings.rules.meeting import Meeting, MeetingDeed, Turn
from letsbe.endings.rules.refusals import Refusal
from letsbe.endings.rules.time import Ending, Time
from letsbe.endings.tests.values import ADA, BO, BOTH, CLEO, ENDINGS, OTHER, ended, ending
from letsbe.people.tests.people import MONDAY

ONE = UUID("018f0000-0000-7000-8000-000000000001")
TWO = UUID("018f0000-0000-7000-8000-000000000002")
MEETINGS = st.none() | st.builds(
    Meeting,
    id=st.just(ONE),
    author=BOTH,
    starts_at=st.sampled_from([MONDAY - timedelta(hours=1), MONDAY + timedelta(days=2)]),
    is_agreed=st.booleans(),
)


@pytest.mark.parametrize(
    ("now", "time"),
    [
        (ending(is_offered=False), Time.NOT_OFFERED),
        (ending(), Time.ENDING),
        (ending(is_paused=True), Time.ENDING),
        (ended(0), Time.AFTERWARDS),
        (ended(27), Time.AFTERWARDS),
        (ended(28), Time.OVER),
    ],
)
def test_which_time_it_is_follows_from_the_dates(now: Ending, time: Time) -> None:
    assert now.time is time
    assert (now.last_day is None) is (now.ended_at is None)


@pytest.mark.parametrize(
    ("now", "starts", "by", "why"),
    [
        (ending(), timedelta(days=2), ADA, None),
        (ending(), timedelta(days=2), BO, None),
        (ending(), timedelta(days=2), CLEO, Refusal.NOT_ONE_OF_THE_TWO),
        (ending(), timedelta(0), ADA, Refusal.MEETING_IN_THE_PAST),
        (ending(), timedelta(days=180), ADA, None),
        (ending(), timedelta(days=181), ADA, Refusal.MEETING_TOO_FAR),
        (ending(is_offered=False), timedelta(days=2), ADA, Refusal.NOT_OFFERED),
        (ending(is_paused=True), timedelta(days=2), ADA, Refusal.PAUSED),
        (ended(1), timedelta(days=2), ADA, Refusal.ENDED),
        (ended(1), timedelta(days=2), CLEO, Refusal.NOT_ONE_OF_THE_TWO),
    ],
)
def test_a_last_meeting_is_suggested_while_it_ends(
    now: Ending, starts: timedelta, by: UUID, why: Refusal | None
) -> None:
    assert meeting.refuse_suggesting(now, MONDAY + starts, by=by) is why


def a_meeting(**facts: Any) -> Meeting:
    told: dict[str, Any] = {"starts_at": MONDAY + timedelta(days=2), "author": BO} | facts
    return Meeting(id=ONE, **told)


@pytest.mark.parametrize(
    ("now", "row", "deed", "by", "seen", "why"),
    [
        (ending(), a_meeting(), MeetingDeed.YES, ADA, ONE, None),
        (ending(), a_meeting(), MeetingDeed.YES, BO, ONE, Refusal.MEETING_YOURS),
        (ending(), a_meeting(), MeetingDeed.YES, ADA, TWO, Refusal.MEETING_CHANGED),
        (ending(), None, MeetingDeed.YES, ADA, ONE, Refusal.NO_MEETING),
        (
            ending(),
            a_meeting(is_agreed=True),
            MeetingDeed.YES,
            ADA,
            ONE,
            Refusal.MEETING_AGREED,
        ),
        (
            ending(),
            a_meeting(starts_at=MONDAY),
            MeetingDeed.YES,
            ADA,
            ONE,
            Refusal.MEETING_IN_THE_PAST,
        ),
        (ending(is_paused=True), a_meeting(), MeetingDeed.YES, ADA, ONE, Refusal.PAUSED),
        (ending(is_paused=True), a_meeting(), MeetingDeed.LET_BE, ADA, ONE, None),
        (ending(), a_meeting(is_agreed=True), MeetingDeed.LET_BE, BO, ONE, None),
        (ending(), a_meeting(starts_at=MONDAY), MeetingDeed.LET_BE, ADA, ONE, None),
        (ending(), a_meeting(), MeetingDeed.LET_BE, CLEO, ONE, Refusal.NOT_ONE_OF_THE_TWO),
        (ended(1), a_meeting(), MeetingDeed.LET_BE, ADA, ONE, Refusal.ENDED),
        (ended(1), a_meeting(), MeetingDeed.YES, ADA, ONE, Refusal.ENDED),
    ],
)
def test_each_answer_to_a_meeting_is_refused_or_not_by_one_fact(
    now: Ending,
    row: Meeting | None,
    deed: MeetingDeed,
    by: UUID,
    seen: UUID,
    why: Refusal | None,
) -> None:
    assert meeting.refuse_answering(now, row, deed, by=by, seen=seen) is why


@pytest.mark.parametrize(
    ("now", "row", "turns"),
    [
        (ending(), None, (Turn.NOBODYS, Turn.NOBODYS)),
        (ending(), a_meeting(), (Turn.YOURS, Turn.THEIRS)),
        (ending(is_paused=True), a_meeting(), (Turn.NOBODYS, Turn.NOBODYS)),
        (ending(), a_meeting(is_agreed=True), (Turn.AGREED, Turn.AGREED)),
        (ending(), a_meeting(starts_at=MONDAY), (Turn.PAST, Turn.PAST)),
        (ended(1), a_meeting(), (Turn.NOBODYS, Turn.NOBODYS)),
    ],
)
def test_whose_turn_it_is(now: Ending, row: Meeting | None, turns: tuple[Turn, Turn]) -> None:
    assert (meeting.turn(now, row, of=ADA), meeting.turn(now, row, of=BO)) == turns


@given(now=ENDINGS, row=MEETINGS, person=BOTH)
def test_of_a_meeting_exchanging_the_two_exchanges_what_each_may_do(
    now: Ending, row: Meeting | None, person: UUID
) -> None:
    mirrored = replace(row, author=OTHER[row.author]) if row else None
    assert meeting.may(now, row, by=person) == meeting.may(now, mirrored, by=OTHER[person])
    assert meeting.turn(now, row, of=person) == meeting.turn(now, mirrored, of=OTHER[person])
    assert meeting.may_suggest(now, by=person) == meeting.may_suggest(now, by=OTHER[person])
