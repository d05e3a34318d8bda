"""Names taken out of a talk before anything of it is kept."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from letsbe.practice.rules.talks import Line, Who, one_line
from letsbe_listening import Talk

INSTEAD = {Who.ME: "[me]", Who.PARTNER: "[partner]", Who.OTHER: "[other]"}
A_NAME = "[name]"
A_CONTACT = "[taken out]"
MOST_LIKELY_NAMES = 60
# A word in the middle of a sentence: at its beginning everything has a capital.
_IN_THE_MIDDLE = re.compile(r"(?<![.!?:\u2026\"\u201c] )(?<!^)\b[^\W\d_]{2,}\b")
_WORD = re.compile(r"\b[^\W\d_]{2,}\b")
_IN_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_NAME_PART = re.compile(r"[^\W\d_]{2,}")
# Addresses of any kind, and anything with as many figures as a telephone number.
_CONTACT = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+"
    r"|\+?\d(?:[ ./()-]{0,2}\d){5,}"
)
# What software and people call somebody who speaks, without naming them.
_NO_NAMES = frozenset(
    {
        *("speaker", "listener", "observer", "partner", "peer", "supporter", "host", "guest"),
        *("participant", "unknown", "me", "you", "other", "the", "and", "user", "client"),
    }
)
_NEVER_A_NAME = frozenset(
    {
        *("I", "Mr", "Mrs", "Ms", "Dr", "GP", "TV", "OK", "English", "Christmas", "Easter"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("January", "February", "March", "April", "June", "July", "August", "September"),
        *("October", "November", "December"),
    }
)


def _never(_word: str) -> bool:
    return False


def likely_names(talk: Talk, *, is_common: Callable[[str], bool] = _never) -> list[str]:
    """Return the words of a talk that look like names, the most frequent first.

    In the middle of a sentence a capital is enough. At its beginning everything has one: there
    a word counts if it is no common word, and never stands in small letters.
    """
    every = [_WORD.findall(turn.text) for turn in talk.turns]
    small = {word for words in every for word in words if word[0].islower()}
    found: Counter[str] = Counter()
    for turn, words in zip(talk.turns, every, strict=True):
        middle = {word.group(0) for word in _IN_THE_MIDDLE.finditer(turn.text)}
        found.update(
            word
            for word in words
            if word[0].isupper()
            and (word in middle or not (word.lower() in small or is_common(word.lower())))
        )
    names = (word for word, _count in found.most_common() if word not in _NEVER_A_NAME)
    spoken = {part for name in talk.speakers for part in _parts(name)}
    return [name for name in names if name not in spoken][:MOST_LIKELY_NAMES]


def without_names(talk: Talk, parts: Mapping[str, Who], *, others: Iterable[str]) -> list[Line]:
    """Return a talk's lines with nobody's name: who speaks by their part, names replaced.

    `parts` says for each who speaks which part they are; `others` are names of anybody else.
    """
    instead = {part: A_NAME for name in others for part in _NAME_PART.findall(name)}
    for name, who in parts.items():
        for part in _parts(name):
            # Two who share a name, such as a family's: it says which of them no more.
            instead[part] = A_NAME if part in instead else INSTEAD[who]
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
    """Return the names in what a transcript calls somebody: no pronouns, no "Speaker 1"."""
    words = _NAME_PART.findall(_IN_BRACKETS.sub(" ", name))
    capital = [word for word in words if word[0].isupper()] or words
    return [word for word in capital if word.lower() not in _NO_NAMES]


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
