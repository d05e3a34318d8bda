"""Makes the shipped weights: `python -m letsbe_listening.train DATA [--out FOLDER]`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from letsbe_listening.ear import WEIGHTS
from letsbe_listening.heads import Heads
from letsbe_listening.pieces import pieces
from letsbe_listening.train import changes, figures
from letsbe_listening.train.agreement import agreement
from letsbe_listening.train.examples import Example, read_annomi, read_corpus
from letsbe_listening.train.fit import fitted, names_in
from letsbe_listening.train.lifting import lifted_like
from letsbe_listening.train.store import store
from letsbe_listening.train.trials import ready, tried

# Of 127 steps: a piece that never weighs more than this changes nothing that can be seen.
QUIETEST = 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, store, and print what the model card says in figures."""
    parser = argparse.ArgumentParser(prog="python -m letsbe_listening.train")
    parser.add_argument("data", type=Path, help="the folder that holds annomi/turns.csv")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    asked = parser.parse_args(arguments)
    examples = [*read_annomi(asked.data), *read_corpus()]
    sys.stdout.write(agreement())
    digest = trained(examples, asked.out)
    sys.stdout.write(f"{digest}\n")


def trained(examples: Sequence[Example], out: Path, *, tells: bool = True) -> str:
    """Train both sets of heads on these turns, store them, and return their digest."""
    forms = [ready(examples, is_bare=is_bare) for is_bare in (False, True)]
    names = names_in([pieces(turn) for turns in forms for turn in turns])
    written, bare = (tried(examples, turns) for turns in forms)
    if tells:
        for form in (written, bare):
            sys.stdout.write(figures.table(examples, form.trial))
        sys.stdout.write(changes.table(examples, written, bare))
    heads = [
        lifted_like(fitted(examples, turns, names), form.lifting)
        for turns, form in zip(forms, (written, bare), strict=True)
    ]
    return store(*_without_idle(*heads), out)


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
