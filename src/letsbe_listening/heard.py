"""What was heard, as values: acts with the words that show them, counts with their bands."""

from collections.abc import Mapping
from dataclasses import dataclass

from letsbe_listening.labels import Label
from letsbe_listening.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Act:
    """One label for one turn.

    `probability` is between 0 and 1, in steps of 1/10,000. `evidence` is a verbatim part of
    the turn for an act that is sure, likely or unsure; None where the verdict is no.
    """

    label: Label
    probability: float
    verdict: Verdict
    evidence: str | None


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """A listener's turn: `turn` is its index among all turns; `acts` has all ten labels."""

    turn: int
    text: str
    acts: tuple[Act, ...]

    def act(self, label: Label) -> Act:
        """Return what was heard of one label."""
        return next(act for act in self.acts if act.label is label)


@dataclass(frozen=True, slots=True)
class Band:
    """How many turns: at least the sure ones, the likely ones too, the unsure ones at most.

    >>> Band(2, 3, 5).is_firm, Band(3, 3, 3).is_firm
    (False, True)
    """

    least: int
    likely: int
    most: int

    @property
    def is_firm(self) -> bool:
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Share:
    """How much the listener and the others said: words are exact, seconds where times exist."""

    listener: float
    others: float

    @property
    def of_listener(self) -> float | None:
        """Return the listener's part of the whole, 0 to 1; None where nothing was said."""
        whole = self.listener + self.others
        return self.listener / whole if whole else None


@dataclass(frozen=True, slots=True)
class Counts:
    """Exact counts of words, turns and seconds; bands for what the heads had to judge.

    `seconds` is None where a turn has no times. `longest` is the index of the listener's
    longest turn among all turns, with the number of its words in `longest_words`.
    """

    words: Share
    turns: Share
    seconds: Share | None
    longest: int
    longest_words: int
    labels: Mapping[Label, Band]
    # Turns that ask, openly or not; and turns that give something back.
    questions: Band

    @property
    def reflections(self) -> Band:
        return self.labels[Label.REFLECTION]


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was heard of one listener in one talk."""

    listener: str
    speakers: tuple[str, ...]
    # Whether the talk had lost its punctuation: then less is sure.
    is_bare: bool
    turns: tuple[HeardTurn, ...]
    counts: Counts
