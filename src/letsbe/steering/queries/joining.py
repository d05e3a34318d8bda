"""What one of the two can show, and what a coordinator reads of it: that, and no more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.relationships.models import Party, Relationship
from letsbe.relationships.rules.wishes import hearers_of
from letsbe.steering import access
from letsbe.steering.models import Joining, Steering
from letsbe.steering.rules.joining import Own, Showing
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class AskedToJoin:
    """That a coordinator is asked to join: by whom, between which two, since when."""

    id: UUID
    by: Card
    cards: tuple[Card, Card]
    asked_at: datetime
    is_over: bool


@dataclass(frozen=True, kw_only=True)
class ShownWords:
    kind: Showing
    words: str | None


@dataclass(frozen=True, kw_only=True)
class CoordinatorsLine:
    by: Card
    words: str | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenedJoining:
    """One asking as a coordinator reads it: what that one shows, and what was written back."""

    asked: AskedToJoin
    shown: list[ShownWords]
    lines: list[CoordinatorsLine]


def hearers(relationship: Relationship) -> frozenset[UUID]:
    """Return who of the coordinators could join: none of the two themselves."""
    return hearers_of(people.coordinators(), people=relationship.bond.people)


def own_words(row: Steering, ring: KeyRing, *, of: UUID) -> dict[Own, str | None]:
    """Return what somebody has written themselves in this steering, in order, opened."""
    relationship: UUID = row.relationship_id
    found: dict[Own, str | None] = {}
    for each in row.rounds.all():
        for text in (one for one in each.texts.all() if one.person_id == of):
            for kind in (Showing.NOTICE, Showing.WISH):
                sealed = getattr(text, f"{kind}_sealed")
                if sealed is not None:
                    place = text.place_of(kind, relationship=relationship)
                    found[Own(kind, text.pk)] = ring.shown(sealed, place)
        for step in (one for one in each.steps.all() if one.author_id == of):
            place = step.place_of("words", relationship=relationship)
            found[Own(Showing.STEP, step.pk)] = ring.shown(step.words_sealed, place)
    return found


def chosen_in(row: Joining | None) -> set[Own]:
    shown = row.shown.all() if row else ()
    return {Own(Showing(one.kind), one.source) for one in shown}


def is_open(row: Joining) -> bool:
    return row.over_at is None


def asked_to_join(coordinator: Person) -> list[AskedToJoin]:
    rows = list(access.joinings_for_coordinator(coordinator))
    names = people.cards({p.person_id for row in rows for p in _parties(row)})
    return [_asked(row, names) for row in rows]


def opened_for_coordinator(row: Joining) -> OpenedJoining:
    """Open what is shown; an asking that is over shows nothing any more."""
    lines = sorted(row.lines.all(), key=lambda line: line.pk)
    persons = {party.person_id for party in _parties(row)} | {one.author_id for one in lines}
    names = people.cards(persons)
    relationship: UUID = row.steering.relationship_id
    ring = vault.key_ring(relationship=relationship, people=persons)
    return OpenedJoining(
        asked=_asked(row, names),
        shown=[
            ShownWords(
                kind=Showing(one.kind),
                words=ring.shown(
                    one.words_sealed,
                    one.place_of("words", relationship=relationship, author=row.person_id),
                ),
            )
            for one in sorted(row.shown.all(), key=lambda one: one.pk)
            if is_open(row)
        ],
        lines=[
            CoordinatorsLine(
                by=names[line.author_id],
                words=ring.shown(line.words_sealed, line.place_of("words")),
                at=line.at,
            )
            for line in lines
        ],
    )


def _parties(row: Joining) -> list[Party]:
    return list(row.steering.relationship.parties.all())


def _asked(row: Joining, names: dict[UUID, Card]) -> AskedToJoin:
    first, second = _parties(row)
    return AskedToJoin(
        id=row.pk,
        by=names[row.person_id],
        cards=(names[first.person_id], names[second.person_id]),
        asked_at=row.asked_at,
        is_over=not is_open(row),
    )
