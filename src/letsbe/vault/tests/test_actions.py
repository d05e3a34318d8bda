from collections.abc import Iterator
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import IntegrityError, connections, transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from letsbe.vault import actions, queries
from letsbe.vault.models import DataKey, Generation, Grant, KeyKind, RecipientKind
from letsbe.vault.rules import CannotBeShown, Why
from letsbe.vault.tests.people import (
    ADA,
    AT,
    BO,
    BOND,
    CLEO,
    OTHER_BOND,
    WORDS,
    grant_of,
    own_place,
    place,
    stored_bytes,
)

CANARY = "Kanarienvogel-zwitschert-im-Morgengrauen"
ENCODINGS = ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]

uses_keys = pytest.mark.django_db(databases=["default", "keys"])
commits = pytest.mark.django_db(transaction=True, databases=["default", "keys"])


@uses_keys
def test_a_new_ring_seals_without_another_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ring = actions.make_relationship_keys(BOND, [ADA, BO], at=AT)
    own_ring = actions.make_person_key(ADA, at=AT)
    with django_assert_num_queries(0, using="keys"):
        assert ring.shown(ring.seal(WORDS, here := place(author=BO)), here) == WORDS
        assert own_ring.shown(own_ring.seal("Ada", own := own_place()), own) == "Ada"


@uses_keys
def test_what_a_new_ring_sealed_opens_later() -> None:
    sealed = actions.make_relationship_keys(BOND, [ADA, BO], at=AT).seal(WORDS, here := place())
    assert queries.key_ring(relationship=BOND).open(sealed, here) == WORDS


@uses_keys
def test_keys_made_again_are_the_keys_that_were_there() -> None:
    sealed = actions.make_relationship_keys(BOND, [ADA], at=AT).seal(WORDS, here := place())
    ring = actions.make_relationship_keys(BOND, [ADA, BO, BO], at=AT)
    assert ring.open(sealed, here) == WORDS
    assert DataKey.objects.count() == Grant.objects.count() == 2
    own = actions.make_person_key(ADA, at=AT).seal("Ada", mine := own_place())
    assert actions.make_person_key(ADA, at=AT).open(own, mine) == "Ada"
    assert DataKey.objects.count() == Grant.objects.count() == 3


@uses_keys
def test_every_key_is_another_key() -> None:
    ring = actions.make_keys([(BOND, ADA), (BOND, BO), (OTHER_BOND, ADA), (None, ADA)], at=AT)
    assert len(set(ring._secrets.values())) == 4


@uses_keys
def test_no_data_key_lies_in_the_database_unwrapped() -> None:
    ring = actions.make_keys([(BOND, ADA), (None, ADA)], at=AT)
    held = stored_bytes("keys")
    assert grant_of(ADA).wrapped in held
    for secret in ring._secrets.values():
        assert isinstance(secret, bytes)
        assert secret not in held


@commits
def test_a_key_is_committed_before_any_row_can_use_it() -> None:
    with (
        transaction.atomic(using="keys"),
        pytest.raises(RuntimeError, match="durable"),
    ):
        actions.make_person_key(ADA, at=AT)
    assert not DataKey.objects.exists()


@commits
def test_a_key_without_a_row_is_harmless_and_used_the_next_time() -> None:
    with transaction.atomic(using="default"):
        actions.make_relationship_keys(BOND, [ADA, BO], at=AT)
        transaction.set_rollback(True, using="default")
    assert DataKey.objects.count() == 2
    ring = actions.make_relationship_keys(BOND, [ADA, BO], at=AT)
    assert ring.shown(ring.seal(WORDS, here := place()), here) == WORDS
    assert DataKey.objects.count() == 2


@commits
def test_of_makers_in_the_same_instant_all_hold_the_same_keys() -> None:
    barrier, rings = Barrier(4), []

    def make() -> None:
        barrier.wait()
        rings.append(actions.make_relationship_keys(BOND, [ADA, BO], at=AT))
        connections.close_all()

    threads = [Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rings) == 4
    assert all(ring._secrets == rings[0]._secrets for ring in rings)
    assert DataKey.objects.count() == Grant.objects.count() == 2
    assert Generation.objects.count() == 1


@uses_keys
def test_shredding_one_author_leaves_the_other_unchanged_and_open() -> None:
    ring = actions.make_keys([(BOND, ADA), (BOND, BO), (OTHER_BOND, ADA), (None, ADA)], at=AT)
    places = [place(), place(author=BO), place(relationship=OTHER_BOND), own_place()]
    hers, his, elsewhere, own = ((ring.seal(WORDS, where), where) for where in places)
    before = bytes(grant_of(BO).wrapped)
    actions.shred_author(BOND, ADA)
    ring = queries.key_ring(relationships=[BOND, OTHER_BOND], people=[ADA])
    with pytest.raises(CannotBeShown) as refusal:
        ring.open(*hers)
    assert refusal.value.why is Why.ERASED
    assert bytes(grant_of(BO).wrapped) == before
    assert [ring.open(*kept) for kept in (his, elsewhere, own)] == [WORDS] * 3


@uses_keys
def test_shredding_a_person_erases_all_their_words_and_nobody_elses() -> None:
    ring = actions.make_keys(
        [(BOND, ADA), (BOND, BO), (OTHER_BOND, ADA), (None, ADA), (None, BO)], at=AT
    )
    erased = [place(), place(relationship=OTHER_BOND), own_place(ADA)]
    kept = [place(author=BO), own_place(BO)]
    sealed = {where: ring.seal(WORDS, where) for where in erased + kept}
    actions.shred_person(ADA)
    ring = queries.key_ring(relationships=[BOND, OTHER_BOND], people=[ADA, BO])
    assert [ring.shown(sealed[where], where) for where in erased] == [None] * 3
    assert [ring.shown(sealed[where], where) for where in kept] == [WORDS] * 2
    assert not DataKey.objects.filter(person_id=ADA).exists()
    assert not Grant.objects.filter(key__person_id=ADA).exists()


@uses_keys
def test_erasing_oneself_does_not_take_back_a_concern() -> None:
    DataKey.objects.create(kind=KeyKind.CONCERN, person_id=ADA, created_at=AT)
    actions.shred_person(ADA)
    assert DataKey.objects.filter(person_id=ADA, kind=KeyKind.CONCERN).exists()


@uses_keys
def test_shredding_what_is_not_there_is_quiet() -> None:
    actions.make_relationship_keys(BOND, [ADA], at=AT)
    actions.shred_author(BOND, BO)
    actions.shred_person(CLEO)
    assert DataKey.objects.count() == 1


@uses_keys
def test_words_erased_once_stay_erased_under_a_new_key() -> None:
    sealed = actions.make_relationship_keys(BOND, [ADA], at=AT).seal(WORDS, here := place())
    actions.shred_author(BOND, ADA)
    ring = actions.make_relationship_keys(BOND, [ADA], at=AT)
    assert ring.shown(sealed, here) is None
    assert ring.shown(ring.seal(WORDS, here), here) == WORDS


@commits
def test_a_shredded_key_is_nowhere_in_the_files_of_the_database() -> None:
    actions.make_relationship_keys(BOND, [ADA, BO], at=AT)
    hers, his = bytes(grant_of(ADA).wrapped), bytes(grant_of(BO).wrapped)
    assert hers in stored_bytes("keys")
    actions.shred_author(BOND, ADA)
    assert hers not in stored_bytes("keys")
    assert his in stored_bytes("keys")


@uses_keys
def test_a_database_without_such_a_log_is_left_to_itself(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with django_capture_on_commit_callbacks(using="keys") as callbacks:
        actions.shred_person(ADA)
    monkeypatch.setattr(connections["keys"], "vendor", "postgresql")
    with django_assert_num_queries(0, using="keys"):
        callbacks[0]()


@pytest.fixture
def table_of_sealed() -> Iterator[str]:
    if connections["default"].vendor != "sqlite":
        pytest.skip("the bytes of a PostgreSQL lie where tests may not read")
    with connections["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE canaries (sealed BLOB)")
        yield "canaries"
        cursor.execute("DROP TABLE canaries")


@commits
def test_canary_words_are_in_neither_database_in_any_encoding(table_of_sealed: str) -> None:
    ring = actions.make_keys([(BOND, ADA), (None, ADA)], at=AT)
    sealed = [ring.seal(CANARY, where) for where in (place(), own_place())]
    index = queries.blind_index(CANARY)
    with connections["default"].cursor() as cursor:
        for kept in (*sealed, index):
            cursor.execute("INSERT INTO canaries VALUES (%s)", [kept])
    held = stored_bytes("default", "keys")
    assert all(kept in held for kept in (*sealed, index))
    for spelt in [CANARY.encode(encoding) for encoding in ENCODINGS]:
        assert spelt not in held
        assert spelt.hex().encode() not in held


@uses_keys
@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": KeyKind.RELATIONSHIP, "relationship_id": BOND},
        {"kind": KeyKind.PERSON, "relationship_id": None},
        {"kind": KeyKind.PERSON, "relationship_id": OTHER_BOND},
        {"kind": KeyKind.RELATIONSHIP, "relationship_id": None},
    ],
    ids=str,
)
def test_the_database_refuses_a_second_or_a_crooked_key(wrong: dict[str, object]) -> None:
    actions.make_keys([(BOND, ADA), (None, ADA)], at=AT)
    with pytest.raises(IntegrityError), transaction.atomic(using="keys"):
        DataKey.objects.create(person_id=ADA, created_at=AT, **wrong)


@uses_keys
@pytest.mark.parametrize("recipient", [None, ADA])
def test_the_database_refuses_a_second_master_and_a_master_with_a_name(
    recipient: UUID | None,
) -> None:
    actions.make_relationship_keys(BOND, [ADA], at=AT)
    grant = grant_of(ADA)
    if recipient is not None:
        grant.delete()
    with pytest.raises(IntegrityError), transaction.atomic(using="keys"):
        Grant.objects.create(
            key=grant.key,
            recipient_kind=RecipientKind.MASTER,
            recipient_id=recipient,
            alg=grant.alg,
            generation=1,
            wrapped=b"",
            created_at=AT,
        )


@uses_keys
def test_keys_grants_and_generations_name_themselves_without_secrets() -> None:
    actions.make_relationship_keys(BOND, [ADA], at=AT)
    grant = grant_of(ADA)
    assert str(grant) == f"master grant {grant.id}"
    assert str(grant.key) == f"relationship key {grant.key_id}"
    assert str(Generation.objects.get()) == "generation 1"
