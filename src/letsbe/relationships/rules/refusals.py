"""Why something about change, cover or being away cannot be done, as values."""

from enum import StrEnum


class WishRefusal(StrEnum):
    WISH_AFTER_THE_END = "wish_after_the_end"
    WISHED_ALREADY = "wished_already"
    NOBODY_TO_HEAR = "nobody_to_hear"
    NO_WISH_OPEN = "no_wish_open"


class CoverRefusal(StrEnum):
    COVER_AFTER_THE_END = "cover_after_the_end"
    COVER_PAUSED = "cover_paused"
    COVER_IS_ONE_OF_THE_TWO = "cover_is_one_of_the_two"
    COVER_NOT_ACTIVE = "cover_not_active"
    COVER_THERE_ALREADY = "cover_there_already"
    COVER_NOT_ASKED_OF_YOU = "cover_not_asked_of_you"
    COVER_ANSWERED = "cover_answered"
    COVER_OVER = "cover_over"
    COVER_NOT_STANDING = "cover_not_standing"
    COVER_STANDS = "cover_stands"
    NOTE_CHANGED = "note_changed"


class AwayRefusal(StrEnum):
    AWAY_AFTER_THE_END = "away_after_the_end"
    AWAY_IN_THE_PAST = "away_in_the_past"
    AWAY_BACKWARDS = "away_backwards"
    AWAY_TOO_FAR = "away_too_far"
    NOT_AWAY = "not_away"
