"""A practice talk as it is kept: lines of who said what, without anybody's name."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from letsbe.practice.rules.partner import Reaction
from letsbe_listening import Label, Talk, Turn

NOTHING_NAMED: Mapping[int, frozenset[Label]] = MappingProxyType({})


class Who(StrEnum):
    """Who says a line. The learner is `me`, whatever their name."""

    ME = "me"
    PARTNER = "partner"
    OTHER = "other"


class By(StrEnum):
    """What makes the partner's line: a person in a practice, a script, or a language model."""

    PERSON = "person"
    SCRIPT = "script"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Line:
    """What one says until another speaks; seconds from the beginning, where they are known."""

    who: Who
    text: str
    start: float | None = None
    end: float | None = None
    by: By = By.PERSON


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A talk whole: its lines, and in a role-play alone what each turn was to the partner."""

    lines: tuple[Line, ...] = ()
    reactions: tuple[Reaction, ...] = ()

    @property
    def has_spoken(self) -> bool:
        """Say whether the learner said anything that can be listened to."""
        return any(line.who is Who.ME for line in self.lines)


def one_line(text: str) -> str:
    """Return a text with one space between its words, as a turn of a talk has them."""
    return " ".join(text.split())


def as_talk(lines: Iterable[Line]) -> Talk:
    """Return the lines as a talk to listen to; two of one speaker in a row are one turn."""
    turns: list[Turn] = []
    for line in lines:
        if turns and turns[-1].speaker == line.who:
            last = turns.pop()
            joined = f"{last.text} {line.text}"
            turns.append(Turn(last.speaker, joined, last.start, line.end))
        else:
            turns.append(Turn(line.who.value, line.text, line.start, line.end))
    return Talk(tuple(turns))


def without_farewell(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without a last one of the partner that follows another of theirs."""
    is_doubled = len(lines) > 1 and lines[-1].who is lines[-2].who is Who.PARTNER
    return lines[:-1] if is_doubled and lines[-1].by is not By.PERSON else lines


def as_json(kept: Kept) -> str:
    rows = [[line.who, line.text, line.start, line.end, line.by] for line in kept.lines]
    said = {"lines": rows, "reactions": list(kept.reactions)}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def from_json(kept: str) -> Kept:
    said = json.loads(kept)
    return Kept(
        lines=tuple(
            Line(Who(who), text, start, end, By(by))
            for who, text, start, end, by in said["lines"]
        ),
        reactions=tuple(map(Reaction, said["reactions"])),
    )


def named_as_json(named: Mapping[int, Iterable[Label]]) -> str:
    """Return what the learner calls their own turns, by the number of the turn."""
    rows = {str(turn): sorted(labels) for turn, labels in named.items()}
    return json.dumps(rows, sort_keys=True)


def named_from_json(kept: str) -> dict[int, frozenset[Label]]:
    return {
        int(turn): frozenset(map(Label, labels)) for turn, labels in json.loads(kept).items()
    }
