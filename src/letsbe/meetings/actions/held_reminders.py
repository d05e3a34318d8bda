"""The one mail after a meeting: in the evening, that there is time to look back; once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from letsbe.meetings.models import Meeting
from letsbe.meetings.queries.held import OpenedMeeting
from letsbe.meetings.rules.evenings import evening_after
from letsbe.relationships.models import Party
from letsbe.reminders import actions as reminders

# A mail that comes days later would only press.
STAYS_DUE = timedelta(days=1)


def look_back(now: OpenedMeeting, *, at: datetime) -> None:
    """Have those reminded who have not looked back yet, each in the evening where they live."""
    waiting = [
        party for party in now.row.relationship.parties.all() if party.person_id not in now.done
    ]
    look_back_on(now.row, waiting, at=at)


def look_back_on(meeting: Meeting, parties: Iterable[Party], *, at: datetime) -> None:
    """Have these reminded after a meeting; where it was moved, the mail moves along."""
    ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)
    for party in parties:
        due_at = evening_after(ends_at, zone=party.person.zone)
        if due_at > at:
            reminders.remind(
                [party.person_id],
                key_of(meeting.pk, party.person_id),
                due_at=due_at,
                until=due_at + STAYS_DUE,
                between=meeting.relationship_id,
            )


def let_be(meeting_id: UUID, people: Iterable[UUID]) -> None:
    """Let nobody of these be reminded of this meeting any more."""
    persons = list(people)
    reminders.forget(persons, [key_of(meeting_id, person) for person in persons])


def key_of(meeting_id: UUID, person: UUID) -> str:
    return f"looking_back:{meeting_id}:{person}"
