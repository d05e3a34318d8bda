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
    HOPED = "meetings.hoped"
    TOLD_MET = "meetings.told_met"
    TOLD_NOT_MET = "meetings.told_not_met"
    NOTE_SAVED = "meetings.note_saved"
    LOOKED_BACK = "meetings.looked_back"
    CHECK_INS_SHOWN = "meetings.check_ins_shown"
    FUNDING_WRITTEN = "meetings.funding_written"
    FUNDING_SIGNED = "meetings.funding_signed"
    FUNDING_RELEASED = "meetings.funding_released"
    FUNDING_DECLINED = "meetings.funding_declined"
    FUNDING_TAKEN_OUT = "meetings.funding_taken_out"
    FIELDS_WRITTEN = "meetings.fields_written"
    FIELDS_RETIRED = "meetings.fields_retired"


# What concerns everybody here: nothing of this.
FOR_EVERYBODY: frozenset[str] = frozenset()
