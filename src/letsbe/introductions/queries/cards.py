"""What a peer sees of introductions: where things stand, and whom they may choose."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from letsbe.introductions import access
from letsbe.introductions.models import Card, Introduction, Proposed
from letsbe.introductions.rules import common
from letsbe.introductions.rules.choosing import CardState
from letsbe.introductions.rules.common import Common
from letsbe.introductions.rules.weeks import moved
from letsbe.people import queries as people
from letsbe.people.models import Person
from letsbe.people.queries import Card as Name
from letsbe.people.rules.portraits import Lack
from letsbe.relationships import queries as relationships
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class CardShown:
    """Somebody a peer may choose: what the two share, and what they wrote of themselves.

    `common` has its hours in the reader's own time zone. None is what cannot be shown.
    """

    id: UUID
    who: Name
    state: CardState
    common: Common | None
    introduction: str | None
    beginning: UUID | None


@dataclass(frozen=True, kw_only=True)
class ListShown:
    """A short list that is open, with who vouched for it."""

    id: UUID
    vouched_by: Name
    vouched_at: datetime
    cards: list[CardShown]

    @property
    def to_choose(self) -> list[CardShown]:
        return [card for card in self.cards if card.state is CardState.OPEN]

    @property
    def chosen(self) -> CardShown | None:
        return next((c for c in self.cards if c.state is CardState.CHOSEN), None)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where things stand for somebody who looks, or does not look yet."""

    looking_since_at: datetime | None
    lacks: tuple[Lack, ...]
    away_until: date | None
    shown: ListShown | None
    # What the last proposal said, if nobody was found in it.
    said_on: datetime | None
    why: str
    otherwise: dict[str, int]
    not_again: list[Name]
    met: list[Name]


def standing(person: Person, *, zone: str, today: date) -> Standing:
    """Return where things stand, in a constant number of queries."""
    drawn = people.drawn(person)
    row = access.introductions_of(person).filter(closed_at=None).first()
    word = None if row else access.last_word_to(person)
    met = relationships.met_before(person.pk)
    apart = set(drawn.apart.people) if drawn.apart else set()
    names = people.cards(met | apart)
    room = drawn.room
    return Standing(
        looking_since_at=drawn.looking_since_at,
        lacks=drawn.told.lacks if drawn.told else tuple(Lack),
        away_until=room.away_until if room.is_away(today) else None,
        shown=_list(row, person, zone=zone, today=today) if row else None,
        said_on=_said_on(word),
        why=word.why if word else "",
        otherwise=(word.otherwise or {}) if word else {},
        not_again=_sorted(names[pk] for pk in apart),
        met=_sorted(names[pk] for pk in met - apart),
    )


def shared_by_asked(
    person: Person, beginning_id: UUID, *, zone: str, today: date
) -> Common | None:
    """Return what two share who are asked, for either of them; None if it cannot be shown."""
    card = access.card_for_asked(person, beginning_id)
    ring = vault.key_ring(people=[card.introduction.peer_id])
    return _shared(card, card.introduction.peer_id, ring, zone=zone, there=person, on=today)


def begun_from_cards(beginnings: list[UUID]) -> set[UUID]:
    """Return which of these askings came from a card."""
    found = Card.objects.filter(beginning__in=beginnings)
    return {pk for pk in found.values_list("beginning_id", flat=True) if pk}


def is_choosing(person: Person) -> int:
    """Return how many cards wait for somebody to choose from; 0 once they have chosen."""
    row = access.introductions_of(person).filter(closed_at=None).first()
    now = row.as_values if row else None
    return len(now.to_choose) if now and not now.chosen else 0


def _list(row: Introduction, person: Person, *, zone: str, today: date) -> ListShown:
    cards = sorted(row.cards.all(), key=lambda card: card.position)
    theirs = {card.vouching.person_id for card in cards}
    names, ring = people.cards_with_ring({person.pk, row.vouched_by_id, *theirs})
    drawn = people.drawn_of(theirs)
    return ListShown(
        id=row.pk,
        vouched_by=names[row.vouched_by_id],
        vouched_at=row.vouched_at,
        cards=[
            CardShown(
                id=card.pk,
                who=names[card.vouching.person_id],
                state=card.as_values.state,
                common=_shared(card, person.pk, ring, zone=zone, there=person, on=today),
                introduction=_introduction(drawn, card.vouching.person_id),
                beginning=card.beginning_id,
            )
            for card in cards
        ],
    )


def _introduction(drawn: dict[UUID, people.Drawn], person: UUID) -> str | None:
    told = drawn[person].told if person in drawn else None
    return told.introduction if told else None


def _shared(
    card: Card, peer: UUID, ring: KeyRing, *, zone: str, there: Person, on: date
) -> Common | None:
    told = ring.shown(card.shared_sealed, card.place_of("shared", peer))
    if told is None:
        return None
    found = common.from_json(json.loads(told))
    return common.with_hours(found, moved(found.hours, here=zone, there=there.time_zone, on=on))


def _said_on(word: Proposed | None) -> datetime | None:
    return word.run.finished_at if word and word.supporter_id is None else None


def _sorted(names: Iterable[Name]) -> list[Name]:
    return sorted(names, key=lambda card: (card.name.casefold(), card.id))
