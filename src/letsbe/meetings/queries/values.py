"""Meetings and rhythms as values, for the rules."""

from collections.abc import Iterable

from letsbe.meetings.models import Meeting, Move, Rhythm
from letsbe.meetings.rules.arranging import Arranged, Offer
from letsbe.meetings.rules.rhythm import Offered, Pace, Rhythms
from letsbe.relationships.models import Relationship


def move_of(row: Meeting) -> Move | None:
    """Return the other time that is suggested, if one is."""
    return getattr(row, "move", None)


def offer_of(row: Meeting | Move) -> Offer:
    return Offer(starts_at=row.starts_at, minutes=row.minutes, by=row.suggested_by_id)


def arranged(row: Meeting, relationship: Relationship | None = None) -> Arranged:
    """Return a meeting as values; its relationship, where the caller has reached it."""
    bond, move = (relationship or row.relationship).bond, move_of(row)
    return Arranged(
        people=bond.people,
        number=row.number,
        offer=offer_of(row),
        is_agreed=row.agreed_at is not None,
        move=offer_of(move) if move else None,
        is_cancelled=row.cancelled_at is not None,
        is_resting=bool(bond.paused_by),
        is_over=bond.is_ended,
    )


def pace_of(row: Rhythm) -> Pace:
    return Pace(
        first_on=row.first_on,
        begins=row.begins,
        zone=row.zone,
        every_weeks=row.every_weeks,
        minutes=row.minutes,
    )


def rhythms(relationship: Relationship, rows: Iterable[Rhythm]) -> Rhythms:
    """Return what is open of the rhythms of two people as values."""
    bond, here = relationship.bond, list(rows)
    offered = next((row for row in here if row.agreed_at is None), None)
    return Rhythms(
        people=bond.people,
        in_force=next((row.pk for row in here if row.agreed_at), None),
        offered=Offered(id=offered.pk, by=offered.suggested_by_id) if offered else None,
        is_resting=bool(bond.paused_by),
        is_over=bond.is_ended,
    )
