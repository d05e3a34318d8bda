"""Cross-validation: each turn scored by heads that saw nothing of its talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from letsbe_listening.ear import made_ready
from letsbe_listening.heads import Floats, Heads, Scorer, Scores
from letsbe_listening.pieces import Said
from letsbe_listening.train.examples import FOLDS, Example, fold_of
from letsbe_listening.train.fit import fitted
from letsbe_listening.train.lifting import lifted
from letsbe_listening.verdicts import verdicts as verdicts_for

SECOND_SPLIT = "lifting/"
Value = TypeVar("Value")


@dataclass(frozen=True)
class Trial:
    """Every turn's scores, and its probabilities by a lifting that did not see it either."""

    scores: Scores
    likelihoods: Floats
    # The verdict for each label: 0 no, 1 unsure, 2 likely, 3 sure.
    verdicts: NDArray[np.int64]


class Tried(NamedTuple):
    """A trial, and the lifting learnt from all of its scores (in heads that know no words)."""

    trial: Trial
    lifting: Heads


def ready(examples: Sequence[Example], *, is_bare: bool) -> list[Said]:
    return [made_ready(one.text, one.around, is_bare=is_bare) for one in examples]


def tried(examples: Sequence[Example], turns: Sequence[Said]) -> Tried:
    """Return what turns were scored by heads that did not see them, and a lifting for it."""
    scores = unseen_scores(examples, turns, turns)
    split = np.array([fold_of(one.group, SECOND_SPLIT) for one in examples])
    likelihoods = np.zeros(scores.turns.shape)
    verdicts = np.zeros(scores.turns.shape, dtype=np.int64)
    for fold in range(FOLDS):
        seen, unseen = np.flatnonzero(split != fold), np.flatnonzero(split == fold)
        heads = lifted(_NO_HEADS, _picked(scores, seen), _at(examples, seen))
        found = heads.probabilities(_picked(scores, unseen))
        likelihoods[unseen] = found
        verdicts[unseen] = verdicts_for(heads, found)
    return Tried(Trial(scores, likelihoods, verdicts), lifted(_NO_HEADS, scores, examples))


def unseen_scores(
    examples: Sequence[Example], turns: Sequence[Said], heard: Sequence[Said]
) -> Scores:
    """Return the scores of turns as `heard`, by heads that saw nothing of their talks."""
    folds = np.array([one.fold for one in examples])
    blank = np.zeros((len(examples), 10))
    scores = Scores(blank.copy(), blank.copy(), blank.astype(np.int64))
    for fold in range(FOLDS):
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        heads = fitted(_at(examples, seen), _at(turns, seen), None)
        here = Scorer(heads).scores(_at(heard, unseen))
        for whole, part in zip(scores, here, strict=True):
            whole[unseen] = part
    return scores


def _at(values: Sequence[Value], rows: NDArray[np.int64]) -> list[Value]:
    return [values[int(at)] for at in rows]


def _picked(scores: Scores, rows: NDArray[np.int64]) -> Scores:
    return Scores(scores.turns[rows], scores.best[rows], scores.which[rows])


_ONES = np.ones(10)
_NO_HEADS = Heads(
    gram_ids={},
    surface_ids={},
    grams=np.zeros((0, 10), np.int8),
    step=_ONES,
    surface=np.zeros((0, 10)),
    bias=_ONES,
    whole=_ONES,
    best=_ONES,
    shift=_ONES,
    unsure=_ONES,
    likely=_ONES,
    sure=_ONES,
)
