"""Writing a handover: the introduction, and pieces chosen one by one from one's own words."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.handovers import access, queries
from letsbe.handovers.events import Deed
from letsbe.handovers.models import Handover, Piece
from letsbe.handovers.queries import choosing
from letsbe.handovers.rules import passing
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.relationships import access as relationships
from letsbe.vault import queries as vault


@transaction.atomic
def write_introduction(
    relationship_id: UUID,
    words: str,
    *,
    by: Person,
    seen: int,
    at: datetime,
    once: Once | None = None,
) -> Handover:
    """Keep an introduction; no words take it out again. `seen`: the number of the last one."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.WRITTEN, relationship_id))
    row = _held(relationship_id, by=by, at=at)
    now = queries.as_value(row, ())
    _insist(passing.refuse_changing(now, number=row.introduction_number, seen=seen))
    row.introduction_number += 1
    ring = vault.key_ring(people=[by.pk])
    row.introduction_sealed = ring.seal(words, row.place) if words else None
    row.version += 1
    row.save(update_fields=["introduction_number", "introduction_sealed", "version"])
    journal.record(Deed.WRITTEN, by=by.pk, strand=by.pk, at=at)
    return row


@transaction.atomic
def choose(
    relationship_id: UUID, source: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> Piece:
    """Copy one thing of one's own, as it reads at this moment."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.CHOSEN, relationship_id, source))
    row = _held(relationship_id, by=by, at=at)
    found = {one.source: one for one in choosing.choices(by, relationship_id)}
    why = passing.refuse_choosing(
        queries.as_value(row, access.sources_of(row)),
        source,
        own=frozenset(found),
        shown=frozenset(pk for pk, one in found.items() if one.words),
    )
    _insist(why)
    piece = _copied(row, found[source], at=at)
    piece.save(force_insert=True)
    _grown(row)
    journal.record(Deed.CHOSEN, by=by.pk, strand=by.pk, at=at)
    return piece


@transaction.atomic
def reword(
    relationship_id: UUID,
    piece_id: UUID,
    words: str,
    *,
    by: Person,
    seen: int,
    at: datetime,
    once: Once | None = None,
) -> Piece:
    """Say one piece otherwise, for the next one; where it was copied from stays as it is."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.REWORDED, piece_id))
    relationships.locked_for_party(by, relationship_id)
    row = access.handover_of_writer(by, relationship_id)
    piece = access.piece_of(row, piece_id)
    _insist(passing.refuse_changing(queries.as_value(row, ()), number=piece.number, seen=seen))
    piece.number += 1
    ring = vault.key_ring(people=[by.pk])
    piece.words_sealed = ring.seal(words, piece.place_of("words", writer=by.pk))
    piece.save(update_fields=["number", "words_sealed"])
    _grown(row)
    journal.record(Deed.REWORDED, by=by.pk, strand=by.pk, at=at)
    return piece


@transaction.atomic
def leave_out(
    relationship_id: UUID,
    piece_id: UUID,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Take one piece out again; pressed in an old window, there is nothing left to do."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.LEFT_OUT, piece_id))
    relationships.locked_for_party(by, relationship_id)
    row = access.handover_of_writer(by, relationship_id)
    _insist(passing.refuse_changing(queries.as_value(row, ())))
    gone, _rows = access.pieces_of(row).filter(pk=piece_id).delete()
    if gone:
        _grown(row)
        journal.record(Deed.LEFT_OUT, by=by.pk, strand=by.pk, at=at)


def _held(relationship_id: UUID, *, by: Person, at: datetime) -> Handover:
    """Return what somebody writes from here, begun now unless it was; held until it is done."""
    relationships.locked_for_party(by, relationship_id)
    row = access.handover_from(by, relationship_id)
    if row is None:
        row = Handover(relationship_id=relationship_id, writer=by, waits_since=at)
        row.save(force_insert=True)
    return row


def _copied(row: Handover, one: choosing.Choice, *, at: datetime) -> Piece:
    ring = vault.key_ring(people=[row.writer_id])
    piece = Piece(handover=row, source=one.source, kind=one.kind, chosen_at=at)
    place = piece.place_of("words", writer=row.writer_id)
    piece.words_sealed = ring.seal(one.words or "", place)
    if one.question and one.is_question_passed:
        place = piece.place_of("question", writer=row.writer_id)
        piece.question_sealed = ring.seal(one.question, place)
    return piece


def _grown(row: Handover) -> None:
    row.version += 1
    row.save(update_fields=["version"])


def _insist(why: Refusal | None) -> None:
    if why:
        raise HandoverRefused(why)
