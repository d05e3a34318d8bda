"""Who may reach a meeting: its two, whoever came as what; a coordinator its dates."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from letsbe.meetings.models import CalendarAddress, Meeting, Rhythm
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.vault import queries as vault

# What lies longer back says nothing of how two people meet now.
LOOKED_BACK_ON = timedelta(weeks=26)


def meetings_of(person: Person) -> QuerySet[Meeting]:
    """Return the meetings of this person, soonest first."""
    mine = relationships.relationships_of(person).order_by().values_list("pk", flat=True)
    rows = Meeting.objects.filter(relationship__in=mine).order_by("starts_at", "pk")
    return rows.select_related("relationship", "rhythm", "move").prefetch_related(
        relationships.both("relationship__")
    )


def meetings_in(relationship: Relationship) -> QuerySet[Meeting]:
    """Return the meetings of two people, for whoever reached their relationship."""
    rows = Meeting.objects.filter(relationship=relationship).order_by("starts_at", "pk")
    return rows.select_related("rhythm", "move")


def meeting_for_party(person: Person, meeting_id: UUID) -> Meeting:
    return get_object_or_404(meetings_of(person), pk=meeting_id)


def locked_for_party(person: Person, meeting_id: UUID) -> Meeting:
    """Return a meeting with its relationship held, so that two deeds cannot cross."""
    relationships.hold(meeting_for_party(person, meeting_id).relationship_id)
    return meeting_for_party(person, meeting_id)


def rhythms_of(person: Person) -> QuerySet[Rhythm]:
    """Return every rhythm that was suggested between this person and anybody."""
    mine = relationships.relationships_of(person).order_by().values_list("pk", flat=True)
    return _rhythms().filter(relationship__in=mine)


def rhythms_in_force(person: Person | None) -> QuerySet[Rhythm]:
    """Return the rhythms that are kept now: by this person, or for the house by anybody."""
    rows = rhythms_of(person) if person else _rhythms()
    return rows.filter(closed_at=None).exclude(agreed_at=None)


def rhythm_as_it_is(rhythm_id: UUID) -> Rhythm:
    """Return a rhythm that was found before, once its relationship is held."""
    return _rhythms().get(pk=rhythm_id)


def rhythms_in(relationship: Relationship) -> QuerySet[Rhythm]:
    """Return what is open of rhythms: one in force, one suggested, at most."""
    rows = Rhythm.objects.filter(relationship=relationship, closed_at=None)
    return rows.order_by("pk")


def rhythm_for_party(person: Person, rhythm_id: UUID) -> Rhythm:
    return get_object_or_404(rhythms_of(person), pk=rhythm_id)


def locked_rhythm(person: Person, rhythm_id: UUID) -> Rhythm:
    """Return a rhythm, open or not, with its relationship held."""
    relationships.hold(rhythm_for_party(person, rhythm_id).relationship_id)
    return rhythm_for_party(person, rhythm_id)


def with_a_suggestion(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Return those of these meetings for which a time waits for somebody's yes."""
    return rows.filter(Q(agreed_at=None) | Q(move__isnull=False))


def below(rows: QuerySet[Meeting], meeting_id: UUID | None) -> QuerySet[Meeting]:
    """Return these meetings newest first, from below one of them on; from the top if none."""
    mark = rows.filter(pk=meeting_id).first() if meeting_id else None
    if mark:
        same = Q(starts_at=mark.starts_at, pk__lt=mark.pk)
        rows = rows.filter(Q(starts_at__lt=mark.starts_at) | same)
    return rows.order_by("-starts_at", "-pk")


def that_did_not_fall(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Leave out what nobody cancelled: what it belonged to is no more."""
    return rows.filter(has_fallen_away=False)


def calendar_rows(person: Person, *, since: datetime) -> QuerySet[Meeting]:
    """Return what this person had agreed on from a moment on, cancelled or not."""
    rows = meetings_of(person).exclude(agreed_at=None).filter(starts_at__gte=since)
    return rows.filter(relationship__ended_at=None)


def dates_for_coordinator(person: Person, relationship_id: UUID) -> QuerySet[Meeting]:
    """Return what two people had agreed on, newest first, for days and nothing else."""
    row = relationships.relationship_for_coordinator(person, relationship_id)
    agreed = Meeting.objects.filter(relationship=row).exclude(agreed_at=None)
    shown = that_did_not_fall(agreed).order_by("-starts_at", "-pk")
    return shown.only("starts_at", "cancelled_at")


def calendar_index(secret: str) -> str:
    return vault.blind_index(f"calendar/{secret}").hex()


def calendar_of(person: Person) -> CalendarAddress | None:
    return CalendarAddress.objects.filter(person=person).first()


def calendar_at(secret: str) -> CalendarAddress:
    """Return whose calendar is at this secret address, while its owner can sign in."""
    here = Q(secret_index=calendar_index(secret), person__is_active=True)
    return get_object_or_404(CalendarAddress.objects.select_related("person"), here)


def agreed_before(relationship_ids: Iterable[UUID], *, at: datetime) -> QuerySet[Meeting]:
    """Return the agreed meetings of half a year that have begun, for these pairs."""
    rows = Meeting.objects.filter(
        relationship__in=list(relationship_ids),
        agreed_at__isnull=False,
        cancelled_at=None,
        starts_at__lte=at,
        starts_at__gt=at - LOOKED_BACK_ON,
    )
    whole = rows.select_related("relationship").order_by("starts_at", "pk")
    return whole.prefetch_related(relationships.both("relationship__"))


def _rhythms() -> QuerySet[Rhythm]:
    rows = Rhythm.objects.order_by("pk").select_related("relationship")
    return rows.prefetch_related(relationships.both("relationship__"))
