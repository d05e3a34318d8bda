"""Who may reach a relationship: its two parties whole, a coordinator its stage and dates."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.lib.prepared import Prepared
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships.models import (
    Absence,
    Beginning,
    Cover,
    CoverYes,
    Party,
    Relationship,
    Wish,
)
from letsbe.relationships.rules import Kind

_OF_PARTY = [field.attname for field in Party._meta.concrete_fields]  # noqa: SLF001
_OF_PERSON = ["id", "name_sealed", "time_zone"]
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


def living() -> QuerySet[Relationship]:
    """Return what has not ended, for the daily jobs; nothing here leads to a word."""
    rows = Relationship.objects.filter(ended_at=None).order_by("pk")
    return rows.prefetch_related(both())


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


def wishes_of(person: Person, relationship: Relationship) -> QuerySet[Wish]:
    """Return one's own wishes for a change, newest first; the other never reaches them."""
    mine = Wish.objects.filter(relationship=relationship, person=person)
    return mine.order_by("-wished_at", "-pk")


def wishes_for_coordinator(person: Person) -> QuerySet[Wish]:
    """Return whose wish waits, but not in a relationship that is the coordinator's own."""
    open_now = _wishes_to_hear(person).filter(taken_back_at=None, talked_at=None)
    parties = both("relationship__")
    return open_now.select_related("relationship").prefetch_related(parties)


def wish_for_coordinator(person: Person, wish_id: UUID) -> Wish:
    """Return one wish, also when it was taken back or talked about meanwhile."""
    return get_object_or_404(_wishes_to_hear(person), pk=wish_id)


def relationship_for_naming(person: Person, relationship_id: UUID) -> Relationship:
    """Return where a coordinator may name a cover: nowhere where they are one of the two."""
    rows = relationships_for_coordinator(person).exclude(_is_party(person))
    return get_object_or_404(rows, pk=relationship_id)


def cover_of(relationship: Relationship) -> Cover | None:
    """Return the cover that is asked or stands, for whoever reached the relationship."""
    return _covers().filter(relationship=relationship, over_at=None).first()


def covers_for_naming(person: Person, relationship: Relationship) -> QuerySet[Cover]:
    """Return whom coordinators have named here, newest first."""
    relationship_for_naming(person, relationship.pk)
    return _covers().filter(relationship=relationship).order_by("-named_at", "-pk")


def cover_for_naming(person: Person, cover_id: UUID) -> Cover:
    _insist_on_coordinator(person)
    rows = _covers().exclude(relationship__parties__person=person)
    return get_object_or_404(rows, pk=cover_id)


def covers_of(person: Person) -> QuerySet[Cover]:
    """Return where this person is named as cover, asked or standing, oldest first."""
    here = _covers().filter(person=person, over_at=None, relationship__ended_at=None)
    return here.order_by("named_at", "pk")


def cover_for_named(person: Person, cover_id: UUID) -> Cover:
    """Return a cover for who is named in it, also when it is over."""
    return get_object_or_404(_covers().filter(person=person), pk=cover_id)


def covers_offered_to(person: Person) -> QuerySet[Cover]:
    """Return the covers that one of the two may know of: whoever is named said yes."""
    mine = _covers().filter(relationship__parties__person=person)
    return mine.filter(Exists(_yes_of_named()))


def cover_for_party(person: Person, cover_id: UUID) -> Cover:
    return get_object_or_404(covers_offered_to(person), pk=cover_id)


def cover_for_any(person: Person, cover_id: UUID) -> Cover:
    """Return a cover for any of the three whom it concerns."""
    named = _covers().filter(person=person, pk=cover_id).first()
    return named or cover_for_party(person, cover_id)


def absences_in(relationships: Iterable[Relationship]) -> QuerySet[Absence]:
    """Return what was said of being away, for whoever reached these relationships."""
    here = [relationship.pk for relationship in relationships]
    return Absence.objects.filter(relationship__in=here).order_by("first_on", "pk")


def _covers() -> QuerySet[Cover]:
    rows = Cover.objects.select_related("relationship", "person")
    return rows.prefetch_related("yeses", both("relationship__"))


def _yes_of_named() -> QuerySet[CoverYes]:
    return CoverYes.objects.filter(cover=OuterRef("pk"), person=F("cover__person"))


def _wishes_to_hear(person: Person) -> QuerySet[Wish]:
    _insist_on_coordinator(person)
    theirs = Wish.objects.exclude(relationship__parties__person=person)
    return theirs.order_by("wished_at", "pk")


def _is_party(person: Person) -> Q:
    return Q(parties__person=person)


def _insist_on_coordinator(person: Person) -> None:
    if Part.COORDINATOR not in person.parts:
        raise Http404
