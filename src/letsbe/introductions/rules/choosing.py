"""Who may choose whom, and when: each no is free, and nobody else sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from letsbe.introductions.rules.refusals import Refusal


class CardState(StrEnum):
    """How a card stands for the peer who was shown it."""

    OPEN = "open"
    PASSED_OVER = "passed_over"
    CHOSEN = "chosen"
    BEGUN = "begun"
    # Chosen, and it did not come about; who said what is told to nobody.
    NOT_THIS_TIME = "not_this_time"


@dataclass(frozen=True, kw_only=True)
class Card:
    """Somebody shown to a peer, as values."""

    id: UUID
    is_passed_over: bool = False
    is_chosen: bool = False
    has_begun: bool = False
    did_not_come_about: bool = False

    @property
    def state(self) -> CardState:
        if self.has_begun:
            return CardState.BEGUN
        if self.did_not_come_about:
            return CardState.NOT_THIS_TIME
        if self.is_chosen:
            return CardState.CHOSEN
        return CardState.PASSED_OVER if self.is_passed_over else CardState.OPEN


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """A short list a coordinator vouched for, as values."""

    cards: Mapping[UUID, Card]
    closed_at: datetime | None = None

    @property
    def chosen(self) -> Card | None:
        waits = (c for c in self.cards.values() if c.state is CardState.CHOSEN)
        return next(waits, None)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def to_choose(self) -> tuple[Card, ...]:
        return tuple(c for c in self.cards.values() if c.state is CardState.OPEN)


def refuse_choosing(
    now: Introduction, card: UUID, *, places: int, is_here: bool
) -> Refusal | None:
    """Return why this card cannot be chosen; `places` are those its supporter has free."""
    if why := refuse_passing_over(now, card):
        return why
    if not is_here:
        return Refusal.NOT_HERE_NOW
    return None if places > 0 else Refusal.TAKEN


def refuse_passing_over(now: Introduction, card: UUID) -> Refusal | None:
    if not now.is_open:
        return Refusal.CLOSED
    if now.chosen:
        return Refusal.CHOSEN_ALREADY
    state = now.cards[card].state
    if state is CardState.OPEN:
        return None
    return Refusal.PASSED_OVER if state is CardState.PASSED_OVER else Refusal.CLOSED


def refuse_none_of_these(now: Introduction) -> Refusal | None:
    if not now.is_open:
        return Refusal.CLOSED
    return Refusal.CHOSEN_ALREADY if now.chosen else None


def places_left(room: int, *, taken: int) -> int:
    return max(0, room - taken)
