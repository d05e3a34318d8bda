import pytest

from letsbe.vault import actions, queries
from letsbe.vault.models import DataKey
from letsbe.vault.rules import CannotBeShown, Place, Why
from letsbe.vault.tests.people import ADA, AT, BO, BOND, OTHER_BOND, WORDS

commits = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
PRACTICE, OTHER = BOND, OTHER_BOND


def place(practice: object = PRACTICE) -> Place:
    return Place("practice", "talk", practice, 1, practice, ADA)  # type: ignore[arg-type]


@commits
def test_each_practice_is_sealed_under_a_key_of_its_own() -> None:
    ring = actions.make_practice_key(PRACTICE, ADA, at=AT)
    sealed = ring.seal(WORDS, place())
    actions.make_practice_key(OTHER, ADA, at=AT)

    assert queries.key_ring(practices=[PRACTICE, OTHER]).open(sealed, place()) == WORDS
    assert set(DataKey.objects.values_list("kind", flat=True)) == {"transcript"}
    with pytest.raises(CannotBeShown):
        queries.key_ring(practices=[OTHER]).open(sealed, place(OTHER))


@commits
def test_shredding_one_practice_leaves_the_others_and_the_person_whole() -> None:
    sealed = actions.make_practice_key(PRACTICE, ADA, at=AT).seal(WORDS, place())
    other = actions.make_practice_key(OTHER, ADA, at=AT).seal(WORDS, place(OTHER))
    actions.make_person_key(ADA, at=AT)
    actions.shred_practice(PRACTICE, BO)
    assert queries.key_ring(practices=[PRACTICE]).open(sealed, place()) == WORDS
    actions.shred_practice(PRACTICE, ADA)

    with pytest.raises(CannotBeShown) as erased:
        queries.key_ring(practices=[PRACTICE]).open(sealed, place())
    assert erased.value.why is Why.ERASED
    assert queries.key_ring(practices=[OTHER]).open(other, place(OTHER)) == WORDS
    assert DataKey.objects.filter(kind="person").count() == 1


@commits
def test_shredding_a_person_shreds_what_they_practised() -> None:
    actions.make_practice_key(PRACTICE, ADA, at=AT)
    actions.shred_person(ADA)

    assert not DataKey.objects.exists()


@commits
def test_a_rotation_wraps_the_keys_of_practices_too() -> None:
    sealed = actions.make_practice_key(PRACTICE, ADA, at=AT).seal(WORDS, place())
    *_on_the_way, last = actions.rotate(at=AT)

    assert (last.wrapped, last.is_finished) == (1, True)
    assert queries.key_ring(practices=[PRACTICE]).open(sealed, place()) == WORDS
