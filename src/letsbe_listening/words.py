"""A turn in sentences and words, spelt alike whatever keyboard or captioner wrote them.

A word keeps where it stands in the turn, so that what is said of it can be quoted.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*|[?!.\u2026]+|[,;:\u2014\u2013-]")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc")
_PIECES_REMEMBERED = 50_000
_ENDS = frozenset("?!.\u2026")
# Short spellings of the commonest words, as people write them on a phone.
_SPELT_OUT = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "ya": "you",
    "yer": "your",
    "ye": "you",
    "y": "why",
    "wot": "what",
    "wat": "what",
    "cuz": "cos",
    "coz": "cos",
    "tho": "though",
    "thats": "thats",
    "gonna": "gonna",
    "w": "with",
    "abt": "about",
    "pls": "please",
    "thx": "thanks",
    "n": "and",
}


class Word(NamedTuple):
    """One word in its common spelling, and where it stands in the turn."""

    spelt: str
    start: int
    end: int


class Sentence(NamedTuple):
    """Words up to an end mark. `mark` is "?", "!", "." or "" where the turn just stops."""

    words: tuple[Word, ...]
    mark: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a turn; those without a word are left out.

    >>> [(" ".join(w.spelt for w in s.words), s.mark) for s in sentences("So? You\u2019re OK.")]
    [('so', '?'), ('youre ok', '.')]
    """
    found: list[Sentence] = []
    words: list[Word] = []
    for match in _WORD.finditer(text):
        piece = match[0]
        if piece[0] in _ENDS:
            if words:
                found.append(_sentence(words, "?" if "?" in piece else piece[0], match.end()))
                words = []
        elif piece[0].isalnum():
            words.append(Word(_spelt(piece), match.start(), match.end()))
    if words:
        found.append(_sentence(words, "", words[-1].end))
    return tuple(found)


def _sentence(words: list[Word], mark: str, end: int) -> Sentence:
    return Sentence(tuple(words), "." if mark == "\u2026" else mark, words[0].start, end)


@lru_cache(maxsize=_PIECES_REMEMBERED)
def _spelt(piece: str) -> str:
    plain = piece.lower().translate(_APOSTROPHES)
    return _SPELT_OUT.get(plain, plain)
