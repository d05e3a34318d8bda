"""What the journal keeps of practice: what was shown and who looked, never what was done."""

from enum import StrEnum


class Deed(StrEnum):
    SHOWN = "practice.shown"
    TAKEN_BACK = "practice.taken_back"
    DELETED = "practice.deleted"
    SHOWN_LOOKED_AT = "practice.shown_looked_at"
    HOURS_LOOKED_AT = "practice.hours_looked_at"


# What concerns everybody here.
FOR_EVERYBODY = frozenset({Deed.HOURS_LOOKED_AT})
