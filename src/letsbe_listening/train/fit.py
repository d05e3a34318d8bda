"""Learning the weights of ten heads from labelled turns, and rounding them to whole steps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from letsbe_listening.heads import Floats, Heads
from letsbe_listening.labels import LABELS
from letsbe_listening.pieces import SURFACE, Said, pieces
from letsbe_listening.train.examples import OWN, Example

# A piece that is in fewer turns than this says more about those turns than about listening.
FEWEST_TURNS = 3
# How freely weights may grow, chosen on AnnoMI and the corpus by cross-validation.
FREEDOM = 0.7
# Another corpus has other conventions: what it says counts less than what our own says.
OTHERS_COUNT = 0.6
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
    weights = np.zeros((len(names.grams) + len(names.surface), len(LABELS)))
    bias = np.zeros(len(LABELS))
    counts = np.array([1.0 if one.source == OWN else OTHERS_COUNT for one in examples])
    for column, label in enumerate(LABELS):
        rows = np.array([label in one.known for one in examples])
        truth = np.array([label in one.acts for one in examples])
        model = LogisticRegression(C=FREEDOM, solver="liblinear", tol=TOLERANCE, max_iter=1000)
        model.fit(table[rows], truth[rows], sample_weight=counts[rows])
        weights[:, column] = model.coef_[0]
        bias[column] = model.intercept_[0]
    return _rounded(names, weights, bias)


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
