"""Why something cannot be done with a message now."""

from enum import StrEnum


class Refusal(StrEnum):
    ENDED = "ended"
    PAUSED = "paused"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"
    NOT_YOURS = "not_yours"
    REMOVED = "removed"
    TOO_LATE = "too_late"
    CHANGED_SINCE_READ = "changed_since_read"
    OTHER_DRAFT = "other_draft"


class MessageRefused(Exception):
    """A deed cannot be done now; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


def insist(why: Refusal | None) -> None:
    """Raise the reason there is, if there is one."""
    if why:
        raise MessageRefused(why)
