"""Reading the journal: lately, of some strands; and whether it is still what was written."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from itertools import chain
from uuid import UUID

from django.db.models import QuerySet

from letsbe.journal import rules
from letsbe.journal.models import HOUSE, OPENINGS, Entry, Strand
from letsbe.lib.prepared import Prepared
from letsbe.vault.queries import chain as vault_chain

Mark = tuple[datetime, int]
_OF_ENTRY = [field.attname for field in Entry._meta.concrete_fields]  # noqa: SLF001


def entries(
    strands: Iterable[UUID], *, most: int = 50, before: Mark | None = None
) -> list[Entry]:
    """Return the newest entries of these strands, newest first."""
    return _newest(Entry.objects.filter(strand_id__in=list(strands)), most=most, before=before)


def lately(strand: UUID, *, most: int) -> list[Entry]:
    """Return the newest entries of one strand, newest first: what a page shows all day."""
    return [Entry.from_db("default", _OF_ENTRY, row) for row in _lately(most).rows(strand)]


@cache
def _lately(most: int) -> Prepared:
    return Prepared(
        lambda strand: (
            Entry.objects.filter(strand=strand)
            .order_by("-at", "-pk")
            .values_list(*_OF_ENTRY)[:most]
        )
    )


def moments_of(strand: UUID, *, deeds: Iterable[str]) -> list[datetime]:
    """Return when these deeds were done in one strand, oldest first."""
    found = Entry.objects.filter(strand=strand, deed__in=list(deeds))
    return list(found.order_by("at", "pk").values_list("at", flat=True))


def moments_in(strands: Iterable[UUID], *, deeds: Iterable[str]) -> dict[UUID, list[datetime]]:
    """Return the same of several strands, in one query; one that has none is not named."""
    found: dict[UUID, list[datetime]] = {}
    rows = Entry.objects.filter(strand__in=list(strands), deed__in=list(deeds))
    for strand, when in rows.order_by("at", "pk").values_list("strand_id", "at"):
        found.setdefault(strand, []).append(when)
    return found


def house_entries(
    *, deeds: Iterable[str] | None, most: int = 50, before: Mark | None = None
) -> list[Entry]:
    """Return the newest entries of the house's own strand, of these deeds or (None) of all."""
    found = Entry.objects.filter(strand_id=HOUSE)
    if deeds is not None:
        found = found.filter(deed__in=list(deeds))
    return _newest(found, most=most, before=before)


def entries_by(
    person: UUID, *, deeds: Iterable[str], most: int = 50, before: Mark | None = None
) -> list[Entry]:
    """Return the newest of these deeds that a person did, in whichever strand they stand."""
    found = Entry.objects.filter(by=person, deed__in=list(deeds))
    return _newest(found, most=most, before=before)


def merged(*lists: list[Entry], most: int) -> list[Entry]:
    """Return several lists as one, newest first; what stands in two strands is told once.

    The first that was written is the one told, so that a later page does not tell it again.
    """
    told: dict[tuple[object, ...], Entry] = {}
    for entry in sorted(chain(*lists), key=lambda e: (e.at, e.pk)):
        said = tuple(sorted(entry.facts.items()))
        told.setdefault((entry.deed, entry.by, entry.about, entry.at, said), entry)
    return list(reversed(told.values()))[:most]


def _newest(found: QuerySet[Entry], *, most: int, before: Mark | None) -> list[Entry]:
    if before:
        found = found.filter(at__lte=before[0]).exclude(at=before[0], pk__gte=before[1])
    return list(found.order_by("-at", "-pk")[:most])


def findings(*, is_begun: bool) -> Iterator[rules.Finding]:
    """Yield every place where the journal is no longer what was written.

    `is_begun`: the house was set up, so its own strand must be there.
    """
    for strand in Strand.objects.order_by("pk").iterator():
        yield from _findings_in(strand)
    openings = Entry.objects.filter(strand_id=OPENINGS)
    expected = {about for about in openings.values_list("about", flat=True) if about}
    if is_begun:
        expected |= {HOUSE, OPENINGS}
    for lost in sorted(expected - set(Strand.objects.values_list("pk", flat=True))):
        yield rules.Finding(strand=lost, number=0, fault=rules.Fault.STRAND_MISSING)


def _findings_in(strand: Strand) -> Iterator[rules.Finding]:
    previous, number = rules.START, 0
    for entry in strand.entries.order_by("number").iterator():
        number += 1
        if entry.number != number:
            yield rules.Finding(strand=strand.pk, number=number, fault=rules.Fault.MISSING)
            return
        if vault_chain(previous, rules.as_bytes(_written(entry))) != bytes(entry.chain):
            yield rules.Finding(strand=strand.pk, number=number, fault=rules.Fault.ALTERED)
            return
        previous = bytes(entry.chain)
    head = rules.head_as_bytes(strand.pk, length=number)
    if strand.length != number or vault_chain(previous, head) != bytes(strand.seal):
        yield rules.Finding(strand=strand.pk, number=number, fault=rules.Fault.CUT)


def _written(entry: Entry) -> rules.Written:
    return rules.Written(
        strand=entry.strand_id,
        number=entry.number,
        deed=entry.deed,
        by=entry.by,
        about=entry.about,
        facts=entry.facts,
        at=entry.at,
    )
