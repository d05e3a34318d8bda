"""People brought from a table: each row an invitation, with a portrait prepared for them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.journal.rules import Happened
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people import rules
from letsbe.people.actions.coming import new_invitation
from letsbe.people.actions.preparing import forget_prepared, prepare
from letsbe.people.actions.settling import coordinating_house, refuse
from letsbe.people.events import Deed
from letsbe.people.models import Invitation, Person
from letsbe.people.rules.bringing import Brought
from letsbe.vault import queries as vault


@transaction.atomic
def bring(
    by: Person, rows: Sequence[Brought], *, at: datetime, once: Once | None = None
) -> UUID:
    """Invite everybody in these rows, or nobody; return what they are found by together."""
    house = coordinating_house(by)
    journal.claim(once, by=by.pk, at=at)
    refuse(rules.refuse_inviting(doors_open=house.doors_opened_at is not None))
    forget_prepared(by, at=at)
    together = brought_id(by, once=once)
    ring = vault.key_ring(people=[by.pk])
    made = []
    for row in rows:
        invitation = new_invitation(
            by, pk=new_id(), part=row.part, for_whom=row.name, at=at, ring=ring
        )
        invitation.brought_id = together
        prepare(invitation, row.told, ring=ring)
        made.append(invitation)
    Invitation.objects.bulk_create(made)
    invited = (
        Happened(Deed.INVITED, by=by.pk, about=one.pk, facts={"part": one.part}) for one in made
    )
    brought = Happened(Deed.BROUGHT, by=by.pk, facts={"number": len(made)})
    journal.record_all(brought, *invited, strand=HOUSE, at=at)
    return together


def brought_id(by: Person, *, once: Once | None) -> UUID:
    """Return what the people of one form are found by, so that its twin finds them again."""
    return uuid5(by.pk, f"brought/{once.key}") if once else new_id()
