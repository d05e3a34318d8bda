"""What the programme asks of everybody: written and retired by a coordinator, in the open."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.agreements import access
from letsbe.agreements.actions.keeping import set_drafts_aside
from letsbe.agreements.events import Deed
from letsbe.agreements.models import Minimum
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person


@transaction.atomic
def write_minimum(
    title: str,
    words: str,
    reason: str,
    *,
    by: Person,
    at: datetime,
    instead_of: UUID | None = None,
    once: Once | None = None,
) -> Minimum:
    """Write a minimum, or a new wording of one; both parties of each pair read it afresh."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.MINIMUM_WRITTEN, instead_of))
    current = access.minimums_for_coordinator(by)
    line, position = new_id(), current.count()
    if instead_of:
        old = current.filter(pk=instead_of).first()
        if old is None:
            raise AgreementRefused(Refusal.MINIMUM_CHANGED)
        line, position = old.line, old.position
        Minimum.objects.filter(pk=old.pk).update(retired_at=at)
    minimum = Minimum.objects.create(
        line=line,
        position=position,
        title=title,
        words=words,
        reason=reason,
        written_by=by,
        written_at=at,
    )
    set_drafts_aside(at=at)
    journal.record(Deed.MINIMUM_WRITTEN, by=by.pk, strand=HOUSE, about=minimum.pk, at=at)
    return minimum


@transaction.atomic
def retire_minimum(
    minimum_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Ask it no longer; agreements already signed keep it as it was."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.MINIMUM_RETIRED, minimum_id))
    minimum = access.minimums_for_coordinator(by).filter(pk=minimum_id).first()
    if minimum is None:
        raise AgreementRefused(Refusal.MINIMUM_CHANGED)
    Minimum.objects.filter(pk=minimum.pk).update(retired_at=at)
    set_drafts_aside(at=at)
    journal.record(Deed.MINIMUM_RETIRED, by=by.pk, strand=HOUSE, about=minimum.pk, at=at)
