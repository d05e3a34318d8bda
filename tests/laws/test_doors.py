"""Law: a room is entered through its doors, never through its views, forms or jobs."""

import ast
import re
from collections.abc import Iterator

from tests.laws.tree import HOUSE, Source, sources, told

DOORS = {"rules", "models", "access", "queries", "actions", "events"}
# Rooms that are there to be used in other ways.
OTHER_DOORS = {"ui": {"forms", "dates"}}
# What config alone puts in its place.
WIRED = {("vault", "root"), ("live", "stream")}
_BY_NAME = re.compile(rf"{HOUSE}\.\w+\.\w+(\.\w+)*")
MEND = (
    "Another room may use only rules, models, access, queries, actions, events of a room "
    "below (of ui: forms, dates). Ask through a query or do it through an action:"
)


def faults(source: Source) -> list[str]:
    return [
        f"{source.at(line)}: {source.room} enters {target}"
        for target, line in (*source.imports, *_named(source))
        if not _may_enter(source, target)
    ]


def _may_enter(source: Source, target: str) -> bool:
    house, *rest = target.split(".")
    if house != HOUSE or not rest or rest[0] in {source.room, "lib"}:
        return True
    room, piece = rest[0], rest[1] if len(rest) > 1 else ""
    if piece in DOORS | OTHER_DOORS.get(room, set()):
        return True
    if source.piece == "tests" and rest[1:3] == ["tests", "people"]:
        return True
    return source.room == "config" and (room, piece) in WIRED


def _named(source: Source) -> Iterator[tuple[str, int]]:
    """Return what is reached by its dotted name; config wires by name, that is its work."""
    if source.room == "config":
        return
    for node in ast.walk(source.tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and _BY_NAME.fullmatch(str(node.value)):  # type: ignore[attr-defined]
            yield str(node.value), node.lineno  # type: ignore[attr-defined]


def test_a_room_is_entered_only_through_its_doors() -> None:
    found = [fault for source in sources() for fault in faults(source)]

    assert not found, told(found, what_to_do=MEND)
