"""Invented crowds to propose from, by a seed: ordinary ones, and ones of a hard shape."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from letsbe_matching import Peer, Person, Supporter, Way

LANGUAGES = ("English", "Polish", "Urdu", "Spanish", "Arabic", "Welsh", "Somali", "Farsi")
_OFTEN = (60, 10, 8, 8, 6, 4, 2, 2)
EXPERIENCES = tuple(f"experience {at}" for at in range(60))
INTERESTS = tuple(f"interest {at}" for at in range(40))
ABOUT = ("a parent", "a veteran", "a student", "retired", "a carer", "in recovery")
GENDERS = ("woman", "man", "non-binary")
MONDAY = date(2026, 1, 5)


class Shape(StrEnum):
    """What a crowd is like."""

    ORDINARY = "ordinary"
    SCARCE = "scarce supporters"
    SKEWED = "skewed languages"
    ALIKE = "everyone alike"


def invented(
    peers: int, supporters: int, *, seed: int, shape: Shape = Shape.ORDINARY
) -> list[Person]:
    """Return a crowd; the same for the same numbers, seed and shape."""
    rng = random.Random(seed)
    most = 1 if shape is Shape.SCARCE else 5
    found: list[Person] = [
        Peer(id=f"P{at:06}", since=MONDAY - timedelta(rng.randrange(400)), **_told(rng, shape))
        for at in range(peers)
    ]
    found += [
        Supporter(id=f"S{at:06}", capacity=rng.randint(1, most), **_told(rng, shape))
        for at in range(supporters)
    ]
    rng.shuffle(found)
    return found


def _told(rng: random.Random, shape: Shape) -> dict[str, Any]:
    if shape is Shape.ALIKE:
        return {"languages": {"English"}, "ways": {Way.PHONE}, "hours": 0b1111 << 42}
    often = (5, 5, 5, 5, 5, 5, 5, 65) if shape is Shape.SKEWED else _OFTEN
    wish = {rng.choice(GENDERS[:2])} if rng.random() < 0.1 else set()
    return {
        "languages": set(rng.choices(LANGUAGES, often, k=rng.choice((1, 1, 2)))),
        "ways": set(rng.sample(list(Way), k=rng.randint(1, 3))),
        "hours": _hours(rng),
        "gender": rng.choices(GENDERS, (48, 48, 4))[0],
        "with_genders": wish,
        "experiences": set(_falling(rng, EXPERIENCES, rng.randint(2, 6))),
        "interests": set(rng.sample(INTERESTS, rng.randint(1, 5))),
        "about": set(rng.sample(ABOUT, rng.randint(0, 2))),
        "wishes": set(rng.sample(ABOUT, rng.choice((0, 0, 1)))),
    }


def _falling(rng: random.Random, names: Sequence[str], count: int) -> list[str]:
    """Return names of which the first are frequent and the last are rare."""
    return rng.choices(names, [1 / (1 + at) for at in range(len(names))], k=count)


def _hours(rng: random.Random) -> int:
    found = 0
    for _ in range(rng.randint(1, 3)):
        begin = rng.randrange(7) * 24 + rng.choice((9, 10, 13, 14, 18, 19))
        found |= ((1 << rng.randint(1, 3)) - 1) << begin
    return found
