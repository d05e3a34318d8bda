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


def choices(topic: Topic) -> tuple[str, ...]:
    """Return the programme's words to choose from, or the usual ones while it has none."""
    if House.objects.exclude(choices_since_at=None).exists():
        rows = Choice.objects.filter(topic=topic).order_by("position")
        return tuple(rows.values_list("words", flat=True))
    return USUAL_CHOICES[topic]


def drawn(person: Person) -> Drawn:
    """Return what somebody told of themselves, for themselves."""
    row = Portrait.objects.filter(person=person).first()
    return _drawn(row, vault.key_ring(people=[person.pk])) if row else NOTHING_TOLD


def drawn_of(people: Iterable[UUID]) -> dict[UUID, Drawn]:
    """Return the portraits of these people, in two queries, whoever has told anything."""
    wanted = set(people)
    ring = vault.key_ring(people=wanted)
    rows = Portrait.objects.filter(person__in=wanted)
    return {row.person_id: _drawn(row, ring) for row in rows}


def looking() -> dict[UUID, datetime]:
    """Return who waits to be introduced, and since when, who can sign in."""
    rows = Portrait.objects.filter(person__is_active=True).exclude(looking_since_at=None)
    found = rows.values_list("person_id", "looking_since_at")
    return {person: since for person, since in found if since}


def vouched_for() -> dict[UUID, UUID]:
    """Return the supporters somebody vouches for now, who can sign in, each with that word."""
    rows = Vouching.objects.filter(ended_at=None, person__is_active=True)
    return dict(rows.values_list("person_id", "id"))


def told_in(row: Portrait, ring: KeyRing) -> Told | None:
    """Return what is told in a row (nothing yet is empty), or None if it is shut."""
    if row.told_sealed is None:
        return Told()
    shown = ring.shown(row.told_sealed, row.place_of("told"))
    return None if shown is None else portraits.from_json(json.loads(shown))


def apart_in(row: Portrait, ring: KeyRing) -> Apart | None:
    if row.apart_sealed is None:
        return Apart()
    shown = ring.shown(row.apart_sealed, row.place_of("apart"))
    return None if shown is None else portraits.apart_from_json(json.loads(shown))


def _drawn(row: Portrait, ring: KeyRing) -> Drawn:
    return Drawn(
        told=told_in(row, ring),
        apart=apart_in(row, ring),
        looking_since_at=row.looking_since_at,
        room=row.room,
    )
