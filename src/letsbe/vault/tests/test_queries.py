import hashlib
import hmac
import pickle
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from letsbe.vault import access, actions, queries, rules
from letsbe.vault.models import Grant, RecipientKind
from letsbe.vault.queries import KeyRing, NotOnThisRing
from letsbe.vault.rules import CannotBeSealed, CannotBeShown, Why
from letsbe.vault.tests.people import (
    ADA,
    ANOTHER_ROOT,
    AT,
    BO,
    BOND,
    CLEO,
    OTHER_BOND,
    WORDS,
    grant_of,
    own_place,
    place,
)

uses_keys = pytest.mark.django_db(databases=["default", "keys"])
HAND_MADE = KeyRing(
    {(BOND, ADA): bytes(range(32))}, relationships=frozenset([BOND]), people=frozenset()
)


@given(words=st.text(max_size=300))
def test_words_come_back_as_they_were_written(words: str) -> None:
    here = place()
    assert HAND_MADE.open(HAND_MADE.seal(words, here), here) == words


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    here = place()
    assert HAND_MADE.open(HAND_MADE.seal("so \ud800 what\udfff", here), here) == "so ? what?"


def test_words_of_ten_megabytes_come_back() -> None:
    here, words = place(), "é" * 5_000_000
    assert HAND_MADE.open(HAND_MADE.seal(words, here), here) == words


def test_sealed_bytes_that_are_no_words_cannot_be_shown() -> None:
    sealed = rules.seal_bytes(
        bytes(range(32)), b"\xff", place=(here := place()), nonce=bytes(12)
    )
    with pytest.raises(CannotBeShown) as refusal:
        HAND_MADE.open(sealed, here)
    assert refusal.value.why is Why.BROKEN


@pytest.mark.parametrize("sealed", [b"", b"\1", b"plain words", bytes(500)])
def test_what_was_never_sealed_cannot_be_shown(sealed: bytes) -> None:
    assert HAND_MADE.shown(sealed, place()) is None


def test_a_ring_says_nothing_of_its_keys_and_cannot_be_stored() -> None:
    assert str(bytes(range(32))) not in repr(HAND_MADE) + str(HAND_MADE)
    assert not hasattr(HAND_MADE, "__dict__")
    with pytest.raises(TypeError, match="not to be stored"):
        pickle.dumps(HAND_MADE)


@uses_keys
def test_one_query_fetches_every_key_of_many(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    actions.make_keys(
        [(BOND, ADA), (BOND, BO), (OTHER_BOND, ADA), (None, ADA), (None, CLEO)], at=AT
    )
    with django_assert_num_queries(1, using="keys"):
        ring = queries.key_ring(
            relationship=BOND, relationships=[OTHER_BOND], people=iter([ADA, CLEO])
        )
    for here in (
        place(),
        place(author=BO),
        place(relationship=OTHER_BOND),
        own_place(ADA),
        own_place(CLEO),
    ):
        assert ring.open(ring.seal(WORDS, here), here) == WORDS


@uses_keys
def test_a_ring_holds_no_key_that_was_not_asked_for() -> None:
    ring = actions.make_keys([(BOND, ADA), (OTHER_BOND, ADA), (None, ADA), (None, BO)], at=AT)
    there, own = place(relationship=OTHER_BOND), own_place(BO)
    sealed, own_sealed = ring.seal(WORDS, there), ring.seal(WORDS, own)
    smaller = queries.key_ring(relationship=BOND, people=[ADA])
    for kept, where in ((sealed, there), (own_sealed, own)):
        with pytest.raises(NotOnThisRing, match=where.column):
            smaller.shown(kept, where)


@uses_keys
def test_a_person_key_opens_nothing_of_a_relationship() -> None:
    ring = actions.make_keys([(BOND, ADA), (None, ADA)], at=AT)
    here = place()
    assert ring.shown(ring.seal(WORDS, here), here._replace(relationship=None)) is None


@uses_keys
def test_without_a_key_nothing_is_sealed() -> None:
    ring = actions.make_relationship_keys(BOND, [ADA], at=AT)
    with pytest.raises(CannotBeSealed) as refusal:
        ring.seal(WORDS, place(author=BO))
    assert refusal.value.why is Why.ERASED


@uses_keys
@pytest.mark.parametrize(
    "altered",
    [
        {"generation": 2},
        {"alg": "none"},
        {"wrapped": b""},
        {"wrapped": bytes(61)},
    ],
    ids=str,
)
def test_an_altered_grant_breaks_its_own_key_only(altered: dict[str, object]) -> None:
    ring = actions.make_relationship_keys(BOND, [ADA, BO], at=AT)
    hers, his = place(), place(author=BO)
    sealed, also_sealed = ring.seal(WORDS, hers), ring.seal(WORDS, his)
    Grant.objects.filter(id=grant_of(ADA).id).update(**altered)
    ring = queries.key_ring(relationship=BOND)
    with pytest.raises(CannotBeShown) as refusal:
        ring.open(sealed, hers)
    assert refusal.value.why is Why.BROKEN
    with pytest.raises(CannotBeSealed):
        ring.seal(WORDS, hers)
    assert ring.open(also_sealed, his) == WORDS


@uses_keys
def test_a_grant_pasted_under_another_key_is_refused() -> None:
    actions.make_relationship_keys(BOND, [ADA, BO], at=AT)
    Grant.objects.filter(id=grant_of(BO).id).update(wrapped=grant_of(ADA).wrapped)
    with pytest.raises(CannotBeSealed):
        queries.key_ring(relationship=BOND).seal(WORDS, place(author=BO))


@uses_keys
def test_a_key_given_to_another_author_is_refused() -> None:
    actions.make_relationship_keys(BOND, [ADA], at=AT)
    key = grant_of(ADA).key
    key.person_id = CLEO
    key.save()
    with pytest.raises(CannotBeSealed):
        queries.key_ring(relationship=BOND).seal(WORDS, place(author=CLEO))


@uses_keys
def test_a_revoked_grant_opens_nothing() -> None:
    ring = actions.make_relationship_keys(BOND, [ADA], at=AT)
    sealed = ring.seal(WORDS, here := place())
    Grant.objects.update(revoked_at=AT)
    assert queries.key_ring(relationship=BOND).shown(sealed, here) is None


@uses_keys
def test_a_grant_for_a_person_is_no_master_grant() -> None:
    ring = actions.make_relationship_keys(BOND, [ADA], at=AT)
    sealed = ring.seal(WORDS, here := place())
    master = grant_of(ADA)
    secret = queries.secret_in(queries.holding(master), master.wrapped)
    assert isinstance(secret, bytes)
    hers = Grant(
        key=master.key,
        recipient_kind=RecipientKind.PERSON,
        recipient_id=ADA,
        alg=master.alg,
        created_at=AT,
    )
    actions._wrapped(hers, secret, master.generation).save()
    assert queries.key_ring(relationship=BOND).shown(sealed, here) == WORDS
    master.delete()
    assert queries.key_ring(relationship=BOND).shown(sealed, here) is None


def test_a_blind_index_is_the_same_for_the_same_text_only() -> None:
    assert queries.blind_index("ada@example.org") == queries.blind_index("ada@example.org")
    assert queries.blind_index("ada@example.org") != queries.blind_index("bo@example.org")
    assert len(queries.blind_index("")) == 32


def test_a_blind_index_cannot_be_made_without_the_root_key(settings: Settings) -> None:
    address = "ada@example.org"
    index = queries.blind_index(address)
    assert index == hmac.digest(access.key_for("index"), address.encode(), "sha256")
    assert index != hashlib.sha256(address.encode()).digest()
    settings.ROOT_KEY = ANOTHER_ROOT
    assert queries.blind_index(address) != index


def test_a_blind_index_tells_a_lone_surrogate_from_a_question_mark() -> None:
    assert queries.blind_index("a\ud800@b") != queries.blind_index("a?@b")


def test_each_digest_has_a_key_of_its_own() -> None:
    assert queries.fingerprint(b"ada") != queries.blind_index("ada")
    assert queries.fingerprint(b"ada") == queries.fingerprint(b"ada")
    assert queries.fingerprint(bytes(8) + b"ada") != queries.chain(b"", b"ada")


def test_a_chain_knows_where_the_last_link_ends() -> None:
    link = secrets.token_bytes(32)
    assert queries.chain(link, b"ab") == queries.chain(link, b"ab")
    assert queries.chain(link, b"ab") != queries.chain(link + b"a", b"b")
    assert queries.chain(link, b"ab") != queries.chain(bytes(32), b"ab")
