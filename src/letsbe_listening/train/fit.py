"""Learning the weights of ten heads from labelled turns, and rounding them to whole steps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from letsbe_listening.heads import Floats, Heads
from letsbe_listening.labels import LABELS, Label
from letsbe_listening.pieces import SURFACE, Said, pieces
from letsbe_listening.train.examples import OWN, Example

# A piece that is in fewer turns than this says more about those turns than about listening.
FEWEST_TURNS = 3
# How freely weights may grow, chosen on AnnoMI and the corpus by cross-validation.
FREEDOM = 1.0
# Another corpus has other conventions: what it says counts less than what our own says.
OTHERS_COUNT = 0.8
# How much of what it says alone is mixed in, so that heads learn from talk that was spoken as
# well as from talk that was written. Its advice is another thing: mixing that in loses ours.
OTHERS_ALONE = {
    Label.OPEN_QUESTION: 0.3,
    Label.CLOSED_QUESTION: 0.3,
    Label.REFLECTION: 0.8,
}
LARGEST = 127
SURFACE_STEP = 1 / 1024
# Tight enough that rounding hides what processors do differently in the last digits.
TOLERANCE = 1e-8


@dataclass(frozen=True)
class Names:
    """Which pieces there are, in their order."""

    grams: tuple[str, ...]
    surface: tuple[str, ...]

    @property
    def gram_ids(self) -> dict[str, int]:
        return {piece: at for at, piece in enumerate(self.grams)}

    @property
    def surface_ids(self) -> dict[str, int]:
        return {piece: at for at, piece in enumerate(self.surface)}


def names_in(turns: Sequence[Mapping[str, float]]) -> Names:
    """Return the pieces that are in enough turns, in the order of the alphabet."""
    seen = Counter(piece for turn in turns for piece in turn)
    kept = sorted(piece for piece, count in seen.items() if count >= FEWEST_TURNS)
    surface = (piece.removeprefix(SURFACE) for piece in kept if piece.startswith(SURFACE))
    return Names(
        tuple(piece for piece in kept if not piece.startswith(SURFACE)), tuple(surface)
    )


def fitted(examples: Sequence[Example], turns: Sequence[Said], names: Names | None) -> Heads:
    """Return heads for these turns; their scores are not yet made probabilities."""
    values = [pieces(turn) for turn in turns]
    names = names or names_in(values)
    table = _table(values, names)
    others = np.array([one.source != OWN for one in examples])
    counts = np.where(others, OTHERS_COUNT, 1.0)
    weights = np.zeros((table.shape[1], len(LABELS)))
    bias = np.zeros(len(LABELS))
    for column, label in enumerate(LABELS):
        known = np.array([label in one.known for one in examples])
        truth = np.array([label in one.acts for one in examples])
        learn = partial(_learnt, table, truth, counts, len(names.grams))
        found = learn(known)
        alone = OTHERS_ALONE.get(label, 0.0)
        if alone and (others & known).any():
            found = (found + alone * learn(others & known)) / (1 + alone)
        weights[:, column], bias[column] = found[:-1], found[-1]
    return _rounded(names, weights, bias)


def _learnt(
    table: csr_matrix,
    truth: NDArray[np.bool_],
    counts: Floats,
    grams: int,
    rows: NDArray[np.bool_],
) -> Floats:
    """Return what each piece weighs by these rows, and last the bias.

    A piece is looked at through how much more often it is there with the label than without,
    so that few weights do most of the work. Source: Wang and Manning, Baselines and Bigrams,
    ACL 2012. Explained features, the columns after `grams`, are taken as they are.
    """
    here, is_so = table[rows], truth[rows]
    tells = _tells(here, is_so)
    tells[grams:] = 1.0
    model = LogisticRegression(C=FREEDOM, solver="liblinear", tol=TOLERANCE, max_iter=1000)
    model.fit((here @ diags(tells)).tocsr(), is_so, sample_weight=counts[rows])
    return np.append(model.coef_[0] * tells, model.intercept_[0])


def _tells(table: csr_matrix, truth: NDArray[np.bool_]) -> Floats:
    """Return the logarithm of how much more often each piece is there with the label."""
    there = (table != 0).astype(np.float64)
    with_it = 1 + np.asarray(there[truth].sum(axis=0)).ravel()
    without = 1 + np.asarray(there[~truth].sum(axis=0)).ravel()
    ratio = (with_it / with_it.sum()) / (without / without.sum())
    return np.asarray(np.log(ratio))


def _table(values: Sequence[Mapping[str, float]], names: Names) -> csr_matrix:
    grams = _sparse(values, names.gram_ids, "")
    return hstack([grams, _sparse(values, names.surface_ids, SURFACE)]).tocsr()


def _sparse(
    values: Sequence[Mapping[str, float]], ids: Mapping[str, int], prefix: str
) -> csr_matrix:
    rows, columns, cells = [], [], []
    for row, turn in enumerate(values):
        for piece, value in turn.items():
            at = ids.get(piece.removeprefix(prefix)) if piece.startswith(prefix) else None
            if at is not None:
                rows.append(row)
                columns.append(at)
                cells.append(value)
    return csr_matrix((cells, (rows, columns)), shape=(len(values), len(ids)))


def _rounded(names: Names, weights: Floats, bias: Floats) -> Heads:
    grams, surface = weights[: len(names.grams)], weights[len(names.grams) :]
    step = np.ceil(np.abs(grams).max(axis=0) / LARGEST / SURFACE_STEP**2) * SURFACE_STEP**2
    ones = np.ones(len(LABELS))
    return Heads(
        gram_ids=names.gram_ids,
        surface_ids=names.surface_ids,
        grams=np.rint(grams / step).astype(np.int8),
        step=step,
        surface=np.rint(surface / SURFACE_STEP) * SURFACE_STEP,
        bias=np.rint(bias / SURFACE_STEP) * SURFACE_STEP,
        whole=ones,
        best=0 * ones,
        shift=0 * ones,
        unsure=ones,
        likely=ones,
        sure=ones,
    )
