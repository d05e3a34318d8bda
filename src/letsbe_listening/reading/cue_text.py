"""The text of a WebVTT cue without its tags, parted by the voices that speak in it."""

import html
import re
from collections.abc import Iterator

from letsbe_listening.reading.captions import Piece

_KNOWN = frozenset(["c", "i", "b", "u", "v", "lang", "ruby", "rt"])
# A reference without its semicolon stays as it is written: "R&D", "fish &amp".
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"(/?)([A-Za-z]*)((?:\.[^\s]*)?)(?:\s+(.*))?", re.DOTALL)
_MOMENT = re.compile(r"[0-9:.]+")


class VoiceNotClosed(ValueError):
    """A `<v` whose `>` never comes, so that nobody knows where the name ends."""


def unescaped(text: str) -> str:
    """Return a text with `&amp;`, `&lt;`, `&nbsp;` and their like as the signs they stand for.

    >>> unescaped("R&D &amp; tea &#x1F375; &unheard;")
    'R&D & tea 🍵 &unheard;'
    """
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), text)


def pieces(payload: str) -> list[Piece]:
    """Return the words of a cue with the voice they stand in, or None where they stand in none.

    Tags that WebVTT knows, times within the words, and unknown tags are dropped, what stands
    in them is kept. A `<` that begins no tag ("I <3 it", "1 < 2") stays. In voices within
    voices the innermost speaks. Raises VoiceNotClosed for a `<v` without `>`. Source:
    W3C, WebVTT: The
    Web Video Text Tracks Format, section 6.4. Takes time in proportion to the text.

    >>> pieces("<v.loud Sam>I <i>do</i> see.</v> <v Ann>Thanks &amp; bye.")
    [('Sam', 'I do see.'), ('Ann', 'Thanks & bye.')]
    >>> pieces("Sam: <b>yes</b>")
    [(None, 'Sam: yes')]
    """
    if "<" not in payload:
        found: list[Piece] = [(None, unescaped(payload))]
    else:
        found = list(_voiced(payload))
    return [(voice, words) for voice, words in found if words.strip()]


def _voiced(payload: str) -> Iterator[Piece]:
    # Each open tag with the voice that was speaking before it.
    opened: list[tuple[str, str | None]] = []
    voice: str | None = None
    words: list[str] = []
    for tag, text in _parts(payload):
        if tag is None:
            words.append(unescaped(text))
            continue
        is_end, name, told = tag
        if name == "v":
            yield voice, "".join(words)
            words.clear()
        if not is_end:
            opened.append((name, voice))
            voice = voice if told is None else told
        elif opened and opened[-1][0] == name:
            voice = opened.pop()[1]
    yield voice, "".join(words)


def _parts(payload: str) -> Iterator[tuple[tuple[bool, str, str | None] | None, str]]:
    """Yield runs of text and the known tags between: is it an end, its name, its voice."""
    begin = 0
    while (less := payload.find("<", begin)) >= 0:
        more = payload.find(">", less)
        if more < 0:
            if re.match(r"<v[.\s]", payload[less : less + 3]):
                raise VoiceNotClosed(payload[less:])
            break
        yield None, payload[begin:less]
        tag = _TAG.fullmatch(payload, less + 1, more)
        begin = more + 1
        if tag is not None and tag[2] in _KNOWN:
            told = unescaped(tag[4] or "") if tag[2] == "v" and not tag[1] else None
            yield (bool(tag[1]), tag[2], told), ""
        elif not _is_dropped(payload[less + 1 : more]):
            yield None, "<"
            begin = less + 1
    yield None, payload[begin:]


def _is_dropped(inside: str) -> bool:
    """Say whether what stands in `<...>` is a tag WebVTT drops rather than words."""
    return bool(inside[:1].isalpha() or inside[:1] in {"/", "."} or _MOMENT.fullmatch(inside))
