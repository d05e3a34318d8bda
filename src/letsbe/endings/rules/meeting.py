"""A last meeting: one suggests when and where, the other says yes or suggests another."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from letsbe.endings.rules.refusals import Refusal
from letsbe.endings.rules.time import Ending, Time, refuse_asking

FURTHEST = timedelta(days=180)


class MeetingDeed(StrEnum):
    YES = "yes"
    LET_BE = "let_be"


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """What is suggested or agreed just now."""

    id: UUID
    author: UUID
    starts_at: datetime
    is_agreed: bool = False


class Turn(StrEnum):
    """Who is to say something about a last meeting."""

    NOBODYS = "nobodys"
    YOURS = "yours"
    THEIRS = "theirs"
    AGREED = "agreed"
    PAST = "past"


def refuse_suggesting(now: Ending, starts_at: datetime, *, by: UUID) -> Refusal | None:
    if why := _refuse(now, by=by):
        return why
    if starts_at <= now.at:
        return Refusal.MEETING_IN_THE_PAST
    return Refusal.MEETING_TOO_FAR if starts_at > now.at + FURTHEST else None


def refuse_answering(
    now: Ending, meeting: Meeting | None, deed: MeetingDeed, *, by: UUID, seen: UUID
) -> Refusal | None:
    """Return why this cannot be said; `seen` is the suggestion that was on the screen."""
    is_yes = deed is MeetingDeed.YES
    if why := _refuse(now, by=by, is_asking=is_yes):
        return why
    if meeting is None:
        return Refusal.NO_MEETING
    if seen != meeting.id:
        return Refusal.MEETING_CHANGED
    if not is_yes:
        return None
    if meeting.is_agreed:
        return Refusal.MEETING_AGREED
    if meeting.author == by:
        return Refusal.MEETING_YOURS
    return Refusal.MEETING_IN_THE_PAST if meeting.starts_at <= now.at else None


def turn(now: Ending, meeting: Meeting | None, *, of: UUID) -> Turn:
    """Return whose turn it is, as one of the two reads it."""
    if meeting is None:
        return Turn.NOBODYS
    if meeting.starts_at <= now.at:
        return Turn.PAST
    if meeting.is_agreed:
        return Turn.AGREED
    if now.time is not Time.ENDING or now.is_paused:
        return Turn.NOBODYS
    return Turn.THEIRS if meeting.author == of else Turn.YOURS


def may(now: Ending, meeting: Meeting | None, *, by: UUID) -> frozenset[MeetingDeed]:
    if meeting is None:
        return frozenset()
    return frozenset(
        deed
        for deed in MeetingDeed
        if refuse_answering(now, meeting, deed, by=by, seen=meeting.id) is None
    )


def may_suggest(now: Ending, *, by: UUID) -> bool:
    return _refuse(now, by=by) is None


def _refuse(now: Ending, *, by: UUID, is_asking: bool = True) -> Refusal | None:
    """A last meeting is arranged while it ends; letting it be asks nothing of anybody."""
    if by in now.people and now.ended_at:
        return Refusal.ENDED
    why = refuse_asking(now, by=by)
    return None if why in {Refusal.PAUSED, Refusal.NOT_OFFERED} and not is_asking else why
