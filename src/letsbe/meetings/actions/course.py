"""What becomes of meetings when what is between two people pauses, goes on, or ends."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from letsbe.meetings.actions import held_reminders, reminding
from letsbe.meetings.models import Meeting, Move, Rhythm
from letsbe.relationships.rules import Bond


def paused(relationship_id: UUID, *, bond: Bond, at: datetime) -> None:
    """Let nobody be reminded while it rests; what was agreed stands."""
    reminding.forget(_coming(relationship_id, at=at), people=bond.people)
    held_reminders.let_last_be(relationship_id, bond.people, at=at)


def resumed(relationship_id: UUID, *, bond: Bond, at: datetime) -> None:
    """Have both reminded again, once neither has paused."""
    if not bond.is_open:
        return
    for row in _coming(relationship_id, at=at).exclude(agreed_at=None):
        reminding.see_to(row, people=bond.people, at=at)


def ended(relationship_id: UUID, *, bond: Bond, at: datetime) -> None:
    """Let all that was still to come fall away."""
    Rhythm.objects.filter(relationship=relationship_id, closed_at=None).update(closed_at=at)
    let_fall(list(_coming(relationship_id, at=at)), people=bond.people, at=at)
    held_reminders.let_last_be(relationship_id, bond.people, at=at)


def let_fall(rows: list[Meeting], *, people: Iterable[UUID], at: datetime) -> None:
    """Cancel these for nobody's doing: what they belonged to is no more."""
    reminding.forget(rows, people=people)
    Move.objects.filter(meeting__in=rows).delete()
    for row in rows:
        row.cancelled_at, row.number = at, row.number + 1
    Meeting.objects.bulk_update(rows, ["cancelled_at", "number"])


def _coming(relationship_id: UUID, *, at: datetime) -> QuerySet[Meeting]:
    here = Meeting.objects.filter(relationship=relationship_id, cancelled_at=None)
    return here.filter(starts_at__gt=at)
