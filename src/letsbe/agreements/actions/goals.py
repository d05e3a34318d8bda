"""What two people do with a goal in force: note that they worked on it, suggest to close it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.agreements import access, queries
from letsbe.agreements.actions import keeping
from letsbe.agreements.events import Deed
from letsbe.agreements.models import Clause, WorkedOn
from letsbe.agreements.rules import goals
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.refusals import AgreementRefused
from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person


@transaction.atomic
def suggest_closing(
    relationship_id: UUID,
    clause_id: UUID,
    how: How,
    *,
    by: Person,
    seen: int,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Suggest that a goal is reached or let go; where no change is open, this opens one."""
    journal.claim(once, by=by.pk, at=at, deed=(clause_id, how, relationship_id))
    table = queries.held_for_party(by, relationship_id)
    after = goals.suggest_closing(table.now, clause_id, how, by=by.pk, seen=seen, today=today)
    if not table.now.is_draft_open:
        keeping.open_draft(table, after, by=by, at=at)
    keeping.keep_clause(table, after.clause(clause_id), why="", at=at)
    keeping.set_signatures_aside(table, at=at)
    journal.record(
        Deed.CLOSING_SUGGESTED, by=by.pk, strand=table.row.pk, about=clause_id, at=at
    )


@transaction.atomic
def work_on(
    relationship_id: UUID,
    clause_id: UUID,
    *,
    by: Person,
    today: date,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Note that the two worked on a goal today; once a day each, for both to see."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.WORKED_ON, clause_id, relationship_id))
    table = queries.held_for_party(by, relationship_id)
    row = access.clause_of(table.row, clause_id)
    noted = WorkedOn.objects.filter(relationship=table.row, clause=row, person=by, on=today)
    if why := goals.refuse_working_on(
        table.now, table.now.clause(clause_id), by=by.pk, has_noted_today=noted.exists()
    ):
        raise AgreementRefused(why)
    WorkedOn.objects.create(relationship=table.row, clause=row, person=by, on=today)
    # The two may live a day apart: the later day stands on the page.
    last = max(today, row.worked_on or today)
    Clause.objects.filter(pk=row.pk).update(worked_on=last)
    journal.record(Deed.WORKED_ON, by=by.pk, strand=table.row.pk, about=clause_id, at=at)
