"""What happens to steerings, by the names the journal keeps."""

from enum import StrEnum


class Deed(StrEnum):
    OPENED = "steering.opened"
    JOINED = "steering.joined"
    COME_BACK = "steering.come_back"
    KEPT = "steering.kept"
    READY = "steering.ready"
    WRITING_ON = "steering.writing_on"
    SHOWN_TO_BOTH = "steering.shown_to_both"
    STEP_SUGGESTED = "steering.step_suggested"
    STEP_AGREED = "steering.step_agreed"
    SAID_BACK = "steering.said_back"
    SAID_NOT_YET = "steering.said_not_yet"
    BACK_ON_COURSE = "steering.back_on_course"
    TAKEN_BACK = "steering.taken_back"
    COORDINATOR_ASKED = "steering.coordinator_asked"
    SHOWING_CHANGED = "steering.showing_changed"
    COORDINATOR_LET_GO = "steering.coordinator_let_go"
    LOOKED_AT = "steering.looked_at"
    LINE_WRITTEN = "steering.line_written"
    TALKED = "steering.talked"
    NUDGES_OFF = "steering.nudges_off"
    NUDGES_ON = "steering.nudges_on"
    PUT_ASIDE = "steering.put_aside"


# What concerns everybody here: nothing of this.
FOR_EVERYBODY: frozenset[str] = frozenset()
