from django.contrib.contenttypes.models import ContentType

from letsbe.vault.models import DataKey, Grant
from letsbe.vault.router import KeysApart

router = KeysApart()


def test_keys_are_read_and_written_in_their_own_database() -> None:
    assert router.db_for_read(Grant) == "keys"
    assert router.db_for_write(Grant) == "keys"


def test_nothing_else_is_sent_there() -> None:
    assert router.db_for_read(ContentType) is None
    assert router.db_for_write(ContentType) is None


def test_no_row_refers_across_the_two_databases() -> None:
    assert router.allow_relation(DataKey(), Grant())
    assert not router.allow_relation(DataKey(), ContentType())


def test_each_database_has_only_its_own_tables() -> None:
    assert router.allow_migrate("keys", "vault")
    assert router.allow_migrate("default", "people")
    assert not router.allow_migrate("keys", "people")
    assert not router.allow_migrate("default", "vault")
