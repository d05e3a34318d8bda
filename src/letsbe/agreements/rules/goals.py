"""Goals in force: worked on, reached, let go; by either of the two, and never by one alone."""

from datetime import date
from uuid import UUID

from letsbe.agreements.rules import clauses, negotiation
from letsbe.agreements.rules.clauses import SUGGESTS, Clause, ClauseDeed, Kind
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.negotiation import Negotiation, refuse_any
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal

SUGGESTING = {how: deed for deed, how in SUGGESTS.items()}


def refuse_closing(now: Negotiation, clause: Clause, *, by: UUID) -> Refusal | None:
    """Return why this person cannot suggest to close it, whether or not a change is open."""
    if why := refuse_any(now, by=by):
        return why
    return clauses.refuse(clause, ClauseDeed.REACHED, by=by, seen=clause.last.number)


def suggest_closing(
    now: Negotiation, clause_id: UUID, how: How, *, by: UUID, seen: int, today: date
) -> Negotiation:
    """Suggest that a goal is reached, or let go; where no change is open, this opens one."""
    if why := refuse_any(now, by=by):
        raise AgreementRefused(why)
    # Asked before a change opens: what is refused leaves nothing behind.
    if why := clauses.refuse(now.clause(clause_id), SUGGESTING[how], by=by, seen=seen):
        raise AgreementRefused(why)
    opened = now if now.is_draft_open else negotiation.open_change(now, by=by, today=today)
    return negotiation.answer(opened, clause_id, SUGGESTING[how], by=by, seen=seen)


def refuse_working_on(
    now: Negotiation, clause: Clause, *, by: UUID, has_noted_today: bool
) -> Refusal | None:
    """Each may note once a day that they worked on a goal in force."""
    if why := refuse_any(now, by=by):
        return why
    if clause.kind is not Kind.GOAL or clause.in_force is None:
        return Refusal.NO_GOAL_IN_FORCE
    return Refusal.WORKED_ON_ALREADY if has_noted_today else None
