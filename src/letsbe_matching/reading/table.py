"""A spreadsheet saved as CSV, read strictly: rows under a header, each with its line."""

import csv
import io
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# A hundred thousand people with all their words are about 50 MB.
LARGEST_FILE = 128 * 1024 * 1024
MOST_ROWS = 500_000
_MOST_TOLD = 50
_MOST_SHOWN = 60
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class Fault:
    """What is wrong in a line, which counts from 1; 0 where it is about the whole file."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}" if self.line else self.what


class PeopleRefused(ValueError):
    """A file that is not read; `faults` are all that were found in it.

    >>> print(PeopleRefused("people.csv", [Fault(3, "the role is peer or supporter")]))
    people.csv: line 3: the role is peer or supporter
    """

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.file = file
        self.faults = tuple(faults)
        told = [f"{shown(file)}: {fault}" for fault in self.faults[:_MOST_TOLD]]
        more = len(self.faults) - _MOST_TOLD
        super().__init__(
            "\n".join([*told, f"and {more} more like these"][: len(told) + (more > 0)])
        )


@dataclass(frozen=True)
class Row:
    """A row with the line it begins in; a cell that is not there is empty."""

    line: int
    cells: dict[str, str]


def shown(text: str) -> str:
    """Return the beginning of a text, fit for one line of a terminal.

    >>> shown("a" + chr(7)), len(shown("word " * 100))
    ('a\\\\x07', 60)
    """
    seen = visible(text[: _MOST_SHOWN + 1])
    return seen if len(seen) <= _MOST_SHOWN else f"{seen[: _MOST_SHOWN - 3]}..."


def visible(text: str) -> str:
    """Return a text with what a terminal would obey, and not show, written as an escape.

    >>> visible("a" + chr(27) + "[2J")
    'a\\\\x1b[2J'
    """
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


def rows_of(path: Path, wanted: Sequence[str], known: Sequence[str]) -> list[Row]:
    """Return the rows of a file; raises PeopleRefused with all rows that are not whole.

    `wanted` columns must be there, others of `known` may; a column that is not known is a
    fault, since it may be a misspelt one. Comma, semicolon or tab, as the header shows.
    """
    text = _text(path)
    delimiter, header = _header(path.name, text, wanted, known)
    rows, faults = [], []
    for line, fields in _records(path.name, text, delimiter):
        if len(fields) != len(header):
            faults.append(
                Fault(line, f"{len(header)} fields as in the header; here are {len(fields)}")
            )
        else:
            cells = (field.strip() for field in fields)
            rows.append(Row(line, dict(zip(header, cells, strict=True))))
        if len(rows) > MOST_ROWS:
            raise PeopleRefused(path.name, [Fault(line, f"at most {MOST_ROWS:,} rows")])
    if faults:
        raise PeopleRefused(path.name, faults)
    return rows


def _text(path: Path) -> str:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise PeopleRefused(path.name, [Fault(0, "an ordinary file is needed")])
        if found.st_size > LARGEST_FILE:
            most = f"a file of at most {LARGEST_FILE // 1024**2} MiB is read"
            raise PeopleRefused(path.name, [Fault(0, most)])
        raw = path.read_bytes()
    except (OSError, ValueError) as fault:
        if isinstance(fault, PeopleRefused):
            raise
        raise PeopleRefused(path.name, [Fault(0, "there is no such file to read")]) from None
    if raw.startswith(_PACKED):
        raise PeopleRefused(path.name, [Fault(0, "a spreadsheet; please save it as CSV")])
    code = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8-sig")
    try:
        text = raw.decode(code)
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise PeopleRefused(
            path.name, [Fault(line, "text that is not UTF-8; please save it as UTF-8")]
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise PeopleRefused(path.name, [Fault(line, "a NUL character, which no text has")])
    return text


def _header(
    file: str, text: str, wanted: Sequence[str], known: Sequence[str]
) -> tuple[str, list[str]]:
    first = text.split("\n", 1)[0].rstrip("\r")
    for delimiter in ",;\t":
        names = [name.strip().strip('"').lower() for name in first.split(delimiter)]
        if set(wanted) <= set(names):
            faults = [
                Fault(1, f"a column '{shown(name)}' that is not known")
                for name in names
                if name not in known
            ]
            faults += [
                Fault(1, f"the column {name} more than once")
                for name in known
                if names.count(name) > 1
            ]
            if faults:
                raise PeopleRefused(file, faults)
            return delimiter, names
    needed = f"a header with the columns {', '.join(wanted)} is needed"
    raise PeopleRefused(file, [Fault(1, needed)])


def _records(file: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the fields of each row that is not empty, with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader, None)
        except csv.Error as fault:
            raise PeopleRefused(
                file, [Fault(line, f"a row whose quotes are not closed, or too long ({fault})")]
            ) from None
        if fields is None:
            return
        if line > 1 and any(map(str.strip, fields)):
            yield line, fields
