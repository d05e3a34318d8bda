"""Why something before, during or after a meeting cannot be done now."""

from enum import StrEnum


class HeldRefusal(StrEnum):
    NOT_ONE_OF_THE_TWO = "not_one_of_the_two"
    ENDED = "ended"
    RESTING = "resting"
    NOT_AGREED = "not_agreed"
    CANCELLED = "cancelled"
    BEGUN = "begun"
    NOT_BEGUN = "not_begun"
    SAID_ALREADY = "said_already"
    CHANGED_SINCE_READ = "changed_since_read"
    UNTOLD_FOR_GOOD = "untold_for_good"
    LOOKED_BACK = "looked_back"
    NOT_MET = "not_met"
    SHOWN = "shown"
    NO_FIELDS = "no_fields"
    SWITCHED_OFF = "switched_off"
    DECLINED = "declined"
    RELEASED = "released"
    NOTHING_WRITTEN = "nothing_written"
    CANNOT_BE_SHOWN = "cannot_be_shown"
    SIGNED_ALREADY = "signed_already"
    TOO_MANY_FIELDS = "too_many_fields"
    FIELD_TWICE = "field_twice"


class HeldRefused(Exception):
    """A deed cannot be done now; `.why` says the reason."""

    def __init__(self, why: HeldRefusal) -> None:
        super().__init__(why.value)
        self.why = why
