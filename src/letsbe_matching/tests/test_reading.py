from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsbe_matching import Peer, PeopleRefused, Supporter, Way, hours, read_pairs, read_people
from letsbe_matching.reading import table

HEADER = "id,role,languages,hours,ways,since,capacity,not_with"
ANN = "Ann,peer,Welsh; English,Mon 9-11,phone;in person,2026-01-31,,"
SAM = "Sam,supporter,English,Tue 9-11,phone,,2,Ann"
EXAMPLE = Path(table.__file__).parents[1] / "people.example.csv"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def written(file: Path, *lines: str, code: str = "utf-8") -> Path:
    file.write_bytes("\n".join(lines).encode(code))
    return file


def faults(file: Path) -> list[tuple[int, str]]:
    with pytest.raises(PeopleRefused) as refused:
        read_people(file)
    return [(fault.line, fault.what) for fault in refused.value.faults]


def test_people_are_read_as_they_are_told(file: Path) -> None:
    ann, sam = read_people(written(file, HEADER, ANN, SAM, "", ",,,,,,,"))

    assert isinstance(ann, Peer)
    assert (ann.id, ann.hours, ann.since.year) == ("Ann", hours("Mon 9-11"), 2026)
    assert (ann.languages, ann.ways) == ({"Welsh", "English"}, {Way.PHONE, Way.IN_PERSON})
    assert isinstance(sam, Supporter)
    assert (sam.capacity, sam.not_with) == (2, {"Ann"})


def test_the_same_word_in_another_spelling_is_the_same_word(file: Path) -> None:
    ben = "Ben,supporter,english;WELSH,,Phone,,2,"
    ann, other = read_people(written(file, HEADER, ANN, ben))

    assert ann.languages == other.languages
    assert other.ways == {Way.PHONE}


def test_the_example_is_read() -> None:
    assert len(read_people(EXAMPLE)) == 7


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_other_ways_to_save_a_table_are_read(file: Path, code: str, delimiter: str) -> None:
    lines = (line.replace(",", delimiter) for line in (HEADER, SAM.removesuffix("Ann")))

    assert [one.id for one in read_people(written(file, *lines, code=code))] == ["Sam"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",peer,English,,phone,2026-01-31,,", "an id is needed"),
        ("Ben,boss,English,,phone,,,", "the role is peer or supporter, not 'boss'"),
        ("Ben,peer,English,soon,phone,2026-01-31,,", "hours are written like"),
        ("Ben,peer,English,,pigeon,2026-01-31,,", "video, phone, text; not 'pigeon'"),
        ("Ben,peer,English,,phone,31.1.2026,,", "since is a date like 2026-01-31"),
        ("Ben,peer,English,,phone,,,", "since is a date like 2026-01-31, not ''"),
        ("Ben,peer,English,,phone,2026-01-31,2,", "a peer has no capacity"),
        ("Ben,supporter,English,,phone,,,", "capacity is a number from 0 to 1000, not ''"),
        ("Ben,supporter,English,,phone,,-1,", "not '-1'"),
        ("Ben,supporter,English,,phone,,99999,", "not '99999'"),
        ("Ben,supporter,English,,phone,,1001,", "capacity is at most 1000, not 1001"),
        ("Ben,supporter,English,,phone,2026-01-31,1,", "a supporter has no since"),
        ("Ben,supporter,English,,phone,,1,Eve", "not_with names Eve, who is not in the file"),
        ("Ann,supporter,English,,phone,,1,", "the id Ann is in line 2 already"),
        ("Ben,supporter,English", "8 fields as in the header; here are 3"),
        ('Ben,"supporter,English,,phone,,1,', "a row whose quotes are not closed"),
        ("B\0n,supporter,English,,phone,,1,", "a NUL character"),
    ],
)  # fmt: skip
def test_a_faulty_row_is_named_with_its_reason(file: Path, row: str, reason: str) -> None:
    ((line, what),) = faults(written(file, HEADER, ANN, row))

    assert line == 3
    assert reason in what


def test_every_faulty_row_is_named(file: Path) -> None:
    rows = [f"Ben{at},boss,English,,phone,,," for at in range(60)]

    assert len(faults(written(file, HEADER, *rows, ANN))) == 60
    with pytest.raises(PeopleRefused, match="and 10 more like these"):
        read_people(file)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("", "a header with the columns id, role, languages, hours, ways is needed"),
        ("id,role,languages,hours", "a header with the columns"),
        (f"{HEADER},height", "a column 'height' that is not known"),
        (f"{HEADER},id", "the column id more than once"),
    ],
)
def test_a_header_that_is_not_clear_is_refused(file: Path, header: str, reason: str) -> None:
    assert [(line, reason in what) for line, what in faults(written(file, header))] == [
        (1, True)
    ]


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [
        (b"PK\x03\x04rest", 0, "please save it as CSV"),
        (HEADER.encode() + b"\n\xff\xfe", 2, "please save it as UTF-8"),
        (b"\xff\xfea", 1, "please save it as UTF-8"),
    ],
)
def test_what_is_no_table_is_refused(file: Path, raw: bytes, line: int, reason: str) -> None:
    file.write_bytes(raw)

    assert [(found, reason in what) for found, what in faults(file)] == [(line, True)]


@pytest.mark.parametrize("name", ["", "nowhere.csv", "a\0b"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path / name)[0][0] == 0


def test_a_table_that_is_too_large_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(file, HEADER, ANN, SAM)
    monkeypatch.setattr(table, "MOST_ROWS", 1)
    assert faults(file) == [(3, "at most 1 rows")]

    monkeypatch.setattr(table, "LARGEST_FILE", 100)
    assert faults(file) == [(0, "a file of at most 0 MiB is read")]


def test_pairs_are_read(file: Path) -> None:
    assert read_pairs(written(file, "supporter;peer", "Sam;Ann")) == [("Ann", "Sam")]


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: f"{HEADER}\n{text}".encode())
)
def test_whatever_stands_in_a_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "hostile.csv"
    file.write_bytes(raw)
    try:
        found: object = read_people(file)
    except PeopleRefused as refused:
        found = list(refused.faults)

    assert isinstance(found, list)
