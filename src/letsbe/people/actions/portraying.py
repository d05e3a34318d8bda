"""What people tell to be introduced, when they look for somebody, and the room they have."""

import json
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.once import Once
from letsbe.people import queries
from letsbe.people.actions.settling import coordinating_house
from letsbe.people.events import Deed
from letsbe.people.models import Choice, House, Person
from letsbe.people.models import Portrait as Row
from letsbe.people.rules import portraits
from letsbe.people.rules.portraits import Apart, Portrait, Room, Topic
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@transaction.atomic
def redraw(
    person: Person,
    change: Callable[[Portrait], Portrait],
    *,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep one step of a portrait; the others stay, whatever another page changed meanwhile."""
    journal.claim(once, by=person.pk, at=at)
    row = _held(person)
    ring = vault.key_ring(people=[person.pk])
    before = queries.told_in(row, ring)
    changed = change(before or Portrait())
    # Pressing Keep on what is kept already is no change, and is told to nobody as one.
    if changed == before:
        return
    row.told_sealed = _sealed(row, "told", portraits.as_json(changed), ring)
    _keep(row, ["told_sealed"], at=at)


@transaction.atomic
def keep_apart(
    person: Person,
    change: Callable[[Apart], Apart],
    *,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep whom somebody would rather not meet; the journal does not say that it was this."""
    journal.claim(once, by=person.pk, at=at)
    row = _held(person)
    ring = vault.key_ring(people=[person.pk])
    before = queries.apart_in(row, ring)
    changed = change(before or Apart())
    if changed == before:
        return
    row.apart_sealed = _sealed(row, "apart", portraits.apart_as_json(changed), ring)
    _keep(row, ["apart_sealed"], at=at)


@transaction.atomic
def keep_prepared(person: Person, *, at: datetime, once: Once | None = None) -> None:
    """Make one's own what a coordinator wrote down; it is not kept twice."""
    journal.claim(once, by=person.pk, at=at)
    row = _held(person)
    ring = vault.key_ring(people=[person.pk])
    if prepared := queries.prepared_in(row, ring):
        before = queries.told_in(row, ring) or Portrait()
        told = portraits.as_json(portraits.joined(before, prepared))
        row.told_sealed = _sealed(row, "told", told, ring)
        row.prepared_sealed, row.prepared_by = None, None
        _keep(row, ["told_sealed", "prepared_sealed", "prepared_by"], at=at)


@transaction.atomic
def delete_prepared(person: Person, *, at: datetime, once: Once | None = None) -> None:
    """Delete what a coordinator wrote down; what somebody told themselves stays."""
    journal.claim(once, by=person.pk, at=at)
    row = _held(person)
    if row.prepared_sealed is not None:
        row.prepared_sealed, row.prepared_by = None, None
        row.save(update_fields=["prepared_sealed", "prepared_by"])
        journal.record(Deed.PREPARED_DELETED, by=person.pk, strand=person.pk, at=at)


@transaction.atomic
def look_for_somebody(person: Person, *, at: datetime, once: Once | None = None) -> None:
    """Wait to be introduced, from now on; who waits already keeps their place."""
    journal.claim(once, by=person.pk, at=at)
    row = _held(person)
    if row.looking_since_at is None:
        row.looking_since_at = at
        row.save(update_fields=["looking_since_at"])
        journal.record(Deed.LOOKING, by=person.pk, strand=person.pk, at=at)


@transaction.atomic
def stop_looking(person: Person, *, at: datetime, once: Once | None = None) -> None:
    journal.claim(once, by=person.pk, at=at)
    end_looking(person, by=person, at=at)


def end_looking(person: Person, *, by: Person, at: datetime) -> None:
    """End somebody's wait inside another deed, such as ending the part of a peer."""
    waits = Row.objects.filter(person=person).exclude(looking_since_at=None)
    if waits.update(looking_since_at=None):
        journal.record(Deed.LOOKING_ENDED, by=by.pk, strand=person.pk, about=person.pk, at=at)


@transaction.atomic
def make_room(person: Person, room: Room, *, at: datetime, once: Once | None = None) -> None:
    """Keep for how many others somebody has room, and when they are away."""
    journal.claim(once, by=person.pk, at=at)
    row = _held(person)
    if row.room == room:
        return
    row.room_for = room.people
    row.away_from, row.away_until = room.away_from, room.away_until
    row.save(update_fields=["room_for", "away_from", "away_until"])
    journal.record(Deed.ROOM_CHANGED, by=person.pk, strand=person.pk, at=at)


def held_room(person: Person) -> Room:
    """Return somebody's room inside another deed, held: whoever else asks waits for it."""
    return _held(person).room


@transaction.atomic
def write_choices(
    topic: Topic, words: tuple[str, ...], *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Keep what the programme offers to choose from; what people chose before stays theirs."""
    house = coordinating_house(by)
    journal.claim(once, by=by.pk, at=at)
    if house.choices_since_at is None:
        _begin_choices(house, at=at)
    Choice.objects.filter(topic=topic).delete()
    _write(topic, words)
    journal.record(Deed.CHOICES_CHANGED, by=by.pk, strand=HOUSE, at=at, topic=topic.value)


def _sealed(row: Row, column: str, told: dict[str, object], ring: KeyRing) -> bytes:
    return ring.seal(json.dumps(told), row.place_of(column))


def _keep(row: Row, columns: list[str], *, at: datetime) -> None:
    row.save(update_fields=columns)
    person = row.person_id
    journal.record(Deed.PORTRAIT_CHANGED, by=person, strand=person, at=at)


def _begin_choices(house: House, *, at: datetime) -> None:
    """Write the usual words down: from now on the programme's own stand, also an empty list."""
    for topic in Topic:
        _write(topic, queries.choices(topic))
    house.choices_since_at = at
    house.save(update_fields=["choices_since_at"])
    queries.forget_house()


def _write(topic: Topic, words: tuple[str, ...]) -> None:
    Choice.objects.bulk_create(
        Choice(topic=topic, words=each, folded=portraits.folded(each), position=position)
        for position, each in enumerate(words)
    )


def _held(person: Person) -> Row:
    """Return the portrait's row, made if it is the first word of it, held until the end."""
    Row.objects.get_or_create(person=person)
    return Row.objects.select_for_update().get(person=person)
