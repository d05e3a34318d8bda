"""Who may reach a steering: its two; a coordinator what one of the two shows them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.steering.models import (
    Joining,
    NudgesOff,
    PutAside,
    Round,
    Steering,
    Step,
    Text,
)
from letsbe.steering.rules.course import Over


def relationship_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the relationship in which one steers; 404 for everybody but the two."""
    return relationships.relationship_for_party(person, relationship_id)


def held_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the same, held still until the deed is done."""
    return relationships.locked_for_party(person, relationship_id)


def open_in(relationship: Relationship) -> Steering | None:
    """Return the steering that is open, for whoever reached the relationship."""
    return _whole().filter(relationship=relationship, closed_at=None).first()


def last_in(relationship: Relationship) -> Steering | None:
    """Return the one that is open, or was until lately: an older one may have come back."""
    rows = _whole().filter(relationship=relationship)
    return rows.order_by(F("closed_at").desc(nulls_first=True), "-pk").first()


def is_one_open(relationship: Relationship) -> bool:
    return Steering.objects.filter(relationship=relationship, closed_at=None).exists()


def earlier_in(relationship: Relationship) -> QuerySet[Steering]:
    """Return what is closed, newest first."""
    rows = Steering.objects.filter(relationship=relationship).exclude(closed_at=None)
    rounds = Prefetch("rounds", Round.objects.order_by("number"))
    return rows.prefetch_related(rounds, "pointings").order_by("-pk")


def steering_in(relationship: Relationship, steering_id: UUID) -> Steering:
    # Under the right relationship only: a steering of another pair is not found here.
    return get_object_or_404(_whole().filter(relationship=relationship), pk=steering_id)


def open_of(person: Person) -> QuerySet[Steering]:
    """Return what is open in all of a person's living relationships, with how far it is."""
    rows = _with_course().filter(
        relationship__parties__person=person, relationship__ended_at=None, closed_at=None
    )
    both = relationships.both("relationship__")
    return rows.select_related("relationship").prefetch_related(both).order_by("pk")


def steering_now_in(relationship_ids: Iterable[UUID]) -> "QuerySet[Steering, UUID]":
    """Return which of these relationships have one open."""
    rows = Steering.objects.filter(relationship__in=list(relationship_ids), closed_at=None)
    return rows.values_list("relationship_id", flat=True)


def last_back_on_course_in(relationship_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return when the two of these relationships were last back on course, if they were."""
    ended_well = Round.objects.filter(
        steering__relationship__in=list(relationship_ids), over=Over.BACK_ON_COURSE.value
    )
    last = ended_well.values("steering__relationship").annotate(last=Max("over_at"))
    return dict(last.values_list("steering__relationship", "last"))


def may_read(person: Person, text: Text, *, is_seen: bool) -> bool:
    """Say whether somebody may open a text: their own, the other's once both are ready."""
    return text.person_id == person.pk or is_seen


def joinings_for_coordinator(person: Person) -> QuerySet[Joining]:
    """Return where a coordinator is asked to join now, longest waiting first."""
    return _joinings(person).filter(over_at=None)


def joining_for_coordinator(person: Person, joining_id: UUID) -> Joining:
    """Return one asking, also when it is over meanwhile; never in a bond of one's own."""
    return get_object_or_404(_joinings(person), pk=joining_id)


def nudges_off_in(relationship_ids: Iterable[UUID]) -> QuerySet[NudgesOff]:
    return NudgesOff.objects.filter(relationship__in=list(relationship_ids))


def put_aside_in(relationship_ids: Iterable[UUID]) -> QuerySet[PutAside]:
    return PutAside.objects.filter(relationship__in=list(relationship_ids))


def _joinings(person: Person) -> QuerySet[Joining]:
    if Part.COORDINATOR not in person.parts:
        raise Http404
    theirs = Joining.objects.exclude(steering__relationship__parties__person=person)
    rows = theirs.select_related("steering__relationship").order_by("asked_at", "pk")
    both = relationships.both("steering__relationship__")
    return rows.prefetch_related("shown", "lines", both)


def _with_course() -> QuerySet[Steering]:
    """Return steerings with all that says how far they are, in a constant few queries."""
    steps = Prefetch("steps", Step.objects.order_by("pk"))
    rounds = Round.objects.order_by("number").prefetch_related("texts", steps, "said_back")
    return Steering.objects.prefetch_related(Prefetch("rounds", rounds), "pointings")


def _whole() -> QuerySet[Steering]:
    joinings = Joining.objects.order_by("pk").prefetch_related("shown", "lines")
    return _with_course().prefetch_related(Prefetch("joinings", joinings))
