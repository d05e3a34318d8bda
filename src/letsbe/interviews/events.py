"""What happens in a first talk, by the names the journal keeps."""

from enum import StrEnum


class Deed(StrEnum):
    # With whoever did it alone: the other never learns that something was begun.
    KEPT = "interviews.kept"
    MARKED = "interviews.marked"
    # Between the two: answered and skipped have one name.
    READY = "interviews.ready"
    READY_TAKEN_BACK = "interviews.ready_taken_back"
    SHOWN = "interviews.shown"
    CHANGED = "interviews.changed"
    TAKEN_AWAY = "interviews.taken_away"
    ASKED = "interviews.asked"
    QUESTION_TAKEN_BACK = "interviews.question_taken_back"
    CARDS_LAID = "interviews.cards_laid"
    CARDS_TAKEN_BACK = "interviews.cards_taken_back"
    QUESTION_WRITTEN = "interviews.question_written"
    QUESTION_RETIRED = "interviews.question_retired"


# What concerns everybody here.
FOR_EVERYBODY = frozenset({Deed.QUESTION_WRITTEN, Deed.QUESTION_RETIRED})
