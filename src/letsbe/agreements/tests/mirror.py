"""The same table with its two people exchanged, and each deed as one person does it best."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from letsbe.agreements.rules import negotiation, signing
from letsbe.agreements.rules.clauses import Clause, Kind
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.agreements.rules.turns import Deed
from letsbe.agreements.tests.values import ADA, BO, CLEO, IN_SIX_WEEKS

OTHER = {ADA: BO, BO: ADA}


def exchanged(now: Negotiation) -> Negotiation:
    """Return the same agreement with the two parties exchanged everywhere."""
    return replace(
        now,
        clauses=tuple(_exchanged(clause) for clause in now.clauses),
        acknowledged=frozenset((OTHER[person], what) for person, what in now.acknowledged),
        signed={OTHER[person]: digest for person, digest in now.signed.items()},
        review=now.review
        and replace(
            now.review,
            called_by=OTHER[now.review.called_by],
            still_fits=frozenset(OTHER[person] for person in now.review.still_fits),
        ),
    )


def _exchanged(clause: Clause) -> Clause:
    wordings = tuple(replace(w, author=OTHER[w.author]) for w in clause.wordings)
    closing = clause.closing and replace(clause.closing, by=OTHER[clause.closing.by])
    return replace(clause, wordings=wordings, closing=closing)


def of_all(
    now: Negotiation, person: UUID, *, today: date
) -> dict[Deed, Callable[[], Negotiation]]:
    """Return every deed on the whole agreement, as this person would do it best."""
    read, seen = signing.digest(now), negotiation.draft_mark(now)
    return {
        Deed.PROPOSE: lambda: negotiation.propose(now, CLEO, Kind.GOAL, "Walk.", by=person),
        Deed.OPEN_CHANGE: lambda: negotiation.open_change(now, by=person, today=today),
        Deed.DROP_CHANGE: lambda: negotiation.drop_change(now, by=person, seen=seen),
        Deed.SET_REVIEW_DATE: lambda: negotiation.set_review_date(now, IN_SIX_WEEKS, by=person),
        Deed.SIGN: lambda: signing.sign(now, by=person, read=read, today=today),
        Deed.CALL_REVIEW: lambda: negotiation.call_review(now, by=person),
        Deed.STILL_FITS: lambda: negotiation.say_still_fits(
            now, by=person, again_on=IN_SIX_WEEKS, today=today
        ),
    }


def in_force(now: Negotiation) -> dict[UUID, str | None]:
    """Return the words in force, clause by clause."""
    return {
        clause.id: next(w.words for w in clause.wordings if w.number == clause.in_force)
        for clause in now.clauses
        if clause.in_force is not None
    }
