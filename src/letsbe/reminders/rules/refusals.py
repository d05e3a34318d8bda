"""Why something about reminders is not done; the sentences stand in the room's templates."""

from enum import StrEnum


class Refusal(StrEnum):
    NO_ADDRESS = "no_address"
    ON_ALREADY = "on_already"
    WRONG_CODE = "wrong_code"
    CODE_OVER = "code_over"
    TOO_MANY_CODES = "too_many_codes"
    NOT_CONFIRMED = "not_confirmed"


class ReminderRefused(Exception):
    """A deed about reminders was refused; `why` is the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
