"""Times that may suit both, from the hours each told; the hours themselves go no further."""

from datetime import datetime, timedelta

from letsbe.meetings import access
from letsbe.meetings.queries.calendar import absences_of, not_over
from letsbe.meetings.rules.times import Taken, Week, that_suit
from letsbe.people.models import Person
from letsbe.people.queries.portraits import Drawn, drawn_of
from letsbe.relationships.models import Relationship


def times_that_suit(
    relationship: Relationship, *, minutes: int, at: datetime
) -> list[datetime]:
    """Return a few moments; none also where one of the two told no hours, and not whose."""
    people: list[Person] = [party.person for party in relationship.parties.all()]
    drawn = drawn_of([person.pk for person in people], with_apart=False)
    away = absences_of([relationship])
    first, second = (
        Week(
            hours=_hours(drawn.get(person.pk)),
            zone=person.zone,
            away=tuple(one.span for one in away if one.person_id == person.pk),
        )
        for person in people
    )
    agreed = not_over(access.meetings_in(relationship), at=at).exclude(agreed_at=None)
    taken = [
        Taken(starts_at=row.starts_at, ends_at=row.starts_at + timedelta(minutes=row.minutes))
        for row in agreed
    ]
    return that_suit((first, second), minutes=minutes, at=at, taken=taken)


def _hours(drawn: Drawn | None) -> int:
    return drawn.told.hours if drawn and drawn.told else 0
