"""Saying when one is away, saying it otherwise, and taking it back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships import access
from letsbe.relationships.events import Deed
from letsbe.relationships.models import Absence, Relationship
from letsbe.relationships.rules import RelationshipRefused, absences
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.rules.covers import CoverStage
from letsbe.relationships.rules.refusals import AwayRefusal


@transaction.atomic
def say_away(
    relationship_id: UUID,
    span: Span,
    *,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> Absence:
    """Say from when until when one is away; other days follow those said before."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.AWAY_SAID, relationship_id))
    relationship = access.locked_for_party(by, relationship_id)
    before = _open_of(relationship, by)
    if why := absences.refuse_away(
        span,
        now=before.span if before else None,
        is_ended=relationship.bond.is_ended,
        today=today,
    ):
        raise RelationshipRefused(why)
    if before:
        _close(before, today=today)
    said = Absence.objects.create(
        relationship=relationship,
        person=by,
        first_on=span.first,
        last_on=span.last,
        said_at=at,
    )
    _record(Deed.AWAY_SAID, relationship, by=by, at=at)
    return said


@transaction.atomic
def take_away_back(
    relationship_id: UUID, *, by: Person, today: date, at: datetime, once: Once | None = None
) -> None:
    """Say that one is not away, or is back already."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.AWAY_TAKEN_BACK, relationship_id))
    relationship = access.locked_for_party(by, relationship_id)
    said = _open_of(relationship, by)
    if said is None or absences.is_over(said.span, today=today):
        raise RelationshipRefused(AwayRefusal.NOT_AWAY)
    _close(said, today=today)
    _record(Deed.AWAY_TAKEN_BACK, relationship, by=by, at=at)


def _open_of(relationship: Relationship, person: Person) -> Absence | None:
    return access.absences_in([relationship]).filter(person=person, closed_on=None).first()


def _close(said: Absence, *, today: date) -> None:
    # After its last day that changes nothing: it took place as it was said.
    Absence.objects.filter(pk=said.pk).update(closed_on=today)


def _record(deed: Deed, relationship: Relationship, *, by: Person, at: datetime) -> None:
    """Tell the two and, while one stands, the cover."""
    strands = [relationship.pk]
    cover = access.cover_of(relationship)
    if cover and cover.covering.stage is CoverStage.STANDING:
        strands.append(cover.person_id)
    for strand in strands:
        journal.record(deed, by=by.pk, strand=strand, at=at)
