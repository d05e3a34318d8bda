"""A query whose SQL is made once: asked again, only its values are filled in.

For pages that are asked for all day; making the SQL costs the ORM more than the database.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from threading import local
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, UUIDField

Row = tuple[Any, ...]
# For each value: how many ids the list has, or None for a single id.
Shape = tuple[int | None, ...]
Convert = Callable[[Any], Any]
_FIRST_STAND_IN = 0xFF00_0000_0000_4000_8000_0000_0000_0000
_IDS_REMEMBERED = 64
_SPELLING: "UUIDField[Any, Any]" = UUIDField()


@dataclass(frozen=True, kw_only=True)
class _Made:
    using: str
    sql: str
    params: tuple[Any, ...]
    # Where in the params each value goes: pairs of (place, number of the value).
    places: tuple[tuple[int, int], ...]
    columns: tuple[tuple[int, Convert], ...]


class Prepared:
    """Built from a function that takes ids, or lists of ids, and returns a values_list()."""

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self._make = make
        # Converters belong to a thread's own connection, so each thread makes its own.
        self._here = local()

    def rows(self, *values: UUID | Sequence[UUID]) -> list[Row]:
        """Return the rows for these ids, converted as the ORM would."""
        flat: list[UUID] = []
        shape: list[int | None] = []
        for value in values:
            flat.extend([value] if isinstance(value, UUID) else value)
            shape.append(None if isinstance(value, UUID) else len(value))
        made = self._made(tuple(shape))
        return _fetched(made, flat) if made else []

    def _made(self, shape: Shape) -> _Made | None:
        by_shape: dict[Shape, _Made | None] | None = getattr(self._here, "by_shape", None)
        if by_shape is None:
            by_shape = self._here.by_shape = {}
        if shape not in by_shape:
            by_shape[shape] = _made(self._make, shape)
        return by_shape[shape]


def _made(make: Callable[..., QuerySet[Any, Any]], shape: Shape) -> _Made | None:
    given, stand_ins = _stand_ins(shape)
    rows = make(*given)
    connection = connections[rows.db]
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    numbers = {_spelt(value, connection): n for n, value in enumerate(stand_ins)}
    places = [(place, numbers[p]) for place, p in enumerate(params) if p in numbers]
    if {number for _, number in places} != set(numbers.values()):
        raise TypeError("A value of a prepared query is not among its parameters.")
    found = compiler.get_converters([column[0] for column in compiler.select])
    return _Made(
        using=rows.db,
        sql=sql,
        params=tuple(params),
        places=tuple(places),
        columns=tuple(
            (index, _converter(converters, expression, connection))
            for index, (converters, expression) in found.items()
        ),
    )


def _stand_ins(shape: Shape) -> tuple[list[Any], list[UUID]]:
    given: list[Any] = []
    flat: list[UUID] = []
    for length in shape:
        count = 1 if length is None else length
        here = [UUID(int=_FIRST_STAND_IN + len(flat) + number) for number in range(count)]
        flat += here
        given.append(here[0] if length is None else here)
    return given, flat


def _fetched(made: _Made, values: list[UUID]) -> list[Row]:
    connection = connections[made.using]
    params = list(made.params)
    for place, number in made.places:
        params[place] = _spelt(values[number], connection)
    with connection.cursor() as cursor:
        cursor.execute(made.sql, params)
        rows: list[Any] = cursor.fetchall()
    columns = list(zip(*rows, strict=True))
    for index, convert in made.columns if rows else ():
        columns[index] = tuple(map(convert, columns[index]))
    return list(zip(*columns, strict=True))


def _spelt(value: UUID, connection: BaseDatabaseWrapper) -> object:
    return _SPELLING.get_db_prep_value(value, connection, prepared=True)


def _converter(
    converters: Sequence[Callable[..., Any]], expression: Any, connection: BaseDatabaseWrapper
) -> Convert:
    kind = expression.output_field.get_internal_type()
    if kind == "DateTimeField" and connection.vendor == "sqlite":
        return _in_utc
    first, *others = converters

    def convert(value: Any) -> Any:
        if value is None:
            return None
        value = first(value, expression, connection)
        for other in others:
            value = other(value, expression, connection)
        return value

    # The ids of one page come again and again, row after row: each is read once.
    is_id = kind == "UUIDField"
    return lru_cache(maxsize=_IDS_REMEMBERED)(convert) if is_id else convert


def _in_utc(stored: datetime | None) -> datetime | None:
    """Return a moment as SQLite's driver reads it, which is in UTC without saying so."""
    return stored.replace(tzinfo=UTC) if stored else None
