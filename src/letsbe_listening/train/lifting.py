"""From scores to probabilities and verdicts, learnt on talks the heads have not seen."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from letsbe_listening.heads import Floats, Heads, Scores
from letsbe_listening.labels import LABELS
from letsbe_listening.train.examples import OWN, Example

STEP = 1 / 256
# "Sure" must be right 90 times in 100 on talks not seen; a little more is asked here.
RIGHT_WHEN_SURE = 0.93
FEWEST_SURE = 60
# Where a verdict may begin to say "likely", and how far below it is still asked about.
LIKELY_FROM, LIKELY_TO = 0.3, 0.55
ASKED_BELOW = 0.6


def lifted(heads: Heads, scores: Scores, examples: Sequence[Example]) -> Heads:
    """Return the heads with probabilities and verdicts, from scores they gave unseen turns."""
    own = np.array([one.source == OWN for one in examples])
    columns = [
        _lifting(scores.turns[own, column], scores.best[own, column], truth[own])
        for column, truth in enumerate(truths(examples).T)
    ]
    whole, best, shift = (
        np.rint(np.array(column) / STEP) * STEP for column in zip(*columns, strict=True)
    )
    ready = replace(heads, whole=whole, best=best, shift=shift)
    return with_verdicts(ready, scores, examples)


def lifted_like(heads: Heads, other: Heads) -> Heads:
    """Return the heads with what makes scores probabilities and verdicts in others."""
    return replace(
        heads,
        whole=other.whole,
        best=other.best,
        shift=other.shift,
        unsure=other.unsure,
        likely=other.likely,
        sure=other.sure,
    )


def with_verdicts(heads: Heads, scores: Scores, examples: Sequence[Example]) -> Heads:
    likelihoods, truth = heads.probabilities(scores), truths(examples)
    own = np.array([one.source == OWN for one in examples])
    known = np.array([[label in one.known for label in LABELS] for one in examples])
    likely, sure = [], []
    for at in range(len(LABELS)):
        # A verdict has to hold in more than one kind of talk: each kind counts the same.
        kinds = [rows for rows in (own, ~own & known[:, at]) if rows.any()]
        pairs = [(likelihoods[rows, at], truth[rows, at]) for rows in kinds]
        likely.append(_likely_from(pairs))
        sure.append(max(_sure_from(*pairs[0]), likely[-1]))
    levels = np.array(likely)
    return replace(heads, unsure=levels * ASKED_BELOW, likely=levels, sure=np.array(sure))


def truths(examples: Sequence[Example]) -> NDArray[np.bool_]:
    """Return which labels each turn carries: (turns, 10)."""
    return np.array([[label in one.acts for label in LABELS] for one in examples])


def _lifting(
    turn: Floats, best: Floats, truth: NDArray[np.bool_]
) -> tuple[float, float, float]:
    model = LogisticRegression(C=10.0, tol=1e-8, max_iter=1000)
    model.fit(np.column_stack([turn, best]), truth)
    return float(model.coef_[0][0]), float(model.coef_[0][1]), float(model.intercept_[0])


def _likely_from(pairs: Sequence[tuple[Floats, NDArray[np.bool_]]]) -> float:
    """Return from where "likely" finds most and misnames least, in each kind of talk."""

    def worth(least: float) -> tuple[float, float]:
        found = [f1(truth, likelihood >= least) for likelihood, truth in pairs]
        return sum(found), -abs(least - LIKELY_FROM)

    tried = np.arange(LIKELY_FROM, LIKELY_TO + 0.001, 0.01)
    return float(max(tried, key=worth))


def _sure_from(likelihood: Floats, truth: NDArray[np.bool_]) -> float:
    """Return the lowest probability from which enough are right; 1 where there is none."""
    order = np.argsort(-likelihood, kind="stable")
    right = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(
        (right >= RIGHT_WHEN_SURE) & (np.arange(len(order)) >= FEWEST_SURE - 1)
    )
    if not len(good):
        return 1.0
    return float(np.ceil(likelihood[order[good[-1]]] / STEP) * STEP)


def f1(truth: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    """Return the F1 of what was found: twice the hits over all named and all there."""
    every = int(truth.sum()) + int(found.sum())
    return 2 * int((truth & found).sum()) / every if every else 0.0
