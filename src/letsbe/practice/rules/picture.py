"""The picture of a talk: who spoke when and how long, and where each kind of act is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from letsbe.practice.rules.seen import Step
from letsbe_listening import Label, Turn

WIDTH = 1000
NARROWEST = 3


class Family(StrEnum):
    """Acts that do the same work, in the order in which the picture shows them."""

    ASKING = "asking"
    GIVING_BACK = "giving_back"
    VALUING = "valuing"
    SHARING = "sharing"
    FOLLOWING = "following"
    FIXING = "fixing"


FAMILIES = {
    Family.ASKING: frozenset({Label.OPEN_QUESTION, Label.CLOSED_QUESTION}),
    Family.GIVING_BACK: frozenset({Label.REFLECTION, Label.FEELING, Label.CLARIFYING}),
    Family.VALUING: frozenset({Label.AFFIRMATION}),
    Family.SHARING: frozenset({Label.SHARING}),
    Family.FOLLOWING: frozenset({Label.ENCOURAGER}),
    Family.FIXING: frozenset({Label.ADVICE, Label.MINIMISING}),
}


FAMILY_OF = {label: family for family, labels in FAMILIES.items() for label in labels}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where something stands in the picture, of 1000: from the left, and how wide."""

    x: int
    width: int
    turn: int


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Stretches by who speaks, and by family of acts; `is_timed`: by the clock, not words."""

    is_timed: bool
    lanes: dict[str, list[Stretch]]
    acts: dict[Family, list[Stretch]]


def picture(turns: Sequence[Turn], steps: Sequence[Step], words: Sequence[int]) -> Picture:
    """Return a talk's picture: along its times where each turn has them, else its words."""
    spans = _by_time(turns)
    is_timed = spans is not None
    placed = _placed(spans or _by_words(words))
    lanes: dict[str, list[Stretch]] = {}
    for turn, where in zip(turns, placed, strict=True):
        lanes.setdefault(turn.speaker, []).append(where)
    acts = {
        family: [placed[step.turn] for step in steps if labels & step.labels]
        for family, labels in FAMILIES.items()
    }
    return Picture(
        is_timed=is_timed,
        lanes=lanes,
        acts={name: found for name, found in acts.items() if found},
    )


def spoken(
    turns: Sequence[Turn], words: Sequence[int]
) -> list[tuple[str, int, int, float | None]]:
    """Return who spoke: how many turns, words and, where each turn has times, seconds."""
    spans = _by_time(turns)
    told = []
    for speaker in dict.fromkeys(turn.speaker for turn in turns):
        theirs = [number for number, turn in enumerate(turns) if turn.speaker == speaker]
        seconds = sum(spans[n][1] - spans[n][0] for n in theirs) if spans else None
        told.append((speaker, len(theirs), sum(words[n] for n in theirs), seconds))
    return told


def _by_time(turns: Sequence[Turn]) -> list[tuple[float, float]] | None:
    spans = [
        (turn.start, turn.end)
        for turn in turns
        if turn.start is not None and turn.end is not None and turn.end >= turn.start
    ]
    return spans if len(spans) == len(turns) else None


def _by_words(words: Sequence[int]) -> list[tuple[float, float]]:
    ends = list(accumulate(max(1, count) for count in words))
    return [(float(start), float(end)) for start, end in zip([0, *ends], ends, strict=False)]


def _placed(spans: Sequence[tuple[float, float]]) -> list[Stretch]:
    first = min((start for start, _end in spans), default=0.0)
    last = max((end for _start, end in spans), default=0.0)
    scale = (WIDTH - NARROWEST) / (last - first or 1.0)
    return [
        Stretch(
            round((start - first) * scale), max(NARROWEST, round((end - start) * scale)), number
        )
        for number, (start, end) in enumerate(spans)
    ]
