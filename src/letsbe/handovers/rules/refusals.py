"""Why something cannot be done with a handover now."""

from enum import StrEnum


class Refusal(StrEnum):
    GIVEN = "given"
    FULL = "full"
    CHOSEN_ALREADY = "chosen_already"
    NOT_YOURS_TO_CHOOSE = "not_yours_to_choose"
    CANNOT_BE_SHOWN = "cannot_be_shown"
    CHANGED_SINCE_READ = "changed_since_read"
    NOTHING_TO_GIVE = "nothing_to_give"
    NOT_A_NEXT_ONE = "not_a_next_one"
    NOT_GIVEN = "not_given"
    SENT_ALREADY = "sent_already"
    NOT_ASKED = "not_asked"
    ASKED_ALREADY = "asked_already"
    OTHER_PAUSED = "other_paused"
    RESTING = "resting"
    OVER = "over"
    PASSED = "passed"
    MOVED = "moved"
    SAID_ALREADY = "said_already"
    IN_THE_PAST = "in_the_past"
    TOO_FAR = "too_far"


class HandoverRefused(Exception):
    """A deed cannot be done now; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
