"""The reasons for which a deed of the agreement cannot be done now."""

from enum import StrEnum


class Refusal(StrEnum):
    NOT_ONE_OF_THE_TWO = "not_one_of_the_two"
    PAUSED = "paused"
    ENDED = "ended"
    NO_CHANGE_OPEN = "no_change_open"
    CHANGE_OPEN_ALREADY = "change_open_already"
    NOTHING_IN_FORCE = "nothing_in_force"
    NO_SUCH_CLAUSE = "no_such_clause"
    CHANGED_SINCE_READ = "changed_since_read"
    PRESSED_ALREADY = "pressed_already"
    YOUR_OWN_WORDS = "your_own_words"
    SETTLED_ALREADY = "settled_already"
    LEFT_OUT_ALREADY = "left_out_already"
    PARKED_ALREADY = "parked_already"
    CANNOT_BE_KEPT = "cannot_be_kept"
    CANNOT_BE_SHOWN = "cannot_be_shown"
    SAME_WORDS = "same_words"
    NO_WORDS_TO_KEEP = "no_words_to_keep"
    NOT_LETS_BE = "not_lets_be"
    TOO_MANY_CLAUSES = "too_many_clauses"
    NOTHING_SETTLED = "nothing_settled"
    NOT_ALL_SETTLED = "not_all_settled"
    NOT_ALL_ACKNOWLEDGED = "not_all_acknowledged"
    NO_REVIEW_DATE = "no_review_date"
    REVIEW_DATE_TOO_SOON = "review_date_too_soon"
    REVIEW_DATE_TOO_FAR = "review_date_too_far"
    NOTHING_CHANGED = "nothing_changed"
    SIGNED_ALREADY = "signed_already"
    MINIMUM_CHANGED = "minimum_changed"
    REVIEW_OPEN_ALREADY = "review_open_already"
    NO_REVIEW_OPEN = "no_review_open"
    STILL_FITS_ALREADY = "still_fits_already"
    NOT_TO_BE_KEPT = "not_to_be_kept"
    KEPT_ALREADY = "kept_already"
    NO_GOAL_IN_FORCE = "no_goal_in_force"
    SETTLE_FIRST = "settle_first"
    CLOSING_FIRST = "closing_first"
    CLOSED_ALREADY = "closed_already"
    NO_CLOSING_SUGGESTED = "no_closing_suggested"
    WORKED_ON_ALREADY = "worked_on_already"
    PROPOSED_FROM_IT_ALREADY = "proposed_from_it_already"


class AgreementRefused(Exception):
    """A deed of the agreement was refused; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
