"""What a person's day is made of: what waits for them, and what they are waiting for."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from letsbe.agreements.queries.waiting import WhoseTurn, whose_turns
from letsbe.agreements.rules.turns import Waiting
from letsbe.endings.queries.waiting import SuggestedMeeting, meetings_for
from letsbe.interviews.queries import Waiting as TalkWaiting
from letsbe.interviews.queries import waiting_of
from letsbe.introductions.queries import cards as introductions
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships
from letsbe.relationships.queries import (
    Listed,
    ListedBeginning,
    listed,
    listed_beginnings,
    may_take_yes_back,
    waits_for,
)
from letsbe.relationships.queries.covers import CoverDay, day_of
from letsbe.steering.queries.joining import AskedToJoin, asked_to_join


@dataclass(frozen=True, kw_only=True)
class Bond:
    """One relationship on the day's page: who, at which stage, and whose turn it is."""

    listed: Listed
    other_name: str
    mine: Waiting | None
    theirs: Waiting | None


@dataclass(frozen=True, kw_only=True)
class Day:
    """What is on the day's page; `said_yes`: a question the other has not answered yet.

    `talks`: what waits in a first talk, with the other's name.
    """

    beginnings: list[ListedBeginning]
    # Those of the beginnings that somebody chose from a card.
    from_cards: set[UUID]
    # How many people are on one's own page to choose from.
    to_choose: int
    said_yes: list[ListedBeginning]
    bonds: list[Bond]
    talks: list[tuple[TalkWaiting, str]]

    @property
    def yours(self) -> list[Bond]:
        return [bond for bond in self.bonds if bond.mine]


@dataclass(frozen=True, kw_only=True)
class Apart:
    """What being away, ending and wishing for a change bring to a day."""

    cover: CoverDay
    meetings: list[SuggestedMeeting]
    has_wishes: bool
    # Where somebody asked a coordinator to join in steering back.
    asked_to_join: list[AskedToJoin]

    @property
    def yours(self) -> int:
        """Return how much of it waits for this person."""
        asked = len(self.cover.asked) + len(self.cover.offered)
        return asked + len(self.meetings) + self.has_wishes + len(self.asked_to_join)


def day(person: Person, *, today: date) -> Day:
    """Return a person's day; the ended relationships come last."""
    turns = {turn.agreement.pk: turn for turn in whose_turns(person, today=today)}
    rows = listed(relationships.relationships_of(person))
    bonds = [_bond(row, person.pk, turns.get(row.id)) for row in rows]
    names = {bond.listed.id: bond.other_name for bond in bonds}
    asked = list(relationships.beginnings_of(person).filter(closed_at=None))
    said_yes = [row for row in asked if may_take_yes_back(row, person.pk)]
    waiting = [row for row in asked if waits_for(row, person.pk)]
    return Day(
        from_cards=introductions.begun_from_cards([row.pk for row in waiting]),
        to_choose=introductions.is_choosing(person),
        beginnings=listed_beginnings(waiting),
        said_yes=listed_beginnings(said_yes),
        talks=[(w, names[w.relationship_id]) for w in waiting_of(person)],
        bonds=sorted(bonds, key=lambda bond: bond.listed.ended_at is not None),
    )


def apart(person: Person, *, at: datetime) -> Apart:
    """Return what waits besides; of letters nothing stands on anybody's day."""
    coordinates = Part.COORDINATOR in person.parts
    asked = asked_to_join(person) if coordinates else []
    return Apart(
        asked_to_join=[one for one in asked if not one.is_over],
        cover=day_of(person, at=at),
        meetings=meetings_for(person, at=at),
        has_wishes=coordinates and relationships.wishes_for_coordinator(person).exists(),
    )


def _bond(row: Listed, me: UUID, turn: WhoseTurn | None) -> Bond:
    return Bond(
        listed=row,
        other_name=row.other(me).name,
        mine=next(iter(turn.mine), None) if turn else None,
        theirs=next(iter(turn.theirs), None) if turn else None,
    )
