"""Why something cannot be done in practice just now, as values."""

from enum import StrEnum


class Refusal(StrEnum):
    TALK_ENDED = "talk_ended"
    WENT_ON_ELSEWHERE = "went_on_elsewhere"
    NOT_A_TURN = "not_a_turn"
    NO_SUCH_CODE = "no_such_code"
    FULL = "full"
    BEGUN = "begun"
    TOO_FEW = "too_few"
    ENDED = "ended"
    NOT_NOW = "not_now"
    NOT_THEIR_SEAT = "not_their_seat"
    NOT_YOUR_SUPERVISION = "not_your_supervision"


class PracticeRefused(Exception):
    """A deed of practice cannot be done now; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
