"""What the model card tells in figures, each with its interval, from turns not seen."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from letsbe_listening.labels import LABELS, Label
from letsbe_listening.train.examples import OWN, Example
from letsbe_listening.train.lifting import f1, truths
from letsbe_listening.train.trials import Trial
from letsbe_listening.verdicts import ASKING

RESAMPLES = 400
_LIKELY, _SURE = 2, 3
Marks = NDArray[np.bool_]
Figure = Callable[[Marks, Marks], float]


def table(examples: Sequence[Example], trial: Trial) -> str:
    """Return the table of one form: labels on the corpus, AnnoMI's four, and registers."""
    truth, found = truths(examples), trial.verdicts >= _LIKELY
    own = np.array([one.source == OWN for one in examples])
    groups = np.array([one.group for one in examples])
    registers = np.array([one.register for one in examples])
    lines = ["label | there | F1 | 95 % | sure | right when sure"]
    for column, label in enumerate(LABELS):
        lines.append(_label_line(label, column, truth[own], trial.verdicts[own], groups[own]))
    lines.append(f"macro-F1 {macro(truth[own], found[own]):.3f}")
    for register in sorted(set(registers[own])):
        here = registers == register
        lines.append(
            f"{register}: {here.sum()} turns, macro-F1 {macro(truth[here], found[here]):.3f}"
        )
    lines.append(
        f"calibration error {calibration_error(trial.likelihoods[own], truth[own]):.3f}"
    )
    lines += _annomi_lines(truth[~own], found[~own], groups[~own])
    lines.append(_which_question(truth[~own], trial.likelihoods[~own], groups[~own]))
    return "\n".join(lines) + "\n\n"


def macro(truth: Marks, found: Marks) -> float:
    """Return the mean F1 over the labels."""
    return float(np.mean([f1(truth[:, at], found[:, at]) for at in range(len(LABELS))]))


def both_sides(truth: Marks, found: Marks) -> float:
    """Return the mean of the F1 of yes and the F1 of no."""
    return (f1(truth, found) + f1(~truth, ~found)) / 2


def calibration_error(likelihoods: NDArray[np.float64], truth: Marks) -> float:
    """Return how far, on average, probabilities are from how often it was so (ten bins)."""
    flat, is_so = likelihoods.ravel(), truth.ravel()
    bins = np.minimum((flat * 10).astype(int), 9)
    gaps = [
        abs(flat[bins == at].mean() - is_so[bins == at].mean()) * (bins == at).mean()
        for at in range(10)
        if (bins == at).any()
    ]
    return float(sum(gaps))


def interval(truth: Marks, found: Marks, groups: NDArray[np.str_], figure: Figure) -> str:
    """Return the 95 % interval of a figure, drawing whole talks again and again."""
    rng = np.random.default_rng(2026)
    _, places = np.unique(groups, return_inverse=True)
    rows = [np.flatnonzero(places == at) for at in range(places.max() + 1)]
    drawn = []
    for _ in range(RESAMPLES):
        picked = np.concatenate([rows[at] for at in rng.integers(0, len(rows), len(rows))])
        drawn.append(figure(truth[picked], found[picked]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{low:.2f} to {high:.2f}"


def _label_line(
    label: Label, at: int, truth: Marks, verdicts: NDArray[np.int64], groups: NDArray[np.str_]
) -> str:
    there, likely, sure = truth[:, at], verdicts[:, at] >= _LIKELY, verdicts[:, at] == _SURE
    right = f"{there[sure].mean():.2f}" if sure.any() else "never sure"
    span = interval(there, likely, groups, f1)
    return (
        f"{label} | {there.sum()} | {f1(there, likely):.2f} | {span} | {sure.sum()} | {right}"
    )


def _which_question(
    truth: Marks, likelihoods: NDArray[np.float64], groups: NDArray[np.str_]
) -> str:
    """Return how well open is told from closed, of turns that ask in one of the two ways."""
    one = truth[:, ASKING].sum(axis=1) == 1
    is_open = truth[one, ASKING[0]]
    said = likelihoods[one, ASKING[0]] >= likelihoods[one, ASKING[1]]
    span = interval(is_open, said, groups[one], both_sides)
    return (
        f"open, not closed | {is_open.sum()} of {one.sum()} | "
        f"{both_sides(is_open, said):.3f} | {span}"
    )


def _annomi_lines(truth: Marks, found: Marks, groups: NDArray[np.str_]) -> list[str]:
    asked, asks = truth[:, ASKING].any(axis=1), found[:, ASKING].any(axis=1)
    rows: list[tuple[str, Marks, Marks]] = [
        ("has question", np.asarray(asked), np.asarray(asks))
    ]
    for label in (Label.OPEN_QUESTION, Label.CLOSED_QUESTION, Label.REFLECTION, Label.ADVICE):
        at = LABELS.index(label)
        rows.append((f"has {label.spoken}", truth[:, at], found[:, at]))
    lines = ["AnnoMI | there | macro-F1 of yes and no | 95 %"]
    for name, there, seen in rows:
        span = interval(there, seen, groups, both_sides)
        lines.append(f"{name} | {there.sum()} | {both_sides(there, seen):.3f} | {span}")
    return lines
