"""A role-play with others: gathering, talking, noticing, moving on by one seat."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from letsbe.journal import actions as journal
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.people.rules import spelled_code
from letsbe.practice import access
from letsbe.practice.actions import keeping
from letsbe.practice.models import Circle, Noticing, Practice, Seated
from letsbe.practice.rules import seats
from letsbe.practice.rules.kinds import Kind, minutes_between
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.seats import Phase, Round
from letsbe.vault import queries as vault

SPOKEN_ABOUT_MINUTES = 5


@transaction.atomic
def begin_circle(
    scenario: str,
    *,
    minutes: int,
    guests: Sequence[str] = (),
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Circle:
    """Begin a circle. With `guests` all share this screen; else others come with the code."""
    journal.claim(once, by=by.pk, at=at, deed=("circle", scenario))
    circle_id = new_id()
    circle = Circle.objects.create(
        pk=circle_id,
        begun_by=by,
        begun_at=at,
        scenario=scenario,
        minutes=minutes,
        is_one_device=bool(guests),
        code_index=access.code_index(access.code_of(circle_id)),
    )
    Seated.objects.create(circle=circle, person=by, position=0)
    ring = vault.key_ring(people=[by.pk])
    for position, name in enumerate(guests, start=1):
        seat = Seated(id=new_id(), circle=circle, position=position)
        seat.name_sealed = ring.seal(name, seat.name_place(by.pk))
        seat.save(force_insert=True)
    return circle


@transaction.atomic
def join(code: str, *, by: Person, at: datetime, once: Once | None = None) -> Circle:
    """Take the next chair of the circle whose code somebody read out."""
    journal.claim(once, by=by.pk, at=at, deed=("join", spelled_code(code)))
    circle = access.held_circle_for_code(code)
    there = access.seated_in(circle)
    if any(seat.person_id == by.pk for seat in there):
        return circle
    if circle.is_one_device or not seats.is_joinable(circle.begun_at, at=at):
        raise PracticeRefused(Refusal.ENDED)
    if why := seats.refuse_joining(circle.as_round(len(there))):
        raise PracticeRefused(why)
    Seated.objects.create(circle=circle, person=by, position=len(there))
    _changed(circle)
    return circle


@transaction.atomic
def begin_round(
    circle_id: UUID, *, seen: int, by: Person, at: datetime, once: Once | None = None
) -> Circle:
    """Begin the next talk; everybody has moved on by a seat. `seen`: the round one left."""
    journal.claim(once, by=by.pk, at=at, deed=("round", circle_id, seen))
    circle, now = _held(circle_id, by=by)
    if circle.number != seen:
        return circle
    if why := seats.refuse_next(now):
        raise PracticeRefused(why)
    after = seats.after_noticing(now)
    if after.phase is Phase.OVER:
        _close(circle, at=at)
        return circle
    _changed(circle, number=after.number, phase=after.phase, round_began_at=at)
    return circle


@transaction.atomic
def close_round(
    circle_id: UUID, *, seen: int, by: Person, at: datetime, once: Once | None = None
) -> Circle:
    """End a talk; each now says first what they noticed of themselves."""
    journal.claim(once, by=by.pk, at=at, deed=("close", circle_id, seen))
    circle, now = _held(circle_id, by=by)
    if circle.number != seen or now.phase is Phase.NOTICING:
        return circle
    if why := seats.refuse_closing(now):
        raise PracticeRefused(why)
    _changed(circle, phase=Phase.NOTICING)
    return circle


@transaction.atomic
def notice(
    circle_id: UUID,
    words: str,
    *,
    number: int,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep what one noticed of oneself in a round, for oneself; no words: passed on."""
    journal.claim(once, by=by.pk, at=at, deed=("notice", circle_id, number))
    circle, now = _held(circle_id, by=by)
    if why := seats.refuse_noticing(now, number):
        raise PracticeRefused(why)
    old = Noticing.objects.filter(circle=circle, number=number, person=by).first()
    row = old or Noticing(id=new_id(), circle=circle, number=number, person=by)
    ring = vault.key_ring(people=[by.pk])
    row.words_sealed = ring.seal(words, row.place) if words else None
    row.at = at
    row.save()


@transaction.atomic
def end_circle(
    circle_id: UUID, *, by: Person, at: datetime, once: Once | None = None
) -> Circle:
    """End it for everybody, at any moment; what was done until then counts."""
    journal.claim(once, by=by.pk, at=at, deed=("end", circle_id))
    circle, now = _held(circle_id, by=by)
    if now.phase is not Phase.OVER:
        _close(circle, at=at)
    return circle


def _held(circle_id: UUID, *, by: Person) -> tuple[Circle, Round]:
    circle = access.held_circle_for_seated(by, circle_id)
    return circle, circle.as_round(Seated.objects.filter(circle=circle).count())


def _close(circle: Circle, *, at: datetime) -> None:
    has_begun = circle.number > 0
    _changed(circle, phase=Phase.OVER, ended_at=at)
    for seat in access.seated_in(circle) if has_begun else ():
        if seat.person_id:
            _count(circle, seat.person_id, at=at)


def _count(circle: Circle, person: UUID, *, at: datetime) -> None:
    # From the gathering on, but no longer than the talks and what was said after them.
    most = circle.number * (circle.minutes + SPOKEN_ABOUT_MINUTES)
    minutes = min(minutes_between(circle.begun_at, at), most)
    Practice.objects.create(
        person_id=person,
        kind=Kind.TOGETHER,
        subject=circle.scenario,
        began_at=circle.begun_at,
        ended_at=max(at, circle.begun_at),
        minutes=minutes,
        circle=circle,
    )
    keeping.count(person, Kind.TOGETHER, minutes, at=at)


def _changed(circle: Circle, **fields: object) -> None:
    Circle.objects.filter(pk=circle.pk).update(version=F("version") + 1, **fields)
    circle.refresh_from_db()
