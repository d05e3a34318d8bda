"""What somebody practised and may practise next: the page that is theirs alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.models import Checklist, Circle, Plan, Practice, Seated, Tally
from letsbe.practice.queries import shelf
from letsbe.practice.rules import checklist, spacing
from letsbe.practice.rules.checklist import Eyes, Marked, Occasion
from letsbe.practice.rules.drills import Drill
from letsbe.practice.rules.kinds import Kind, hours_and_minutes
from letsbe.practice.rules.seats import Phase
from letsbe.practice.rules.spacing import Spaced
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing

NEWEST = 12
MOST_CHECKLISTS = 200


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One practice in the list; of its words nothing is opened."""

    id: UUID
    kind: Kind
    subject: str
    at: datetime
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Done:
    """What somebody did so far, by kind, and since when."""

    times: Mapping[Kind, int]
    hours: int
    minutes: int
    first_on: date | None
    newest_on: date | None


def planned(row: Plan | None, ring: KeyRing) -> dict[str, Spaced]:
    """Return when which drill comes back; nothing where nothing is kept or can be opened."""
    kept = ring.shown(row.spacing_sealed, row.place) if row else None
    return spacing.from_json(kept) if kept else {}


def plan_of(person: UUID, ring: KeyRing) -> dict[str, Spaced]:
    """Return the same for somebody; the ring must have been asked for this person."""
    return planned(Plan.objects.filter(person_id=person).first(), ring)


def due_by_drill(person: Person, *, today: date) -> dict[Drill, int]:
    """Return of each kind of drill how many have come back."""
    plan = plan_of(person.pk, vault.key_ring(people=[person.pk]))
    return {
        drill: spacing.due_count(
            [prompt.key for prompt in shelf.drills_of(drill)], plan, today=today
        )
        for drill in Drill
    }


def next_drill(person: Person, drill: Drill, *, today: date) -> str:
    plan = plan_of(person.pk, vault.key_ring(people=[person.pk]))
    keys = [prompt.key for prompt in shelf.drills_of(drill)]
    return spacing.next_of(keys, plan, today=today)


def done(person: UUID) -> Done:
    tallies = list(Tally.objects.filter(person_id=person))
    hours, minutes = hours_and_minutes(tally.minutes for tally in tallies)
    return Done(
        times={Kind(tally.kind): tally.times for tally in tallies},
        hours=hours,
        minutes=minutes,
        first_on=min((tally.first_on for tally in tallies), default=None),
        newest_on=max((tally.newest_on for tally in tallies), default=None),
    )


def minutes_of(people: Iterable[UUID]) -> dict[UUID, int]:
    """Return the minutes of each of these people, and nothing else of them."""
    found: dict[UUID, int] = {}
    rows = Tally.objects.filter(person__in=list(people)).values_list("person_id", "minutes")
    for person, minutes in rows:
        found[person] = found.get(person, 0) + minutes
    return found


def newest(person: Person, *, before: datetime | None = None) -> list[Listed]:
    """Return one more than a page of the newest practices."""
    rows = access.practices_of(person)
    if before:
        rows = rows.filter(began_at__lt=before)
    rows = rows.only("id", "kind", "subject", "began_at", "ended_at")[: NEWEST + 1]
    return [listed(row) for row in rows]


def listed(row: Practice) -> Listed:
    return Listed(
        id=row.pk,
        kind=Kind(row.kind),
        subject=row.subject,
        at=row.began_at,
        is_open=row.ended_at is None,
    )


def open_circle(person: Person) -> Circle | None:
    """Return the newest circle of somebody that is not over."""
    return access.circles_of(person).exclude(phase=Phase.OVER).first()


def marked(rows: Iterable[Checklist], ring: KeyRing) -> list[tuple[Checklist, Marked | None]]:
    """Return checklists with their marks; None where these cannot be shown."""
    return [(row, _marked(row, ring.shown(row.marks_sealed, row.place))) for row in rows]


def checklists(person: Person) -> list[tuple[Checklist, Marked | None]]:
    """Return the first checklist of somebody and the newest two hundred, in order of time."""
    rows = access.checklists_of(person)
    kept = list(rows.reverse()[:MOST_CHECKLISTS])[::-1]
    first = rows.filter(eyes=Eyes.SELF).first()
    if first and first not in kept:
        kept.insert(0, first)
    return marked(kept, vault.key_ring(people=[person.pk]))


def names_of_guests(
    seated: Iterable[Seated], ring: KeyRing, *, author: UUID
) -> dict[UUID, str]:
    """Return what those without an account are called in a circle."""
    return {
        seat.pk: ring.shown(seat.name_sealed, seat.name_place(author)) or ""
        for seat in seated
        if seat.name_sealed
    }


def _marked(row: Checklist, kept: str | None) -> Marked | None:
    if kept is None:
        return None
    return Marked(
        eyes=Eyes(row.eyes),
        occasion=Occasion(row.occasion),
        at=row.at,
        marks=checklist.from_json(kept),
    )


def newest_of_drill(person: Person, key: str) -> UUID | None:
    """Return the newest answer to a drill."""
    rows = access.practices_of(person).filter(kind=Kind.DRILL, subject=key)
    found: UUID | None = rows.values_list("pk", flat=True).first()
    return found


def going_on(person: Person) -> Listed | None:
    """Return the newest role-play alone that has not ended."""
    row = access.practices_of(person).filter(kind=Kind.ALONE, ended_at=None).first()
    return listed(row) if row else None


def newest_transcript(person: Person) -> UUID | None:
    rows = access.practices_of(person).filter(kind=Kind.TRANSCRIPT)
    found: UUID | None = rows.values_list("pk", flat=True).first()
    return found
