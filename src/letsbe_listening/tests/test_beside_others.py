"""Captions as webvtt-py, another reader of WebVTT and SRT, reads them."""

import io

import webvtt
from hypothesis import given, settings
from hypothesis import strategies as some

from letsbe_listening import Talk, Turn, read_text
from letsbe_listening.tests.writing import srt, teams, zoom

WORDS = some.lists(
    some.sampled_from(["so", "Well,", "why?", "café", "R&D", "10:30", "—", "it's", "<3"]),
    min_size=1,
    max_size=6,
).map(" ".join)


@some.composite
def talks(draw: some.DrawFn) -> Talk:
    """Talks in which Sam and Ann take turns, with times that may overlap."""
    turns = []
    for number, words in enumerate(draw(some.lists(WORDS, min_size=2, max_size=8))):
        start = draw(some.integers(0, 40_000_000))
        end = start + draw(some.integers(0, 90_000))
        turns.append(Turn(("Sam", "Ann")[number % 2], words, start / 1000, end / 1000))
    return Talk(tuple(turns))


@settings(deadline=None)
@given(talks())
def test_voices_times_and_words_are_those_webvtt_py_finds(told: Talk) -> None:
    text = teams(told).replace("&", "&amp;").replace("<3", "&lt;3")
    theirs = [
        Turn(cue.voice or "", _unescaped(cue.text), cue.start_in_seconds, cue.end_in_seconds)
        for cue in webvtt.from_string(text).captions
    ]

    assert [_whole(turn) for turn in read_text(text, kind="vtt").turns] == theirs


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&amp;", "&")


def _whole(turn: Turn) -> Turn:
    # webvtt-py 0.6 cuts times in seconds to whole ones.
    return Turn(turn.speaker, turn.text, int(turn.start or 0), int(turn.end or 0))


@settings(deadline=None)
@given(talks())
def test_cues_with_names_are_those_webvtt_py_finds(told: Talk) -> None:
    text = zoom(told).replace("<3", "three")
    theirs = [cue.text for cue in webvtt.from_string(text).captions]

    ours = read_text(text, kind="vtt", speakers=told.speakers).turns
    assert [f"{turn.speaker}: {turn.text}" for turn in ours] == theirs


@settings(deadline=None)
@given(talks())
def test_captions_are_those_webvtt_py_finds(told: Talk) -> None:
    theirs = [
        Turn("", cue.text, cue.start_in_seconds, cue.end_in_seconds)
        for cue in webvtt.from_buffer(io.StringIO(srt(told)), format="srt").captions
    ]

    ours = read_text(srt(told), kind="srt", speakers=told.speakers).turns
    assert [
        _whole(Turn("", f"{one.speaker}: {one.text}", one.start, one.end)) for one in ours
    ] == theirs
