"""What coordinators do about people: parts, who may sign in, and looks, all written down."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.once import Once
from letsbe.people import queries, rules
from letsbe.people.actions.portraying import end_looking
from letsbe.people.actions.settling import (
    coordinating_house,
    coordinators,
    end_ways_back,
    record_about,
    record_withdrawn,
    refuse,
)
from letsbe.people.actions.vouching import end_word_for
from letsbe.people.events import Deed, account_closed, sessions_ended
from letsbe.people.models import House, Invitation, PartHeld, Person, WayBack
from letsbe.people.rules import Part


def give_part(
    by: Person, *, person: Person, part: Part, at: datetime, once: Once | None = None
) -> None:
    """Let somebody play a part; giving it twice changes nothing."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        _held, is_new = PartHeld.objects.get_or_create(
            person=person,
            part=part.value,
            ended_at=None,
            defaults={"given_by": by, "since_at": at},
        )
        if is_new:
            record_about(Deed.PART_GIVEN, by=by.pk, person=person, at=at, part=part.value)


def end_part(
    by: Person, *, person: Person, part: Part, at: datetime, once: Once | None = None
) -> None:
    """End a part somebody plays; one coordinator always stays."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        others = coordinators().exclude(person=person).count()
        refuse(rules.refuse_ending_part(part, other_coordinators=others))
        held = PartHeld.objects.filter(person=person, part=part.value, ended_at=None)
        if held.update(ended_at=at):
            record_about(Deed.PART_ENDED, by=by.pk, person=person, at=at, part=part.value)
            if part is Part.COORDINATOR:
                _withdraw_all_of(person, by=by, at=at)
            if part is Part.SUPPORTER:
                end_word_for(person, by=by, at=at)
            if part is Part.PEER:
                end_looking(person, by=by, at=at)


def disable(by: Person, *, person: Person, at: datetime, once: Once | None = None) -> None:
    """Keep somebody from signing in, from the next request on; their words stay theirs."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        refuse(rules.refuse_disabling(is_oneself=by.pk == person.pk))
        if Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
            record_about(Deed.DISABLED, by=by.pk, person=person, at=at)
            _withdraw_all_of(person, by=by, at=at)
            end_ways_back(WayBack.objects.filter(person=person), at=at)
            account_closed.send(sender=None, person_id=person.pk)
            sessions_ended.send(sender=None, person_id=person.pk)


def enable(by: Person, *, person: Person, at: datetime, once: Once | None = None) -> None:
    """Let somebody sign in again."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
            record_about(Deed.ENABLED, by=by.pk, person=person, at=at)


def open_doors(at: datetime, *, by: UUID | None = None) -> None:
    """Let people be invited; called by the room that knows the help page is whole."""
    with transaction.atomic():
        if House.objects.filter(doors_opened_at=None).update(doors_opened_at=at):
            journal.record(Deed.DOORS_OPENED, by=by, strand=HOUSE, at=at)
            queries.forget_house()


def close_doors(at: datetime, *, by: UUID | None = None) -> None:
    """Stop invitations from being made."""
    with transaction.atomic():
        if House.objects.exclude(doors_opened_at=None).update(doors_opened_at=None):
            journal.record(Deed.DOORS_CLOSED, by=by, strand=HOUSE, at=at)
            queries.forget_house()


def look_at_list(by: Person, *, at: datetime) -> None:
    journal.record_look(Deed.LIST_LOOKED_AT, by=by.pk, strand=HOUSE, at=at)


def look_at_person(by: Person, *, person: Person, at: datetime) -> None:
    """Write in the person's own strand that somebody looked, for them to read."""
    if by.pk != person.pk:
        journal.record_look(
            Deed.PERSON_LOOKED_AT, by=by.pk, strand=person.pk, about=person.pk, at=at
        )


def export_list(by: Person, *, at: datetime, once: Once | None = None) -> None:
    """Write down that the list was taken out of the house, with what everybody told."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        journal.record(Deed.LIST_EXPORTED, by=by.pk, strand=HOUSE, at=at)


def _withdraw_all_of(maker: Person, *, by: Person, at: datetime) -> None:
    """Close the ways in that somebody made who coordinates no longer."""
    waiting = Invitation.objects.filter(made_by=maker, used_at=None, withdrawn_at=None)
    for invitation in waiting.select_for_update():
        invitation.withdrawn_at, invitation.prepared_sealed = at, None
        invitation.save(update_fields=["withdrawn_at", "prepared_sealed"])
        record_withdrawn(invitation.pk, by=by, at=at)
