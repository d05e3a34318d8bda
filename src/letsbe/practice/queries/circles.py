"""A circle as one of its people sees it: who sits where, what it is time for, what was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.models import Checklist, Circle, Noticing, Practice
from letsbe.practice.queries import mine, shelf
from letsbe.practice.rules import seats
from letsbe.practice.rules.checklist import Eyes, Mark, Marked
from letsbe.practice.rules.scenarios import Scenario
from letsbe.practice.rules.seats import Phase, Round, Seat
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class Chair:
    """Somebody in the circle, by name, and where they sit in this round."""

    position: int
    person: UUID | None
    name: str | None
    seat: Seat
    is_me: bool


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The circle as values for its page; `code` only while it gathers."""

    row: Circle
    now: Round
    chairs: Sequence[Chair]
    scene: Scenario | None
    code: str
    ends_at: datetime | None
    my_note: str | None
    has_noticed: bool
    # What others marked of me in this round, once I have said what I noticed of myself.
    about_me: Sequence[tuple[Eyes, Mapping[str, Mark]]]

    @property
    def me(self) -> Chair:
        return next(chair for chair in self.chairs if chair.is_me)

    @property
    def listener(self) -> Chair | None:
        return next((c for c in self.chairs if c.seat is Seat.LISTENER), None)

    @property
    def speaker(self) -> Chair | None:
        return next((c for c in self.chairs if c.seat is Seat.SPEAKER), None)

    @property
    def is_last(self) -> bool:
        return self.now.number >= self.now.people


def seen(circle: Circle, person: Person) -> Seen:
    there = access.seated_in(circle)
    number = max(1, circle.number)
    ids = {seat.person_id for seat in there if seat.person_id}
    cards = people.cards(ids)
    ring = vault.key_ring(people={person.pk, circle.begun_by_id})
    guests = mine.names_of_guests(there, ring, author=circle.begun_by_id)
    note = Noticing.objects.filter(circle=circle, number=number, person=person).first()
    marks = _about(circle, person, number) if note else []
    is_gathering = circle.phase == Phase.GATHERING and not circle.is_one_device
    words = note.words_sealed if note else None
    return Seen(
        row=circle,
        now=circle.as_round(len(there)),
        chairs=[
            Chair(
                position=seat.position,
                person=seat.person_id,
                name=cards[seat.person_id].name if seat.person_id else guests.get(seat.pk),
                seat=seats.seat_of(seat.position, people=len(there), number=number),
                is_me=seat.person_id == person.pk,
            )
            for seat in there
        ],
        scene=shelf.scenarios().get(circle.scenario),
        code=access.code_of(circle.pk) if is_gathering else "",
        ends_at=_ends_at(circle),
        my_note=ring.shown(words, note.place) if note and words else None,
        has_noticed=note is not None,
        about_me=[(Eyes(row.eyes), one.marks) for row, one in marks if one],
    )


def marks_from(circle: Circle, listener: Chair, eyes: Eyes) -> dict[str, Mark]:
    """Return what was marked until now in this round, from one chair."""
    owner = listener.person
    if owner is None:
        return {}
    rows = Checklist.objects.filter(
        circle=circle, number=circle.number, person_id=owner, eyes=eyes
    )
    for _row, one in mine.marked(rows[:1], vault.key_ring(people=[owner])):
        return dict(one.marks) if one else {}
    return {}


def notes_of(row: Practice, ring: KeyRing) -> list[tuple[int, str | None]]:
    """Return what somebody noticed of themselves in each talk of a circle, where they wrote."""
    rows = Noticing.objects.filter(circle=row.circle_id, person=row.person_id)
    return [
        (one.number, ring.shown(one.words_sealed, one.place))
        for one in rows.order_by("number")
        if one.words_sealed
    ]


def _about(
    circle: Circle, person: Person, number: int
) -> list[tuple[Checklist, Marked | None]]:
    rows = Checklist.objects.filter(circle=circle, number=number, person=person)
    others = rows.exclude(eyes=Eyes.SELF).order_by("eyes")
    return mine.marked(others, vault.key_ring(people=[person.pk]))


def _ends_at(circle: Circle) -> datetime | None:
    if circle.phase != Phase.TALKING or circle.round_began_at is None:
        return None
    return circle.round_began_at + timedelta(minutes=circle.minutes)
