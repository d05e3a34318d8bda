"""What happens to handovers, by the names the journal keeps."""

from enum import StrEnum


class Deed(StrEnum):
    WRITTEN = "handovers.written"
    CHOSEN = "handovers.chosen"
    REWORDED = "handovers.reworded"
    LEFT_OUT = "handovers.left_out"
    GIVEN = "handovers.given"
    TAKEN_BACK = "handovers.taken_back"
    DELETED = "handovers.deleted"
    LOOKED_AT = "handovers.looked_at"
    THREE_SUGGESTED = "handovers.three_suggested"
    FORMER_ASKED = "handovers.former_asked"
    SAID_YES = "handovers.said_yes"
    SAID_ANOTHER_TIME = "handovers.said_another_time"
    SAID_NO = "handovers.said_no"
    CALLED_OFF = "handovers.called_off"


# What concerns everybody here: nothing of this.
FOR_EVERYBODY: frozenset[str] = frozenset()
