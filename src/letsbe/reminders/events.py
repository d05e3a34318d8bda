"""What people do about their reminders: names for the journal."""

from enum import StrEnum


class Deed(StrEnum):
    ADDRESS_GIVEN = "reminders.address_given"
    ADDRESS_CONFIRMED = "reminders.address_confirmed"
    ADDRESS_REMOVED = "reminders.address_removed"
    CHOSEN = "reminders.chosen"
