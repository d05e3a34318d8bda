"""What happens to meetings, by the names the journal keeps."""

from enum import StrEnum


class Deed(StrEnum):
    SUGGESTED = "meetings.suggested"
    ANOTHER_TIME = "meetings.another_time"
    ACCEPTED = "meetings.accepted"
    DECLINED = "meetings.declined"
    TAKEN_BACK = "meetings.taken_back"
    CANCELLED = "meetings.cancelled"
    RHYTHM_SUGGESTED = "meetings.rhythm_suggested"
    RHYTHM_ACCEPTED = "meetings.rhythm_accepted"
    RHYTHM_DECLINED = "meetings.rhythm_declined"
    RHYTHM_TAKEN_BACK = "meetings.rhythm_taken_back"
    RHYTHM_ENDED = "meetings.rhythm_ended"
    CALENDAR_OPENED = "meetings.calendar_opened"
    CALENDAR_CHANGED = "meetings.calendar_changed"
    CALENDAR_CLOSED = "meetings.calendar_closed"
    DATES_LOOKED_AT = "meetings.dates_looked_at"


# What concerns everybody here: nothing of this.
FOR_EVERYBODY: frozenset[str] = frozenset()
