"""Filling in the checklist: about oneself, from paper, or about who listens in a circle."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.models import Checklist, Seated
from letsbe.practice.rules import checklist as rules
from letsbe.practice.rules import seats
from letsbe.practice.rules.checklist import Eyes, Mark, Occasion
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.seats import Round, Seat
from letsbe.vault import queries as vault

EYES = {Seat.SPEAKER: Eyes.PARTNER, Seat.LISTENER: Eyes.SELF, Seat.OBSERVER: Eyes.OBSERVER}


@transaction.atomic
def fill_in(
    marks: Mapping[str, Mark],
    *,
    eyes: Eyes,
    occasion: Occasion,
    on: date,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Checklist:
    """Keep one's own checklist, or one that somebody filled in on paper about oneself."""
    journal.claim(once, by=by.pk, at=at, deed=("checklist", eyes, occasion))
    row = Checklist(
        id=new_id(),
        person=by,
        by=by if eyes is Eyes.SELF else None,
        eyes=eyes,
        occasion=occasion,
        on=on,
        at=at,
    )
    return _kept(row, marks)


@transaction.atomic
def mark_listener(
    circle_id: UUID,
    marks: Mapping[str, Mark],
    *,
    number: int,
    position: int,
    by: Person,
    at: datetime,
    on: date,
    once: Once | None = None,
) -> Checklist | None:
    """Keep what was seen of who listens in a round, as often as it changes.

    `position` is the chair from which it was seen. Belongs to the listener; where that is
    somebody without an account, nothing is kept.
    """
    journal.claim(once, by=by.pk, at=at, deed=("mark", circle_id, number, position))
    circle = access.held_circle_for_seated(by, circle_id)
    there = access.seated_in(circle)
    now = circle.as_round(len(there))
    if why := _refuse(now, number):
        raise PracticeRefused(why)
    seat = _seat(there, position, by=by, is_one_device=circle.is_one_device)
    listener = _listener(there, number)
    eyes = EYES[seats.seat_of(seat.position, people=len(there), number=number)]
    if listener.person_id is None:
        return None
    old = Checklist.objects.filter(
        circle=circle, number=number, person=listener.person_id, eyes=eyes
    ).first()
    row = old or Checklist(
        id=new_id(),
        person_id=listener.person_id,
        by_id=seat.person_id,
        eyes=eyes,
        occasion=Occasion.AFTER,
        circle=circle,
        number=number,
        on=on,
    )
    row.at = at
    return _kept(row, marks)


def _kept(row: Checklist, marks: Mapping[str, Mark]) -> Checklist:
    ring = vault.key_ring(people=[row.person_id])
    row.marks_sealed = ring.seal(rules.as_json(marks), row.place)
    row.save()
    return row


def _seat(there: list[Seated], position: int, *, by: Person, is_one_device: bool) -> Seated:
    seat = next((seat for seat in there if seat.position == position), None)
    is_here = seat is not None and (seat.person_id == by.pk or is_one_device)
    if seat is None or not is_here:
        raise PracticeRefused(Refusal.NOT_THEIR_SEAT)
    return seat


def _listener(there: list[Seated], number: int) -> Seated:
    return next(
        seat
        for seat in there
        if seats.seat_of(seat.position, people=len(there), number=number) is Seat.LISTENER
    )


def _refuse(now: Round, number: int) -> Refusal | None:
    if number != now.number:
        return Refusal.NOT_NOW
    return seats.refuse_marking(now)
