"""What people typed, made safe to keep: nothing invisible, nothing that disguises."""

import re
import unicodedata

# Marks that turn reading direction around can make a name read as somebody else's.
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Joiners stay inside words (Persian, emoji need them) but do not count as content.
_SAYS_NOTHING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
# Drawn as nothing, though Unicode counts them as letters, symbols and marks.
_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_EMPTY |= {chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
# 200 accents on one letter cover the lines above and below: four are enough for any script.
_MOST_ACCENTS = 4
# Burmese and Tibetan stack vowels and medials, which do not move up and down the line.
_MOST_MARKS = 8


def words(raw: str) -> str:
    """Return several lines as they were meant: composed, without control characters."""
    text = _BREAKS.sub("\n", _without_surrogates(raw).translate(_BIDI))
    text = text.replace("\u2029", "\n\n").replace("\t", " ")
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")
    # Composed last: what was taken out may have stood between a letter and its accent.
    text = _fewer_marks(unicodedata.normalize("NFC", text))
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return "" if is_blank(text) else text


def line(raw: str) -> str:
    """Return one line: as words(), with every run of white space made one space."""
    return " ".join(words(raw).split())


def is_blank(text: str) -> bool:
    return all(c in _EMPTY or unicodedata.category(c) in _SAYS_NOTHING for c in text)


def _without_surrogates(raw: str) -> str:
    return raw.encode("utf-8", "replace").decode("utf-8")


def _fewer_marks(text: str) -> str:
    kept: list[str] = []
    accents = marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category in {"Mn", "Me"}:
            marks += 1
            accents += unicodedata.combining(character) > 0
        elif category != "Cf":
            # A joiner does not begin a new letter, so it does not begin a new count.
            accents = marks = 0
        if accents <= _MOST_ACCENTS and marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
