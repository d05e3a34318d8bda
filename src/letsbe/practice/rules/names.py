"""Names taken out of a talk before anything of it is kept."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from letsbe.practice.rules.talks import Line, Who, one_line
from letsbe_listening import Talk

INSTEAD = {Who.ME: "[me]", Who.PARTNER: "[partner]", Who.OTHER: "[other]"}
A_NAME = "[name]"
A_CONTACT = "[taken out]"
MOST_LIKELY_NAMES = 60
# A word in the middle of a sentence: at its beginning everything has a capital.
_IN_THE_MIDDLE = re.compile(r"(?<![.!?:\u2026\"\u201c] )(?<!^)\b[^\W\d_]{2,}\b")
_NAME_PART = re.compile(r"[^\W\d_]{2,}")
# Addresses of any kind, and anything with as many figures as a telephone number.
_CONTACT = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+"
    r"|\+?\d(?:[ ./()-]{0,2}\d){5,}"
)
_NEVER_A_NAME = frozenset(
    {
        *("I", "Mr", "Mrs", "Ms", "Dr", "GP", "TV", "OK", "English", "Christmas", "Easter"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("January", "February", "March", "April", "June", "July", "August", "September"),
        *("October", "November", "December"),
    }
)


def likely_names(talk: Talk) -> list[str]:
    """Return the words of a talk that look like names, the most frequent first."""
    found: Counter[str] = Counter()
    for turn in talk.turns:
        words = (word.group(0) for word in _IN_THE_MIDDLE.finditer(turn.text))
        found.update(word for word in words if word[0].isupper())
    names = (word for word, _count in found.most_common() if word not in _NEVER_A_NAME)
    spoken = {part for name in talk.speakers for part in _parts(name)}
    return [name for name in names if name not in spoken][:MOST_LIKELY_NAMES]


def without_names(talk: Talk, parts: Mapping[str, Who], *, others: Iterable[str]) -> list[Line]:
    """Return a talk's lines with nobody's name: who speaks by their part, names replaced.

    `parts` says for each who speaks which part they are; `others` are names of anybody else.
    """
    instead = {part: A_NAME for name in others for part in _parts(name)}
    for name, who in parts.items():
        instead |= dict.fromkeys(_parts(name), INSTEAD[who])
    finder = _finder(instead)
    return [
        Line(
            parts[turn.speaker],
            one_line(_CONTACT.sub(A_CONTACT, _replaced(turn.text, finder, instead))),
            turn.start,
            turn.end,
        )
        for turn in talk.turns
    ]


def first_words(talk: Talk, name: str, *, most: int = 12) -> str:
    """Return how somebody begins in a talk, by which they are recognised."""
    words = next(turn.text for turn in talk.turns if turn.speaker == name).split()
    return " ".join(words[:most]) + ("\u2026" if len(words) > most else "")


def as_names(typed: str) -> list[str]:
    """Return names as somebody lists them: with commas, or on lines of their own."""
    return [name for name in (part.strip() for part in re.split(r"[,;\n]", typed)) if name]


def _parts(name: str) -> list[str]:
    return _NAME_PART.findall(name)


def _finder(names: Mapping[str, str]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first: Sequence[str] = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _replaced(text: str, finder: re.Pattern[str] | None, instead: Mapping[str, str]) -> str:
    if finder is None:
        return text
    folded = {name.casefold(): said for name, said in instead.items()}

    def said(found: re.Match[str]) -> str:
        word = found.group(0)
        # "will" and "mark" in small letters are words; a name written small is one too, if
        # whoever typed it wrote it so.
        if word[0].islower() and word not in instead:
            return word
        return folded[word.casefold()]

    return finder.sub(said, text)
