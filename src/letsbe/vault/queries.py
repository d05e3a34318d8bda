"""Rings of keys to seal and open words with, and the keyed digests of the house."""

import os
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NoReturn
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from django.db.models import Q, QuerySet

from letsbe.lib.prepared import Prepared
from letsbe.vault import access, rules
from letsbe.vault.models import Grant, KeyKind, RecipientKind
from letsbe.vault.rules import CannotBeSealed, CannotBeShown, Holding, Place, Why

Owner = tuple[UUID | None, UUID]
# In the order of Holding's fields.
_HELD = (
    "key_id",
    "key__kind",
    "key__relationship_id",
    "key__person_id",
    "recipient_kind",
    "recipient_id",
    "alg",
    "generation",
)


# The rings of single pages are asked for all day; lists are of any length.
_FEW = 4


class NotOnThisRing(LookupError):
    """The caller asked for the keys of other people than those whose words these are."""


class KeyRing:
    """The data keys of some relationships and people, fetched in one query."""

    __slots__ = ("_people", "_relationships", "_secrets")

    def __init__(
        self,
        secrets: Mapping[Owner, bytes | Why],
        *,
        relationships: frozenset[UUID],
        people: frozenset[UUID],
    ) -> None:
        self._secrets = secrets
        self._relationships = relationships
        self._people = people

    def seal(self, words: str, place: Place) -> bytes:
        """Return words sealed for a place; a lone surrogate is no letter and becomes "?"."""
        try:
            secret = self._secret_for(place)
        except CannotBeShown as refusal:
            raise CannotBeSealed(refusal.why) from None
        written = words.encode("utf-8", "replace")
        return rules.seal_bytes(
            secret, written, place=place, nonce=os.urandom(rules.NONCE_LENGTH)
        )

    def open(self, sealed: bytes | memoryview, place: Place) -> str:
        """Return the words sealed for a place, or raise CannotBeShown."""
        written = rules.open_bytes(self._secret_for(place), sealed, place=place)
        try:
            return written.decode()
        except UnicodeDecodeError:
            raise CannotBeShown(Why.BROKEN) from None

    def shown(self, sealed: bytes | memoryview, place: Place) -> str | None:
        """Return the words, or None when they cannot be shown."""
        try:
            return self.open(sealed, place)
        except CannotBeShown:
            return None

    def __reduce__(self) -> NoReturn:
        raise TypeError("A ring of keys is not to be stored or sent.")

    def _secret_for(self, place: Place) -> bytes:
        found = self._secrets.get((place.relationship, place.author), Why.ERASED)
        if isinstance(found, bytes):
            return found
        if not self._was_asked_for(place):
            raise NotOnThisRing(
                f"No keys were asked for to reach {place.table}.{place.column}."
            )
        raise CannotBeShown(found)

    def _was_asked_for(self, place: Place) -> bool:
        if place.relationship is None:
            return place.author in self._people
        return place.relationship in self._relationships


def key_ring(
    *,
    relationship: UUID | None = None,
    relationships: Iterable[UUID] = (),
    practices: Iterable[UUID] = (),
    people: Iterable[UUID] = (),
) -> KeyRing:
    """Return in one query every author's key in these relationships and practices, and
    these people's own.
    """
    bonds = frozenset([*relationships, *practices, *([relationship] if relationship else [])])
    persons = frozenset(people)
    is_few = len(bonds) + len(persons) <= _FEW
    rows = _GRANTS.rows([*bonds], [*persons]) if is_few else _grants(bonds, persons)
    # Plain rows: a list of fifty opens twice as fast as with model instances.
    held = [(Holding(*row[:-1]), row[-1]) for row in rows]
    secrets = {(one.relationship, one.person): secret_in(one, wrapped) for one, wrapped in held}
    return KeyRing(secrets, relationships=bonds, people=persons)


def _grants(bonds: Iterable[UUID], persons: Iterable[UUID]) -> QuerySet[Grant, Any]:
    return Grant.objects.filter(
        Q(key__relationship_id__in=bonds)
        | Q(key__kind=KeyKind.PERSON, key__person_id__in=persons),
        recipient_kind=RecipientKind.MASTER,
        revoked_at=None,
    ).values_list(*_HELD, "wrapped")


_GRANTS = Prepared(_grants)


def holding(grant: Grant) -> Holding:
    """Return what a grant is bound to."""
    return Holding(
        key=grant.key_id,
        kind=grant.key.kind,
        relationship=grant.key.relationship_id,
        person=grant.key.person_id,
        recipient_kind=grant.recipient_kind,
        recipient=grant.recipient_id,
        alg=grant.alg,
        generation=grant.generation,
    )


def secret_in(held: Holding, wrapped: bytes | memoryview) -> bytes | Why:
    """Return the data key of a master grant, or why it does not open."""
    try:
        return rules.unwrap(access.kek(held.generation), wrapped, holding=held)
    except CannotBeShown as refusal:
        return refusal.why


def blind_index(text: str) -> bytes:
    """Return 32 bytes by which equal texts are found; the caller makes them equal first."""
    # surrogatepass keeps different texts different, even those that are not proper text.
    return _keyed_digest("index", text.encode("utf-8", "surrogatepass"))


def fingerprint(payload: bytes) -> bytes:
    """Return 32 bytes that only this house can compute for this payload."""
    return _keyed_digest("fingerprint", payload)


def chain(previous: bytes, entry: bytes) -> bytes:
    """Return the link that ties a journal entry to the link before it."""
    return _keyed_digest("audit", len(previous).to_bytes(8) + previous + entry)


def _keyed_digest(purpose: Literal["index", "audit", "fingerprint"], payload: bytes) -> bytes:
    digest = HMAC(access.key_for(purpose), SHA256())
    digest.update(payload)
    return digest.finalize()
