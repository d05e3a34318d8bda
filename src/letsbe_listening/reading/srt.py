"""Reads SRT: numbered captions with times, each beginning with `Name: text`."""

import re
from collections.abc import Iterator

from letsbe_listening.reading.captions import Cue, Named, cue_at
from letsbe_listening.reading.roll import Roll
from letsbe_listening.reading.source import Source
from letsbe_listening.reading.times import SRT_TIMES
from letsbe_listening.talk import Turn

LIKE = "00:01:02,500 --> 00:01:04,000"
_TAG = re.compile(r"</?(?:i|b|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[0-9]{1,9}\s*")

# A line, what is written in it, and whether it stands below a blank line.
_Held = tuple[int, str, bool] | None


def captions(source: Source, roll: Roll) -> Iterator[Turn]:
    """Yield what each caption says and who says it.

    Numbers may be missing or in any order; a number belongs to the times that follow it. A
    blank line within the words is passed over. Tags for looks (`<i>`, `<font ...>`, `{\\an8}`)
    are dropped. See captions.Named for captions without a name. Raises TalkRefused and
    SpeakerUnclear, each with the line.
    """
    named = Named(roll)
    for cue in _cues(source):
        yield from named.captions(cue, _TAG.sub("", "\n".join(cue.lines)))
    named.check()


def _cues(source: Source) -> Iterator[Cue]:
    cue: Cue | None = None
    held: _Held = None
    is_below_blank = True
    for line, written in source.lines():
        if "-->" in written:
            if held is not None and not _NUMBER.fullmatch(held[1]):
                _said(cue, held, source=source)
            if cue is not None:
                yield cue
            cue = cue_at(line, written, source=source, form=SRT_TIMES, like=LIKE)
            held = None
        else:
            _said(cue, held, source=source)
            held = (line, written, is_below_blank)
        is_below_blank = not written.strip()
    _said(cue, held, source=source)
    if cue is not None:
        yield cue


def _said(cue: Cue | None, held: _Held, *, source: Source) -> None:
    """Give a caption the line that was held until it was clear that no time follows it."""
    if held is None or (cue is None and not held[1].strip()):
        return
    line, written, is_below_blank = held
    is_number = _NUMBER.fullmatch(written) is not None
    if cue is None or (is_number and is_below_blank):
        below = f"a time like {LIKE}" + (" below this number" if is_number else "")
        raise source.refused(line + is_number, below, here=written)
    cue.add(written, source=source)
