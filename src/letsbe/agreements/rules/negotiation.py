"""The whole agreement as values, and what each deed makes of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from letsbe.agreements.rules import clauses
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Kind, Standing, Wording
from letsbe.agreements.rules.kept import Term, sort_of
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.rules.reviewing import Review, is_due

# A working agreement that no longer fits in two heads helps nobody.
MOST_CLAUSES = 60
SETTLES = frozenset({ClauseDeed.AGREE, ClauseDeed.KEEP})


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """What the programme asks of both: acknowledged, never negotiated."""

    id: UUID
    title: str
    words: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Negotiation:
    """All that decides what either party may do; swap the two and it decides the same."""

    people: frozenset[UUID]
    is_paused: bool = False
    is_ended: bool = False
    in_force: int = 0
    is_draft_open: bool = True
    clauses: tuple[Clause, ...] = ()
    minimums: tuple[Minimum, ...] = ()
    # The minimums of the version in force, by id, in the order in which both read them.
    minimums_in_force: tuple[UUID, ...] = ()
    acknowledged: frozenset[tuple[UUID, UUID]] = frozenset()
    review_on: date | None = None
    draft_review_on: date | None = None
    signed: Mapping[UUID, str] = field(default_factory=lambda: MappingProxyType({}))
    review: Review | None = None

    def other(self, person: UUID) -> UUID:
        return next(iter(self.people - {person}))

    def clause(self, clause_id: UUID) -> Clause:
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise AgreementRefused(Refusal.NO_SUCH_CLAUSE)

    @property
    def settled(self) -> tuple[Clause, ...]:
        """Return the settled clauses in the order in which they are read."""
        order = list(Kind)
        kept = [c for c in self.clauses if c.standing is Standing.SETTLED]
        return tuple(sorted(kept, key=lambda c: order.index(c.kind)))

    @property
    def closed(self) -> tuple[Clause, ...]:
        """Return the goals that the next version closes, which both have said yes to."""
        return tuple(c for c in self.clauses if c.is_closing and not c.is_open)

    @property
    def is_full(self) -> bool:
        return len([c for c in self.clauses if c.is_on_the_table]) >= MOST_CLAUSES

    @property
    def is_all_acknowledged(self) -> bool:
        asked = {(person, m.id) for person in self.people for m in self.minimums}
        return asked <= self.acknowledged

    @property
    def would_change(self) -> bool:
        """Say whether signing now would bring anything else in force than what is."""
        if not self.in_force:
            return True
        now = {c.id: c.in_force for c in self.clauses if c.in_force is not None}
        then = {c.id: c.last.number for c in self.settled}
        asked = tuple(m.id for m in self.minimums) != self.minimums_in_force
        return now != then or asked or self.review_on != self.draft_review_on


def refuse_any(now: Negotiation, *, by: UUID) -> Refusal | None:
    """Return what stands against every deed, whatever it is."""
    if by not in now.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if now.is_ended:
        return Refusal.ENDED
    return Refusal.PAUSED if now.is_paused else None


def refuse_drafting(now: Negotiation, *, by: UUID) -> Refusal | None:
    why = refuse_any(now, by=by)
    return why or (None if now.is_draft_open else Refusal.NO_CHANGE_OPEN)


def refuse_proposing(
    now: Negotiation, kind: Kind, words: str, *, by: UUID, term: Term | None = None
) -> Refusal | None:
    if why := refuse_drafting(now, by=by):
        return why
    if now.is_full:
        return Refusal.TOO_MANY_CLAUSES
    why = clauses.refuse_saying(kind, words, term)
    return why or refuse_keeping(now, term)


def refuse_keeping(
    now: Negotiation, term: Term | None, *, instead_of: Clause | None = None
) -> Refusal | None:
    """letsbe keeps one term of each sort: another both said yes to stands in its way."""
    if term is None:
        return None
    others = [c.last.term for c in now.settled if c is not instead_of and c.last.term]
    is_there = sort_of(term) in {sort_of(other) for other in others}
    return Refusal.KEPT_ALREADY if is_there else None


def refuse_answering(
    now: Negotiation, clause: Clause, deed: ClauseDeed, *, by: UUID, seen: int
) -> Refusal | None:
    """Return why this clause cannot be answered so, or None, whatever the words would be."""
    if why := refuse_drafting(now, by=by) or clauses.refuse(clause, deed, by=by, seen=seen):
        return why
    if deed in SETTLES:
        settling = clause.agreed_before if deed is ClauseDeed.KEEP else clause.last
        return refuse_keeping(now, settling.term if settling else None, instead_of=clause)
    comes_back = deed is ClauseDeed.REWORD and clause.standing is Standing.LEFT_OUT
    return Refusal.TOO_MANY_CLAUSES if comes_back and now.is_full else None


def propose(
    now: Negotiation,
    clause_id: UUID,
    kind: Kind,
    words: str,
    *,
    by: UUID,
    term: Term | None = None,
) -> Negotiation:
    if why := refuse_proposing(now, kind, words, by=by, term=term):
        raise AgreementRefused(why)
    first = Wording(number=1, author=by, words=words, term=term)
    clause = Clause(id=clause_id, kind=kind, standing=Standing.WAITING, wordings=(first,))
    return _redrafted(now, clauses=(*now.clauses, clause))


def answer(
    now: Negotiation,
    clause_id: UUID,
    deed: ClauseDeed,
    *,
    by: UUID,
    seen: int,
    words: str = "",
    term: Term | None = None,
) -> Negotiation:
    """Return the agreement after a deed on one clause; `seen` is the wording that was read."""
    if why := refuse_drafting(now, by=by):
        raise AgreementRefused(why)
    clause = now.clause(clause_id)
    why = refuse_answering(now, clause, deed, by=by, seen=seen)
    if deed is ClauseDeed.REWORD:
        why = why or refuse_keeping(now, term, instead_of=clause)
    if why:
        raise AgreementRefused(why)
    changed = clauses.after(clause, deed, by=by, seen=seen, words=words, term=term)
    return _redrafted(
        now, clauses=tuple(changed if c.id == clause_id else c for c in now.clauses)
    )


def acknowledge(now: Negotiation, minimum_id: UUID, *, by: UUID) -> Negotiation:
    if why := refuse_any(now, by=by):
        raise AgreementRefused(why)
    if minimum_id not in {m.id for m in now.minimums}:
        raise AgreementRefused(Refusal.MINIMUM_CHANGED)
    return replace(now, acknowledged=now.acknowledged | {(by, minimum_id)})


def open_change(now: Negotiation, *, by: UUID, today: date) -> Negotiation:
    """Open a draft beside the version in force, which stays in force."""
    if why := refuse_any(now, by=by):
        raise AgreementRefused(why)
    if now.is_draft_open:
        raise AgreementRefused(Refusal.CHANGE_OPEN_ALREADY)
    still_ahead = now.review_on if now.review_on and now.review_on > today else None
    return _redrafted(now, is_draft_open=True, draft_review_on=still_ahead)


def draft_mark(now: Negotiation) -> str:
    """Return a digest of how the draft stands, open clauses and all."""
    standing = [
        [str(c.id), c.standing.value, c.last.number, c.closing.how if c.closing else ""]
        for c in now.clauses
    ]
    drafted = [now.in_force, str(now.draft_review_on), standing]
    return hashlib.sha256(json.dumps(drafted).encode()).hexdigest()


def drop_change(now: Negotiation, *, by: UUID, seen: str) -> Negotiation:
    """Let the draft go: every clause is again as in the version in force.

    `seen` is the mark of the draft that was on the screen: nobody drops what they never saw.
    """
    if why := refuse_drafting(now, by=by):
        raise AgreementRefused(why)
    if not now.in_force:
        raise AgreementRefused(Refusal.NOTHING_IN_FORCE)
    if seen != draft_mark(now):
        raise AgreementRefused(Refusal.CHANGED_SINCE_READ)
    restored = tuple(clauses.let_go(c) for c in now.clauses)
    return _redrafted(now, clauses=restored, is_draft_open=False, draft_review_on=None)


def set_review_date(now: Negotiation, on: date, *, by: UUID) -> Negotiation:
    if why := refuse_drafting(now, by=by):
        raise AgreementRefused(why)
    return _redrafted(now, draft_review_on=on)


def call_review(now: Negotiation, *, by: UUID) -> Negotiation:
    if why := refuse_any(now, by=by):
        raise AgreementRefused(why)
    if not now.in_force:
        raise AgreementRefused(Refusal.NOTHING_IN_FORCE)
    if now.review:
        raise AgreementRefused(Refusal.REVIEW_OPEN_ALREADY)
    return replace(now, review=Review(called_by=by))


def refuse_still_fits(now: Negotiation, *, by: UUID, today: date) -> Refusal | None:
    """It can be said in an open review, or from the day on which a review is due."""
    if why := refuse_any(now, by=by):
        return why
    if now.is_draft_open:
        return Refusal.CHANGE_OPEN_ALREADY if now.in_force else Refusal.NOTHING_IN_FORCE
    if now.review is None:
        return None if is_due(now.review_on, today=today) else Refusal.NO_REVIEW_OPEN
    return Refusal.STILL_FITS_ALREADY if by in now.review.still_fits else None


def say_still_fits(now: Negotiation, *, by: UUID, again_on: date, today: date) -> Negotiation:
    """One says the agreement still fits; when both have, the review closes with a new date."""
    if why := refuse_still_fits(now, by=by, today=today):
        raise AgreementRefused(why)
    review = now.review or Review(called_by=by)
    said = review.still_fits | {by}
    if said == now.people:
        return replace(now, review=None, review_on=again_on)
    return replace(now, review=replace(review, still_fits=said))


def _redrafted(now: Negotiation, **changes: object) -> Negotiation:
    # A signature is for one exact text: any change of the draft sets it aside.
    return replace(now, signed=MappingProxyType({}), **changes)  # type: ignore[arg-type]
