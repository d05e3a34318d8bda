"""What is said of an act: sure, likely, unsure, or no."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from letsbe_listening.heads import Floats, Heads
from letsbe_listening.labels import LABELS, Label

# Both kinds of question together: what asks, but could be either, still asks.
ASKING = (LABELS.index(Label.OPEN_QUESTION), LABELS.index(Label.CLOSED_QUESTION))
ASKS_FROM = 0.3
_LIKELY = 2


class Verdict(StrEnum):
    """How sure it is that an act is there; `unsure` asks what the reader would call it."""

    NO = "no"
    UNSURE = "unsure"
    LIKELY = "likely"
    SURE = "sure"

    @property
    def is_yes(self) -> bool:
        return self in {Verdict.LIKELY, Verdict.SURE}


VERDICTS: tuple[Verdict, ...] = tuple(Verdict)


def verdicts(heads: Heads, likelihoods: Floats) -> NDArray[np.int64]:
    """Return the number of each verdict among VERDICTS: (turns, 10)."""
    levels = (heads.unsure, heads.likely, heads.sure)
    found = np.zeros(likelihoods.shape, dtype=np.int64)
    for level in levels:
        found += likelihoods >= level
    pair = likelihoods[:, ASKING]
    asks = 1 - np.prod(1 - pair, axis=1) >= ASKS_FROM
    undecided = np.flatnonzero(asks & (found[:, ASKING] < _LIKELY).all(axis=1))
    stronger = np.array(ASKING)[pair[undecided].argmax(axis=1)]
    found[undecided, stronger] = _LIKELY
    return found
