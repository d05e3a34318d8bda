"""Why something cannot be done with a steering now."""

from enum import StrEnum


class Refusal(StrEnum):
    NOT_ONE_OF_THE_TWO = "not_one_of_the_two"
    PAUSED = "paused"
    ENDED = "ended"
    CLOSED = "closed"
    OPEN_ALREADY = "open_already"
    NOT_IN_FORCE = "not_in_force"
    TAKEN_BACK = "taken_back"
    SEEN_ALREADY = "seen_already"
    READY_ALREADY = "ready_already"
    NOT_READY = "not_ready"
    NOTHING_WRITTEN = "nothing_written"
    SOMETHING_WRITTEN = "something_written"
    TEXT_CHANGED = "text_changed"
    NOT_SEEN_YET = "not_seen_yet"
    MOVED_ON = "moved_on"
    NO_STEP = "no_step"
    STEP_YOURS = "step_yours"
    DAY_TOO_SOON = "day_too_soon"
    DAY_TOO_FAR = "day_too_far"
    SAID_ALREADY = "said_already"
    NOT_TIME_YET = "not_time_yet"
    NOT_BEGUN_BY_YOU = "not_begun_by_you"
    OTHER_HAS_BEGUN = "other_has_begun"
    NOBODY_TO_ASK = "nobody_to_ask"
    NOT_YOURS_TO_SHOW = "not_yours_to_show"
    CANNOT_BE_SHOWN = "cannot_be_shown"
    NOT_ASKED = "not_asked"
    ENOUGH_LINES = "enough_lines"


class SteeringRefused(Exception):
    """A deed of steering cannot be done now; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
