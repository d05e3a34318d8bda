"""Being away: dates that a party says of themselves, for the other and the cover to know."""

from dataclasses import dataclass
from datetime import date, timedelta

from letsbe.relationships.rules.refusals import AwayRefusal

FURTHEST = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def meets(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last


def refuse_away(
    asked: Span, *, now: Span | None, is_ended: bool, today: date
) -> AwayRefusal | None:
    """Return why these days cannot be said. An absence that has begun keeps its first day."""
    if is_ended:
        return AwayRefusal.AWAY_AFTER_THE_END
    has_begun = now is not None and now.first < today <= now.last
    if asked.last < today or (
        asked.first < today and not (has_begun and now and asked.first == now.first)
    ):
        return AwayRefusal.AWAY_IN_THE_PAST
    if asked.last < asked.first:
        return AwayRefusal.AWAY_BACKWARDS
    return AwayRefusal.AWAY_TOO_FAR if asked.last > today + FURTHEST else None


def is_over(span: Span, *, today: date) -> bool:
    return span.last < today


def took_place(span: Span, *, closed_on: date | None) -> Span | None:
    """Return the days that came about, of what was said and perhaps taken back on a day."""
    if closed_on is None or closed_on > span.last:
        return span
    if closed_on <= span.first:
        return None
    return Span(first=span.first, last=closed_on - timedelta(days=1))
