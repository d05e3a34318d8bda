"""Reading cover and absences: for the two, and for who is there as much as they may see."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.relationships import access
from letsbe.relationships.models import Cover, CoverNote, Relationship
from letsbe.relationships.rules import Kind, absences, covers
from letsbe.relationships.rules.covers import CoverDeed, CoverStage
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class Away:
    """Days one of the two is away; `is_now` by the day it is where they live."""

    person: UUID
    first: date
    last: date
    is_now: bool


@dataclass(frozen=True, kw_only=True)
class Note:
    """What one of the two wrote for the cover; None is what cannot be shown."""

    author: UUID
    words: str | None
    revision: int
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class ShownCover:
    """A cover as one of the three it concerns sees it."""

    id: UUID
    stage: CoverStage
    card: Card
    named_by: Card
    named_at: datetime
    is_active: bool
    may: frozenset[CoverDeed]
    waits_for_me: bool
    has_said_yes: bool


@dataclass(frozen=True, kw_only=True)
class Covered:
    """What the cover sees once it stands: who the two are, which days, and the notes."""

    kind: Kind
    cards: tuple[Card, Card]
    voices: tuple[str, str]
    away: list[Away]
    notes: list[Note] = field(default_factory=list)

    @property
    def away_now(self) -> list[Away]:
        return [each for each in self.away if each.is_now]


@dataclass(frozen=True, kw_only=True)
class CoverDay:
    """What cover has for a person's day: asked of them, waiting, offered to them, standing."""

    asked: list[ShownCover]
    waiting: list[ShownCover]
    offered: list[tuple[ShownCover, UUID, Card]]
    there: list[tuple[UUID, Covered]]


def local_day(person: Person, at: datetime) -> date:
    """Return which day it is where this person lives."""
    return at.astimezone(person.zone).date()


def away_in(relationship: Relationship, *, at: datetime) -> list[Away]:
    """Return the days that are not over yet, of whichever of the two."""
    return _away_by_relationship([relationship], at=at)[relationship.pk]


def shown_covers(rows: Iterable[Cover], person: Person) -> list[ShownCover]:
    """Return covers as one person whom they concern sees them: one query for all names."""
    here = list(rows)
    names = people.cards({pk for row in here for pk in (row.person_id, row.named_by_id)})
    return [_shown(row, person, names) for row in here]


def cover_between(relationship: Relationship, person: Person) -> ShownCover | None:
    """Return the cover of the two as one of them may know of it."""
    cover = access.cover_of(relationship)
    if cover is None or not cover.covering.is_known_to(person.pk):
        return None
    return shown_covers([cover], person)[0]


def notes_of(cover: Cover | ShownCover, ring: KeyRing, *, relationship: UUID) -> list[Note]:
    """Return the notes of a cover, opened; those taken away are not among them."""
    cover_id = cover.id if isinstance(cover, ShownCover) else cover.pk
    rows = CoverNote.objects.filter(cover=cover_id).order_by("pk")
    opened = [
        Note(
            author=row.author_id,
            words=ring.shown(
                row.words_sealed, row.place_of("words", relationship=relationship)
            ),
            revision=row.revision,
            written_at=row.written_at,
        )
        for row in rows
    ]
    return [note for note in opened if note.words != ""]


def revision_of(cover: Cover, person: Person) -> int:
    row = CoverNote.objects.filter(cover=cover, author=person).first()
    return row.revision if row else 0


def covered(cover: Cover, *, at: datetime) -> Covered | None:
    """Return what the cover may see: nothing unless it stands, notes while one is away."""
    found = _there([cover], at=at)
    if not found:
        return None
    ((_, shown),) = found
    if not shown.away_now:
        return shown
    ring = vault.key_ring(relationship=cover.relationship_id)
    return replace(shown, notes=notes_of(cover, ring, relationship=cover.relationship_id))


def day_of(person: Person, *, at: datetime) -> CoverDay:
    mine = list(access.covers_of(person))
    named = shown_covers(mine, person)
    rows = access.covers_offered_to(person).filter(over_at=None)
    offered = [row for row in rows if row.covering.waits_for(person.pk)]
    others = [next(iter(row.covering.people - {person.pk})) for row in offered]
    names = people.cards(others)
    shown = zip(shown_covers(offered, person), offered, others, strict=True)
    return CoverDay(
        asked=[each for each in named if each.waits_for_me],
        waiting=[each for each in named if each.stage is CoverStage.OFFERED],
        offered=[(one, row.relationship_id, names[other]) for one, row, other in shown],
        there=_there(mine, at=at),
    )


def _there(rows: list[Cover], *, at: datetime) -> list[tuple[UUID, Covered]]:
    """Return what stands among these, without the notes, in a constant number of queries."""
    standing = [row for row in rows if row.covering.stage is CoverStage.STANDING]
    away = _away_by_relationship([row.relationship for row in standing], at=at)
    parties = {row.pk: list(row.relationship.parties.all()) for row in standing}
    names = people.cards({p.person_id for both in parties.values() for p in both})
    shown = []
    for row in standing:
        first, second = parties[row.pk]
        covered = Covered(
            kind=Kind(row.relationship.kind),
            cards=(names[first.person_id], names[second.person_id]),
            voices=(first.voice, second.voice),
            away=away[row.relationship_id],
        )
        shown.append((row.pk, covered))
    return shown


def _away_by_relationship(
    relationships: list[Relationship], *, at: datetime
) -> dict[UUID, list[Away]]:
    homes = {
        (bond.pk, party.person_id): party.person
        for bond in relationships
        for party in bond.parties.all()
    }
    shown: dict[UUID, list[Away]] = {bond.pk: [] for bond in relationships}
    for row in access.absences_in(relationships).filter(closed_on=None):
        today = local_day(homes[row.relationship_id, row.person_id], at)
        if not absences.is_over(row.span, today=today):
            shown[row.relationship_id].append(
                Away(
                    person=row.person_id,
                    first=row.first_on,
                    last=row.last_on,
                    is_now=row.span.holds(today),
                )
            )
    return shown


def _shown(row: Cover, person: Person, names: dict[UUID, Card]) -> ShownCover:
    now = row.covering
    return ShownCover(
        id=row.pk,
        stage=now.stage,
        card=names[row.person_id],
        named_by=names[row.named_by_id],
        named_at=row.named_at,
        is_active=row.person.is_active,
        may=covers.may(now, by=person.pk),
        waits_for_me=now.waits_for(person.pk),
        has_said_yes=person.pk in now.said_yes,
    )
