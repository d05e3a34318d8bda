"""When two people meet next, for the day's page and for rooms above; no word is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from letsbe.meetings import access
from letsbe.meetings.models import Meeting
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Absence, Relationship

# No meeting goes on for longer.
LONGEST = timedelta(hours=8)


@dataclass(frozen=True, kw_only=True)
class Coming:
    """The next meeting of two people, or the one that goes on now."""

    relationship_id: UUID
    meeting_id: UUID
    starts_at: datetime
    is_now: bool
    is_resting: bool
    # Who of the two is away that day, by where they live.
    away: frozenset[UUID]


def coming(person: Person, *, at: datetime) -> list[Coming]:
    """Return the next meeting of each of a person's relationships, the soonest first."""
    first: dict[UUID, Meeting] = {}
    for row in not_over(access.meetings_of(person), at=at):
        is_open = row.agreed_at and not row.relationship.ended_at
        if is_open and ends_at(row) > at:
            first.setdefault(row.relationship_id, row)
    absences = absences_of([row.relationship for row in first.values()])
    return [
        Coming(
            relationship_id=row.relationship_id,
            meeting_id=row.pk,
            starts_at=row.starts_at,
            is_now=row.starts_at <= at,
            is_resting=bool(row.relationship.bond.paused_by),
            away=away_on(row.starts_at, row.relationship, absences),
        )
        for row in first.values()
    ]


def not_over(rows: QuerySet[Meeting], *, at: datetime) -> QuerySet[Meeting]:
    """Return what is to come or may still go on, and was not cancelled."""
    return rows.filter(cancelled_at=None, starts_at__gt=at - LONGEST)


def ends_at(row: Meeting) -> datetime:
    starts_at: datetime = row.starts_at
    return starts_at + timedelta(minutes=row.minutes)


def absences_of(bonds: Iterable[Relationship]) -> list[Absence]:
    return list(relationships.absences_in(bonds).filter(closed_on=None))


def away_on(
    moment: datetime, relationship: Relationship, absences: Iterable[Absence]
) -> frozenset[UUID]:
    """Return who of the two is away on the day of this moment, by where they live."""
    days = {
        party.person_id: moment.astimezone(party.person.zone).date()
        for party in relationship.parties.all()
    }
    return frozenset(
        one.person_id
        for one in absences
        if one.relationship_id == relationship.pk and one.span.holds(days[one.person_id])
    )
