"""Looking at the agreement again: on its date, or when either calls for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from letsbe.agreements.rules.refusals import Refusal

SOONEST = timedelta(days=7)
LATEST = timedelta(days=366)
USUAL = (timedelta(weeks=6), timedelta(weeks=13), timedelta(weeks=26))


@dataclass(frozen=True, kw_only=True)
class Review:
    """A review that is open: who called it, and who has said that it still fits."""

    called_by: UUID
    still_fits: frozenset[UUID] = frozenset()


def usual_review_dates(today: date) -> tuple[date, ...]:
    return tuple(today + after for after in USUAL)


def refuse_review_date(on: date, *, today: date) -> Refusal | None:
    if on < today + SOONEST:
        return Refusal.REVIEW_DATE_TOO_SOON
    return Refusal.REVIEW_DATE_TOO_FAR if on > today + LATEST else None


def is_due(review_on: date | None, *, today: date) -> bool:
    return review_on is not None and review_on <= today
