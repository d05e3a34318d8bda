"""What the watch for drift looks at, from the rooms below: dates and counts, no word.

Its days are the house's: two who live a day apart are told the same.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from letsbe.agreements import access as agreements
from letsbe.meetings.queries import drift as meetings
from letsbe.steering.rules.drift import Facts


def facts_of(relationship_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Facts]:
    """Return the facts of each pair, in a constant number of queries."""
    ids = list(relationship_ids)
    reviews = agreements.review_dates_in(ids)
    met = meetings.facts_of(ids, at=at)
    return {
        pk: Facts(
            gone_by=met[pk].gone_by,
            first_gone_by_on=_day(met[pk].first_gone_by_at),
            last_gone_by_on=_day(met[pk].last_gone_by_at),
            falling_on=_day(met[pk].falling_at),
            review_on=reviews.get(pk),
        )
        for pk in ids
    }


def house_day(when: datetime) -> date:
    return timezone.localdate(when, timezone.get_default_timezone())


def _day(when: datetime | None) -> date | None:
    return house_day(when) if when else None
