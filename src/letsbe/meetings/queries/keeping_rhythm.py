"""How two people have been meeting, for the two alone: weeks, days, and one quiet line."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from letsbe.meetings import access
from letsbe.meetings.models import Meeting, Telling
from letsbe.meetings.queries.calendar import ends_at
from letsbe.meetings.queries.held import told_of
from letsbe.meetings.rules import keeping_rhythm as rules
from letsbe.meetings.rules.held import Told
from letsbe.relationships.models import Relationship

MOST_AHEAD = 3


@dataclass(frozen=True, kw_only=True)
class Steadiness:
    """What the page of steadiness shows of meetings."""

    said: rules.Kept | None
    weeks: tuple[rules.Week, ...]
    met: tuple[datetime, ...]
    ahead: tuple[datetime, ...]


def steadiness_of(relationship: Relationship, *, at: datetime) -> Steadiness:
    """Return it for a page that one of the two reaches, in four queries."""
    gone_by = list(access.agreed_before([relationship.pk], at=at))
    told = told_of(row.pk for row in gone_by)
    met = [row for row in gone_by if told.get(row.pk) == Told.MET]
    ahead = _ahead(relationship, at=at)
    bond, today = relationship.bond, timezone.localdate(at)
    return Steadiness(
        said=rules.said(
            [_day(row) for row in met],
            [
                told.get(row.pk) == Told.MET
                for row in gone_by
                if row.pk in told or ends_at(row) <= at
            ],
            today=today,
            is_resting=not bond.is_open,
            have_met_before=_have_met_before(relationship, met),
        ),
        weeks=rules.weeks(
            [_day(row) for row in met],
            [_day(row) for row in ahead],
            since=timezone.localdate(relationship.began_at),
            today=today,
        ),
        met=tuple(row.starts_at for row in reversed(met)),
        ahead=tuple(row.starts_at for row in ahead),
    )


def _ahead(relationship: Relationship, *, at: datetime) -> list[Meeting]:
    rows = access.meetings_in(relationship).filter(agreed_at__isnull=False, cancelled_at=None)
    return list(rows.filter(starts_at__gt=at)[:MOST_AHEAD])


def _have_met_before(relationship: Relationship, met: list[Meeting]) -> bool:
    all_met = Telling.objects.filter(relationship=relationship, told=Told.MET)
    return all_met.exclude(meeting__in=[row.pk for row in met]).exists()


def _day(row: Meeting) -> date:
    return timezone.localdate(row.starts_at)
