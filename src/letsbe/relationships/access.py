"""Who may reach a relationship: its two parties whole, a coordinator its stage and dates."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships.models import Beginning, Party, Relationship

def relationship_for_party(person: Person, relationship_id: UUID) -> Relationship:
    # A stranger gets the same 404 as a wrong number: existence is private too.
    return get_object_or_404(relationships_of(person), pk=relationship_id)


def locked_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the row held still until the deed is done, so that two deeds cannot cross."""
    hold(relationship_id)
    return relationship_for_party(person, relationship_id)


def hold(relationship_id: UUID) -> None:
    """Hold one row until the end of the transaction; says nothing of who may reach it."""
    Relationship.objects.select_for_update().filter(pk=relationship_id).values("pk").first()


def both(lead: str = "") -> Prefetch:
    """Return how the two are fetched, with their people, in one query.

    Moss before plum: the order is drawn by lot, like the voices, and is the same for both.
    """
    parties = Party.objects.select_related("person").order_by("voice")
    return Prefetch(f"{lead}parties", parties)


def relationships_of(person: Person) -> QuerySet[Relationship]:
    mine = Relationship.objects.filter(_is_party(person)).order_by("-began_at", "-pk")
    return mine.prefetch_related(both())


def relationship_for_coordinator(person: Person, relationship_id: UUID) -> Relationship:
    return get_object_or_404(relationships_for_coordinator(person), pk=relationship_id)


def relationships_for_coordinator(person: Person) -> QuerySet[Relationship]:
    """Return all relationships, for stages and dates; nothing here leads to a word."""
    _insist_on_coordinator(person)
    everyone = Relationship.objects.order_by("-pk")
    return everyone.prefetch_related(both())


def beginning_for_asked(person: Person, beginning_id: UUID) -> Beginning:
    return get_object_or_404(beginnings_of(person), pk=beginning_id)


def beginnings_of(person: Person) -> QuerySet[Beginning]:
    asked = Beginning.objects.filter(Q(answers__person=person)).order_by("-asked_at")
    return asked.select_related("asked_by").prefetch_related("answers__person")


def beginning_for_coordinator(person: Person, beginning_id: UUID) -> Beginning:
    return get_object_or_404(beginnings_for_coordinator(person), pk=beginning_id)


def beginnings_for_coordinator(person: Person) -> QuerySet[Beginning]:
    _insist_on_coordinator(person)
    asked = Beginning.objects.filter(relationship=None).order_by("-asked_at")
    return asked.prefetch_related("answers__person")


def _is_party(person: Person) -> Q:
    return Q(parties__person=person)


def _insist_on_coordinator(person: Person) -> None:
    if Part.COORDINATOR not in person.parts:
        raise Http404
