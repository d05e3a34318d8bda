"""Why something about introductions cannot be done now."""

from enum import StrEnum


class Refusal(StrEnum):
    NOT_READY = "not_ready"
    NEWER_ONE = "newer_one"
    UNDER_WAY = "under_way"
    NOBODY_LOOKS = "nobody_looks"
    ONESELF = "oneself"
    NOTHING_TO_SHOW = "nothing_to_show"
    SHOWN_ALREADY = "shown_already"
    NO_PAIR = "no_pair"
    PINNED_ELSEWHERE = "pinned_elsewhere"
    TAKEN = "taken"
    CHOSEN_ALREADY = "chosen_already"
    PASSED_OVER = "passed_over"
    CLOSED = "closed"
    NOT_HERE_NOW = "not_here_now"


class IntroductionRefused(Exception):
    """A deed of introductions that was not done; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
