"""Reads CSV: a row for each caption, under a header with the columns speaker and text."""

import csv
from collections.abc import Iterator

from letsbe_listening.reading import times
from letsbe_listening.reading.roll import Roll
from letsbe_listening.reading.source import Source
from letsbe_listening.talk import Turn

_WANTED = ("speaker", "text")
_KNOWN = (*_WANTED, "start", "end")
_HEADER = "a header with the columns speaker and text (start and end if there are times)"
_TIME = "a time in seconds or as 00:01:02.500"
# A row of the table with the line it begins in.
_Row = tuple[int, list[str]]


def captions(source: Source, roll: Roll) -> Iterator[Turn]:
    """Yield what each row says and who says it.

    The columns `speaker` and `text` are needed, `start` and `end` are read where they are there
    (seconds, or 1:02, or 00:01:02.5); other columns are passed over. Capitals do not matter in
    the header, and it shows whether commas, semicolons or tabs part the columns. Each row has
    as many fields as the header, and names its speaker. Raises TalkRefused and SpeakerUnclear
    with the line in which the row begins.
    """
    numbered = source.lines()
    found = next((each for each in numbered if each[1].strip()), None)
    if found is None:
        return
    header, delimiter = _header(*found, source=source)
    places = {name: header.index(name) for name in _KNOWN if name in header}
    for line, row in _rows(numbered, delimiter=delimiter, begin=found[0], source=source):
        if len(row) != len(header):
            fields = f"{len(header)} fields as in the header; here are {len(row)}"
            raise source.refused(line, fields, here=delimiter.join(row))
        cells = {name: row[place].strip() for name, place in places.items()}
        start, end = (_time(cells.get(name, ""), line, source=source) for name in _KNOWN[2:])
        if fault := times.fault(start, end):
            raise source.refused(line, fault, here=delimiter.join(row))
        if cells["text"]:
            speaker = roll.marked(cells["speaker"], line)
            yield Turn(speaker, cells["text"], times.seconds(start), times.seconds(end))


def _header(line: int, written: str, *, source: Source) -> tuple[list[str], str]:
    for delimiter in ",;\t":
        row = next(csv.reader([written], delimiter=delimiter), [])
        names = [name.strip().lower() for name in row]
        if all(names.count(name) == 1 for name in _WANTED):
            if twice := [name for name in _KNOWN if names.count(name) > 1]:
                raise source.refused(line, f"the column {twice[0]} once", here=written)
            return names, delimiter
    raise source.refused(line, _HEADER, here=written)


def _rows(
    numbered: Iterator[tuple[int, str]], *, delimiter: str, begin: int, source: Source
) -> Iterator[_Row]:
    rows = csv.reader(
        (f"{said}\n" for _line, said in numbered), delimiter=delimiter, strict=True
    )
    while True:
        line = begin + rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as fault:
            whole = (
                f"a whole row, its quotes closed, no field above 131,072 characters ({fault})"
            )
            raise source.refused(line, whole) from None
        if row is None:
            return
        if any(map(str.strip, row)):
            yield line, row


def _time(told: str, line: int, *, source: Source) -> int | None:
    if not told:
        return None
    moment = times.told(told)
    if moment is None:
        raise source.refused(line, _TIME, here=told)
    return moment
