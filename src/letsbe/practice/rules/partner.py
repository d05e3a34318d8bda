"""The scripted partner: opens up when heard, stays polite when questioned, closes when fixed.

What the partner says next is a function of the script and of what was heard until then.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from letsbe.practice.rules.drills import BRIEF_WORDS, STAYING_WITH
from letsbe_listening import Label

# Heard so often at one level, the partner goes to the next; so often unheard when closed, home.
HEARD_UNTIL_NEXT = 2
UNHEARD_UNTIL_HOME = 3
MOST_TURNS = 20


class Level(StrEnum):
    """How open the partner is just now."""

    CLOSED = "closed"
    GUARDED = "guarded"
    TELLING = "telling"
    OPEN = "open"


class Reaction(StrEnum):
    """What the learner's turn was to the partner."""

    HEARD = "heard"
    ASKED = "asked"
    FOLLOWED = "followed"
    OTHER = "other"
    ADVISED = "advised"
    MINIMISED = "minimised"


LEVELS = tuple(Level)
CLOSING = frozenset({Reaction.ADVISED, Reaction.MINIMISED})
LinesOf = Mapping[Reaction, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Script:
    """Everything the partner can say: by level and reaction, and a last line for each level."""

    opening: str
    lines: Mapping[Level, LinesOf]
    endings: Mapping[Level, str]


@dataclass(frozen=True, kw_only=True)
class State:
    """How it stands between the two: the level, what led there, and which lines were said."""

    level: Level = Level.GUARDED
    heard: int = 0
    unheard: int = 0
    turns: int = 0
    said: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    is_over: bool = False


def reaction(acts: Collection[Label], *, words: int) -> Reaction:
    """Return what a turn with these acts is to the partner; fixing outweighs the rest."""
    if Label.MINIMISING in acts:
        return Reaction.MINIMISED
    if Label.ADVICE in acts:
        return Reaction.ADVISED
    if STAYING_WITH & set(acts) or (Label.SHARING in acts and words <= BRIEF_WORDS):
        return Reaction.HEARD
    if Label.CLOSED_QUESTION in acts:
        return Reaction.ASKED
    if {Label.CLARIFYING, Label.ENCOURAGER} & set(acts):
        return Reaction.FOLLOWED
    return Reaction.OTHER


def answer(script: Script, state: State, to: Reaction) -> tuple[State, str]:
    """Return how it stands after a turn of the learner, and what the partner says."""
    moved = _moved(state, to)
    if _is_over(script, moved, to):
        return replace(moved, is_over=True), script.endings[moved.level]
    # Whoever is advised answers from where they were; the rest speaks from where they are now.
    level = state.level if to in CLOSING else moved.level
    spoken = to.value if to in CLOSING else f"{level}.{to}"
    lines = script.lines[level][to]
    times = state.said.get(spoken, 0)
    said = MappingProxyType({**state.said, spoken: times + 1})
    return replace(moved, said=said), lines[times % len(lines)]


def ended(script: Script, state: State) -> tuple[State, str]:
    """Return the end of a talk that the learner brings to its end, and the last line."""
    return replace(state, is_over=True), script.endings[state.level]


def _moved(state: State, to: Reaction) -> State:
    place, turns = LEVELS.index(state.level), state.turns + 1
    if to in CLOSING:
        unheard = state.unheard + 1 if state.level is Level.CLOSED else 0
        level = LEVELS[max(0, place - 1)]
        return replace(state, level=level, heard=0, unheard=unheard, turns=turns)
    if to is not Reaction.HEARD:
        unheard = state.unheard + (state.level is Level.CLOSED)
        return replace(state, unheard=unheard, turns=turns)
    heard = state.heard + 1
    needed = 1 if state.level is Level.CLOSED else HEARD_UNTIL_NEXT
    if heard >= needed and state.level is not Level.OPEN:
        return replace(state, level=LEVELS[place + 1], heard=0, unheard=0, turns=turns)
    return replace(state, heard=heard, unheard=0, turns=turns)


def _is_over(script: Script, moved: State, to: Reaction) -> bool:
    if moved.turns >= MOST_TURNS or moved.unheard >= UNHEARD_UNTIL_HOME:
        return True
    told = len(script.lines[Level.OPEN][Reaction.HEARD])
    everything = moved.said.get(f"{Level.OPEN}.{Reaction.HEARD}", 0) >= told
    return moved.level is Level.OPEN and to is Reaction.HEARD and everything


def replayed(script: Script, reactions: Iterable[Reaction]) -> State:
    """Return how it stands after everything that was heard until now."""
    state = State()
    for to in reactions:
        state, _line = answer(script, state, to)
    return state
