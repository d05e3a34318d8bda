"""A transcript's characters, decoded strictly and handed on in pieces with their lines."""

import codecs
import io
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from letsbe_listening.reading import limits
from letsbe_listening.refused import SpeakerUnclear, TalkRefused

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_NOT_TEXT = {
    b"PK\x03\x04": "a packed file (.zip, .docx, .odt)",
    b"PK\x05\x06": "an empty packed file (.zip)",
    b"\x1f\x8b": "a packed file (.gz)",
    b"BZh": "a packed file (.bz2)",
    b"\xfd7zXZ": "a packed file (.xz)",
    b"7z\xbc\xaf": "a packed file (.7z)",
    b"Rar!": "a packed file (.rar)",
    b"%PDF-": "a PDF",
    b"{\\rtf": "a rich text file (.rtf)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file (.doc, .xls)",
}
_NO_CHARACTER = re.compile("[\\0\ud800-\udfff]")


def unreadable(text: str) -> tuple[int, str] | None:
    """Return where NUL or half of a surrogate pair stands, and what should; None if nowhere.

    >>> unreadable("a" + chr(0)), unreadable("abc")
    ((1, 'text; a NUL character stands here'), None)
    """
    found = _NO_CHARACTER.search(text)
    if found is None:
        return None
    if found.group() == "\0":
        return found.start(), "text; a NUL character stands here"
    return found.start(), "whole characters; half of a pair stands here"


class Source:
    """One transcript by its name, read once, from its beginning to its end.

    `chunks` yields text with `\\n` as the only line end; `lines` yields numbered lines. Raises
    TalkRefused for what is no text, for NUL, for a lone surrogate, and beyond the limits.
    """

    def __init__(self, name: str, pieces: Iterator[str]) -> None:
        self.name = name
        self.lines_read = 0
        self._pieces = pieces

    def chunks(self) -> Iterator[str]:
        line = 1
        for chunk in self._pieces:
            if fault := unreadable(chunk):
                raise self.refused(line + chunk.count("\n", 0, fault[0]), fault[1])
            line += chunk.count("\n")
            yield chunk

    def lines(self) -> Iterator[tuple[int, str]]:
        rest = ""
        for chunk in self.chunks():
            *whole, rest = (rest + chunk).split("\n")
            for line in whole:
                self.lines_read += 1
                yield self.lines_read, self._short_enough(line, self.lines_read)
            self._short_enough(rest, self.lines_read + 1)
        if rest:
            self.lines_read += 1
            yield self.lines_read, rest

    def _short_enough(self, line: str, number: int) -> str:
        if len(line) > limits.LONGEST_LINE:
            most = f"a line of at most {limits.LONGEST_LINE:,} characters"
            raise self.refused(number, most, here=line)
        return line

    def refused(
        self, line: int | None, expected: str, *, here: str | None = None
    ) -> TalkRefused:
        return TalkRefused(self.name, line, expected, here=here)

    def unclear(
        self,
        line: int | None,
        expected: str,
        *,
        names: tuple[str, ...] = (),
        here: str | None = None,
        closest: str | None = None,
    ) -> SpeakerUnclear:
        return SpeakerUnclear(
            self.name, line, expected, names=names, here=here, closest=closest
        )


def text_source(text: str, *, name: str) -> Source:
    """Return the source of a text that is at hand; a mark of byte order in front is skipped."""
    if len(text) > limits.LARGEST_FILE:
        raise TalkRefused(name, None, f"at most {limits.LARGEST_FILE:,} characters")
    return Source(name, _sliced(text))


def _sliced(text: str) -> Iterator[str]:
    ends = io.IncrementalNewlineDecoder(None, translate=True)
    for begin in range(int(text.startswith("\ufeff")), len(text), limits.CHUNK):
        yield _translated(ends, text[begin : begin + limits.CHUNK], is_last=False)
    yield _translated(ends, "", is_last=True)


def check_file(path: Path) -> None:
    """Refuse what cannot be read to an end: no file, a folder, a pipe, a file too large."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        raise TalkRefused(path.name, None, "a file; none of that name can be found") from None
    if not stat.S_ISREG(found.st_mode):
        raise TalkRefused(path.name, None, "an ordinary file, not a folder or a device")
    if found.st_size > limits.LARGEST_FILE:
        raise TalkRefused(path.name, None, _most())


def file_source(stream: BinaryIO, *, name: str) -> Source:
    """Return the source of an open file: UTF-8, or UTF-16 where its first two bytes say so."""
    head = stream.read(8)
    for mark, what in _NOT_TEXT.items():
        if head.startswith(mark):
            kind = f"a transcript as text; this file is {what}, whatever it is called"
            raise TalkRefused(name, None, kind)
    mark, code = next(
        (each for each in _MARKS.items() if head.startswith(each[0])), (b"", "utf-8")
    )
    stream.seek(len(mark))
    return Source(name, _decoded(stream, name=name, code=code, begin=len(mark)))


def _decoded(stream: BinaryIO, *, name: str, code: str, begin: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(code)()
    ends = io.IncrementalNewlineDecoder(None, translate=True)
    before, line = begin, 1
    while True:
        piece = stream.read(limits.CHUNK)
        held = len(decoder.getstate()[0])
        try:
            chunk = _translated(ends, decoder.decode(piece, not piece), is_last=not piece)
        except UnicodeDecodeError as fault:
            good = fault.object[: fault.start].decode(code)
            line += _translated(ends, good, is_last=True).count("\n")
            raise _badly_coded(fault, name=name, line=line, byte=before - held) from None
        line += chunk.count("\n")
        yield chunk
        before += len(piece)
        if not piece:
            return
        if before > limits.LARGEST_FILE:
            raise TalkRefused(name, None, _most())


def _translated(ends: io.IncrementalNewlineDecoder, text: str, *, is_last: bool) -> str:
    # typeshed knows only decoders of bytes; without one inside, it takes text.
    return ends.decode(text, final=is_last)


def _most() -> str:
    return f"a file of at most {limits.LARGEST_FILE // 1024**2} MiB"


def _badly_coded(fault: UnicodeDecodeError, *, name: str, line: int, byte: int) -> TalkRefused:
    return TalkRefused(
        name,
        line,
        "text in UTF-8, or in UTF-16 with its mark; "
        f"byte {byte + fault.start + 1:,} of the file, 0x{fault.object[fault.start]:02x}, "
        "is not; please save it as UTF-8",
    )
