"""What of an ending waits for a person's day: a last meeting that was suggested, no letter."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.endings import access
from letsbe.endings.queries import ending_of
from letsbe.endings.rules.meeting import Turn, turn
from letsbe.people import queries as people
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class SuggestedMeeting:
    """That somebody suggests a last meeting; when and where stands on its own page."""

    relationship_id: UUID
    by: people.Card


def meetings_for(person: Person, *, at: datetime) -> list[SuggestedMeeting]:
    """Return the last meetings that wait for this person's answer, no word opened."""
    rows = [
        row
        for row in access.meetings_suggested_to(person)
        if row.suggested_at >= (access.since_of(row.relationship) or at)
        if turn(ending_of(row.relationship, at=at), row.as_value, of=person.pk) is Turn.YOURS
    ]
    names = people.cards({row.author_id for row in rows})
    return [
        SuggestedMeeting(relationship_id=row.relationship_id, by=names[row.author_id])
        for row in rows
    ]
