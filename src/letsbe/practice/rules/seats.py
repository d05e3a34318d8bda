"""A role-play with others: who sits where in each round, and what may be done when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from letsbe.people.rules import CODE_ALPHABET, shown_code
from letsbe.practice.rules.refusals import Refusal

FEWEST = 2
MOST = 3
MINUTES = (3, 5, 8, 12)
CODE_LENGTH = 8
OPEN_FOR = timedelta(hours=12)


class Seat(StrEnum):
    """Where somebody sits. Who only watches sees most."""

    SPEAKER = "speaker"
    LISTENER = "listener"
    OBSERVER = "observer"


SEATS = tuple(Seat)


class Phase(StrEnum):
    """What a circle does just now."""

    GATHERING = "gathering"
    TALKING = "talking"
    NOTICING = "noticing"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class Round:
    """A circle as values: how many are there, which round it is, and what they do."""

    people: int
    number: int
    phase: Phase


def seat_of(position: int, *, people: int, number: int) -> Seat:
    """Return the seat of one who came as the position-th (from 0) in a round (from 1).

    Everybody moves on by one seat a round, so that all have sat everywhere after `people`
    rounds. Two have no observer.
    """
    return SEATS[(position + number - 1) % people]


def refuse_joining(now: Round) -> Refusal | None:
    if now.phase is Phase.OVER:
        return Refusal.ENDED
    if now.phase is not Phase.GATHERING:
        return Refusal.BEGUN
    return Refusal.FULL if now.people >= MOST else None


def refuse_next(now: Round) -> Refusal | None:
    """Say why the next round cannot begin."""
    if now.phase is Phase.OVER:
        return Refusal.ENDED
    if now.people < FEWEST:
        return Refusal.TOO_FEW
    return Refusal.NOT_NOW if now.phase is Phase.TALKING else None


def refuse_closing(now: Round) -> Refusal | None:
    """Say why a round cannot be closed."""
    if now.phase is Phase.OVER:
        return Refusal.ENDED
    return None if now.phase is Phase.TALKING else Refusal.NOT_NOW


def after_noticing(now: Round) -> Round:
    """Return the round that follows; after the last one it is over."""
    if now.number >= now.people:
        return Round(people=now.people, number=now.number, phase=Phase.OVER)
    return Round(people=now.people, number=now.number + 1, phase=Phase.TALKING)


def refuse_marking(now: Round) -> Refusal | None:
    """The listener is marked from the first word of a talk until the next one begins."""
    return None if now.phase in {Phase.TALKING, Phase.NOTICING} else Refusal.NOT_NOW


def refuse_noticing(now: Round, number: int) -> Refusal | None:
    """Each says what they noticed after a talk, of that one or an earlier one."""
    if now.phase is Phase.OVER:
        return Refusal.ENDED
    talked = now.number if now.phase is Phase.NOTICING else now.number - 1
    return None if 0 < number <= talked else Refusal.NOT_NOW


def is_joinable(begun_at: datetime, *, at: datetime) -> bool:
    """Say whether a code is still good: a circle gathers on one day."""
    return at < begun_at + OPEN_FOR


def code_from(secret: bytes) -> str:
    """Return a code to read out, from at least eight secret bytes: "7QF2-M9XA"."""
    return shown_code(
        "".join(CODE_ALPHABET[byte % len(CODE_ALPHABET)] for byte in secret[:CODE_LENGTH])
    )
