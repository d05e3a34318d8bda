"""Writing in the journal: inside the transaction of the deed, or not at all."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from letsbe.journal import rules
from letsbe.journal.models import OPENINGS, Entry, Receipt, Strand
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.lib.prepared import Prepared
from letsbe.vault import queries as vault

_OF_STRAND = [field.attname for field in Strand._meta.concrete_fields]  # noqa: SLF001
# Every deed asks these, so their SQL is made once.
_HELD = Prepared(
    lambda strand: Strand.objects.select_for_update().filter(pk=strand).values_list(*_OF_STRAND)
)
_RECEIPT = Prepared(
    lambda by, key: Receipt.objects.filter(by=by, key=key).values_list("id", "fingerprint")
)
_LAST_CHAIN = Prepared(
    lambda strand: Entry.objects.filter(strand=strand, number=F("strand__length")).values_list(
        "chain"
    )
)


def record(
    deed: str,
    *,
    by: UUID | None,
    strand: UUID,
    at: datetime,
    about: UUID | None = None,
    **facts: rules.Fact,
) -> None:
    """Append one entry; must be called inside the deed's own transaction."""
    record_all(rules.Happened(deed, by=by, about=about, facts=facts), strand=strand, at=at)


def record_all(*happened: rules.Happened, strand: UUID, at: datetime) -> None:
    """Append what happened in one deed, in this order; the strand is read and sealed once."""
    _insist_on_a_transaction()
    head = _held(strand) or _open(strand, at=at)
    chain = _last_chain(head) if head.length else rules.START
    entries = []
    for number, one in enumerate(happened, start=head.length + 1):
        written = rules.written(one, strand=strand, number=number, at=at)
        chain = vault.chain(chain, rules.as_bytes(written))
        entries.append(_entry(written, chain))
    Entry.objects.bulk_create(entries)
    head.length += len(entries)
    head.seal = vault.chain(chain, rules.head_as_bytes(head.pk, length=head.length))
    head.save(update_fields=["length", "seal"])


def record_look(
    deed: str, *, by: UUID, strand: UUID, at: datetime, about: UUID | None = None
) -> None:
    """Record that somebody looked; the same look again on the same day adds nothing."""
    with transaction.atomic():
        seen = Entry.objects.filter(
            strand_id=strand,
            deed=deed,
            by=by,
            about=about,
            at__gte=at.replace(hour=0, minute=0, second=0, microsecond=0),
        )
        if not seen.exists():
            record(deed, by=by, strand=strand, about=about, at=at)


def claim(once: Once | None, *, by: UUID, at: datetime, deed: tuple[object, ...] = ()) -> None:
    """Let a form through once; raise AlreadyDone or SentWithOtherWords after that.

    Called first in a deed's transaction: the unique row makes a twin wait, then see it.
    `deed` says which of the deeds on a page this is, where they share the page's key.
    """
    _insist_on_a_transaction()
    if once is None:
        return
    once = once.of(*deed) if deed else once
    mine = Receipt(by=by, key=once.key, fingerprint=once.fingerprint, at=at)
    Receipt.objects.bulk_create([mine], ignore_conflicts=True)
    kept, fingerprint = _RECEIPT.rows(by, once.key)[0]
    if kept == mine.pk:
        return
    if bytes(fingerprint) == once.fingerprint:
        raise AlreadyDone
    raise SentWithOtherWords


def _held(strand: UUID) -> Strand | None:
    rows = _HELD.rows(strand)
    return Strand.from_db("default", _OF_STRAND, rows[0]) if rows else None


def _last_chain(head: Strand) -> bytes:
    rows = _LAST_CHAIN.rows(head.pk)
    if not rows:
        raise Entry.DoesNotExist(f"The last entry of strand {head.pk} is gone.")
    return bytes(rows[0][0])


def _open(strand: UUID, *, at: datetime) -> Strand:
    if strand != OPENINGS:
        record(rules.OPENED, by=None, strand=OPENINGS, about=strand, at=at)
    return Strand.objects.create(pk=strand, seal=b"")


def _entry(written: rules.Written, chain: bytes) -> Entry:
    return Entry(
        strand_id=written.strand,
        number=written.number,
        deed=written.deed,
        by=written.by,
        about=written.about,
        facts=dict(written.facts),
        at=written.at,
        chain=chain,
    )


def _insist_on_a_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the journal is written inside a deed")
