"""A turn in the pieces that heads have weights for, each with its value."""

import math
from dataclasses import dataclass

from letsbe_listening import grams
from letsbe_listening.around import Around
from letsbe_listening.surface import surface
from letsbe_listening.words import Sentence, sentences

TENTHS = 10
# Letters say once more what words say, so they count less: three tenths.
LETTERS_TENTHS = 3
SURFACE = "@"
NOTHING_AROUND = Around()


@dataclass(frozen=True, slots=True)
class Said:
    """A turn made ready to be looked at: its sentences, and what the other said around it."""

    sentences: tuple[Sentence, ...]
    around: Around

    @property
    def measure(self) -> float:
        """Return what pieces are multiplied by, so that long turns do not shout."""
        return 1 / math.sqrt(sum(len(sentence.words) for sentence in self.sentences) or 1)

    @property
    def apart(self) -> tuple["Said", ...]:
        """Return each sentence as if it were a turn; nothing where there is only one."""
        if len(self.sentences) < 2:
            return ()
        return tuple(Said((sentence,), self.around) for sentence in self.sentences)


def said(text: str, around: Around = NOTHING_AROUND) -> Said:
    return Said(sentences(text), around)


def grams_in(turn: Said) -> list[str]:
    """Return the pieces of words and kinds of words, each as often as it is there."""
    found: list[str] = []
    for sentence in turn.sentences:
        found += grams.of_words(sentence)
        found += grams.of_kinds(sentence)
    return found


def pieces(turn: Said) -> dict[str, float]:
    """Return every piece of a turn with its value: what weights are learnt for."""
    found: dict[str, float] = {}
    measure = turn.measure
    for piece in grams_in(turn):
        found[piece] = found.get(piece, 0.0) + measure
    for sentence in turn.sentences:
        for word in sentence.words:
            for piece in grams.of_letters(word):
                found[piece] = found.get(piece, 0.0) + measure * LETTERS_TENTHS / TENTHS
    for name, value in surface(turn.sentences, turn.around).items():
        found[SURFACE + name] = value
    return found
