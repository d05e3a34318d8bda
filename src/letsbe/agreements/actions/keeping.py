"""Storing what a deed changed: the difference between the rows and the values after it."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from letsbe.agreements.events import Deed
from letsbe.agreements.models import (
    Agreement,
    Clause,
    Signature,
    StillFits,
    Version,
    Wording,
)
from letsbe.agreements.queries import OpenedAgreement
from letsbe.agreements.queries.values import WordingRow
from letsbe.agreements.rules import clauses as rules
from letsbe.agreements.rules import signing
from letsbe.agreements.rules.kept import spelled
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.journal import actions as journal
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.relationships import actions as relationships
from letsbe.vault.rules import CannotBeSealed, Place


def open_draft(table: OpenedAgreement, after: Negotiation, *, by: Person, at: datetime) -> None:
    """Store that a draft is open beside the version in force."""
    Agreement.objects.filter(pk=table.row.pk).update(
        is_draft_open=True, draft_review_on=after.draft_review_on
    )
    journal.record(Deed.CHANGE_OPENED, by=by.pk, strand=table.row.pk, at=at)


def keep_clause(
    table: OpenedAgreement, clause: rules.Clause, *, why: str, at: datetime
) -> None:
    """Store a clause as it stands after a deed: a new wording, a yes, what was let go."""
    rows = {row.number: row for row in table.wordings.get(clause.id, [])}
    closing = clause.closing
    Clause.objects.filter(relationship=table.row, pk=clause.id).update(
        standing=clause.standing,
        closing=closing.how if closing else "",
        closing_by=closing.by if closing else None,
    )
    for wording in clause.wordings:
        row = rows.get(wording.number)
        if row is None:
            _write(table, clause, wording, why=why, at=at)
        elif changed := _changed(row, wording, at=at):
            Wording.objects.filter(pk=row.id).update(**changed)


def _changed(row: WordingRow, after: rules.Wording, *, at: datetime) -> dict[str, object]:
    changed: dict[str, object] = {}
    if after.is_agreed != row.is_agreed:
        changed = (
            {"agreed_at": row.agreed_at or at, "yes_ended_at": None}
            if after.is_agreed
            else {"yes_ended_at": at}
        )
    return changed | ({"let_go_at": at} if after.is_let_go and row.let_go_at is None else {})


def set_signatures_aside(table: OpenedAgreement, *, at: datetime) -> None:
    """A signature is for one exact text: when that changes, it no longer counts."""
    _set_aside(table, signers=frozenset(table.now.signed), at=at)


def _set_aside(table: OpenedAgreement, *, signers: frozenset[UUID], at: datetime) -> None:
    if not signers:
        return
    standing = Signature.objects.filter(
        relationship=table.row,
        number=table.now.in_force + 1,
        signer__in=signers,
        set_aside_at=None,
    )
    standing.update(set_aside_at=at)


def set_drafts_aside(*, at: datetime) -> None:
    """What the programme asks is part of every text: no draft is signed any more."""
    standing = Signature.objects.filter(
        set_aside_at=None,
        relationship__is_draft_open=True,
        number=F("relationship__in_force") + 1,
    )
    standing.update(set_aside_at=at)


def keep_signature(table: OpenedAgreement, *, by: Person, read: str, at: datetime) -> None:
    number = table.now.in_force + 1
    # What the programme asks may have changed since the other signed: that text is gone.
    valid = signing.valid_signatures(table.now, known=read)
    _set_aside(table, signers=frozenset(table.now.signed) - valid, at=at)
    signature = Signature(
        id=new_id(), relationship=table.row, number=number, signer=by, signed_at=at
    )
    signature.digest_sealed = _sealed(table, read, signature.place_of("digest"))
    signature.save(force_insert=True)


def bring_in_force(table: OpenedAgreement, after: Negotiation, *, at: datetime) -> date:
    """Store the version both have signed, for good; return when they look at it again."""
    if after.review_on is None:
        raise AgreementRefused(Refusal.NO_REVIEW_DATE)
    read = [(c.id, c.last.number) for c in table.now.settled]
    closed = {c.id: c for c in table.now.closed}
    Version.objects.create(
        relationship=table.row,
        number=after.in_force,
        in_force_at=at,
        review_on=after.review_on,
        clauses=[[str(clause), number] for clause, number in read],
        minimums=[str(m.id) for m in table.now.minimums],
        closed=[
            [str(c.id), c.last.number, c.closing.how] for c in closed.values() if c.closing
        ],
    )
    Clause.objects.filter(relationship=table.row, pk__in=closed).update(closed_at=at)
    _close_still_fits(table, at=at)
    Agreement.objects.filter(pk=table.row.pk).update(
        in_force=after.in_force,
        in_force_at=at,
        is_draft_open=False,
        review_on=after.review_on,
        draft_review_on=None,
        review_called_by=None,
    )
    relationships.note_agreed(table.row.relationship, at=at)
    return after.review_on


def close_review(table: OpenedAgreement, *, at: datetime) -> None:
    _close_still_fits(table, at=at)
    called = Agreement.objects.filter(pk=table.row.pk)
    called.update(review_called_by=None)


def _close_still_fits(table: OpenedAgreement, *, at: datetime) -> None:
    if table.row.review_called_by_id is None:
        return
    said = StillFits.objects.filter(relationship=table.row, closed_at=None)
    said.update(closed_at=at)


def _write(
    table: OpenedAgreement,
    clause: rules.Clause,
    wording: rules.Wording,
    *,
    why: str,
    at: datetime,
) -> None:
    row = Wording(
        id=new_id(),
        relationship=table.row,
        clause_id=clause.id,
        number=wording.number,
        author_id=wording.author,
        written_at=at,
    )
    row.words_sealed = _sealed(table, wording.words or "", row.place_of("words"))
    if why:
        row.why_sealed = _sealed(table, why, row.place_of("why"))
    if wording.term:
        row.kept_sealed = _sealed(table, spelled(wording.term), row.place_of("kept"))
    row.save(force_insert=True)


def _sealed(table: OpenedAgreement, words: str, place: Place) -> bytes:
    try:
        return table.ring.seal(words, place)
    except CannotBeSealed:
        raise AgreementRefused(Refusal.CANNOT_BE_KEPT) from None
