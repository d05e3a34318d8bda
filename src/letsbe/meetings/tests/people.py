"""Whom and what tests of other rooms may take from here: a diary, and a meeting being held."""

from letsbe.meetings.tests.arranging import Diary as Diary
from letsbe.meetings.tests.arranging import in_days as in_days
from letsbe.meetings.tests.arranging import weekly as weekly
from letsbe.meetings.tests.held.people import Room as Room
from letsbe.meetings.tests.held.people import meeting_of as meeting_of
