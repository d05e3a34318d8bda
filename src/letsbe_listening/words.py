"""A turn in sentences and words, spelt alike whatever keyboard or captioner wrote them.

A word keeps where it stands in the turn, so that what is said of it can be quoted.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_SPELLING = r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*"
_WORD = re.compile(_SPELLING)
_PIECE = re.compile(_SPELLING + r"|[?!.\u2026]+")
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


class Sentence(NamedTuple):
    """Words up to an end mark, in their common spelling, and where they stand in the turn.

    `spans` has the start and end of each word; `mark` is "?", "!", "." or "" where the turn
    just stops; `start` and `end` are those of the whole sentence with its mark.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    mark: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a turn; those without a word are left out.

    >>> [(" ".join(s.words), s.mark) for s in sentences("So? You\u2019re OK.")]
    [('so', '?'), ('youre ok', '.')]
    """
    found: list[Sentence] = []
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece[0] not in _ENDS:
            words.append(_spelt(piece))
            spans.append(match.span())
        elif words:
            found.append(_sentence(words, spans, piece, match.end()))
            words, spans = [], []
    if words:
        found.append(_sentence(words, spans, "", spans[-1][1]))
    return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of all sentences of a text, spelt alike.

    >>> words_of("So? You\u2019re OK.")
    ('so', 'youre', 'ok')
    """
    return tuple(map(_spelt, _WORD.findall(text)))


def _sentence(words: list[str], spans: list[tuple[int, int]], marks: str, end: int) -> Sentence:
    mark = "?" if "?" in marks else marks[:1].replace("\u2026", ".")
    return Sentence(tuple(words), tuple(spans), mark, spans[0][0], end)


@lru_cache(maxsize=_PIECES_REMEMBERED)
def _spelt(piece: str) -> str:
    plain = piece.lower().translate(_APOSTROPHES)
    return _SPELT_OUT.get(plain, plain)
