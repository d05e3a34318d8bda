"""Makes keys, shreds them, and wraps them anew; each is whole or not done at all.

Keys and words live in two databases that cannot commit together. A key is committed first,
then the row that uses it: a crash between leaves a key without words, which opens nothing.
"""

import os
from collections.abc import Generator, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connections, transaction
from django.db.models import QuerySet

from letsbe.vault import access, queries, rules
from letsbe.vault.models import DataKey, Generation, Grant, KeyKind, RecipientKind
from letsbe.vault.queries import KeyRing
from letsbe.vault.router import KEYS

BATCH = 200
_BEFORE_ALL = UUID(int=0)


class Progress(NamedTuple):
    """How far a rotation has come; `refused` counts grants that no longer open."""

    generation: int
    wrapped: int
    refused: int
    is_finished: bool


def make_person_key(person: UUID, *, at: datetime) -> KeyRing:
    """Return a ring with this person's own key, made now unless it was there."""
    return make_keys([(None, person)], at=at)


def make_relationship_keys(
    relationship: UUID, authors: Iterable[UUID], *, at: datetime
) -> KeyRing:
    """Return a ring with each author's key in a relationship, made now unless it was there."""
    return make_keys([(relationship, author) for author in authors], at=at)


def make_practice_key(practice: UUID, person: UUID, *, at: datetime) -> KeyRing:
    """Return a ring with the key of one practice, made now unless it was there."""
    return make_keys([(practice, person)], at=at, kind=KeyKind.TRANSCRIPT)


def make_keys(
    owners: Iterable[tuple[UUID | None, UUID]],
    *,
    at: datetime,
    kind: KeyKind = KeyKind.RELATIONSHIP,
) -> KeyRing:
    """Return a ring for (what for, person) pairs, up to some thousands at once.

    What for is a relationship (or of another `kind`), or None for a person's own key.
    """
    pairs = set(owners)
    # durable: the words that need these keys must never be stored before them.
    with transaction.atomic(using=KEYS, durable=True):
        generation = _newest_generation(at)
        # Two makers at once: the unique constraint keeps one key, and both read that one.
        made = DataKey.objects.bulk_create(
            [_data_key(within, person, kind=kind, at=at) for within, person in pairs],
            ignore_conflicts=True,
        )
        kept = DataKey.objects.filter(id__in=[key.id for key in made])
        Grant.objects.bulk_create([_master_grant(key, generation, at=at) for key in kept])
    return queries.key_ring(
        relationships={relationship for relationship, _ in pairs if relationship},
        people={person for relationship, person in pairs if relationship is None},
    )


def shred_person(person: UUID) -> None:
    """Delete every key of a person's own: their words are gone, everywhere, for good."""
    # A concern is sealed to the safeguarding leads; erasing oneself does not take it back.
    _shred(DataKey.objects.filter(person_id=person).exclude(kind=KeyKind.CONCERN))


def shred_author(relationship: UUID, person: UUID) -> None:
    """Delete an author's key in one relationship: the other's words stay as they are."""
    _shred(DataKey.objects.filter(relationship_id=relationship, person_id=person))


def shred_practice(practice: UUID, person: UUID) -> None:
    """Delete the key of one practice: its words are gone, in every copy of the house."""
    _shred(DataKey.objects.filter(relationship_id=practice, person_id=person))


def rotate(*, at: datetime) -> Generator[Progress, None, None]:
    """Wrap every data key anew, batch by batch; begun again after a kill, it goes on."""
    access.refuse_wrong_root()
    number = _generation_to_reach(at)
    wrapped = refused = 0
    last = _BEFORE_ALL
    while grants := _wrap_batch(number, after=last):
        anew = sum(grant.generation == number for grant in grants)
        wrapped, refused, last = wrapped + anew, refused + len(grants) - anew, grants[-1].id
        yield Progress(number, wrapped, refused, is_finished=False)
    Generation.objects.filter(number=number).update(finished_at=at)
    yield Progress(number, wrapped, refused, is_finished=True)


def _data_key(within: UUID | None, person: UUID, *, kind: KeyKind, at: datetime) -> DataKey:
    return DataKey(
        kind=kind if within else KeyKind.PERSON,
        relationship_id=within,
        person_id=person,
        created_at=at,
    )


def _master_grant(key: DataKey, generation: int, *, at: datetime) -> Grant:
    grant = Grant(
        key=key,
        recipient_kind=RecipientKind.MASTER,
        alg=rules.ALG,
        created_at=at,
    )
    return _wrapped(grant, os.urandom(rules.KEY_LENGTH), generation)


def _wrapped(grant: Grant, secret: bytes, generation: int) -> Grant:
    grant.generation = generation
    grant.wrapped = rules.wrap(
        access.kek(generation),
        secret,
        holding=queries.holding(grant),
        nonce=os.urandom(rules.NONCE_LENGTH),
    )
    return grant


def _wrap_batch(number: int, *, after: UUID) -> list[Grant]:
    """Return the next grants of older generations, wrapped anew where they still open."""
    with transaction.atomic(using=KEYS):
        grants = list(
            Grant.objects.select_for_update(of=("self",))
            .select_related("key")
            .filter(recipient_kind=RecipientKind.MASTER, id__gt=after)
            .exclude(generation=number)
            .order_by("id")[:BATCH]
        )
        opened = [
            (grant, queries.secret_in(queries.holding(grant), grant.wrapped))
            for grant in grants
        ]
        anew = [
            _wrapped(grant, secret, number)
            for grant, secret in opened
            if isinstance(secret, bytes)
        ]
        Grant.objects.bulk_update(anew, ["generation", "wrapped"])
    return grants


def _newest_generation(at: datetime) -> int:
    newest = access.newest_generation()
    return newest.number if newest else _generation(1, at=at, finished_at=at)


def _generation_to_reach(at: datetime) -> int:
    newest = access.newest_generation()
    if newest is None or newest.finished_at is not None:
        return _generation(newest.number + 1 if newest else 1, at=at, finished_at=None)
    return newest.number


def _generation(number: int, *, at: datetime, finished_at: datetime | None) -> int:
    access.refuse_wrong_root()
    # Two that begin at once begin the same generation.
    generation, _ = Generation.objects.get_or_create(
        number=number,
        defaults={
            "check_value": access.check_value(number),
            "created_at": at,
            "finished_at": finished_at,
        },
    )
    return generation.number


def _shred(keys: QuerySet[DataKey]) -> None:
    with transaction.atomic(using=KEYS):
        keys.delete()
        transaction.on_commit(_leave_no_copy, using=KEYS)


def _leave_no_copy() -> None:
    # SQLite's write-ahead log keeps earlier pages, and wrapped keys in them, until emptied.
    if connections[KEYS].vendor == "sqlite":
        with connections[KEYS].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
