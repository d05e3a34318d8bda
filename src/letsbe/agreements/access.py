"""Who may reach an agreement: its two parties, and no one by guessing."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from letsbe.agreements.models import Agreement, Clause, Minimum, Version
from letsbe.lib.prepared import Prepared
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship

_OF_AGREEMENT = [field.attname for field in Agreement._meta.concrete_fields]  # noqa: SLF001
_OF_BOND = [field.attname for field in Relationship._meta.concrete_fields]  # noqa: SLF001


def _for_party(person: UUID, relationship: UUID) -> QuerySet[Agreement, Any]:
    # Joined twice: once for who asks, once for the two as they are shown.
    mine = Agreement.objects.filter(pk=relationship, relationship__parties__person=person)
    return (
        mine.annotate(party=FilteredRelation("relationship__parties"))
        .order_by("party__voice")
        .values_list(
            *_OF_AGREEMENT,
            *(f"relationship__{name}" for name in _OF_BOND),
            *(f"party__{name}" for name in relationships.BOTH_COLUMNS),
        )
    )


_FOR_PARTY = Prepared(_for_party)


def agreement_for_party(person: Person, relationship_id: UUID) -> Agreement:
    """Return the agreement with its relationship and both parties; 404 for everybody else."""
    rows = _FOR_PARTY.rows(person.pk, relationship_id)
    if not rows:
        raise Http404
    split, end = len(_OF_AGREEMENT), len(_OF_AGREEMENT) + len(_OF_BOND)
    agreement = Agreement.from_db("default", _OF_AGREEMENT, rows[0][:split])
    agreement.relationship = Relationship.from_db("default", _OF_BOND, rows[0][split:end])
    both = relationships.both_of([row[end:] for row in rows])
    relationships.remember_both(agreement.relationship, both)
    return agreement


def locked_for_party(person: Person, relationship_id: UUID) -> Agreement:
    """Return the same, held still until the deed is done: two deeds follow each other."""
    relationships.hold(relationship_id)
    return agreement_for_party(person, relationship_id)


def clause_of(agreement: Agreement, clause_id: UUID) -> Clause:
    # Under the right agreement only: a clause of another pair is not found here.
    return get_object_or_404(Clause.objects.filter(relationship=agreement), pk=clause_id)


def clause_from_answer(agreement: Agreement, answer_id: UUID) -> UUID | None:
    """Return the clause that was made from an answer of the first talk, if there is one."""
    rows = Clause.objects.filter(relationship=agreement, from_answer=answer_id)
    return rows.values_list("pk", flat=True).first()


def version_of(agreement: Agreement, number: int) -> Version:
    return get_object_or_404(versions_of(agreement), number=number)


def versions_of(agreement: Agreement) -> QuerySet[Version]:
    return Version.objects.filter(relationship=agreement).order_by("-number")


def agreements_of(person: Person) -> QuerySet[Agreement]:
    mine = Agreement.objects.filter(relationship__parties__person=person)
    both = relationships.both("relationship__")
    return (
        mine.select_related("relationship")
        .prefetch_related(both)
        .order_by("-relationship__began_at", "-pk")
    )


def review_dates_in(relationship_ids: Iterable[UUID]) -> dict[UUID, date]:
    """Return the days of review, where none is under way, for whoever reached these."""
    rows = Agreement.objects.filter(pk__in=list(relationship_ids), review_called_by=None)
    return {pk: on for pk, on in rows.values_list("pk", "review_on") if on}


def agreement_dates_for_coordinator(person: Person, relationship_id: UUID) -> Agreement:
    """Return stage and dates for a coordinator; callers have no key ring and show no words."""
    relationship = relationships.relationship_for_coordinator(person, relationship_id)
    agreement = get_object_or_404(Agreement, pk=relationship.pk)
    agreement.relationship = relationship
    return agreement


def minimums_for_coordinator(person: Person) -> QuerySet[Minimum]:
    if Part.COORDINATOR not in person.parts:
        raise Http404
    return Minimum.objects.filter(retired_at=None).order_by("position", "written_at")


def minimum_for_coordinator(person: Person, minimum_id: UUID) -> Minimum:
    return get_object_or_404(minimums_for_coordinator(person), pk=minimum_id)
