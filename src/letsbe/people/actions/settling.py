"""How somebody is brought in, whole or not at all; shared by the deeds beside this file."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.journal.rules import Fact
from letsbe.lib.ids import new_id
from letsbe.people import access
from letsbe.people.events import Deed
from letsbe.people.models import House, PartHeld, Person, WayBack
from letsbe.people.rules import Newcomer, Part, Refusal, Refused
from letsbe.vault import actions as keys


def refuse(reason: Refusal | None) -> None:
    if reason:
        raise Refused(reason)


def coordinators() -> QuerySet[PartHeld]:
    """Return the parts held by those who coordinate and can sign in."""
    return PartHeld.objects.filter(
        part=Part.COORDINATOR.value, ended_at=None, person__is_active=True
    )


def coordinating_house(by: Person) -> House:
    """Lock the house and return it, if this person coordinates at this very moment."""
    house = House.objects.select_for_update().first()
    is_coordinating = coordinators().filter(person=by).exists()
    if house is None or not is_coordinating:
        raise Http404
    return house


def prepared(newcomer: Newcomer, *, at: datetime) -> Person:
    """Return a person, not stored yet, whose key is stored and whose words are sealed."""
    person = Person(
        id=new_id(),
        sign_in_index=access.sign_in_index(newcomer.address),
        time_zone=newcomer.time_zone,
        adult_declared_at=at,
        joined_at=at,
    )
    person.set_password(newcomer.password)
    ring = keys.make_person_key(person.pk, at=at)
    person.name_sealed = ring.seal(newcomer.name, person.place_of("name"))
    person.address_sealed = ring.seal(newcomer.address, person.place_of("address"))
    return person


def settle(person: Person, *, part: Part, given_by: UUID | None) -> None:
    save_unless_taken(person)
    PartHeld.objects.create(
        person=person, part=part.value, given_by_id=given_by, since_at=person.joined_at
    )


def settle_house(house: House) -> None:
    try:
        with transaction.atomic():
            house.save(force_insert=True)
    except IntegrityError:
        raise Refused(Refusal.ALREADY_SET_UP) from None


def save_unless_taken(person: Person, columns: list[str] | None = None) -> None:
    """Store a person; the database says whether the address is somebody else's."""
    try:
        with transaction.atomic():
            person.save(update_fields=columns, force_insert=columns is None)
    except IntegrityError:
        raise Refused(Refusal.ADDRESS_TAKEN) from None


def record_joined(person: Person, *, invited_by: UUID | None, part: Part) -> None:
    for strand in (person.pk, HOUSE):
        journal.record(
            Deed.JOINED,
            by=person.pk,
            strand=strand,
            about=invited_by,
            at=person.joined_at,
            part=part.value,
        )


def end_ways_back(ways: QuerySet[WayBack], *, at: datetime) -> None:
    """End the links among these that could still be used."""
    ways.filter(used_at=None, ends_at__gt=at).update(ends_at=at)


def record_about(
    deed: Deed, *, by: UUID | None, person: Person, at: datetime, **facts: Fact
) -> None:
    """Write in the strand of whom it concerns, and in the programme's own."""
    for strand in (person.pk, HOUSE):
        journal.record(deed, by=by, strand=strand, about=person.pk, at=at, **facts)


def record_withdrawn(invitation: UUID, *, by: Person, at: datetime) -> None:
    journal.record(Deed.INVITATION_WITHDRAWN, by=by.pk, strand=HOUSE, about=invitation, at=at)
