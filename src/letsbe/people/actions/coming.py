"""How people come here: the first of all, and everybody after, each by an invitation."""

import secrets
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people import access, events, queries, rules
from letsbe.people.actions.preparing import hand_over
from letsbe.people.actions.settling import (
    coordinating_house,
    prepared,
    record_joined,
    record_withdrawn,
    refuse,
    settle,
    settle_house,
)
from letsbe.people.events import Deed
from letsbe.people.models import House, Invitation, Person
from letsbe.people.rules import Newcomer, Part, Refusal, Refused
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing

_LINK_BYTES = 24


def set_up_house(name: str, *, coordinator: Newcomer, at: datetime) -> Person:
    """Make the house and its first coordinator; of two who begin at once, one does it."""
    if House.objects.exists():
        raise Refused(Refusal.ALREADY_SET_UP)
    person = prepared(coordinator, at=at)
    with transaction.atomic():
        settle_house(House(name=name, set_up_at=at))
        settle(person, part=Part.COORDINATOR, given_by=None)
        journal.record(Deed.HOUSE_SET_UP, by=person.pk, strand=HOUSE, at=at)
        record_joined(person, invited_by=None, part=Part.COORDINATOR)
        queries.forget_house()
    return person


def invite(
    by: Person, *, part: Part, for_whom: str, at: datetime, once: Once | None = None
) -> Invitation:
    """Make a way in for one person, once."""
    with transaction.atomic():
        house = coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        refuse(rules.refuse_inviting(doors_open=house.doors_opened_at is not None))
        pk = invitation_id(by, once=once)
        invitation = new_invitation(by, pk=pk, part=part, for_whom=for_whom, at=at)
        invitation.save(force_insert=True)
        journal.record(
            Deed.INVITED, by=by.pk, strand=HOUSE, about=invitation.pk, at=at, part=part.value
        )
    return invitation


def invitation_id(by: Person, *, once: Once | None) -> UUID:
    """Return the id of the invitation a form makes, so that its twin finds it again."""
    return uuid5(by.pk, str(once.key)) if once else new_id()


def withdraw(
    invitation: Invitation, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Close an unused way in; closing it again changes nothing."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        closed = access.invitations_of(by).filter(
            pk=invitation.pk, used_at=None, withdrawn_at=None
        )
        if closed.update(withdrawn_at=at, prepared_sealed=None):
            record_withdrawn(invitation.pk, by=by, at=at)
            return
        invitation.refresh_from_db()
        refuse(Refusal.USED if invitation.used_at else None)


def accept(
    invitation: Invitation,
    *,
    newcomer: Newcomer,
    page_read: str,
    is_adult: bool,
    at: datetime,
) -> Person:
    """Bring somebody in through an invitation: one person, however many try at once."""
    has_read_this_page = page_read == queries.programme_page().edition
    refuse(
        rules.refuse_acceptance(
            invitation.as_values,
            doors_open=queries.are_doors_open(),
            is_adult=is_adult,
            has_read_this_page=has_read_this_page,
            at=at,
        )
    )
    # The key is stored, and the slow hashing done, before anybody waits for our lock.
    person = prepared(newcomer, at=at)
    with transaction.atomic():
        _use(invitation, at=at)
        # Asked again: the doors may have been closed while the passphrase was hashed.
        refuse(rules.refuse_inviting(doors_open=queries.are_doors_open()))
        part = Part(invitation.part)
        settle(person, part=part, given_by=invitation.made_by_id)
        Invitation.objects.filter(pk=invitation.pk).update(used_by=person)
        record_joined(person, invited_by=invitation.made_by_id, part=part)
        hand_over(invitation, to=person, at=at)
        events.person_joined.send(Person, person_id=person.pk, page_read=page_read, at=at)
    return person


def new_invitation(
    by: Person,
    *,
    pk: UUID,
    part: Part,
    for_whom: str,
    at: datetime,
    ring: KeyRing | None = None,
) -> Invitation:
    """Return an invitation that is not stored yet, with its secrets sealed for its maker."""
    link = secrets.token_urlsafe(_LINK_BYTES)
    code = "".join(secrets.choice(rules.CODE_ALPHABET) for _ in range(rules.CODE_LENGTH))
    ring = ring or vault.key_ring(people=[by.pk])
    invitation = Invitation(
        id=pk,
        made_by=by,
        part=part.value,
        link_index=access.link_index(link),
        code_index=access.code_index(code),
        made_at=at,
        ends_at=at + rules.INVITATION_LASTS,
    )
    invitation.link_sealed = ring.seal(link, invitation.place_of("link"))
    invitation.code_sealed = ring.seal(code, invitation.place_of("code"))
    invitation.for_whom_sealed = ring.seal(for_whom, invitation.place_of("for_whom"))
    return invitation


def _use(invitation: Invitation, *, at: datetime) -> None:
    # One statement decides between all who try at once; the others see it used.
    way_in = Invitation.objects.filter(pk=invitation.pk)
    if way_in.filter(used_at=None, withdrawn_at=None, ends_at__gt=at).update(
        used_at=at, prepared_sealed=None
    ):
        return
    refuse(rules.refuse_opening(way_in.get().as_values, at=at))
