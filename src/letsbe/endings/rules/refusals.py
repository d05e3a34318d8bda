"""Why something about ending well cannot be done now, as a value."""

from enum import StrEnum


class Refusal(StrEnum):
    NOT_ONE_OF_THE_TWO = "not_one_of_the_two"
    NOT_OFFERED = "not_offered"
    PAUSED = "paused"
    ENDED = "ended"
    TOO_LATE = "too_late"
    MEETING_IN_THE_PAST = "meeting_in_the_past"
    MEETING_TOO_FAR = "meeting_too_far"
    MEETING_CHANGED = "meeting_changed"
    MEETING_YOURS = "meeting_yours"
    MEETING_AGREED = "meeting_agreed"
    NO_MEETING = "no_meeting"
    SHOWN = "shown"
    READY_ALREADY = "ready_already"
    NO_LETTER_ALREADY = "no_letter_already"
    NO_WORDS = "no_words"
    LETTER_CHANGED = "letter_changed"
    NOTHING_SAID = "nothing_said"
    NOTHING_TO_GIVE = "nothing_to_give"
    NOTHING_THERE = "nothing_there"


class EndingRefused(Exception):
    """A deed of ending well cannot be done now; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
