"""Reading a handover: its words opened for whoever may read them, in a few queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from letsbe.handovers import access
from letsbe.handovers.models import Handover, Piece
from letsbe.handovers.rules import passing
from letsbe.handovers.rules.passing import Written
from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.relationships.models import Party, Relationship
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class ShownPiece:
    """One piece as its writer and the next one read it; None is what cannot be shown."""

    id: UUID
    kind: str
    question: str | None
    words: str | None
    number: int


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A handover with its words. `introduction` is "" where none was written."""

    row: Handover
    introduction: str | None
    pieces: list[ShownPiece]
    sources: frozenset[UUID]

    @property
    def is_given(self) -> bool:
        return is_given(self.row)

    @property
    def is_whole(self) -> bool:
        words = [self.introduction, *(w for p in self.pieces for w in (p.question, p.words))]
        return None not in words

    @cached_property
    def now(self) -> Written:
        return as_value(self.row, self.sources, is_whole=self.is_whole)


@dataclass(frozen=True, kw_only=True)
class NextOne:
    """Somebody to whom it could be given, by the relationship that is between the two."""

    relationship_id: UUID
    kind: str
    began_at: datetime
    card: Card


def opened(row: Handover) -> Opened:
    """Open everything in a handover, under its writer's own key."""
    ring = vault.key_ring(people=[row.writer_id])
    rows = list(access.pieces_of(row))
    introduction: str | None = ""
    if row.introduction_sealed is not None:
        introduction = ring.shown(row.introduction_sealed, row.place)
    return Opened(
        row=row,
        introduction=introduction,
        pieces=[shown_piece(piece, ring, writer=row.writer_id) for piece in rows],
        sources=frozenset(piece.source for piece in rows),
    )


def opened_from(person: Person, relationship_id: UUID) -> Opened | None:
    """Return what somebody has written from one relationship, opened, if they have begun."""
    row = access.handover_from(person, relationship_id)
    return opened(row) if row else None


def shown_piece(piece: Piece, ring: KeyRing, *, writer: UUID) -> ShownPiece:
    question: str | None = ""
    if piece.question_sealed is not None:
        question = ring.shown(piece.question_sealed, piece.place_of("question", writer=writer))
    return ShownPiece(
        id=piece.pk,
        kind=piece.kind,
        question=question,
        words=ring.shown(piece.words_sealed, piece.place_of("words", writer=writer)),
        number=piece.number,
    )


def as_value(row: Handover, sources: Iterable[UUID], *, is_whole: bool = True) -> Written:
    return Written(
        version=row.version,
        has_introduction=row.introduction_sealed is not None,
        sources=frozenset(sources),
        is_given=is_given(row),
        is_whole=is_whole,
    )


def is_given(row: Handover) -> bool:
    """Say whether the next one can read it now: what has ended gives it back."""
    return row.to is not None and row.to.ended_at is None


def next_ones(person: Person, former: UUID) -> list[NextOne]:
    """Return to whom this person could give what they wrote about their time with `former`."""
    rows = [
        row
        for row in access.next_ones(person)
        if passing.is_next(row.bond, writer=person.pk, former=former)
    ]
    cards = (
        people.cards([other_party(row, person.pk).person_id for row in rows]) if rows else {}
    )
    return [
        NextOne(
            relationship_id=row.pk,
            kind=row.kind,
            began_at=row.began_at,
            card=cards[other_party(row, person.pk).person_id],
        )
        for row in rows
    ]


def own_party(relationship: Relationship, person: UUID) -> Party:
    return next(p for p in relationship.parties.all() if p.person_id == person)


def other_party(relationship: Relationship, person: UUID) -> Party:
    return next(p for p in relationship.parties.all() if p.person_id != person)
