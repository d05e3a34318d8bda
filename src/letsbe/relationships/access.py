"""Who may reach a relationship: its two parties whole, a coordinator its stage and dates."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.lib.prepared import Prepared
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships.models import Beginning, Party, Relationship
from letsbe.relationships.rules import Kind

_OF_PARTY = [field.attname for field in Party._meta.concrete_fields]  # noqa: SLF001
_OF_PERSON = ["id", "name_sealed"]
# What both_of() reads, as seen from a party; other fields of a person are fetched if asked for.
BOTH_COLUMNS = (*_OF_PARTY, *(f"person__{name}" for name in _OF_PERSON))

_HELD = Prepared(
    lambda relationship: (
        Relationship.objects.select_for_update().filter(pk=relationship).values_list("pk")
    )
)


_IN_SUPERVISION = Prepared(
    lambda person: Party.objects.filter(
        relationship__parties__person=person,
        relationship__kind=Kind.SUPERVISION.value,
        relationship__ended_at=None,
    ).values_list("person_id")
)


def relationship_for_party(person: Person, relationship_id: UUID) -> Relationship:
    # A stranger gets the same 404 as a wrong number: existence is private too.
    return get_object_or_404(relationships_of(person), pk=relationship_id)


def locked_for_party(person: Person, relationship_id: UUID) -> Relationship:
    """Return the row held still until the deed is done, so that two deeds cannot cross."""
    hold(relationship_id)
    return relationship_for_party(person, relationship_id)


def hold(relationship_id: UUID) -> None:
    """Hold one row until the end of the transaction; says nothing of who may reach it."""
    _HELD.rows(relationship_id)


def both(lead: str = "") -> "Prefetch[str, QuerySet[Party], str]":
    """Return how the two are fetched, with their people, in one query.

    Moss before plum: the order is drawn by lot, like the voices, and is the same for both.
    """
    parties = Party.objects.select_related("person").order_by("voice")
    return Prefetch(f"{lead}parties", parties)


def both_of(rows: list[tuple[object, ...]]) -> list[Party]:
    """Return the two parties with their people from rows of BOTH_COLUMNS."""
    return [_party(row) for row in rows]


def remember_both(relationship: Relationship, parties: list[Party]) -> None:
    """Let a relationship know its two, as prefetching both() would."""
    found = relationship.parties.all()
    found._result_cache = parties  # noqa: SLF001 (what Django's own prefetching does)
    relationship.__dict__["_prefetched_objects_cache"] = {"parties": found}


def _party(row: tuple[object, ...]) -> Party:
    party = Party.from_db("default", _OF_PARTY, row[: len(_OF_PARTY)])
    party.person = Person.from_db("default", _OF_PERSON, row[len(_OF_PARTY) :])
    return party


def relationships_of(person: Person) -> QuerySet[Relationship]:
    mine = Relationship.objects.filter(_is_party(person)).order_by("-began_at", "-pk")
    return mine.prefetch_related(both())


def in_supervision_with(person: Person) -> set[UUID]:
    """Return everybody with whom this person is in supervision now, whoever came as what."""
    return {other for (other,) in _IN_SUPERVISION.rows(person.pk) if other != person.pk}


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
    """Return an asking, also when it has begun or was closed meanwhile."""
    return get_object_or_404(_askings(person), pk=beginning_id)


def beginnings_for_coordinator(person: Person) -> QuerySet[Beginning]:
    """Return the askings that have not begun, newest first."""
    return _askings(person).filter(relationship=None)


def _askings(person: Person) -> QuerySet[Beginning]:
    _insist_on_coordinator(person)
    return Beginning.objects.order_by("-asked_at", "-pk").prefetch_related("answers__person")


def _is_party(person: Person) -> Q:
    return Q(parties__person=person)


def _insist_on_coordinator(person: Person) -> None:
    if Part.COORDINATOR not in person.parts:
        raise Http404
