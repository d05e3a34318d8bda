"""The tables of meetings; the relationship's id stands in every row."""

from letsbe.meetings.models.calendars import CalendarAddress
from letsbe.meetings.models.meetings import Meeting, Move
from letsbe.meetings.models.rhythms import Rhythm

__all__ = ["CalendarAddress", "Meeting", "Move", "Rhythm"]
