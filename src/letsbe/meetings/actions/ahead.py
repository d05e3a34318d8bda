"""Making the meetings of a rhythm ahead: once each, whoever looks first."""

from datetime import datetime

from django.db import transaction

from letsbe.meetings import access
from letsbe.meetings.actions import reminding
from letsbe.meetings.models import Meeting, Rhythm
from letsbe.meetings.queries import rhythm as queries
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship


def make_ahead(person: Person, *, at: datetime) -> None:
    """Make what is missing of the next weeks of this person's rhythms."""
    for row in queries.lacking(access.rhythms_in_force(person), at=at):
        _make(row, at=at)


def make_all_ahead(*, at: datetime) -> None:
    """Make what is missing everywhere, for reminders to be due although nobody looked."""
    for row in queries.lacking(access.rhythms_in_force(None), at=at):
        _make(row, at=at)


@transaction.atomic
def _make(row: Rhythm, *, at: datetime) -> None:
    relationships.hold(row.relationship_id)
    held = access.rhythm_as_it_is(row.pk)
    if held.closed_at is None and held.relationship.bond.is_open:
        make_beats(held, relationship=held.relationship, at=at)


def make_beats(row: Rhythm, *, relationship: Relationship, at: datetime) -> None:
    """Make the missing meetings of a rhythm; the caller holds its relationship."""
    people = relationship.bond.people
    for day, starts_at in queries.missing(row, at=at):
        made = Meeting(
            relationship=relationship,
            rhythm=row,
            on=day,
            starts_at=starts_at,
            minutes=row.minutes,
            suggested_by_id=row.suggested_by_id,
            suggested_at=row.suggested_at,
            agreed_at=at,
        )
        made.save(force_insert=True)
        reminding.see_to(made, people=people, at=at)
