"""What lies on the tables of a built house: how many clauses, and how each stands."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum

WORDINGS_EACH = 3


class State(StrEnum):
    """How a clause stands; the two waiting ones are told apart by whose turn it is."""

    SETTLED = "settled"
    FIRST_TURN = "first_turn"
    SECOND_TURN = "second_turn"
    PARKED = "parked"
    LEFT_OUT = "left_out"


def _mixed(settled: int, *, each_way: int) -> tuple[State, ...]:
    """Return thirty states in a fixed mixture, so that any part of it is mixed as well."""
    states = [State.SETTLED] * settled
    states += [State.FIRST_TURN, State.SECOND_TURN] * each_way
    states += [State.PARKED, State.LEFT_OUT] * 2
    random.Random(30).shuffle(states)
    return tuple(states)


_DRAFT = _mixed(20, each_way=3)
_CHANGE = _mixed(14, each_way=6)
_READY = tuple([State.SETTLED] * 14 + [State.LEFT_OUT]) * 2
_SMALL = (State.SETTLED, State.FIRST_TURN, State.SECOND_TURN)


@dataclass(frozen=True, kw_only=True)
class Laid:
    """One kind of table: its clauses, their wordings, and whether a version is in force."""

    states: tuple[State, ...]
    wordings: int = WORDINGS_EACH
    is_in_force: bool = False
    is_ready: bool = False


class Table(Enum):
    """The tables that are measured, and the small one that fills the house."""

    DRAFT = Laid(states=_DRAFT)
    CHANGE = Laid(states=_CHANGE, is_in_force=True)
    READY = Laid(states=_READY, is_ready=True)
    SMALL = Laid(states=_SMALL, wordings=1)
    ONE = Laid(states=_DRAFT[:1])
    THREE = Laid(states=_DRAFT[:3])
    TEN = Laid(states=_DRAFT[:10])
    SIXTY = Laid(states=_DRAFT * 2)


NAMES = (
    "Ada", "Bo", "Cleo", "Dov", "Esi", "Femi", "Grete", "Hana", "Ines", "Jun", "Kofi", "Lena",
)  # fmt: skip
_BEGINNINGS = (
    "Let's be honest when we are not doing well",
    "Let's be on time, or send a word the day before",
    "Let's be patient when the other is looking for words",
    "We don't call each other after nine in the evening",
    "We ask before we give advice",
    "Each of us may say “not today” without a reason",
    "By spring we take the bus into town together once",
    "When we drift off, ask “where were we?” and wait a moment",
)
_ENDINGS = (
    ", and say so early",
    ", even when it is hard",
    ", or write instead of calling",
    " and talk about it the next time we meet",
    ", unless we have agreed on something else for that week",
)
_WHYS = (
    "It helps me a lot to know what to count on.",
    "Some days I can't, and then I need a way out that is not a quarrel.",
    "Last time I was left waiting and did not know why.",
    "I would like us both to be able to hold to it.",
)


def words_of(rng: random.Random, *, count: int) -> Iterator[tuple[str, str]]:
    """Yield words and why for each wording of one clause; a later one changes its end."""
    beginning = rng.choice(_BEGINNINGS)
    for number in range(count):
        why = rng.choice(_WHYS) if number < 2 else ""
        ending = _ENDINGS[(number + rng.randrange(2)) % len(_ENDINGS)]
        yield f"{beginning}{ending}{rng.choice(('.', ', always.'))}", why
