"""Who may reach a meeting: its two, whoever came as what."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from letsbe.meetings.models import Meeting
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship


def meetings_of(person: Person) -> QuerySet[Meeting]:
    """Return the meetings of this person, soonest first."""
    mine = relationships.relationships_of(person).order_by().values_list("pk", flat=True)
    rows = Meeting.objects.filter(relationship__in=mine).order_by("starts_at", "pk")
    return rows.select_related("relationship").prefetch_related(
        relationships.both("relationship__")
    )


def meetings_in(relationship: Relationship) -> QuerySet[Meeting]:
    """Return the meetings of two people, for whoever reached their relationship."""
    return Meeting.objects.filter(relationship=relationship).order_by("starts_at", "pk")


def meeting_for_party(person: Person, meeting_id: UUID) -> Meeting:
    return get_object_or_404(meetings_of(person), pk=meeting_id)


def locked_for_party(person: Person, meeting_id: UUID) -> Meeting:
    """Return a meeting with its relationship held, so that two deeds cannot cross."""
    relationships.hold(meeting_for_party(person, meeting_id).relationship_id)
    return meeting_for_party(person, meeting_id)
