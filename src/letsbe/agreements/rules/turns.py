"""Whose turn it is, and what each may do: asked by person, answered the same for both."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from letsbe.agreements.rules import signing
from letsbe.agreements.rules.clauses import Clause, ClauseDeed, Standing
from letsbe.agreements.rules.negotiation import (
    Negotiation,
    refuse_answering,
    refuse_any,
    refuse_still_fits,
)
from letsbe.agreements.rules.refusals import Refusal


class Deed(StrEnum):
    PROPOSE = "propose"
    OPEN_CHANGE = "open_change"
    DROP_CHANGE = "drop_change"
    SET_REVIEW_DATE = "set_review_date"
    SIGN = "sign"
    CALL_REVIEW = "call_review"
    STILL_FITS = "still_fits"


class Turn(StrEnum):
    """What waits for somebody."""

    ANSWER = "answer"
    ACKNOWLEDGE = "acknowledge"
    CHOOSE_REVIEW_DATE = "choose_review_date"
    SIGN = "sign"
    LOOK_AGAIN = "look_again"
    PROPOSE = "propose"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits for one person, with the clauses it is about."""

    turn: Turn
    clauses: tuple[UUID, ...] = ()


def suggested_by(clause: Clause) -> UUID | None:
    """Return whose suggestion waits for the other's answer, or None when none does."""
    if clause.standing is Standing.CLOSING and clause.closing:
        return clause.closing.by
    return clause.last.author if clause.standing is Standing.WAITING else None


def may_on(now: Negotiation, clause: Clause, *, by: UUID) -> frozenset[ClauseDeed]:
    seen = clause.last.number
    return frozenset(
        deed
        for deed in ClauseDeed
        if refuse_answering(now, clause, deed, by=by, seen=seen) is None
    )


def may(now: Negotiation, *, by: UUID, today: date) -> frozenset[Deed]:
    """Return the deeds on the whole agreement open to this person now."""
    if refuse_any(now, by=by):
        return frozenset()
    review = now.review
    claims = {
        Deed.PROPOSE: now.is_draft_open and not now.is_full,
        Deed.SET_REVIEW_DATE: now.is_draft_open,
        Deed.OPEN_CHANGE: not now.is_draft_open,
        Deed.DROP_CHANGE: now.is_draft_open and now.in_force > 0,
        Deed.SIGN: signing.refuse_readiness(now, by=by, today=today) is None
        and by not in signing.valid_signatures(now),
        Deed.CALL_REVIEW: now.in_force > 0 and review is None,
        Deed.STILL_FITS: refuse_still_fits(now, by=by, today=today) is None,
    }
    return frozenset(deed for deed, is_so in claims.items() if is_so)


def turns(now: Negotiation, *, of: UUID, today: date) -> tuple[Waiting, ...]:
    """Return what waits for this person, most pressing first; empty when nothing does."""
    if refuse_any(now, by=of):
        return ()
    waiting: list[Waiting] = []
    if now.is_draft_open:
        waiting += _drafting_turns(now, of=of, today=today)
    if refuse_still_fits(now, by=of, today=today) is None:
        waiting.append(Waiting(turn=Turn.LOOK_AGAIN))
    return tuple(waiting)


def _drafting_turns(now: Negotiation, *, of: UUID, today: date) -> list[Waiting]:
    waiting: list[Waiting] = []
    to_answer = tuple(c.id for c in now.clauses if suggested_by(c) not in {None, of})
    if to_answer:
        waiting.append(Waiting(turn=Turn.ANSWER, clauses=to_answer))
    if not all((of, m.id) in now.acknowledged for m in now.minimums):
        waiting.append(Waiting(turn=Turn.ACKNOWLEDGE))
    if not any(c.is_on_the_table or c.is_closing for c in now.clauses):
        waiting.append(Waiting(turn=Turn.PROPOSE))
    missing = signing.refuse_readiness(now, by=of, today=today)
    if missing in {Refusal.NO_REVIEW_DATE, Refusal.REVIEW_DATE_TOO_SOON}:
        waiting.append(Waiting(turn=Turn.CHOOSE_REVIEW_DATE))
    if missing is None and of not in signing.valid_signatures(now):
        waiting.append(Waiting(turn=Turn.SIGN))
    return waiting
