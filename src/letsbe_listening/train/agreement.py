"""How far two readings of the corpus agree: Cohen's kappa, label by label."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from letsbe_listening.labels import LABELS
from letsbe_listening.train.examples import CORPUS, labels_in
from letsbe_listening.train.figures import Marks, interval


def agreement(folder: Path = CORPUS) -> str:
    """Return the table of agreement on the turns that were read twice."""
    with (folder / "turns.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["second"]]
    first, second = (_marks([row[name] for row in rows]) for name in ("first", "second"))
    talks = np.array([row["talk"] for row in rows])
    lines = ["label | first | second | they differ | kappa | 95 %"]
    for at, label in enumerate(LABELS):
        one, other = first[:, at], second[:, at]
        span = interval(one, other, talks, kappa)
        differ = int((one != other).sum())
        lines.append(
            f"{label} | {one.sum()} | {other.sum()} | {differ} | "
            f"{kappa(one, other):.2f} | {span}"
        )
    same = (first == second).all(axis=1)
    lines.append(f"the same labels on {same.sum()} of {len(rows)} turns")
    return "\n".join(lines) + "\n\n"


def kappa(one: Marks, other: Marks) -> float:
    """Return how much more often two readings agree than by chance; 1 where they always do.

    Source: Cohen, A coefficient of agreement for nominal scales, 1960.
    """
    agreed = float((one == other).mean())
    by_chance = float(one.mean() * other.mean() + (1 - one.mean()) * (1 - other.mean()))
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def _marks(cells: Sequence[str]) -> Marks:
    return np.array([[label in labels_in(cell) for label in LABELS] for cell in cells])
