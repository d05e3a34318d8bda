"""A scenario as its author writes it: read from a table, and every fault named at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from letsbe.practice.rules.partner import Level, Reaction, Script

FORMAT = 1
MOST_CHARACTERS = 600
LONGEST_NAME = 30
# What has to be there at each level, and how many lines at least.
FEWEST = {
    Level.CLOSED: {
        Reaction.HEARD: 1,
        Reaction.ASKED: 2,
        Reaction.FOLLOWED: 1,
        Reaction.OTHER: 2,
    },
    Level.GUARDED: {
        Reaction.HEARD: 2,
        Reaction.ASKED: 2,
        Reaction.FOLLOWED: 2,
        Reaction.OTHER: 2,
    },
    Level.TELLING: {
        Reaction.HEARD: 2,
        Reaction.ASKED: 2,
        Reaction.FOLLOWED: 2,
        Reaction.OTHER: 2,
    },
    Level.OPEN: {Reaction.HEARD: 3, Reaction.ASKED: 2, Reaction.FOLLOWED: 2, Reaction.OTHER: 2},
}
FEWEST_WHEN_FIXED = 3
_WORDS = ("title", "theme", "partner", "before", "speaker", "opening")
_TABLES = ("lines", "endings", "feelings")
# A partner who is not listened to withdraws; it never hits back.
CRUEL = re.compile(
    r"\b(shut up|hate you|go to hell|you(?:'re| are)(?: so| such)?(?: an?| the)? "
    r"(?:idiot|stupid|useless|pathetic|moron|loser|disgusting))\b",
    re.IGNORECASE,
)
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One scene to practise in: what to know before, who the partner is, and all they say.

    `feelings` are the author's: what the partner felt at each level, told afterwards and only
    when somebody asks. `speaker` is the card of a person who plays the partner.
    """

    key: str
    title: str
    theme: str
    partner: str
    before: str
    speaker: str
    script: Script
    feelings: Mapping[Level, str]


def is_key(key: str) -> bool:
    """Say whether a file's name can be an address: small letters, figures, hyphens."""
    return _KEY.fullmatch(key) is not None


def faults(table: Mapping[str, Any]) -> list[str]:
    """Return everything an author has to mend, each with where it stands; empty when none."""
    return list(_faults(table))


def scenario(key: str, table: Mapping[str, Any]) -> Scenario:
    """Return the scenario of a table without faults."""
    spoken = {level: table["lines"][level.value] for level in Level}
    fixed = {
        Reaction.ADVISED: tuple(table["lines"]["advised"]),
        Reaction.MINIMISED: tuple(table["lines"]["minimised"]),
    }
    lines = {
        level: MappingProxyType(
            fixed | {Reaction(name): tuple(said) for name, said in spoken[level].items()}
        )
        for level in Level
    }
    return Scenario(
        key=key,
        **{name: table[name] for name in _WORDS if name != "opening"},
        script=Script(
            opening=table["opening"],
            lines=MappingProxyType(lines),
            endings=_by_level(table["endings"]),
        ),
        feelings=_by_level(table["feelings"]),
    )


def _by_level(table: Mapping[str, str]) -> Mapping[Level, str]:
    return MappingProxyType({level: table[level.value] for level in Level})


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    if table.get("format") != FORMAT:
        yield f"format: write format = {FORMAT}"
    yield from _unknown(table, {"format", *_WORDS, *_TABLES}, where="")
    for name in _WORDS:
        yield from _word_faults(table.get(name), where=name)
    if len(str(table.get("partner", ""))) > LONGEST_NAME:
        yield f"partner: a name of at most {LONGEST_NAME} characters"
    for name in ("endings", "feelings"):
        yield from _level_faults(table.get(name), where=name)
    yield from _line_faults(table.get("lines"))


def _level_faults(told: Any, *, where: str) -> Iterator[str]:
    if not isinstance(told, Mapping):
        yield f"{where}: a table with one text for each of {', '.join(Level)}"
        return
    yield from _unknown(told, set(Level), where=f"{where}.")
    for level in Level:
        yield from _word_faults(told.get(level.value), where=f"{where}.{level}")


def _line_faults(told: Any) -> Iterator[str]:
    if not isinstance(told, Mapping):
        yield "lines: a table with advised, minimised and one table for each level"
        return
    fixed = (Reaction.ADVISED.value, Reaction.MINIMISED.value)
    yield from _unknown(told, {*fixed, *Level}, where="lines.")
    for name in fixed:
        yield from _list_faults(told.get(name), fewest=FEWEST_WHEN_FIXED, where=f"lines.{name}")
    for level, fewest in FEWEST.items():
        spoken = told.get(level.value)
        if not isinstance(spoken, Mapping):
            yield f"lines.{level}: a table with {', '.join(fewest)}"
            continue
        yield from _unknown(spoken, set(fewest), where=f"lines.{level}.")
        for to, least in fewest.items():
            where = f"lines.{level}.{to}"
            yield from _list_faults(spoken.get(to.value), fewest=least, where=where)


def _list_faults(told: Any, *, fewest: int, where: str) -> Iterator[str]:
    if not isinstance(told, list) or len(told) < fewest:
        yield f"{where}: a list of at least {fewest}"
        return
    for number, said in enumerate(told, start=1):
        yield from _word_faults(said, where=f"{where}, number {number}")


def _word_faults(said: Any, *, where: str) -> Iterator[str]:
    if not isinstance(said, str) or not said.strip():
        yield f"{where}: some words"
    elif len(said) > MOST_CHARACTERS:
        yield f"{where}: at most {MOST_CHARACTERS} characters, here are {len(said)}"
    elif any(not char.isprintable() for char in said.replace("\n", " ")):
        yield f"{where}: plain letters and marks; something in it cannot be seen"
    elif cruel := CRUEL.search(said):
        yield f"{where}: the partner never hurts; find other words for {cruel.group(0)!r}"


def _unknown(table: Mapping[str, Any], known: set[str], *, where: str) -> Iterator[str]:
    yield from (
        f"{where}{name}: is not part of a scenario" for name in table if name not in known
    )
