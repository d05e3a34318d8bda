"""Reading portraits: one's own, everybody's, and what there is to choose from."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.people.models import Choice, House, Person, Portrait, Vouching
from letsbe.people.rules import portraits
from letsbe.people.rules.portraits import Apart, Room, Topic
from letsbe.people.rules.portraits import Portrait as Told
from letsbe.people.rules.usual_choices import USUAL_CHOICES
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Somebody's portrait with all that belongs to it. None is what cannot be shown."""

    told: Told | None
    apart: Apart | None
    looking_since_at: datetime | None
    room: Room


NOTHING_TOLD = Drawn(told=Told(), apart=Apart(), looking_since_at=None, room=Room())


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What a coordinator wrote down for somebody, and who did. None is what cannot be shown."""

    told: Told | None
    by: UUID | None


def prepared(person: Person) -> Prepared | None:
    """Return what waits for somebody to be kept or deleted, or None."""
    row = Portrait.objects.filter(person=person).exclude(prepared_sealed=None).first()
    if row is None:
        return None
    ring = vault.key_ring(people=[person.pk])
    return Prepared(told=prepared_in(row, ring), by=row.prepared_by_id)


def choices(topic: Topic) -> tuple[str, ...]:
    """Return the programme's words to choose from, or the usual ones while it has none."""
    if House.objects.exclude(choices_since_at=None).exists():
        rows = Choice.objects.filter(topic=topic).order_by("position")
        return tuple(rows.values_list("words", flat=True))
    return USUAL_CHOICES[topic]


def all_choices() -> dict[Topic, tuple[str, ...]]:
    """Return the words of every topic, in two queries at most."""
    if not House.objects.exclude(choices_since_at=None).exists():
        return dict(USUAL_CHOICES)
    rows = Choice.objects.order_by("topic", "position").values_list("topic", "words")
    return {topic: tuple(w for t, w in rows if t == topic) for topic in Topic}


def drawn(person: Person) -> Drawn:
    """Return what somebody told of themselves, for themselves."""
    row = Portrait.objects.filter(person=person).first()
    return _drawn(row, vault.key_ring(people=[person.pk])) if row else NOTHING_TOLD


def drawn_of(people: Iterable[UUID], *, with_apart: bool = True) -> dict[UUID, Drawn]:
    """Return the portraits of these people, in two queries, whoever has told anything.

    Whom they avoid is opened to keep two people apart, and for no page: not with_apart.
    """
    wanted = set(people)
    ring = vault.key_ring(people=wanted)
    rows = Portrait.objects.filter(person__in=wanted)
    return {row.person_id: _drawn(row, ring, with_apart=with_apart) for row in rows}


def looking() -> dict[UUID, datetime]:
    """Return who waits to be introduced, and since when, who can sign in."""
    rows = Portrait.objects.filter(person__is_active=True).exclude(looking_since_at=None)
    found = rows.values_list("person_id", "looking_since_at")
    return {person: since for person, since in found if since}


def vouched_for() -> dict[UUID, UUID]:
    """Return the supporters somebody vouches for now, who can sign in, each with that word."""
    rows = Vouching.objects.filter(ended_at=None, person__is_active=True)
    return dict(rows.values_list("person_id", "id"))


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody's name, and the time zone their hours are told in."""

    name: str
    time_zone: str


def named_in_zones(ids: Iterable[UUID]) -> dict[UUID, Named]:
    """Return these people's names and time zones, in two queries; a shut name is empty."""
    wanted = set(ids)
    ring = vault.key_ring(people=wanted)
    rows = Person.objects.filter(pk__in=wanted).only("id", "name_sealed", "time_zone")
    return {
        one.pk: Named(
            name=ring.shown(one.name_sealed, one.place_of("name")) or "",
            time_zone=one.time_zone,
        )
        for one in rows
    }


def told_in(row: Portrait, ring: KeyRing) -> Told | None:
    """Return what is told in a row (nothing yet is empty), or None if it is shut."""
    if row.told_sealed is None:
        return Told()
    shown = ring.shown(row.told_sealed, row.place_of("told"))
    return None if shown is None else portraits.from_json(json.loads(shown))


def prepared_in(row: Portrait, ring: KeyRing) -> Told | None:
    """Return what was written down for somebody; None for nothing, or when it is shut."""
    if row.prepared_sealed is None:
        return None
    shown = ring.shown(row.prepared_sealed, row.place_of("prepared"))
    return None if shown is None else portraits.from_json(json.loads(shown))


def apart_in(row: Portrait, ring: KeyRing) -> Apart | None:
    if row.apart_sealed is None:
        return Apart()
    shown = ring.shown(row.apart_sealed, row.place_of("apart"))
    return None if shown is None else portraits.apart_from_json(json.loads(shown))


def _drawn(row: Portrait, ring: KeyRing, *, with_apart: bool = True) -> Drawn:
    return Drawn(
        told=told_in(row, ring),
        apart=apart_in(row, ring) if with_apart else None,
        looking_since_at=row.looking_since_at,
        room=row.room,
    )
