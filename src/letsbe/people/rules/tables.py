"""Tables as spreadsheets write them: read strictly, and written with no cell a formula."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 900_000
MOST_ROWS = 500
MOST_COLUMNS = 60
LONGEST_CELL = 10_000
BOM = "\ufeff"
# A spreadsheet takes a cell that begins so for something to work out, or to call.
_FORMULA = re.compile("^'*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]")
_DELIMITERS = (",", ";", "\t")
_SEP_LINE = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


class TableFault(StrEnum):
    """Why a whole table cannot be read."""

    EMPTY = "nothing_in_it"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    HAS_NUL = "holds_nul"
    NO_HEADINGS = "no_headings"
    HEADING_TWICE = "heading_twice"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_ROWS = "too_many_rows"
    QUOTE_NOT_CLOSED = "quote_not_closed"
    CELL_TOO_LONG = "cell_too_long"


class TableUnclear(Exception):
    """A table that was not read; `line` says where, if it is one place."""

    def __init__(self, fault: TableFault, *, line: int = 0) -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line


@dataclass(frozen=True)
class Row:
    """One row, with the line of the file it begins on."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def decoded(raw: bytes) -> str:
    """Return the text of a file: UTF-8, or UTF-16 that says so; nothing else is guessed."""
    if len(raw) > MOST_BYTES:
        raise TableUnclear(TableFault.TOO_LARGE)
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return raw.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise TableUnclear(TableFault.NOT_TEXT, line=line) from None


def read(text: str) -> Table:
    """Return the table in a text; raises TableUnclear rather than guess."""
    body = text.removeprefix(BOM)
    if "\0" in body:
        raise TableUnclear(TableFault.HAS_NUL, line=body[: body.index("\0")].count("\n") + 1)
    if len(body.encode("utf-8", "replace")) > MOST_BYTES:
        raise TableUnclear(TableFault.TOO_LARGE)
    told = _SEP_LINE.match(body)
    delimiter = told[1] if told else _delimiter(body)
    first = 2 if told else 1
    rows = _rows(body[told.end() :] if told else body, delimiter, first=first)
    if not rows:
        raise TableUnclear(TableFault.EMPTY)
    headings = _headings(rows[0])
    if len(rows) - 1 > MOST_ROWS:
        raise TableUnclear(TableFault.TOO_MANY_ROWS)
    return Table(headings, tuple(rows[1:]))


def written(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV that a spreadsheet opens, with no cell it would carry out."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return page.getvalue()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; unsafe() takes it back."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unsafe(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _delimiter(body: str) -> str:
    """Return what parts the headings: whichever of the usual ones stands there most."""
    first = next((line for line in body.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(_DELIMITERS, key=bare.count)


def _rows(body: str, delimiter: str, *, first: int) -> list[Row]:
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = first
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_row(line, cells))
            # Far beyond what fits nothing more is read: how many there are is not the point.
            if len(rows) > MOST_ROWS + 1:
                break
            line = first + reader.line_num
    except csv.Error as fault:
        is_long = "field larger" in str(fault)
        why = TableFault.CELL_TOO_LONG if is_long else TableFault.QUOTE_NOT_CLOSED
        raise TableUnclear(why, line=line) from None
    return rows


def _row(line: int, cells: list[str]) -> Row:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise TableUnclear(TableFault.CELL_TOO_LONG, line=line)
    return Row(line, tuple(unsafe(cell) for cell in cells))


def _headings(row: Row) -> tuple[str, ...]:
    names = [" ".join(cell.split()) for cell in row.cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise TableUnclear(TableFault.TOO_MANY_COLUMNS)
    if not all(names):
        raise TableUnclear(TableFault.NO_HEADINGS, line=row.line)
    if len({name.casefold() for name in names}) < len(names):
        raise TableUnclear(TableFault.HEADING_TWICE, line=row.line)
    return tuple(names)
