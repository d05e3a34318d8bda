"""What a programme asks for in funding notes, and taking the signed ones out of the house."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.once import Once
from letsbe.meetings.actions.held import insist
from letsbe.meetings.events import Deed
from letsbe.meetings.models import FundingFields, FundingNote
from letsbe.meetings.queries import funding
from letsbe.meetings.rules import funding as rules
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.people.access import insist_on
from letsbe.people.models import Person
from letsbe.people.rules import Part


@transaction.atomic
def write_fields(
    labels: Sequence[str], *, seen: int, by: Person, at: datetime, once: Once | None = None
) -> FundingFields:
    """Ask for these fields from now on; notes begun before keep the ones they have."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.FIELDS_WRITTEN,))
    insist_on(by, part=Part.COORDINATOR)
    insist(rules.refuse_fields(labels))
    number = _newest_seen(seen)
    FundingFields.objects.filter(retired_at=None).update(retired_at=at)
    made = FundingFields(number=number + 1, labels=list(labels), written_by=by, written_at=at)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        # Another coordinator was quicker, at this very moment.
        raise HeldRefused(HeldRefusal.CHANGED_SINCE_READ) from None
    journal.record(Deed.FIELDS_WRITTEN, by=by.pk, strand=HOUSE, about=made.pk, at=at)
    return made


@transaction.atomic
def switch_off(*, seen: int, by: Person, at: datetime, once: Once | None = None) -> None:
    """Ask for no notes any more; those that both signed can still be taken out."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.FIELDS_RETIRED,))
    insist_on(by, part=Part.COORDINATOR)
    _newest_seen(seen)
    if FundingFields.objects.filter(retired_at=None).update(retired_at=at):
        journal.record(Deed.FIELDS_RETIRED, by=by.pk, strand=HOUSE, at=at)


@transaction.atomic
def take_out(month: date, *, by: Person, at: datetime) -> list[list[str]]:
    """Return the signed notes of one month as a table; both of each pair read who took it."""
    insist_on(by, part=Part.COORDINATOR)
    first, last = funding.month_around(month)
    notes = funding.going_out(funding.released_between(first, last), at=at)
    FundingNote.objects.filter(pk__in=[one.row.pk for one in notes]).update(taken_out_at=at)
    journal.record(Deed.FUNDING_TAKEN_OUT, by=by.pk, strand=HOUSE, at=at)
    for strand in sorted({one.row.relationship_id for one in notes}):
        journal.record(Deed.FUNDING_TAKEN_OUT, by=by.pk, strand=strand, at=at)
    return funding.table_of(notes)


def _newest_seen(seen: int) -> int:
    number = funding.newest_fields_number()
    if seen != number:
        raise HeldRefused(HeldRefusal.CHANGED_SINCE_READ)
    return number
