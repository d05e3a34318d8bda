"""The deeds of an agreement: each holds it still, asks the rules, keeps what changed."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.agreements import access, queries
from letsbe.agreements.actions import keeping, reminding
from letsbe.agreements.events import Deed
from letsbe.agreements.models import Acknowledgement, Agreement, Clause, StillFits
from letsbe.agreements.queries import OpenedAgreement
from letsbe.agreements.rules import negotiation, reviewing, signing
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing, Suggestion
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.journal import actions as journal
from letsbe.journal.rules import Fact, Happened
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person

NOTHING = Suggestion(words="")
JOURNALLED_AS = {
    ClauseDeed.AGREE: Deed.AGREED,
    ClauseDeed.REWORD: Deed.REWORDED,
    ClauseDeed.PARK: Deed.PARKED,
    ClauseDeed.LEAVE_OUT: Deed.LEFT_OUT,
    ClauseDeed.KEEP: Deed.KEPT,
    ClauseDeed.YES_REACHED: Deed.CLOSING_AGREED,
    ClauseDeed.YES_LET_GO: Deed.CLOSING_AGREED,
    ClauseDeed.NOT_YET: Deed.NOT_YET,
}


def begin(relationship_id: UUID, *, at: datetime) -> None:
    """Lay an empty agreement between two people; called when their relationship begins."""
    Agreement.objects.create(relationship_id=relationship_id, begun_at=at)


@transaction.atomic
def propose(
    relationship_id: UUID,
    kind: Kind,
    suggested: Suggestion,
    *,
    by: Person,
    at: datetime,
    from_answer: UUID | None = None,
    once: Once | None = None,
) -> UUID:
    """Put a clause on the table, with or without a why; return its id."""
    table = _held(relationship_id, Deed.PROPOSED, by=by, at=at, once=once)
    clause_id = new_id()
    after = negotiation.propose(
        table.now, clause_id, kind, suggested.words, by=by.pk, term=suggested.term
    )
    if from_answer and access.clause_from_answer(table.row, from_answer):
        raise AgreementRefused(Refusal.PROPOSED_FROM_IT_ALREADY)
    Clause.objects.create(
        pk=clause_id,
        relationship=table.row,
        kind=kind,
        standing=Standing.WAITING,
        from_answer=from_answer,
    )
    keeping.keep_clause(table, after.clause(clause_id), why=suggested.why, at=at)
    keeping.set_signatures_aside(table, at=at)
    _record(Deed.PROPOSED, table, by=by, at=at, about=clause_id)
    return clause_id


@transaction.atomic
def answer(
    relationship_id: UUID,
    clause_id: UUID,
    deed: ClauseDeed,
    *,
    by: Person,
    seen: int,
    at: datetime,
    suggested: Suggestion = NOTHING,
    once: Once | None = None,
) -> None:
    """Agree, suggest other words, park, leave out, keep, close; `seen` is the wording read."""
    table = _held(relationship_id, clause_id, by=by, at=at, once=once)
    after = negotiation.answer(
        table.now,
        clause_id,
        deed,
        by=by.pk,
        seen=seen,
        words=suggested.words,
        term=suggested.term,
    )
    keeping.keep_clause(table, after.clause(clause_id), why=suggested.why, at=at)
    keeping.set_signatures_aside(table, at=at)
    _record(JOURNALLED_AS[deed], table, by=by, at=at, about=clause_id)


@transaction.atomic
def acknowledge(
    relationship_id: UUID,
    minimum_id: UUID,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Say that one has read what the programme asks, and lives by it."""
    table = _held(relationship_id, Deed.ACKNOWLEDGED, minimum_id, by=by, at=at, once=once)
    negotiation.acknowledge(table.now, minimum_id, by=by.pk)
    _, is_new = Acknowledgement.objects.get_or_create(
        relationship=table.row, person=by, minimum_id=minimum_id, defaults={"at": at}
    )
    if is_new:
        _record(Deed.ACKNOWLEDGED, table, by=by, at=at, about=minimum_id)


@transaction.atomic
def choose_review_date(
    relationship_id: UUID,
    on: date,
    *,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Choose when the two look at the text again; it is part of what both sign."""
    table = _held(relationship_id, Deed.REVIEW_DATE_CHOSEN, by=by, at=at, once=once)
    negotiation.set_review_date(table.now, on, by=by.pk)
    if why := reviewing.refuse_review_date(on, today=today):
        raise AgreementRefused(why)
    _keep(table, draft_review_on=on)
    keeping.set_signatures_aside(table, at=at)
    _record(Deed.REVIEW_DATE_CHOSEN, table, by=by, at=at)


@transaction.atomic
def sign(
    relationship_id: UUID,
    *,
    by: Person,
    read: str,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> bool:
    """Sign the text whose digest was read; return whether it is in force now."""
    table = _held(relationship_id, Deed.SIGNED, by=by, at=at, once=once)
    after = signing.sign(table.now, by=by.pk, read=read, today=today)
    keeping.keep_signature(table, by=by, read=read, at=at)
    number = table.now.in_force + 1
    happened = [Happened(Deed.SIGNED, by=by.pk, facts={"number": number})]
    is_in_force = after.in_force == number
    if is_in_force:
        reminding.review_moves(table, to=keeping.bring_in_force(table, after, at=at))
        happened.append(Happened(Deed.IN_FORCE, by=None, facts={"number": number}))
    journal.record_all(*happened, strand=table.row.pk, at=at)
    return is_in_force


@transaction.atomic
def open_change(
    relationship_id: UUID, *, by: Person, today: date, at: datetime, once: Once | None = None
) -> None:
    """Open a draft; the version in force stays in force."""
    table = _held(relationship_id, Deed.CHANGE_OPENED, by=by, at=at, once=once)
    after = negotiation.open_change(table.now, by=by.pk, today=today)
    keeping.open_draft(table, after, by=by, at=at)


@transaction.atomic
def drop_change(
    relationship_id: UUID, *, by: Person, seen: str, at: datetime, once: Once | None = None
) -> None:
    """Let the draft go as it was `seen`; what was suggested stays in the history."""
    table = _held(relationship_id, Deed.CHANGE_DROPPED, by=by, at=at, once=once)
    after = negotiation.drop_change(table.now, by=by.pk, seen=seen)
    for before, clause in zip(table.now.clauses, after.clauses, strict=True):
        if before != clause:
            keeping.keep_clause(table, clause, why="", at=at)
    keeping.set_signatures_aside(table, at=at)
    _keep(table, is_draft_open=False, draft_review_on=None)
    _record(Deed.CHANGE_DROPPED, table, by=by, at=at)


@transaction.atomic
def call_review(
    relationship_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> None:
    """Ask the other to look at the agreement together, at any time."""
    table = _held(relationship_id, Deed.REVIEW_CALLED, by=by, at=at, once=once)
    negotiation.call_review(table.now, by=by.pk)
    _keep(table, review_called_by=by)
    _record(Deed.REVIEW_CALLED, table, by=by, at=at)


@transaction.atomic
def say_still_fits(
    relationship_id: UUID,
    again_on: date,
    *,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> bool:
    """Say that it still fits; return whether both have now. The sooner date counts."""
    table = _held(relationship_id, Deed.STILL_FITS, by=by, at=at, once=once)
    said = StillFits.objects.filter(relationship=table.row, closed_at=None)
    # A day the other named that has passed meanwhile is no day to look again.
    ahead = [day for day in said.values_list("again_on", flat=True) if day > today]
    soonest = min([again_on, *ahead])
    after = negotiation.say_still_fits(table.now, by=by.pk, again_on=soonest, today=today)
    if why := reviewing.refuse_review_date(again_on, today=today):
        raise AgreementRefused(why)
    StillFits.objects.create(relationship=table.row, person=by, again_on=again_on, at=at)
    _record(Deed.STILL_FITS, table, by=by, at=at)
    if after.review:
        _keep(table, review_called_by_id=after.review.called_by)
        return False
    keeping.close_review(table, at=at)
    _keep(table, review_on=after.review_on)
    reminding.review_moves(table, to=soonest)
    _record(Deed.REVIEW_CLOSED, table, by=None, at=at)
    return True


@transaction.atomic
def note_copy_kept(relationship_id: UUID, number: int, *, by: Person, at: datetime) -> None:
    """Write in the journal that one of the two took a copy away."""
    row = access.locked_for_party(by, relationship_id)
    journal.record(Deed.KEPT_A_COPY, by=by.pk, strand=row.pk, at=at, number=number)


def _held(
    relationship_id: UUID, *deed: object, by: Person, at: datetime, once: Once | None
) -> OpenedAgreement:
    journal.claim(once, by=by.pk, at=at, deed=(*deed, relationship_id))
    return queries.held_for_party(by, relationship_id)


def _keep(table: OpenedAgreement, **changed: object) -> None:
    Agreement.objects.filter(pk=table.row.pk).update(**changed)


def _record(
    deed: Deed,
    table: OpenedAgreement,
    *,
    by: Person | None,
    at: datetime,
    about: UUID | None = None,
    **facts: Fact,
) -> None:
    who = by.pk if by else None
    journal.record(deed, by=who, strand=table.row.pk, about=about, at=at, **facts)
