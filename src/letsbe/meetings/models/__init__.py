"""The tables of meetings; the relationship's id stands in every row."""

from letsbe.meetings.models.calendars import CalendarAddress
from letsbe.meetings.models.funding import (
    FundingFields,
    FundingLine,
    FundingNote,
    FundingSignature,
)
from letsbe.meetings.models.held import CheckIn, Hope, SharedNote, Telling
from letsbe.meetings.models.meetings import Meeting, Move
from letsbe.meetings.models.rhythms import Rhythm

__all__ = [
    "CalendarAddress",
    "CheckIn",
    "FundingFields",
    "FundingLine",
    "FundingNote",
    "FundingSignature",
    "Hope",
    "Meeting",
    "Move",
    "Rhythm",
    "SharedNote",
    "Telling",
]
