"""What a prepared query promises: the ORM's own rows, each time for the ids it is asked for."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db.models import QuerySet

from letsbe.journal.models import Entry, Strand
from letsbe.lib.ids import new_id
from letsbe.lib.prepared import Prepared

MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
COLUMNS = ("strand_id", "number", "by", "facts", "at", "chain")


def of(strand: UUID) -> "QuerySet[Entry, tuple[object, ...]]":
    return Entry.objects.filter(strand=strand, deed="a.deed").values_list(*COLUMNS)


def of_several(strands: list[UUID], by: UUID) -> "QuerySet[Entry, tuple[object, ...]]":
    return Entry.objects.filter(strand__in=strands, by=by).order_by("pk").values_list(*COLUMNS)


def of_none_in_particular(_strand: UUID) -> "QuerySet[Entry, tuple[object, ...]]":
    return Entry.objects.values_list("pk")


def make_entry(*, by: UUID | None = None) -> UUID:
    """Return a strand of its own with one entry in it."""
    strand = Strand.objects.create(pk=new_id(), length=1, seal=b"")
    Entry.objects.create(
        strand=strand, number=1, deed="a.deed", by=by, facts={"n": 1}, at=MONDAY, chain=b"\x01"
    )
    return strand.pk


@pytest.mark.django_db
def test_a_prepared_query_returns_the_same_rows_as_the_orm() -> None:
    with_author, without = make_entry(by=new_id()), make_entry()
    prepared = Prepared(of)

    for strand in (with_author, without, with_author, new_id()):
        assert prepared.rows(strand) == list(of(strand))
    assert prepared.rows(with_author)[0][0] == with_author


@pytest.mark.django_db
def test_lists_of_any_length_are_asked_for_with_their_own_ids() -> None:
    by = new_id()
    strands = [make_entry(by=by) for _ in range(3)]
    prepared = Prepared(of_several)

    for some in ([], strands[:1], strands, strands[1:], [new_id()]):
        assert prepared.rows(some, by) == list(of_several(some, by))
    assert prepared.rows(strands, new_id()) == []


@pytest.mark.django_db
def test_a_value_that_is_not_among_the_parameters_is_refused() -> None:
    prepared = Prepared(of_none_in_particular)

    with pytest.raises(TypeError, match="not among its parameters"):
        prepared.rows(new_id())
