"""Ada and Bo, the two parties; Cleo, who is nobody's; and the moment everything happens."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connections

from letsbe.lib.ids import new_id
from letsbe.vault.models import Grant
from letsbe.vault.rules import Place

ADA = UUID("018f0000-0000-7000-8000-00000000000a")
BO = UUID("018f0000-0000-7000-8000-00000000000b")
CLEO = UUID("018f0000-0000-7000-8000-00000000000c")
BOND = UUID("018f0000-0000-7000-8000-0000000000b0")
OTHER_BOND = UUID("018f0000-0000-7000-8000-0000000000b1")
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ANOTHER_ROOT = bytes(reversed(range(32)))
WORDS = "Let's be honest when we are tired."


def place(**changed: Any) -> Place:
    usual = Place(
        table="clause", column="words", row=new_id(), version=1, relationship=BOND, author=ADA
    )
    return usual._replace(**changed)


def own_place(person: UUID = ADA) -> Place:
    return place(table="person", column="name", relationship=None, author=person)


def grant_of(person: UUID, relationship: UUID | None = BOND) -> Grant:
    return Grant.objects.select_related("key").get(
        key__person_id=person, key__relationship_id=relationship
    )


def stored_bytes(*aliases: str) -> bytes:
    """Return all that the databases hold: as one reads them, and as their files lie there."""
    return b"".join(piece for alias in aliases for piece in _pieces(alias))


def _pieces(alias: str) -> Iterator[bytes]:
    connection = connections[alias]
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        yield from _copied(connection)
        return
    yield connection.connection.serialize()
    name = Path(connection.settings_dict["NAME"])
    yield from (file.read_bytes() for file in name.parent.glob(f"{name.name}*"))


def _copied(connection: Any) -> Iterator[bytes]:
    """Return every row of a PostgreSQL database, each value as it is kept."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT BINARY)') as rows:
                yield from (bytes(piece) for piece in rows)
