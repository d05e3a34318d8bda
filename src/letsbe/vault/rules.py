"""Seals words so that they open only with their key, in the place they were written for."""

from bisect import bisect_left
from enum import StrEnum
from functools import lru_cache
from struct import Struct
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY_LENGTH = 32
NONCE_LENGTH = 12
BUCKETS = (64, 128, 256, 512, 1024, 2048)
ALG = "A256GCM"

_FORMAT = 1
_FORMAT_BYTE = bytes([_FORMAT])
_LENGTH_BYTES = 4
_START = 1 + NONCE_LENGTH
_SMALLEST = _START + BUCKETS[0] + 16
_ROW = Struct(">16sq")
_HASH = SHA256()


class Why(StrEnum):
    """Why words cannot be shown, or cannot be sealed."""

    ERASED = "erased"
    BROKEN = "broken"


class CannotBeShown(Exception):
    """A sealed value does not open here."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class CannotBeSealed(Exception):
    """There is no sound key for the author of these words."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Place(NamedTuple):
    """Where a sealed value stands, and whose words it holds.

    `relationship` is what its key is for: a relationship, one practice, or None for a person.
    """

    table: str
    column: str
    row: UUID
    version: int
    relationship: UUID | None
    author: UUID


class Holding(NamedTuple):
    """Which data key a grant wraps, whose key that is, and for whom it was wrapped."""

    key: UUID
    kind: str
    relationship: UUID | None
    person: UUID
    recipient_kind: str
    recipient: UUID | None
    alg: str
    generation: int


def seal_bytes(secret: bytes, words: bytes, *, place: Place, nonce: bytes) -> bytes:
    """Return the words sealed for one place; a nonce is used once with one place."""
    row = _row(place)
    length = len(words)
    padded = (length.to_bytes(_LENGTH_BYTES) + words).ljust(_padded_length(length), b"\0")
    locked = AESGCM(_row_key(secret, row)).encrypt(nonce, padded, row + _whose(place))
    return _FORMAT_BYTE + nonce + locked


def open_bytes(secret: bytes, sealed: bytes | memoryview, *, place: Place) -> bytes:
    """Return the words sealed for this place, or raise CannotBeShown."""
    if len(sealed) < _SMALLEST or sealed[0] != _FORMAT:
        raise CannotBeShown(Why.BROKEN)
    row = _row(place)
    try:
        padded = AESGCM(_row_key(secret, row)).decrypt(
            sealed[1:_START], sealed[_START:], row + _whose(place)
        )
    except InvalidTag:
        raise CannotBeShown(Why.BROKEN) from None
    length = int.from_bytes(padded[:_LENGTH_BYTES])
    if _padded_length(length) != len(padded):
        raise CannotBeShown(Why.BROKEN)
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]


def wrap(kek: bytes, secret: bytes, *, holding: Holding, nonce: bytes) -> bytes:
    """Return a data key wrapped for one holding."""
    return _FORMAT_BYTE + nonce + AESGCM(kek).encrypt(nonce, secret, _held(holding))


def unwrap(kek: bytes, wrapped: bytes | memoryview, *, holding: Holding) -> bytes:
    """Return the data key of this holding, or raise CannotBeShown."""
    if len(wrapped) != _START + KEY_LENGTH + 16 or wrapped[0] != _FORMAT:
        raise CannotBeShown(Why.BROKEN)
    try:
        return AESGCM(kek).decrypt(wrapped[1:_START], wrapped[_START:], _held(holding))
    except InvalidTag:
        raise CannotBeShown(Why.BROKEN) from None


def _row_key(secret: bytes, row: bytes) -> bytes:
    # Data keys are 32 uniformly random bytes: HKDF's extract step exists for weaker
    # material, and RFC 5869 (3.3) allows expanding such keys directly.
    return HKDFExpand(algorithm=_HASH, length=KEY_LENGTH, info=row).derive(secret)


def _row(place: Place) -> bytes:
    return _column(place.table, place.column) + _ROW.pack(place.row.bytes, place.version)


@lru_cache(maxsize=256)
def _column(table: str, column: str) -> bytes:
    return b"row" + _FORMAT_BYTE + _named(table) + _named(column)


def _whose(place: Place) -> bytes:
    return _maybe(place.relationship) + place.author.bytes


def _held(holding: Holding) -> bytes:
    return b"".join(
        (
            b"grant" + _FORMAT_BYTE,
            holding.key.bytes,
            _named(holding.kind),
            _maybe(holding.relationship),
            holding.person.bytes,
            _named(holding.recipient_kind),
            _maybe(holding.recipient),
            _named(holding.alg),
            holding.generation.to_bytes(8, signed=True),
        )
    )


def _named(name: str) -> bytes:
    # The length in front keeps "ab" + "c" from reading like "a" + "bc".
    spelt = name.encode()
    return len(spelt).to_bytes(2) + spelt


def _maybe(identity: UUID | None) -> bytes:
    return b"\0" if identity is None else b"\1" + identity.bytes


def _padded_length(length: int) -> int:
    filled = length + _LENGTH_BYTES
    if filled > BUCKETS[-1]:
        return -(-filled // BUCKETS[-1]) * BUCKETS[-1]
    return BUCKETS[bisect_left(BUCKETS, filled)]
