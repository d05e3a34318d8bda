"""Reads people, and pairs to keep, each from rows of a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

from letsbe_matching.people import Peer, Person, Supporter, Way
from letsbe_matching.reading.table import Fault, PeopleRefused, Row, rows_of, shown
from letsbe_matching.week import HoursUnclear, hours

PEER, SUPPORTER = "peer", "supporter"
_LISTS = (
    "languages", "areas", "with_genders", "experiences", "interests", "about", "wishes", "ties",
)  # fmt: skip
COLUMNS = ("id", "role", "hours", "ways", "gender", "since", "capacity", "not_with", *_LISTS)
WANTED = ("id", "role", "languages", "hours", "ways")
PAIR = (PEER, SUPPORTER)
MOST_CAPACITY = 1000


def read_people(path: str | Path) -> list[Person]:
    """Return the peers and supporters of a file, in its order.

    Columns `id`, `role`, `languages`, `hours`, `ways` are needed; a peer also says since when
    they wait (`since`, as 2026-01-31), a supporter how many they have room for (`capacity`).
    Lists are parted by semicolons; capitals and spaces make no other word. Raises
    PeopleRefused with every row that is not clear.
    """
    path = Path(path)
    found: dict[str, Person] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    spellings: dict[str, str] = {}
    for row in rows_of(path, WANTED, COLUMNS):
        wrong: list[str] = []
        person = _person(row, wrong, spellings)
        if person is not None and person.id in found:
            wrong.append(f"the id {shown(person.id)} is in line {lines[person.id]} already")
        faults += [Fault(row.line, what) for what in wrong]
        if person is not None and not wrong:
            found[person.id], lines[person.id] = person, row.line
    faults += _unknown(found, lines) if not faults else []
    if faults:
        raise PeopleRefused(path.name, faults)
    return list(found.values())


def read_pairs(path: str | Path) -> list[tuple[str, str]]:
    """Return pairs from a file with the columns `peer` and `supporter`: their ids.

    Raises PeopleRefused.
    """
    return [(row.cells[PEER], row.cells[SUPPORTER]) for row in rows_of(Path(path), PAIR, PAIR)]


def _person(row: Row, wrong: list[str], spellings: dict[str, str]) -> Person | None:
    cells = row.cells
    told: dict[str, Any] = {
        name: frozenset(_spelled(one, spellings) for one in _listed(cells.get(name, "")))
        for name in _LISTS
    }
    told |= {
        "id": cells["id"],
        "gender": _spelled(cells.get("gender", ""), spellings),
        "not_with": _listed(cells.get("not_with", "")),
        "hours": _read(cells["hours"], _hours, wrong),
        "ways": _read(cells["ways"], _ways, wrong),
    }
    if not cells["id"]:
        wrong.append("an id is needed")
    since, capacity = cells.get("since", ""), cells.get("capacity", "")
    if cells["role"] == PEER:
        told["since"] = _read(since, _date, wrong)
        wrong += ["a peer has no capacity"] * bool(capacity)
        return None if wrong else Peer(**told)
    if cells["role"] == SUPPORTER:
        told["capacity"] = _read(capacity, _capacity, wrong)
        wrong += ["a supporter has no since"] * bool(since)
        return None if wrong else Supporter(**told)
    wrong.append(f"the role is peer or supporter, not '{shown(cells['role'])}'")
    return None


def _read(cell: str, reads: Callable[[str], Any], wrong: list[str]) -> Any:
    try:
        return reads(cell)
    except ValueError as fault:
        wrong.append(str(fault))
        return None


def _hours(cell: str) -> int:
    try:
        return hours(cell)
    except HoursUnclear as part:
        raise ValueError(
            f"hours are written like 'Mon 18-21; Sat-Sun 9-12', not '{shown(str(part))}'"
        ) from None


def _ways(cell: str) -> frozenset[Way]:
    named = {name.lower() for name in _listed(cell)}
    unknown = sorted(named - set(Way))
    if unknown:
        raise ValueError(f"ways are {', '.join(Way)}; not '{shown(unknown[0])}'")
    return frozenset(Way(name) for name in named)


def _date(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"since is a date like 2026-01-31, not '{shown(cell)}'") from None


def _capacity(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit()) or len(cell) > len(str(MOST_CAPACITY)):
        raise ValueError(f"capacity is a number from 0 to {MOST_CAPACITY}, not '{shown(cell)}'")
    if int(cell) > MOST_CAPACITY:
        raise ValueError(f"capacity is at most {MOST_CAPACITY}, not {cell}")
    return int(cell)


def _spelled(name: str, spellings: dict[str, str]) -> str:
    """Return a word as it was first spelled in the file: two people mean the same by it."""
    return spellings.setdefault(normalize("NFKC", " ".join(name.split())).casefold(), name)


def _listed(cell: str) -> frozenset[str]:
    return frozenset(filter(None, map(str.strip, cell.split(";"))))


def _unknown(found: Mapping[str, Person], lines: Mapping[str, int]) -> Sequence[Fault]:
    """Return who would rather not meet somebody who is not there: a slip could be an id."""
    return [
        Fault(lines[person.id], f"not_with names {shown(name)}, who is not in the file")
        for person in found.values()
        for name in sorted(person.not_with - found.keys())
    ]
