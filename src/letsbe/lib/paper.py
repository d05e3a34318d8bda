"""Words on their way to paper: as plain values, with their direction, never as markup."""

import re
import unicodedata
from typing import Literal

from letsbe.lib import text

Voice = Literal["moss", "plum", "both"]
Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
# Unbreakable blocks longer than this would leave half a page empty.
LONG = 500


def line(raw: str) -> dict[str, Value]:
    words = text.line(raw)
    return {"words": words, "rtl": _is_right_to_left(words)}


def paragraphs(raw: str) -> dict[str, Value]:
    words = text.words(raw.replace("\u2028", "\n").replace("\u2029", "\n\n"))
    parts = [part.strip("\n") for part in re.split(r"\n[^\S\n]*\n", words)]
    return {"paragraphs": list(parts), "rtl": _is_right_to_left(words)}


def is_long(words: str) -> bool:
    return len(words) > LONG or words.count("\n") > 5


def filled(sentence: str, **values: str) -> str:
    """Return a sentence of ours with words in braces filled in."""
    for key, raw in values.items():
        value = text.line(raw)
        # An Arabic name keeps its own direction and leaves that of the sentence alone.
        isolated = f"\u2068{value}\u2069" if _has_right_to_left(value) else value
        sentence = sentence.replace("{" + key + "}", isolated)
    return sentence


def voice_of(name: str, names: tuple[str, str], *, otherwise: Voice) -> Voice:
    """Return whose colour this is; the same name twice tells nothing."""
    if names[0] == names[1] or name not in names:
        return otherwise
    return "moss" if name == names[0] else "plum"


def as_voice(voice: str) -> Voice:
    """Return a party's voice as the paper knows it."""
    return "moss" if voice == "moss" else "plum"


def language(code: str) -> tuple[str, str | None]:
    """Return ("pt", "BR") for "pt-br", ("en", None) for what is no language code."""
    found = re.match(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?(?![a-z])", code.lower())
    if found is None:
        return "en", None
    return found[1], found[2].upper() if found[2] else None


def exact(blocks: list[str]) -> str:
    """Return blocks of words as the plain text that travels inside a file."""
    return "\n\n".join(blocks).encode("utf-8", "replace").decode("utf-8") + "\n"


def _is_right_to_left(words: str) -> bool:
    """Tell whether the first letter with a direction is read from the right."""
    directions = (unicodedata.bidirectional(character) for character in words)
    return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"


def _has_right_to_left(words: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in words)
