"""A talk as values: turns that alternate in speaker, in the order they were said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said until another spoke.

    `text` holds words with one space between them. `start` and `end` are seconds from the
    beginning, to the millisecond; None where the transcript does not say.

    >>> Turn("Sam", "How was your week?", 0.5, 2.25).text
    'How was your week?'
    """

    speaker: str
    text: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Turns that alternate in speaker; two turns of one speaker in a row are a ValueError.

    >>> Talk((Turn("Sam", "Hello."), Turn("Ann", "Hello."), Turn("Sam", "So."))).speakers
    ('Sam', 'Ann')
    """

    turns: tuple[Turn, ...]

    def __post_init__(self) -> None:
        for before, after in pairwise(self.turns):
            if before.speaker == after.speaker:
                raise ValueError(f"two turns of {after.speaker!r} follow each other")

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return the names of all who speak, in order of first appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))


def merged(captions: Iterable[Turn]) -> Talk:
    """Return the talk in which a speaker's consecutive captions are one turn.

    Words are joined by one space; a caption without words is left away. A turn starts where
    its first caption does and ends where its last one does: None where that one does not say.
    Should captions of one turn overlap or come out of order, it is the earliest start and the
    latest end. Takes time and room in proportion to the words.

    >>> merged([Turn("Sam", "I see.", 0, 1), Turn("Sam", "Go  on.", 2, 3)]).turns
    (Turn(speaker='Sam', text='I see. Go on.', start=0, end=3),)
    """
    return Talk(tuple(_turns(captions)))


def _turns(captions: Iterable[Turn]) -> Iterator[Turn]:
    texts: list[str] = []
    first = last = Turn("", "")
    for caption in captions:
        text = " ".join(caption.text.split())
        if not text:
            continue
        if texts and caption.speaker != first.speaker:
            yield Turn(first.speaker, " ".join(texts), first.start, last.end)
            texts.clear()
        if not texts:
            first = last = caption
        texts.append(text)
        first, last = _earlier(first, caption), _later(last, caption)
    if texts:
        yield Turn(first.speaker, " ".join(texts), first.start, last.end)


def _earlier(first: Turn, caption: Turn) -> Turn:
    if first.start is None or caption.start is None:
        return first
    return caption if caption.start < first.start else first


def _later(last: Turn, caption: Turn) -> Turn:
    if last.end is None or caption.end is None:
        return caption
    return last if caption.end < last.end else caption
