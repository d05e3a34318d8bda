"""Having both reminded, by a mail that says nothing, of the day on which they look again."""

from datetime import date, timedelta
from uuid import UUID

from letsbe.agreements.queries import OpenedAgreement
from letsbe.reminders import actions as reminders
from letsbe.reminders.rules.mornings import mornings_of

# A week later it would only nag.
FOR = timedelta(days=7)


def key_of(relationship_id: UUID, on: date) -> str:
    return f"review:{relationship_id}:{on.isoformat()}"


def review_moves(table: OpenedAgreement, *, to: date) -> None:
    """Have both reminded on that day, and not on the one that stood before."""
    zones = {party.person_id: party.person.zone for party in table.parties}
    before = table.row.review_on
    if before and before != to:
        key = key_of(table.row.pk, before)
        reminders.forget(zones, [key])
    key = key_of(table.row.pk, to)
    for due_at, people in mornings_of(to, zones=zones).items():
        until = due_at + FOR
        reminders.remind(people, key, due_at=due_at, until=until, between=table.row.pk)
