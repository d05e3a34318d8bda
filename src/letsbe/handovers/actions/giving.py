"""Giving a handover to the next one, taking it back, reading it, and deleting it for good."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.handovers import access, queries
from letsbe.handovers.events import Deed
from letsbe.handovers.models import Handover
from letsbe.handovers.rules import passing
from letsbe.handovers.rules.refusals import HandoverRefused
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships import access as relationships


@transaction.atomic
def give(
    relationship_id: UUID,
    to: UUID,
    *,
    by: Person,
    seen: int,
    at: datetime,
    once: Once | None = None,
) -> Handover:
    """Let the next one read it, exactly as it was read: `seen` is its version on the page."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.GIVEN, relationship_id))
    # Always in one order, so that two who give to each other do not wait for ever.
    for each in sorted((relationship_id, to)):
        relationships.hold(each)
    row = access.handover_of_writer(by, relationship_id)
    former = queries.other_party(row.relationship, by.pk).person_id
    next_ones = {one.pk: one for one in access.next_ones(by)}
    may = frozenset(
        pk
        for pk, one in next_ones.items()
        if passing.is_next(one.bond, writer=by.pk, former=former)
    )
    why = passing.refuse_giving(queries.opened(row).now, to, next_ones=may, seen=seen)
    if why:
        raise HandoverRefused(why)
    row.to, row.given_at, row.read_at = next_ones[to], at, None
    row.save(update_fields=["to", "given_at", "read_at"])
    _record_with_both(Deed.GIVEN, row, by=by, at=at)
    return row


@transaction.atomic
def take_back(
    relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> Handover:
    """From now on the next one finds nothing there any more; they may remember it."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.TAKEN_BACK, relationship_id))
    relationships.hold(relationship_id)
    row = access.handover_of_writer(by, relationship_id)
    if row.to is None:
        return row
    if queries.is_given(row):
        _record_with_both(Deed.TAKEN_BACK, row, by=by, at=at)
    row.to = row.given_at = row.read_at = None
    row.waits_since = at
    row.save(update_fields=["to", "given_at", "read_at", "waits_since"])
    return row


@transaction.atomic
def delete(
    relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Delete it for good, with every piece: no row of it is left."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.DELETED, relationship_id))
    relationships.hold(relationship_id)
    row = access.handover_of_writer(by, relationship_id)
    if queries.is_given(row):
        _record_with_both(Deed.TAKEN_BACK, row, by=by, at=at)
    journal.record(Deed.DELETED, by=by.pk, strand=by.pk, about=row.pk, at=at)
    row.delete()


@transaction.atomic
def read(handover_id: UUID, *, by: Person, at: datetime) -> Handover:
    """Return what was given to this person; the writer's journal tells that they looked."""
    row = access.handover_for_next(by, handover_id)
    if row.read_at is None:
        access.given_to(by).filter(pk=row.pk, read_at=None).update(read_at=at)
    journal.record_look(Deed.LOOKED_AT, by=by.pk, strand=row.writer_id, about=row.pk, at=at)
    return row


def _record_with_both(deed: Deed, row: Handover, *, by: Person, at: datetime) -> None:
    """Tell the writer and the next one, each in their own strand; the former other nothing."""
    if row.to is None:
        return
    to = queries.other_party(row.to, by.pk).person_id
    for strand in (by.pk, to):
        journal.record(deed, by=by.pk, strand=strand, about=to, at=at)
