"""Makes the shipped weights: `python -m letsbe_listening.train DATA [--out FOLDER]`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from letsbe_listening.ear import WEIGHTS
from letsbe_listening.heads import Heads
from letsbe_listening.pieces import Said, pieces
from letsbe_listening.train import figures
from letsbe_listening.train.examples import Example, read_annomi, read_corpus
from letsbe_listening.train.fit import Names, fitted, names_in
from letsbe_listening.train.store import store
from letsbe_listening.train.trials import ready, tried

# Of 127 steps: a piece that never weighs more than this changes nothing that can be seen.
QUIETEST = 6


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, store, and print what the model card says in figures."""
    parser = argparse.ArgumentParser(prog="python -m letsbe_listening.train")
    parser.add_argument("data", type=Path, help="the folder that holds annomi/turns.csv")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    asked = parser.parse_args(arguments)
    examples = [*read_annomi(asked.data), *read_corpus()]
    digest = trained(examples, asked.out)
    sys.stdout.write(f"{digest}\n")


def trained(examples: Sequence[Example], out: Path, *, tells: bool = True) -> str:
    """Train both sets of heads on these turns, store them, and return their digest."""
    forms = [ready(examples, is_bare=is_bare) for is_bare in (False, True)]
    names = names_in([pieces(turn) for turns in forms for turn in turns])
    heads = [_one_form(examples, turns, names, tells=tells) for turns in forms]
    return store(*_without_idle(*heads), out)


def _one_form(
    examples: Sequence[Example], turns: Sequence[Said], names: Names, *, tells: bool
) -> Heads:
    trial, lifting = tried(examples, turns)
    if tells:
        sys.stdout.write(figures.table(examples, trial))
    heads = fitted(examples, turns, names)
    lifts = ("whole", "best", "shift", "unsure", "likely", "sure")
    return replace(heads, **{name: getattr(lifting, name) for name in lifts})


def _without_idle(written: Heads, bare: Heads) -> tuple[Heads, Heads]:
    """Leave away the pieces that hardly weigh anything in either form."""
    loudest = np.maximum(*(np.abs(heads.grams).max(axis=1) for heads in (written, bare)))
    busy = np.flatnonzero(loudest >= QUIETEST)
    names = list(written.gram_ids)
    ids = {names[old]: new for new, old in enumerate(busy)}
    kept = [replace(heads, gram_ids=ids, grams=heads.grams[busy]) for heads in (written, bare)]
    return kept[0], kept[1]


if __name__ == "__main__":
    main()
