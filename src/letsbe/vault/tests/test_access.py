import pytest
from pytest_django import Settings

from letsbe.vault import access, actions, queries
from letsbe.vault.models import Generation, Grant
from letsbe.vault.root import RootKeyRefused
from letsbe.vault.tests.people import ADA, ANOTHER_ROOT, AT, BO, own_place

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_new_house_is_not_refused() -> None:
    access.refuse_wrong_root()
    assert access.newest_generation() is None


def test_the_root_key_a_house_began_with_is_not_refused() -> None:
    actions.make_person_key(ADA, at=AT)
    access.refuse_wrong_root()
    newest = access.newest_generation()
    assert newest is not None
    assert newest.number == 1


def test_a_wrong_root_key_is_refused_at_start(settings: Settings) -> None:
    actions.make_person_key(ADA, at=AT)
    settings.ROOT_KEY = ANOTHER_ROOT
    with pytest.raises(RootKeyRefused, match="does not belong to this key database"):
        access.refuse_wrong_root()


def test_a_wrong_root_key_makes_no_key(settings: Settings) -> None:
    actions.make_person_key(ADA, at=AT)
    settings.ROOT_KEY = ANOTHER_ROOT
    with pytest.raises(RootKeyRefused):
        actions.make_person_key(BO, at=AT)
    with pytest.raises(RootKeyRefused):
        next(actions.rotate(at=AT))
    assert Grant.objects.count() == 1
    assert Generation.objects.count() == 1


def test_a_wrong_root_key_opens_nothing(settings: Settings) -> None:
    sealed = actions.make_person_key(ADA, at=AT).seal("Ada", here := own_place())
    assert queries.key_ring(people=[ADA]).shown(sealed, here) == "Ada"
    settings.ROOT_KEY = ANOTHER_ROOT
    assert queries.key_ring(people=[ADA]).shown(sealed, here) is None


def test_one_foreign_generation_among_ours_is_refused() -> None:
    actions.make_person_key(ADA, at=AT)
    Generation.objects.create(number=7, check_value=bytes(32), created_at=AT)
    with pytest.raises(RootKeyRefused):
        access.refuse_wrong_root()


def test_keys_without_a_generation_are_refused_and_none_is_made_up() -> None:
    actions.make_person_key(ADA, at=AT)
    Generation.objects.all().delete()
    with pytest.raises(RootKeyRefused, match="Restore the key database"):
        access.refuse_wrong_root()
    with pytest.raises(RootKeyRefused, match="Restore the key database"):
        actions.make_person_key(BO, at=AT)
    assert not Generation.objects.exists()


def test_what_may_be_public_is_not_what_wraps() -> None:
    assert access.check_value(1) not in {access.kek(1), access.kek(2), access.check_value(2)}
    assert len({access.key_for("index"), access.key_for("audit"), access.kek(1)}) == 3
