"""Showing one thing to whom one is in supervision with, taking it back, and deleting."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.events import Deed
from letsbe.practice.models import Checklist, Noticing, Practice, Seated, Showing
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.relationships import access as relationships
from letsbe.vault import actions as keys


@transaction.atomic
def show_practice(
    practice_id: UUID, to: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> Showing:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.SHOWN, practice_id, to))
    return _shown(to, practice=access.held_for_owner(by, practice_id), by=by, at=at)


@transaction.atomic
def show_checklist(
    checklist_id: UUID, to: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> Showing:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.SHOWN, checklist_id, to))
    return _shown(to, checklist=access.checklist_for_owner(by, checklist_id), by=by, at=at)


@transaction.atomic
def take_back(
    showing_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> Showing:
    """From now on the other finds nothing there any more."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.TAKEN_BACK, showing_id))
    row = access.showing_of_owner(by, showing_id)
    if row.taken_back_at:
        return row
    Showing.objects.filter(pk=row.pk).update(taken_back_at=at)
    journal.record(Deed.TAKEN_BACK, by=by.pk, strand=by.pk, about=row.to_id, at=at)
    return row


@transaction.atomic
def delete_practice(
    practice_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Delete one practice with its words, and the key they were sealed under."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.DELETED, practice_id))
    row = access.held_for_owner(by, practice_id)
    has_own_key = Kind(row.kind).has_own_key
    if row.circle_id:
        Noticing.objects.filter(circle=row.circle_id, person=by).delete()
        guests = Seated.objects.filter(circle=row.circle_id, circle__begun_by=by, person=None)
        guests.update(name_sealed=None)
    Practice.objects.filter(pk=row.pk).delete()
    journal.record(Deed.DELETED, by=by.pk, strand=by.pk, about=practice_id, at=at)
    if has_own_key:
        transaction.on_commit(lambda: keys.shred_practice(practice_id, by.pk))


@transaction.atomic
def delete_checklist(
    checklist_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.DELETED, checklist_id))
    row = access.checklist_for_owner(by, checklist_id)
    Checklist.objects.filter(pk=row.pk).delete()
    journal.record(Deed.DELETED, by=by.pk, strand=by.pk, about=checklist_id, at=at)


def _shown(
    to: UUID,
    *,
    practice: Practice | None = None,
    checklist: Checklist | None = None,
    by: Person,
    at: datetime,
) -> Showing:
    if to not in relationships.in_supervision_with(by):
        raise PracticeRefused(Refusal.NOT_YOUR_SUPERVISION)
    if practice and practice.ended_at is None:
        raise PracticeRefused(Refusal.NOT_NOW)
    row, is_new = Showing.objects.get_or_create(
        practice=practice,
        checklist=checklist,
        to_id=to,
        taken_back_at=None,
        defaults={"at": at},
    )
    if is_new:
        journal.record(Deed.SHOWN, by=by.pk, strand=by.pk, about=to, at=at)
    return row
