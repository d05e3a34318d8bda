"""What happens while two people end well, by the names the journal keeps."""

from enum import StrEnum


class Deed(StrEnum):
    MEETING_SUGGESTED = "endings.meeting_suggested"
    MEETING_AGREED = "endings.meeting_agreed"
    MEETING_LET_BE = "endings.meeting_let_be"
    LETTER_KEPT = "endings.letter_kept"
    LETTER_READY = "endings.letter_ready"
    NO_LETTER = "endings.no_letter"
    TAKEN_BACK = "endings.taken_back"
    LETTER_GIVEN = "endings.letter_given"
    LETTERS_SHOWN = "endings.letters_shown"
    LETTER_TAKEN_AWAY = "endings.letter_taken_away"
    KEPT_A_COPY = "endings.kept_a_copy"


# Nothing here concerns anybody but the two.
FOR_EVERYBODY: frozenset[str] = frozenset()
