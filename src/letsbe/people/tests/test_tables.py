"""Tables: what is written can be read, what is strange is refused, no cell is a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.people.rules import tables
from letsbe.people.rules.tables import (
    BOM,
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    TableFault,
    TableUnclear,
)

# Letters a table can hold: no lone surrogates, and no NUL.
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
NAMED = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\uff1d"])


def fault_of(text: str) -> tuple[TableFault, int]:
    with pytest.raises(TableUnclear) as unclear:
        tables.read(text)
    return unclear.value.fault, unclear.value.line


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_written_is_read_as_it_was(rows: list[tuple[str, str]]) -> None:
    full = [row for row in rows if any(cell.strip() for cell in row)]
    written = tables.written([("Name", "Words"), *full])
    assert [row.cells for row in tables.read(BOM + written).rows] == full


@given(CELLS)
def test_a_cell_made_safe_comes_back(cell: str) -> None:
    assert tables.unsafe(tables.safe(cell)) == cell


@given(NAMED, CELLS)
def test_no_cell_that_is_written_begins_a_formula(begin: str, rest: str) -> None:
    page = tables.written([[begin + rest]])
    [[cell]] = csv.reader(io.StringIO(page, newline=""))
    assert cell.startswith("'")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ('=HYPERLINK("http://evil")', '\'=HYPERLINK("http://evil")'),
        ("+44 1", "'+44 1"),
        ("Ada", "Ada"),
        ("'tis", "'tis"),
        ("'=1", "''=1"),
        ("", ""),
    ],
)
def test_a_formula_is_shown_as_words(cell: str, safe: str) -> None:
    assert tables.safe(cell) == safe


@pytest.mark.parametrize("parted_by", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_usual_spellings_of_a_table_are_read(parted_by: str, line_end: str) -> None:
    text = line_end.join(
        [parted_by.join(["Name", "Part"]), parted_by.join(["Ada", "peer"]), ""]
    )
    table = tables.read(text)
    assert table.headings == ("Name", "Part")
    assert table.rows == (tables.Row(2, ("Ada", "peer")),)


def test_a_comma_inside_quotes_parts_nothing() -> None:
    table = tables.read('"Name, in full";Words\n"Ada; A.";"two\nlines"\n\nBo;x\n')
    assert table.headings == ("Name, in full", "Words")
    assert table.rows == (tables.Row(2, ("Ada; A.", "two\nlines")), tables.Row(5, ("Bo", "x")))


def test_a_table_may_say_what_parts_it() -> None:
    assert tables.read("sep=;\nName;Part\nAda;peer\n").rows == (tables.Row(3, ("Ada", "peer")),)
    assert tables.read('sep="\nAda').headings == ('sep="',)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (TableFault.EMPTY, 0)),
        (" \n,,\n", (TableFault.EMPTY, 0)),
        (BOM, (TableFault.EMPTY, 0)),
        ("Name\nAda\0\n", (TableFault.HAS_NUL, 2)),
        ("Name,,Part\nAda,,peer", (TableFault.NO_HEADINGS, 1)),
        ("Name,name\nAda,Bo", (TableFault.HEADING_TWICE, 1)),
        ('Name\n"Ada\nBo\n', (TableFault.QUOTE_NOT_CLOSED, 2)),
        ('Name\n"Ada"x\n', (TableFault.QUOTE_NOT_CLOSED, 2)),
        ("Name\n" + "a" * (LONGEST_CELL + 1), (TableFault.CELL_TOO_LONG, 2)),
        ('Name\n"' + "a" * 140_000 + '"', (TableFault.CELL_TOO_LONG, 2)),
        (",".join(map(str, range(MOST_COLUMNS + 1))), (TableFault.TOO_MANY_COLUMNS, 0)),
        ("Name\n" + "Ada\n" * (MOST_ROWS + 1), (TableFault.TOO_MANY_ROWS, 0)),
        ("Name\n" + "\u00e9" * (MOST_BYTES // 2), (TableFault.TOO_LARGE, 0)),
    ],
)
def test_a_strange_table_is_refused_and_not_guessed(
    text: str, fault: tuple[TableFault, int]
) -> None:
    assert fault_of(text) == fault


def test_as_many_as_fit_are_read() -> None:
    columns = ",".join(map(str, range(MOST_COLUMNS)))
    assert len(tables.read(columns).headings) == MOST_COLUMNS
    assert len(tables.read("Name\n" + "Ada\n" * MOST_ROWS).rows) == MOST_ROWS
    assert tables.read("Name,Part,,\nAda,peer,,").headings == ("Name", "Part")


@pytest.mark.parametrize("coded", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_says_how_it_is_coded_is_read(coded: str) -> None:
    assert tables.decoded("Name\nNo\u00e9mi".encode(coded)) == "Name\nNo\u00e9mi"


@pytest.mark.parametrize(
    ("raw", "fault", "line"),
    [
        ("Name\nNo\u00e9mi".encode("latin-1"), TableFault.NOT_TEXT, 2),
        (b"\xff\xfea", TableFault.NOT_TEXT, 1),
        (b"PK\x03\x04\xff\xff", TableFault.NOT_TEXT, 1),
        (b"a" * (MOST_BYTES + 1), TableFault.TOO_LARGE, 0),
    ],
)
def test_a_file_in_another_code_is_not_guessed(
    raw: bytes, fault: TableFault, line: int
) -> None:
    with pytest.raises(TableUnclear) as unclear:
        tables.decoded(raw)
    assert (unclear.value.fault, unclear.value.line) == (fault, line)
