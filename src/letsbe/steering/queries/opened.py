"""A steering as one of its two reads it: their own words, the other's once both are ready."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.relationships.queries.sides import Side, Sides, sides_of
from letsbe.steering import access
from letsbe.steering.models import Joining, Pointing, Round, Steering, Step, Text
from letsbe.steering.queries import as_course, current_round, pointings_in, pointings_of
from letsbe.steering.queries.clauses import ShownClause, shown_clauses
from letsbe.steering.rules import course
from letsbe.steering.rules.course import Course, Stage, Turn
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class ShownPointing:
    """What it is about, as one of the two said it: a clause, or words."""

    by: Side
    clause: ShownClause | None
    words: str | None


@dataclass(frozen=True, kw_only=True)
class ShownText:
    """What one wrote; "" for nothing, None for words that cannot be shown."""

    id: UUID | None
    by: Side
    notice: str | None
    wish: str | None


@dataclass(frozen=True, kw_only=True)
class ShownStep:
    id: UUID
    by: Side
    words: str | None
    look_on: date
    is_agreed: bool
    over_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ShownRound:
    """One round with all that the reader may read of it."""

    number: int
    begun_by: Side
    begun_at: datetime
    over: str | None
    over_at: datetime | None
    is_seen: bool
    # What was said in this very round; none where it stayed as it was.
    pointings: tuple[ShownPointing, ...]
    texts: tuple[ShownText, ...]
    steps: tuple[ShownStep, ...]

    @property
    def earlier_steps(self) -> tuple[ShownStep, ...]:
        return tuple(step for step in self.steps if step.over_at)


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    by: str
    words: str | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ShownJoining:
    """That somebody asked a coordinator to join; how much they show, and not what."""

    by: Side
    asked_at: datetime
    shows_something: bool
    is_over: bool
    talked_by: str


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One steering and the two whose it is, as one of them reads it."""

    relationship: Relationship
    person: Person
    sides: Sides
    ring: KeyRing
    names: dict[UUID, people.Card]
    row: Steering
    now: Course

    @property
    def turn(self) -> Turn:
        return course.turn(self.now, of=self.sides.me.id)

    @property
    def my_text(self) -> Text | None:
        texts = current_round(self.row).texts.all()
        return next((text for text in texts if text.person_id == self.person.pk), None)

    @property
    def my_revision(self) -> int:
        return self.now.text_of(self.person.pk).revision

    @property
    def round_id(self) -> UUID:
        return UUID(str(current_round(self.row).pk))

    @property
    def is_mine_to_take_back(self) -> bool:
        """Say whether the press is offered: whether the other has begun shows in no page."""
        is_mine = self.now.begun_by == self.person.pk
        return is_mine and Turn.NOBODYS is not self.turn and self.now.stage is Stage.WRITING

    @property
    def pointings(self) -> list[ShownPointing]:
        """Return what it is about now, as each said it."""
        return [self._pointing(row) for row in pointings_of(self.row)]

    @cached_property
    def rounds(self) -> list[ShownRound]:
        return [self._round(row) for row in self.row.rounds.all()]

    @property
    def round(self) -> ShownRound:
        return self.rounds[-1]

    @property
    def suggested(self) -> ShownStep | None:
        open_ones = (step for step in self.round.steps if not step.over_at)
        return next((step for step in open_ones if not step.is_agreed), None)

    @property
    def agreed(self) -> ShownStep | None:
        open_ones = (step for step in self.round.steps if not step.over_at)
        return next((step for step in open_ones if step.is_agreed), None)

    @property
    def my_joining(self) -> Joining | None:
        mine = (one for one in self.row.joinings.all() if one.person_id == self.person.pk)
        return next((one for one in mine if one.over_at is None), None)

    @property
    def joinings(self) -> list[ShownJoining]:
        return [
            ShownJoining(
                by=self._side(row.person_id),
                asked_at=row.asked_at,
                shows_something=bool(row.shown.all()),
                is_over=row.over_at is not None,
                talked_by=self.names[row.talked_by_id].name if row.talked_by_id else "",
            )
            for row in self.row.joinings.all()
        ]

    @property
    def lines(self) -> list[ShownLine]:
        """Return what coordinators wrote to both, in the order they wrote it."""
        rows = [line for joining in self.row.joinings.all() for line in joining.lines.all()]
        return [
            ShownLine(
                by=self.names[row.author_id].name,
                words=self.ring.shown(row.words_sealed, row.place_of("words")),
                at=row.at,
            )
            for row in sorted(rows, key=lambda row: row.pk)
        ]

    @cached_property
    def _clauses(self) -> dict[tuple[UUID, int], ShownClause]:
        wanted = {row.wording for row in self.row.pointings.all() if row.wording}
        return shown_clauses(self.relationship.pk, wanted, self.ring)

    def _pointing(self, row: Pointing) -> ShownPointing:
        return ShownPointing(
            by=self._side(row.person_id),
            clause=self._clauses.get(row.wording) if row.wording else None,
            words=self._opened(row.words_sealed, row, "words"),
        )

    def _round(self, row: Round) -> ShownRound:
        by = {text.person_id: text for text in row.texts.all()}
        is_seen = all(side.id in by and by[side.id].ready_at for side in self.sides.both)
        return ShownRound(
            number=row.number,
            begun_by=self._side(row.begun_by_id),
            begun_at=row.begun_at,
            over=row.over,
            over_at=row.over_at,
            is_seen=is_seen,
            pointings=tuple(self._pointing(one) for one in pointings_in(self.row, row)),
            texts=tuple(
                self._text(by[side.id], side)
                for side in self.sides.both
                if side.id in by and access.may_read(self.person, by[side.id], is_seen=is_seen)
            ),
            steps=tuple(self._step(step) for step in row.steps.all()),
        )

    def _text(self, row: Text, side: Side) -> ShownText:
        return ShownText(
            id=row.pk,
            by=side,
            notice=self._opened(row.notice_sealed, row, "notice"),
            wish=self._opened(row.wish_sealed, row, "wish"),
        )

    def _step(self, row: Step) -> ShownStep:
        return ShownStep(
            id=row.pk,
            by=self._side(row.author_id),
            words=self._opened(row.words_sealed, row, "words"),
            look_on=row.look_on,
            is_agreed=row.agreed_at is not None,
            over_at=row.over_at,
        )

    def _opened(
        self, sealed: bytes | memoryview | None, row: Pointing | Text | Step, column: str
    ) -> str | None:
        if sealed is None:
            return ""
        place = row.place_of(column, relationship=self.relationship.pk)
        return self.ring.shown(sealed, place)

    def _side(self, person: UUID) -> Side:
        return next(side for side in self.sides.both if side.id == person)


def opened(person: Person, relationship: Relationship, row: Steering, *, today: date) -> Opened:
    """Open a steering for one of its two, with whoever of the coordinators wrote in it."""
    parties = list(relationship.parties.all())
    coordinators = {
        pk
        for joining in row.joinings.all()
        for pk in (joining.talked_by_id, *(line.author_id for line in joining.lines.all()))
        if pk
    }
    both = {party.person_id for party in parties}
    ring = vault.key_ring(relationship=relationship.pk, people=both | coordinators)
    return Opened(
        relationship=relationship,
        person=person,
        sides=sides_of(parties, ring, person),
        ring=ring,
        names=people.cards(coordinators) if coordinators else {},
        row=row,
        now=as_course(relationship, row, today=today),
    )


def sides_in(person: Person, relationship: Relationship) -> tuple[Sides, KeyRing]:
    """Return the two by name, where nothing is opened yet, with their ring."""
    parties = list(relationship.parties.all())
    both = [party.person_id for party in parties]
    ring = vault.key_ring(relationship=relationship.pk, people=both)
    return sides_of(parties, ring, person), ring
