from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from letsbe_listening import SpeakerUnclear, TalkRefused, listen, read_talk, read_text
from letsbe_listening.talk import Talk
from letsbe_listening.tests.people import evening, talk
from letsbe_listening.tests.writing import FORMATS, teams

WORDS = some.sampled_from(["abc", "def", "ghi,", "jkl?", "mno."])
TIMED = talk(*(turn.text for turn in evening().turns), seconds=2.5)


def read_as(name: str, told: Talk = TIMED) -> Talk:
    kind, write = FORMATS[name]
    return read_text(write(told), kind=kind)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "plain"])
def test_a_talk_comes_back_from_each_format_with_its_times(name: str) -> None:
    assert read_as(name) == TIMED


def test_plain_text_tells_no_times() -> None:
    assert read_as("plain").turns == tuple(
        replace(turn, start=None, end=None) for turn in TIMED.turns
    )


def test_the_same_talk_is_heard_alike_from_each_format() -> None:
    heard = [listen(read_as(name), listener="Sam").turns for name in FORMATS]

    assert all(turns == heard[0] for turns in heard)


@settings(max_examples=100, deadline=None)
@given(
    some.lists(some.sampled_from(["abc", "def", "ghi,", "jkl?", "mno."]), min_size=1),
    some.data(),
)
def test_words_come_back_from_any_format(words: list[str], data: some.DataObject) -> None:
    name = data.draw(some.sampled_from(sorted(FORMATS)))
    told = talk(" ".join(words), "Yes.", "No.", "So?", seconds=1)

    assert [turn.text for turn in read_as(name, told).turns] == [t.text for t in told.turns]


@settings(max_examples=300, deadline=None)
@given(some.text(max_size=300), some.sampled_from(["vtt", "srt", "plain", "json", "csv"]))
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(text: str, kind: str) -> None:
    for begin in ("", "WEBVTT\n\n", "00:00:01.000 --> 00:00:02.000\n", "[", "speaker,text\n"):
        told = read_or_why(begin + text, kind)

        assert told.turns if isinstance(told, Talk) else "some.file" in told


def read_or_why(text: str, kind: str) -> Talk | str:
    try:
        return read_text(text, kind=kind, name="some.file")
    except TalkRefused as refused:
        return str(refused)


def test_captions_without_names_are_asked_about() -> None:
    with pytest.raises(SpeakerUnclear):
        read_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n", kind="vtt")


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("WEBVTT\n\n00:00:xx --> 00:00:02.000\n<v Sam>Hello.\n", "vtt", 3),
        ("1\n00:00:05,000 --> 00:00:01,000\nSam: Hello.\n", "srt", 2),
        ('[{"speaker": "Sam", "text": "Hello.",\n "start": "soon"}]', "json", None),
        ("who,words\nSam,Hello.\n", "csv", 1),
    ],
)
def test_a_refusal_names_the_line(text: str, kind: str, line: int | None) -> None:
    with pytest.raises(TalkRefused) as refusal:
        read_text(text, kind=kind)
    assert line is None or refusal.value.line == line


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"WEBVTT\n\n\xff\xfe\x00broken", b"PK\x03\x04zipped", b"\x00" * 50],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "talk.vtt"
    path.write_bytes(content)

    with pytest.raises(TalkRefused, match=r"talk\.vtt"):
        read_talk(path)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_with_a_mark_of_byte_order_is_read(tmp_path: Path, code: str) -> None:
    path = tmp_path / "talk.vtt"
    path.write_bytes(teams(TIMED).encode(code))

    assert read_talk(path) == TIMED


def test_mixed_ends_of_lines_are_read() -> None:
    lines = teams(TIMED).split("\n")
    mixed = "".join(line + ("\n", "\r\n")[at % 2] for at, line in enumerate(lines))

    assert read_text(mixed, kind="vtt") == TIMED
    assert read_text("\r".join(lines), kind="vtt") == TIMED


def test_json_nested_deep_is_refused() -> None:
    with pytest.raises(TalkRefused):
        read_text("[" * 100_000, kind="json")


def test_a_moment_no_talk_has_is_refused_and_a_long_recording_is_not() -> None:
    long = "WEBVTT\n\n{0}:00:00.000 --> {0}:00:01.000\n<v Sam>Hello.</v>\n"

    assert read_text(long.format(9_999), kind="vtt").turns[0].start == 9_999 * 3600
    with pytest.raises(TalkRefused, match="within 10000 hours"):
        read_text(long.format(10_001), kind="vtt")
