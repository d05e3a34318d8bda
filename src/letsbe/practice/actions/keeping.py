"""What every deed of practice keeps: sealed words, the hours, and when a drill comes back."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.practice.models import Plan, Practice, Tally
from letsbe.practice.queries import mine
from letsbe.practice.rules import spacing, talks
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.talks import Kept
from letsbe.vault import actions as keys
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing
from letsbe_listening import Label


def begun(
    kind: Kind,
    subject: str,
    kept: Kept,
    *,
    by: Person,
    at: datetime,
    minutes: int | None = None,
    ring: KeyRing | None = None,
) -> Practice:
    """Keep a practice with its words under its own key, or its person's (`ring`, if at hand).

    `minutes`: how long it was, if it is over already.
    """
    row = Practice(
        id=new_id(),
        person=by,
        kind=kind,
        subject=subject,
        began_at=at,
        ended_at=None if minutes is None else at,
        minutes=minutes or 0,
    )
    # Keys first, in their own database: a key without words opens nothing.
    if kind.has_own_key:
        ring = keys.make_practice_key(row.pk, by.pk, at=at)
    elif ring is None:
        ring = vault.key_ring(people=[by.pk])
    row.talk_sealed = ring.seal(talks.as_json(kept), row.place_of("talk"))
    row.save(force_insert=True)
    return row


def keep_talk(row: Practice, kept: Kept, ring: KeyRing) -> None:
    row.talk_sealed = ring.seal(talks.as_json(kept), row.place_of("talk"))
    row.save(update_fields=["talk_sealed", "ended_at", "minutes"])


def keep_named(row: Practice, named: Mapping[int, frozenset[Label]], ring: KeyRing) -> None:
    row.named_sealed = ring.seal(talks.named_as_json(named), row.place_of("named"))
    row.save(update_fields=["named_sealed"])


def count(person: UUID, kind: Kind, minutes: int, *, at: datetime) -> None:
    """Add one practice to somebody's hours."""
    today = timezone.localdate(at)
    tally = Tally.objects.filter(person_id=person, kind=kind)
    more = {"times": F("times") + 1, "minutes": F("minutes") + minutes, "newest_on": today}
    if tally.update(**more):
        return
    # Two firsts in the same instant: the unique row makes one wait, and both are counted.
    first = {"first_on": today, "newest_on": today}
    Tally.objects.get_or_create(person_id=person, kind=kind, defaults=first)
    tally.update(**more)


def plan_again(
    person: Person, key: str, *, is_seen: bool, at: datetime, ring: KeyRing | None = None
) -> None:
    """Let a drill come back: tomorrow when it was missed, later when it was not."""
    ring = ring or vault.key_ring(people=[person.pk])
    kept = Plan.objects.select_for_update().filter(person=person).first()
    plan = mine.planned(kept, ring)
    today = timezone.localdate(at)
    plan[key] = spacing.spaced(plan.get(key), is_seen=is_seen, today=today)
    row = kept or Plan(person=person)
    row.spacing_sealed = ring.seal(spacing.as_json(plan), row.place)
    row.save(force_insert=kept is None, force_update=kept is not None)
