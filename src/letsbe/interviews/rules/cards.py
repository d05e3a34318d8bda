"""Experience cards: each marks alone, and once both have laid them only the overlap shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from letsbe.interviews.rules.answers import refuse_any
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.relationships.rules import Bond


class CardDeed(StrEnum):
    MARK = "mark"
    LAY = "lay"
    TAKE_CARDS_BACK = "take_cards_back"


@dataclass(frozen=True, kw_only=True)
class Hand:
    """The cards of one of the two; `version` counts how often they were marked."""

    marks: frozenset[str] = frozenset()
    is_laid: bool = False
    version: int = 0


EMPTY = Hand()


@dataclass(frozen=True, kw_only=True)
class Cards:
    """Both hands as values."""

    hands: Mapping[UUID, Hand] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, person: UUID) -> Hand:
        return self.hands.get(person, EMPTY)

    def are_laid(self, people: frozenset[UUID]) -> bool:
        return all(self.of(person).is_laid for person in people)

    def overlap(self, people: frozenset[UUID]) -> frozenset[str] | None:
        """Return what both have marked; None until both have laid their cards."""
        if not self.are_laid(people):
            return None
        hands = [self.of(person).marks for person in people]
        return frozenset.intersection(*hands)


def refuse(bond: Bond, cards: Cards, deed: CardDeed, *, by: UUID) -> Refusal | None:
    if why := refuse_any(bond, by=by):
        return why
    if bond.paused_by and deed is CardDeed.LAY:
        return Refusal.PAUSED
    is_laid = cards.of(by).is_laid
    if deed is CardDeed.LAY and is_laid:
        return Refusal.LAID_ALREADY
    if deed is CardDeed.TAKE_CARDS_BACK and not is_laid:
        return Refusal.NOT_LAID
    return None


def after(
    bond: Bond,
    cards: Cards,
    deed: CardDeed,
    *,
    by: UUID,
    seen: int = 0,
    marks: frozenset[str] = frozenset(),
) -> Cards:
    """Return both hands after a deed; other marks than those laid have to be laid again."""
    why = refuse(bond, cards, deed, by=by)
    mine = cards.of(by)
    if why is None and deed is not CardDeed.TAKE_CARDS_BACK and seen != mine.version:
        why = Refusal.CHANGED_SINCE_READ
    if why:
        raise InterviewRefused(why)
    if deed is CardDeed.TAKE_CARDS_BACK:
        hand = replace(mine, is_laid=False)
    else:
        hand = Hand(marks=marks, is_laid=deed is CardDeed.LAY, version=mine.version + 1)
    return Cards(hands=MappingProxyType({**cards.hands, by: hand}))


def waits_for(bond: Bond, cards: Cards, *, person: UUID) -> bool:
    """Say whether the other has laid their cards and this one not yet."""
    if not bond.is_open or cards.of(person).is_laid:
        return False
    return all(cards.of(other).is_laid for other in bond.people - {person})
