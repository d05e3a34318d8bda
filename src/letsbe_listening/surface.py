"""Features that can be explained: shapes of sentences, lists of words, what is given back.

Each has a name that says what it found; its weight can be read beside it.
"""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from letsbe_listening import lexicons as lists
from letsbe_listening.around import Around
from letsbe_listening.words import Sentence, words_of

_WORDS_REMEMBERED = 50_000
# A turn is looked at as a whole, and then its sentences, within a batch of turns.
_TURNS_REMEMBERED = 256
_MOST_FILLERS = 4
_FEW, _MANY = 4, 3


def surface(said: tuple[Sentence, ...], around: Around) -> dict[str, float]:
    """Return the features of a turn that are not zero, each between 0 and about 2."""
    found: dict[str, float] = {}
    for sentence in said:
        for name in _shapes(sentence.words, sentence.mark):
            found[name] = 1.0
    words = [word for sentence in said for word in sentence.words]
    others = _others(around)
    found.update(_lengths(said, len(words)))
    found.update(_marks(said))
    found.update(_shares(words))
    found.update(_given_back(words, _stems(words), others))
    found.update(others.answered)
    return {name: value for name, value in found.items() if value}


class Heard(NamedTuple):
    """What the other said, as the features look at it."""

    words: tuple[str, ...]
    stems: frozenset[str]
    is_asking: bool


@lru_cache(maxsize=64)
def heard(text: str) -> Heard:
    words = words_of(text)
    return Heard(words, frozenset(_stems(words)), "?" in text)


class _Others(NamedTuple):
    """What the other said around a turn; the same for each sentence of it."""

    before: Heard
    words: frozenset[str]
    lately: frozenset[str]
    answered: tuple[tuple[str, float], ...]


@lru_cache(maxsize=2 * _TURNS_REMEMBERED)
def _others(around: Around) -> _Others:
    before = heard(around.before)
    lately = before.stems.union(*(heard(text).stems for text in around.earlier))
    answered = () if around.after is None else tuple(_answered(heard(around.after)))
    return _Others(before, frozenset(before.words), lately, answered)


@lru_cache(maxsize=8 * _TURNS_REMEMBERED)
def _shapes(words: tuple[str, ...], mark: str) -> tuple[str, ...]:
    """Name the shapes of one sentence; those of a marked question end with "?"."""
    lead = _lead(words)
    first = words[lead]
    second = words[lead + 1] if lead + 1 < len(words) else ""
    ending = "?" if mark == "?" else ""
    asks = list(_asking(first, second))
    others = _marked(words, first, is_plain=not asks) if ending else _telling(words, first)
    return (*(name + ending for name in asks), *others, *_voices(words, ending))


def _lead(words: tuple[str, ...]) -> int:
    """Return where a sentence comes to the point, past "so", "well", "and" and the like."""
    most = min(len(words) - 1, _MOST_FILLERS)
    return next((at for at in range(most) if words[at] not in lists.FILLERS), most)


def _asking(first: str, second: str) -> Iterator[str]:
    asks_measure = second in lists.MEASURES
    if first in lists.OPENING_WORDS and not asks_measure:
        yield "asks what or how"
    if first in lists.FACT_WORDS or (first == "how" and asks_measure):
        yield "asks for a fact"
    if first == "why":
        yield "asks why"
    if first in lists.AUXILIARIES:
        yield (
            "verb first, then you"
            if second == "you"
            else ("verb first, then subject" if second in lists.SUBJECTS else "verb first")
        )


def _marked(words: tuple[str, ...], first: str, *, is_plain: bool) -> Iterator[str]:
    if is_plain:
        yield "a statement with a question mark"
        if first in lists.YOURS:
            yield "you ... with a question mark"
    if "or" in words:
        yield "offers a choice"
    if len(words) < _FEW:
        yield "a short question"
    if len(words) > 2 and (words[-1] in lists.TAGS or words[-2:] in lists.TAG_PAIRS):
        yield "asks to be agreed with"


def _telling(words: tuple[str, ...], first: str) -> Iterator[str]:
    for name, list_ in _STARTS:
        if first in list_:
            yield name
    if words[0] == "so":
        yield "starts with so"


_STARTS = (
    ("starts with you", lists.YOURS),
    ("starts with it or that", lists.POINTING),
    ("starts with I", lists.MINE),
    ("starts with an instruction", lists.IMPERATIVES),
    ("starts with there is", lists.EXISTS),
)


def _voices(words: tuple[str, ...], mark: str) -> Iterator[str]:
    """Name what is said of me and of you in one sentence."""
    here = set(words)
    has_me, has_you = not here.isdisjoint(lists.MINE), not here.isdisjoint(lists.YOURS)
    if not here.isdisjoint(lists.FEELINGS):
        yield "a feeling beside you" + mark if has_you else "a feeling without you"
        if len(words) <= _FEW + 1:
            yield "a feeling, shortly"
    if has_you and len(here & lists.STRENGTHS) > 1:
        yield "effort beside you"
    if len(here & lists.SMALLER) > 1:
        yield "words of making smaller"
    for name, is_there, whose in (("I", has_me, lists.MINE), ("you", has_you, lists.YOURS)):
        if is_there and _tells_past(words, whose):
            yield f"{name}, and what happened"


def _tells_past(words: tuple[str, ...], whose: frozenset[str]) -> bool:
    return any(one in whose and other in lists.PAST for one, other in pairwise(words))


def _lengths(said: tuple[Sentence, ...], count: int) -> Iterator[tuple[str, float]]:
    yield "how long", math.log1p(count) / 3
    yield "how many sentences", math.log1p(len(said)) / 2
    for name, is_so in (
        ("one word", count == 1),
        ("up to three words", count <= 3),
        ("up to six words", count <= 6),
        ("over fifteen words", count > 15),
        ("over thirty words", count > 30),
    ):
        yield name, float(is_so)


def _marks(said: tuple[Sentence, ...]) -> Iterator[tuple[str, float]]:
    asks = [sentence.mark == "?" for sentence in said]
    if any(asks):
        yield "a question mark", 1.0
        yield "it ends with a question mark", float(asks[-1])
        yield "it begins with a question", float(asks[0])
        yield "several question marks", float(sum(asks) > 1)
        yield "it also tells", float(not all(asks))
    yield "an exclamation mark", float(any(sentence.mark == "!" for sentence in said))


_SHARED = (
    ("words about me", lists.MINE, _FEW),
    ("words about you", lists.YOURS, _FEW),
    ("feeling words", lists.FEELINGS, _MANY),
    ("words of effort", lists.STRENGTHS, _FEW),
    ("words of making smaller, in all", lists.SMALLER, _FEW),
    ("words of advising", lists.ADVISING, _FEW),
    ("courtesies", lists.COURTESIES, 2),
)


def _shares(words: list[str]) -> Iterator[tuple[str, float]]:
    count = len(words) or 1
    for name, list_, most in _SHARED:
        yield name, min(_count(words, list_), most) / most
    for name, list_ in (
        ("share of me", lists.MINE),
        ("share of you", lists.YOURS),
        ("share of past", lists.PAST),
    ):
        yield name, _count(words, list_) / count
    following = _count(words, lists.FOLLOWING) / count
    yield "share of following", following
    yield "only following", float(following == 1)
    yield "shortly following", float(following > 0.6 and len(words) <= _FEW + 1)
    yield "a number", float(any(map(str.isdigit, words)))


def _count(words: list[str], listed: frozenset[str]) -> int:
    return sum(map(listed.__contains__, words))


def _given_back(
    words: list[str], stems: set[str], others: _Others
) -> Iterator[tuple[str, float]]:
    """Compare a turn with what the other said just before, and lately for what sums up."""
    before = others.before
    for late, theirs in (("", before.stems), (", lately", others.lately)):
        shared = len(stems & theirs)
        yield f"words given back{late}", min(shared, _FEW) / _FEW
        yield f"share given back{late}", shared / len(stems) if stems else 0.0
        yield f"nothing given back{late}", float(not shared and len(stems) > 2)
    is_echo = len(words) <= 8 and bool(stems) and len(stems & before.stems) / len(stems) > 0.6
    yield "an echo", float(is_echo)
    yield "share heard before", _count(words, others.words) / (len(words) or 1)
    is_turned = not others.words.isdisjoint(lists.MINE) and not lists.YOURS.isdisjoint(words)
    yield "I turned to you", float(is_turned)
    yield "after few words", float(len(before.words) < _FEW)
    yield "after a question", float(before.is_asking)


_AGREEING = frozenset({"exactly", "right", "true"})


def _answered(after: Heard) -> Iterator[tuple[str, float]]:
    """Look at how the other went on; a yes or a no tells what was asked."""
    if not after.words:
        return
    lead = next((w for w in after.words[:3] if w not in lists.HESITATIONS), after.words[0])
    count = len(after.words)
    yield "answered yes", float(lead in lists.YES)
    yield "answered no", float(lead in lists.NO)
    yield "answered shortly", float(count < _FEW)
    yield "how long the answer", math.log1p(count) / 3
    yield "answered yes, shortly", float(lead in lists.YES and count < _FEW)
    yield (
        "answered exactly",
        float(not _AGREEING.isdisjoint(after.words[:4])),
    )
    yield "answered with a question", float(after.is_asking)
    yield "answered with thanks", float(not {"thanks", "thank"}.isdisjoint(after.words))
    yield "answered with a hesitation", float(after.words[0] in lists.HESITATIONS)


def _stems(words: Iterable[str]) -> set[str]:
    return {_stem(word) for word in words if len(word) > 2 and word not in lists.COMMON}


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _stem(word: str) -> str:
    """Cut the commonest endings, so that "sleeping" gives back "sleep"."""
    for ending in ("ing", "ed", "ies", "es", "s", "ly", "er"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word
