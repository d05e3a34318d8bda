"""For what somebody may be reminded, and which of it a key stands for."""

from enum import StrEnum


class Occasion(StrEnum):
    """What a reminder is for; the mail itself never says it."""

    DAY_BEFORE = "day_before"
    HOUR_BEFORE = "hour_before"
    LOOKING_BACK = "looking_back"
    REVIEW = "review"
    NUDGE = "nudge"


CODE = "code"
_NAMED = {
    "meeting_day": Occasion.DAY_BEFORE,
    "meeting_hour": Occasion.HOUR_BEFORE,
    "looking_back": Occasion.LOOKING_BACK,
    "review": Occasion.REVIEW,
    "nudge": Occasion.NUDGE,
}


def occasion_of(key: str) -> Occasion:
    """Return the occasion of a key such as "review:<id>"; an unknown one is a nudge."""
    return _NAMED.get(key.partition(":")[0], Occasion.NUDGE)


def is_of_a_meeting(occasion: Occasion) -> bool:
    return occasion in {Occasion.DAY_BEFORE, Occasion.HOUR_BEFORE}


def code_key(number: int) -> str:
    """Return the key of the mail with the code for one address."""
    return f"{CODE}:{number}"


def is_code(key: str) -> bool:
    return key.partition(":")[0] == CODE
