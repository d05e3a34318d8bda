"""What is written down for somebody before they come, and how it becomes theirs."""

import json
from datetime import datetime

from letsbe.journal import actions as journal
from letsbe.people.events import Deed
from letsbe.people.models import Invitation, Person
from letsbe.people.models import Portrait as Row
from letsbe.people.rules import portraits
from letsbe.people.rules.portraits import Portrait
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


def prepare(invitation: Invitation, told: Portrait, *, ring: KeyRing) -> None:
    """Seal a portrait into an invitation, for its maker until it is accepted."""
    if told != Portrait():
        spelled = json.dumps(portraits.as_json(told))
        invitation.prepared_sealed = ring.seal(spelled, invitation.place_of("prepared"))


def hand_over(invitation: Invitation, *, to: Person, at: datetime) -> None:
    """Give somebody who came what was prepared for them: theirs alone, to keep or delete."""
    if invitation.prepared_sealed is None:
        return
    maker = vault.key_ring(people=[invitation.made_by_id])
    told = maker.shown(invitation.prepared_sealed, invitation.place_of("prepared"))
    if told is None:
        return
    row = Row(person=to, prepared_by_id=invitation.made_by_id)
    theirs = vault.key_ring(people=[to.pk])
    row.prepared_sealed = theirs.seal(told, row.place_of("prepared"))
    row.save(force_insert=True)
    journal.record(
        Deed.PORTRAIT_PREPARED, by=invitation.made_by_id, strand=to.pk, about=to.pk, at=at
    )


def forget_prepared(by: Person, *, at: datetime) -> None:
    """Drop what was prepared in invitations that have run out: nobody comes for it now."""
    gone = Invitation.objects.filter(made_by=by, ends_at__lte=at)
    gone.exclude(prepared_sealed=None).update(prepared_sealed=None)
