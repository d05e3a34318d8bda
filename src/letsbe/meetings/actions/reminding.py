"""Having both reminded of what they agreed on, and letting it be."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from letsbe.meetings.actions import held_reminders
from letsbe.meetings.models import Meeting
from letsbe.reminders import actions as reminders

HOUR = timedelta(hours=1)
# By what a reminder's key begins with: how long before a meeting it is due, and until when:
# whoever is told that it is tomorrow need not be told so in the last hour.
BEFORE = {"meeting_day": (timedelta(days=1), HOUR), "meeting_hour": (HOUR, timedelta(0))}


def see_to(row: Meeting, *, people: Iterable[UUID], at: datetime) -> None:
    """Have both reminded of the time that is agreed, and of no earlier one."""
    both = sorted(people)
    forget([row], people=both)
    for kind, (before, until) in BEFORE.items():
        due_at = row.starts_at - before
        if due_at > at:
            reminders.remind(
                both,
                _key(kind, row),
                due_at=due_at,
                until=row.starts_at - until,
                between=row.relationship_id,
            )
    held_reminders.look_back_on(row, row.relationship.parties.all(), at=at)


def forget(rows: Iterable[Meeting], *, people: Iterable[UUID]) -> None:
    here = list(rows)
    for row in here:
        held_reminders.let_be(row.pk, people)
    keys = [
        _key(kind, row, number)
        for row in here
        for kind in BEFORE
        for number in range(1, row.number + 1)
    ]
    if keys:
        reminders.forget(sorted(people), keys)


def _key(kind: str, row: Meeting, number: int | None = None) -> str:
    return f"{kind}:{row.pk}:{row.number if number is None else number}"
