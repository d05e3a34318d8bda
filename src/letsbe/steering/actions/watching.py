"""Having nudges or none, and putting one occasion aside: each for themselves alone."""

from collections.abc import Set
from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.steering import access
from letsbe.steering.actions.keeping import record_own, tell_less
from letsbe.steering.events import Deed
from letsbe.steering.models import NudgesOff, PutAside
from letsbe.steering.queries.nudges import noticed_in


@transaction.atomic
def turn_off(
    relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """From now on this person reads no nudge here; the other is not told."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.NUDGES_OFF, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    _row, is_new = NudgesOff.objects.get_or_create(
        relationship=relationship, person=by, defaults={"at": at}
    )
    if is_new:
        tell_less(relationship, at=at)
        record_own(Deed.NUDGES_OFF, relationship, by=by, at=at)


@transaction.atomic
def turn_on(
    relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    journal.claim(once, by=by.pk, at=at, deed=(Deed.NUDGES_ON, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    gone, _rows = NudgesOff.objects.filter(relationship=relationship, person=by).delete()
    if gone:
        record_own(Deed.NUDGES_ON, relationship, by=by, at=at)


@transaction.atomic
def put_aside(
    relationship_id: UUID,
    seen: Set[str],
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Put aside what is noticed now, as far as it was on the screen; it does not come again."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.PUT_ASIDE, relationship_id))
    relationship = access.held_for_party(by, relationship_id)
    keys = [one.key for one in noticed_in(relationship, at=at)]
    mine = [
        PutAside(relationship=relationship, person=by, occasion=key, at=at)
        for key in keys
        if key in seen
    ]
    PutAside.objects.bulk_create(mine, ignore_conflicts=True)
    if mine:
        tell_less(relationship, at=at)
        record_own(Deed.PUT_ASIDE, relationship, by=by, at=at)
