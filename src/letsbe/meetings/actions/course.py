"""What becomes of meetings when what they belong to is no more."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from letsbe.meetings.models import Meeting, Move, Rhythm


def ended(relationship_id: UUID, *, at: datetime) -> None:
    """Let all that was still to come fall away; reminders end by themselves."""
    Rhythm.objects.filter(relationship=relationship_id, closed_at=None).update(closed_at=at)
    let_fall(list(_coming(relationship_id, at=at)), at=at)


def let_fall(rows: list[Meeting], *, at: datetime) -> None:
    """Cancel these for nobody's doing."""
    Move.objects.filter(meeting__in=rows).delete()
    for row in rows:
        row.cancelled_at, row.has_fallen_away, row.number = at, True, row.number + 1
    Meeting.objects.bulk_update(rows, ["cancelled_at", "has_fallen_away", "number"])


def _coming(relationship_id: UUID, *, at: datetime) -> QuerySet[Meeting]:
    here = Meeting.objects.filter(relationship=relationship_id, cancelled_at=None)
    return here.filter(starts_at__gt=at)
