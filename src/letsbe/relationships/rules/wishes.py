"""A wish for a change: one person's own, without words, never seen by the other of the two."""

from collections.abc import Set
from datetime import datetime, timedelta
from uuid import UUID

from letsbe.relationships.rules.refusals import WishRefusal

# How long the wisher reads that somebody has said they talked with them.
TOLD_FOR = timedelta(days=28)


def refuse_wishing(
    *, is_ended: bool, has_one_open: bool, hearers: Set[UUID]
) -> WishRefusal | None:
    """Return why no wish can be made now; `hearers`: who coordinates and is not of the two."""
    if is_ended:
        return WishRefusal.WISH_AFTER_THE_END
    if has_one_open:
        return WishRefusal.WISHED_ALREADY
    return None if hearers else WishRefusal.NOBODY_TO_HEAR


def hearers_of(coordinators: Set[UUID], *, people: Set[UUID]) -> frozenset[UUID]:
    """Return who may hear a wish: whoever coordinates, unless they are one of the two."""
    return frozenset(coordinators - people)


def is_told_still(closed_at: datetime, *, at: datetime) -> bool:
    return at < closed_at + TOLD_FOR
