"""Reads WebVTT: with voices as Teams writes them, or `Name: text` in the cues as Zoom does."""

from collections.abc import Iterator

from letsbe_listening.reading.captions import Cue, Named, cue_at, voices
from letsbe_listening.reading.cue_text import VoiceNotClosed, pieces
from letsbe_listening.reading.roll import Roll
from letsbe_listening.reading.source import Source
from letsbe_listening.reading.times import VTT_TIMES
from letsbe_listening.talk import Turn

LIKE = "00:01:02.500 --> 00:01:04.000"
_PASSED_OVER = frozenset(["NOTE", "STYLE", "REGION"])


def captions(source: Source, roll: Roll) -> Iterator[Turn]:
    """Yield what each cue says and who says it.

    The first cue with words decides: if it holds a voice (`<v Name>`), every word of the file
    has to stand in one, since a voice ends with its cue. Otherwise each cue begins with
    `Name: text`; see captions.Named for cues without a name. Raises TalkRefused and
    SpeakerUnclear, each with the line.
    """
    named = Named(roll)
    has_voices: bool | None = None
    for cue in _cues(source):
        try:
            said = pieces("\n".join(cue.lines))
        except VoiceNotClosed as fault:
            closing = "a > that ends the name of this voice"
            raise source.refused(cue.line + 1, closing, here=str(fault)) from None
        told = any(voice is not None for voice, _words in said)
        if has_voices is None and said:
            has_voices = told
        if has_voices:
            yield from voices(cue, said, roll)
        elif told:
            one_way = "`Name: text` as in the cues before, not a voice"
            raise roll.unclear(cue.line + 1, one_way, here=cue.lines[0])
        else:
            for _voice, words in said:
                yield from named.captions(cue, words)
    named.check()


def _cues(source: Source) -> Iterator[Cue]:
    """Yield the cues; comments, styles, regions and the rest of the header are passed over."""
    cue: Cue | None = None
    # The header is a block too: what stands below WEBVTT belongs to it.
    block = _Block(source, is_passed_over=True)
    for line, written in _below_header(source):
        # As W3C has it, an arrow opens a cue wherever it stands.
        if "-->" in written:
            yield from _closed(cue)
            cue = cue_at(line, written, source=source, form=VTT_TIMES, like=LIKE)
            block = _Block(source)
        elif not written.strip():
            yield from _closed(cue)
            block.end()
            cue, block = None, _Block(source)
        elif cue is not None:
            cue.add(written, source=source)
        else:
            block.add(line, written)
    yield from _closed(cue)
    block.end()


def _closed(cue: Cue | None) -> Iterator[Cue]:
    if cue is not None:
        yield cue


class _Block:
    """Lines without a time so far: a comment, a style, a region, or the name of a cue."""

    def __init__(self, source: Source, *, is_passed_over: bool = False) -> None:
        self._source = source
        self._is_passed_over = is_passed_over
        self._cue_id: tuple[int, str] | None = None

    def add(self, line: int, written: str) -> None:
        self.end()
        if self._is_passed_over:
            return
        self._is_passed_over = written.split(maxsplit=1)[0] in _PASSED_OVER
        self._cue_id = None if self._is_passed_over else (line, written)

    def end(self) -> None:
        """Refuse words for which no time came, rather than lose them."""
        if self._cue_id is not None:
            line, written = self._cue_id
            time = f"a time like {LIKE} below these words"
            raise self._source.refused(line + 1, time, here=written)


def _below_header(source: Source) -> Iterator[tuple[int, str]]:
    lines = source.lines()
    for line, written in lines:
        if written != "WEBVTT" and not written.startswith(("WEBVTT ", "WEBVTT\t")):
            raise source.refused(line, "WEBVTT in the first line", here=written)
        break
    yield from lines
