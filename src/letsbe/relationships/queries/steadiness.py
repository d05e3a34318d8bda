"""What the dates of two people say, read for the two alone."""

from datetime import date, datetime

from django.utils import timezone

from letsbe.journal import queries as journal
from letsbe.relationships import access
from letsbe.relationships.events import Deed
from letsbe.relationships.models import Cover, Relationship
from letsbe.relationships.rules.absences import Span, took_place
from letsbe.relationships.rules.steadiness import Dates, Line, lines


def steady_lines(relationship: Relationship, *, at: datetime) -> tuple[Line, ...]:
    """Return the quiet lines about two people, for a page that one of them reaches."""
    today = timezone.localdate(at)
    spans = [
        took_place(row.span, closed_on=row.closed_on)
        for row in access.absences_in([relationship])
    ]
    lifted = journal.moments_of(relationship.pk, deeds=[Deed.RESUMED])
    return lines(
        Dates(
            began=timezone.localdate(relationship.began_at),
            today=today,
            ended=_day(relationship.ended_at),
            lifted=[timezone.localdate(when) for when in lifted],
            away=[span for span in spans if span],
            covered=_covered(relationship, today=today),
        )
    )


def _covered(relationship: Relationship, *, today: date) -> list[Span]:
    stood = Cover.objects.filter(relationship=relationship).exclude(stands_since=None)
    return [
        Span(first=first, last=_day(over_at) or today)
        for since, over_at in stood.values_list("stands_since", "over_at")
        if (first := _day(since))
    ]


def _day(when: datetime | None) -> date | None:
    return timezone.localdate(when) if when else None
