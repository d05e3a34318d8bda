"""What the watch for drift looks at, from the rooms below: dates and counts, no word."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from letsbe.agreements import access as agreements
from letsbe.steering.rules.drift import Facts


def facts_of(relationship_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Facts]:
    """Return the facts of each pair, in a constant number of queries."""
    ids = list(relationship_ids)
    reviews = agreements.review_dates_in(ids)
    return {pk: Facts(review_on=reviews.get(pk)) for pk in ids}
