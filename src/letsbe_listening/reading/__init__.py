"""Turns a transcript into a Talk, and asks where it is not clear who speaks."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from letsbe_listening.reading import csv_rows, json_list, limits, plain, srt, vtt
from letsbe_listening.reading.roll import Roll
from letsbe_listening.reading.source import Source, check_file, file_source, text_source
from letsbe_listening.reading.times import SRT_TIMES, VTT_TIMES
from letsbe_listening.refused import TalkRefused
from letsbe_listening.talk import Talk, Turn, merged

__all__ = ["Kind", "read_talk", "read_text"]


class Kind(StrEnum):
    """The formats a transcript may have."""

    VTT = "vtt"
    SRT = "srt"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"


_READERS: dict[Kind, Callable[[Source, Roll], Iterator[Turn]]] = {
    Kind.VTT: vtt.captions,
    Kind.SRT: srt.captions,
    Kind.PLAIN: plain.captions,
    Kind.JSON: json_list.captions,
    Kind.CSV: csv_rows.captions,
}
_SUFFIXES = {
    ".vtt": Kind.VTT,
    ".srt": Kind.SRT,
    ".txt": Kind.PLAIN,
    ".json": Kind.JSON,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
}
_KNOWN = "a transcript that ends in " + ", ".join(_SUFFIXES)


def read_talk(path: Path | str, *, speakers: tuple[str, ...] = ()) -> Talk:
    """Return the talk a transcript tells.

    The end of the file's name says the format: .vtt, .srt, .txt, .json, .csv or .tsv. A .txt
    whose first line with words is WEBVTT, or the times of a caption, is read as that. The text
    is UTF-8, or UTF-16 where its mark of byte order stands in front. With `speakers`
    given, only those
    names count as people who speak. Takes time in proportion to the file, and room in
    proportion to the words said. Raises TalkRefused with the file's name, the line, and what
    was expected there; SpeakerUnclear when it is not clear who says what.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     written = Path(folder, "talk.txt").write_text("Sam: Hello.\\nAnn: Hello, Sam.")
    ...     read_talk(Path(folder, "talk.txt")).speakers
    ('Sam', 'Ann')
    """
    path = Path(path)
    kind = _SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise TalkRefused(path.name, None, _KNOWN, here=path.suffix or path.name)
    check_file(path)
    try:
        with path.open("rb") as stream:
            if kind is Kind.PLAIN:
                kind = _kind_of_text(file_source(stream, name=path.name))
                stream.seek(0)
            return _read(file_source(stream, name=path.name), kind, speakers)
    except OSError as fault:
        why = f"a file that can be read ({fault.strerror})"
        raise TalkRefused(path.name, None, why) from None


def read_text(
    text: str, *, kind: Kind | str, name: str = "the talk", speakers: tuple[str, ...] = ()
) -> Talk:
    """Return the talk that a transcript's text tells.

    `kind` is one of vtt, srt, plain, json, csv (a ValueError if it is none of them); `name` is
    what refusals call the text. Otherwise as `read_talk`.

    >>> read_text("Sam: Hello.\\nAnn: Hello.\\nHow are you?", kind="plain").turns[1].text
    'Hello. How are you?'
    >>> read_text("1\\n00:00:01,000 --> soon\\nSam: Hello.", kind="srt", name="a.srt")
    Traceback (most recent call last):
    ...
    letsbe_listening.refused.TalkRefused: a.srt, line 2: expected a time like \
00:01:02,500 --> 00:01:04,000; here is '00:00:01,000 --> soon'
    """
    return _read(text_source(text, name=name), Kind(kind), speakers)


def _kind_of_text(source: Source) -> Kind:
    """Return what a .txt holds, by its first line with words, if that is unmistakable."""
    first = next((said for _line, said in source.lines() if said.strip()), "")
    if first.split(maxsplit=1)[:1] == ["WEBVTT"]:
        return Kind.VTT
    if SRT_TIMES.fullmatch(first) and not VTT_TIMES.fullmatch(first):
        return Kind.SRT
    return Kind.PLAIN


def _read(source: Source, kind: Kind, speakers: tuple[str, ...]) -> Talk:
    roll = Roll(source, speakers)
    talk = merged(_counted(_READERS[kind](source, roll), source))
    if not talk.turns:
        raise source.refused(None, "words that somebody says; there are none")
    roll.check()
    return talk


def _counted(captions: Iterator[Turn], source: Source) -> Iterator[Turn]:
    for number, caption in enumerate(captions, start=1):
        if number > limits.MOST_CAPTIONS:
            raise source.refused(None, f"at most {limits.MOST_CAPTIONS:,} captions")
        yield caption
