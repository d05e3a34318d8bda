import secrets
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import assume, given
from hypothesis import strategies as st

from letsbe.vault import rules
from letsbe.vault.rules import CannotBeShown, Holding, Place, Why
from letsbe.vault.tests.people import ADA, BO, BOND, OTHER_BOND, place

SECRET = bytes(range(32))
NONCE = bytes(12)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
versions = st.integers(-(2**63), 2**63 - 1)
places = st.builds(
    Place, names, names, st.uuids(), versions, st.none() | st.uuids(), st.uuids()
)
MOVED: dict[str, Any] = {
    "table": "wording",
    "column": "why",
    "row": OTHER_BOND,
    "version": 2,
    "relationship": OTHER_BOND,
    "author": BO,
}
HELD = Holding(
    key=BOND,
    kind="relationship",
    relationship=BOND,
    person=ADA,
    recipient_kind="master",
    recipient=None,
    alg=rules.ALG,
    generation=1,
)
HELD_ELSEWHERE: dict[str, Any] = {
    "key": OTHER_BOND,
    "kind": "person",
    "relationship": None,
    "person": BO,
    "recipient_kind": "person",
    "recipient": ADA,
    "alg": "another",
    "generation": 2,
}


def sealed(words: bytes, *, at: Place) -> bytes:
    return rules.seal_bytes(SECRET, words, place=at, nonce=secrets.token_bytes(12))


def test_the_tables_of_moves_name_every_field() -> None:
    assert set(MOVED) == set(Place._fields)
    assert set(HELD_ELSEWHERE) == set(Holding._fields)


@given(words=st.binary(max_size=5000), at=places)
def test_what_is_sealed_opens_in_its_place(words: bytes, at: Place) -> None:
    assert rules.open_bytes(SECRET, sealed(words, at=at), place=at) == words


@given(one=places, other=places)
def test_words_open_in_no_other_place(one: Place, other: Place) -> None:
    assume(one != other)
    with pytest.raises(CannotBeShown):
        rules.open_bytes(SECRET, sealed(b"words", at=one), place=other)


@pytest.mark.parametrize("field", MOVED)
def test_a_moved_ciphertext_is_refused(field: str) -> None:
    here = place()
    kept = sealed(b"words", at=here)
    with pytest.raises(CannotBeShown) as refusal:
        rules.open_bytes(SECRET, kept, place=here._replace(**{field: MOVED[field]}))
    assert refusal.value.why is Why.BROKEN
    assert rules.open_bytes(SECRET, kept, place=here) == b"words"


def test_letters_cannot_wander_from_the_table_to_the_column() -> None:
    kept = sealed(b"words", at=(here := place(table="ab", column="c")))
    with pytest.raises(CannotBeShown):
        rules.open_bytes(SECRET, kept, place=here._replace(table="a", column="bc"))


def test_no_relationship_is_not_the_relationship_of_zeros() -> None:
    kept = sealed(b"words", at=(here := place(relationship=None)))
    with pytest.raises(CannotBeShown):
        rules.open_bytes(SECRET, kept, place=here._replace(relationship=UUID(int=0)))


def test_another_key_opens_nothing() -> None:
    here = place()
    with pytest.raises(CannotBeShown):
        rules.open_bytes(bytes(32), sealed(b"words", at=here), place=here)


@given(words=st.binary(max_size=200), cut=st.integers(min_value=1), at=places)
def test_a_cut_ciphertext_is_refused(words: bytes, cut: int, at: Place) -> None:
    kept = sealed(words, at=at)
    for shorter in (kept[: -(cut % len(kept)) or -1], kept[cut % len(kept) or 1 :], b""):
        with pytest.raises(CannotBeShown):
            rules.open_bytes(SECRET, shorter, place=at)


def test_a_flipped_bit_anywhere_is_refused() -> None:
    here = place()
    kept = sealed(b"words", at=here)
    for position in range(len(kept) * 8):
        flipped = bytearray(kept)
        flipped[position // 8] ^= 1 << position % 8
        with pytest.raises(CannotBeShown):
            rules.open_bytes(SECRET, bytes(flipped), place=here)


@given(foreign=st.binary(max_size=400))
def test_foreign_bytes_are_refused(foreign: bytes) -> None:
    with pytest.raises(CannotBeShown):
        rules.open_bytes(SECRET, foreign, place=place())


@pytest.mark.parametrize("claimed", [61, 5000, 2**32 - 1])
def test_a_length_that_does_not_fit_its_padding_is_refused(claimed: int) -> None:
    here = place()
    row = rules._row(here)
    padded = claimed.to_bytes(4) + bytes(60)
    locked = AESGCM(rules._row_key(SECRET, row)).encrypt(
        NONCE, padded, row + rules._whose(here)
    )
    with pytest.raises(CannotBeShown):
        rules.open_bytes(SECRET, b"\1" + NONCE + locked, place=here)


@given(one=st.integers(0, 9000), other=st.integers(0, 9000))
def test_padding_hides_length_within_a_bucket_and_never_more(one: int, other: int) -> None:
    here = place()
    sizes = [len(sealed(bytes(length), at=here)) for length in (one, other)]
    buckets = [rules._padded_length(length) for length in (one, other)]
    assert (sizes[0] == sizes[1]) == (buckets[0] == buckets[1])
    assert all(bucket in rules.BUCKETS or bucket % 2048 == 0 for bucket in buckets)
    assert all(
        bucket >= length + 4 for bucket, length in zip(buckets, (one, other), strict=True)
    )


@pytest.mark.parametrize(
    ("length", "bucket"),
    [(0, 64), (60, 64), (61, 128), (124, 128), (2044, 2048), (2045, 4096), (4093, 6144)],
)
def test_each_bucket_is_filled_to_its_edge(length: int, bucket: int) -> None:
    assert rules._padded_length(length) == bucket


def test_ten_megabytes_are_sealed_and_opened() -> None:
    here, long = place(), bytes(10_000_000)
    assert rules.open_bytes(SECRET, sealed(long, at=here), place=here) == long


def test_the_same_words_never_look_the_same() -> None:
    here = place()
    assert sealed(b"words", at=here) != sealed(b"words", at=here)


def test_a_database_may_hand_over_a_memoryview() -> None:
    here = place()
    view = memoryview(sealed(b"words", at=here))
    assert rules.open_bytes(SECRET, view, place=here) == b"words"
    wrapped = memoryview(rules.wrap(SECRET, bytes(32), holding=HELD, nonce=NONCE))
    assert rules.unwrap(SECRET, wrapped, holding=HELD) == bytes(32)


@given(key=st.binary(min_size=32, max_size=32), secret=st.binary(min_size=32, max_size=32))
def test_a_wrapped_key_is_unwrapped_by_its_kek(key: bytes, secret: bytes) -> None:
    wrapped = rules.wrap(key, secret, holding=HELD, nonce=NONCE)
    assert rules.unwrap(key, wrapped, holding=HELD) == secret
    assert secret not in wrapped


@pytest.mark.parametrize("field", HELD_ELSEWHERE)
def test_a_moved_grant_is_refused(field: str) -> None:
    wrapped = rules.wrap(SECRET, bytes(32), holding=HELD, nonce=NONCE)
    elsewhere = HELD._replace(**{field: HELD_ELSEWHERE[field]})
    with pytest.raises(CannotBeShown) as refusal:
        rules.unwrap(SECRET, wrapped, holding=elsewhere)
    assert refusal.value.why is Why.BROKEN


@pytest.mark.parametrize("spoil", [b"", b"\1", b"\1" * 60, b"\2" * 61, b"\1" * 61, b"\1" * 62])
def test_a_spoilt_grant_is_refused(spoil: bytes) -> None:
    with pytest.raises(CannotBeShown):
        rules.unwrap(SECRET, spoil, holding=HELD)


def test_a_grant_is_not_a_row_and_a_row_is_not_a_grant() -> None:
    assert rules._held(HELD)[:3] != rules._row(place())[:3]
