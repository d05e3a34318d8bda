"""What changes when a talk is written otherwise: names swapped, marks and capitals gone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import numpy as np

from letsbe_listening.around import Around
from letsbe_listening.heads import Scores
from letsbe_listening.train.examples import OWN, Example
from letsbe_listening.train.figures import Marks
from letsbe_listening.train.trials import Tried, ready, unseen_scores
from letsbe_listening.verdicts import ASKING, verdicts

_LIKELY = 2
# A word with a capital that does not begin a sentence: a name, a place, a day.
_NAME = re.compile(r"(?<=[a-z,;:] )(?!I\b)[A-Z][a-z]{2,}\b")
_NAMES = (
    "Sam", "Maria", "Chidi", "Aoife", "Wei", "Fatima", "Lars", "Priya",
    "Kwame", "Ines", "Tomasz", "Yuki", "Rosa", "Ahmed", "Bronwyn", "Diego",
)  # fmt: skip


def swapped(text: str) -> str:
    """Return a text with each name in it replaced by another, the same one each time.

    >>> swapped("So then Peter rang, and Peter cried.").count("Peter")
    0
    """
    return _NAME.sub(lambda found: _other(found[0]), text)


def _other(name: str) -> str:
    return _NAMES[sha256(name.encode()).digest()[0] % len(_NAMES)]


def with_names_swapped(one: Example) -> Example:
    after = None if one.around.after is None else swapped(one.around.after)
    earlier = tuple(map(swapped, one.around.earlier))
    around = Around(swapped(one.around.before), earlier, after)
    return replace(one, text=swapped(one.text), around=around)


def table(examples: Sequence[Example], written: Tried, bare: Tried) -> str:
    """Return how many turns of the corpus flip, each heard by heads that saw nothing of it."""
    own = np.array([one.source == OWN for one in examples])
    renamed = ready([with_names_swapped(one) for one in examples], is_bare=False)
    scores = unseen_scores(examples, ready(examples, is_bare=False), renamed)
    plain = _found(written, written.trial.scores)[own]
    lines = ["change | turns that flip on asking | labels that flip"]
    for what, found in (
        ("names swapped", _found(written, scores)[own]),
        ("marks and capitals gone", _found(bare, bare.trial.scores)[own]),
    ):
        asking = plain[:, ASKING].any(axis=1) != found[:, ASKING].any(axis=1)
        lines.append(f"{what} | {asking.mean():.2%} | {(plain != found).mean():.2%}")
    return "\n".join(lines) + "\n\n"


def _found(by: Tried, scores: Scores) -> Marks:
    return verdicts(by.lifting, by.lifting.probabilities(scores)) >= _LIKELY
