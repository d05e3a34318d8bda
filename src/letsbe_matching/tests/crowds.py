"""Small invented people the tests share, and the plain way to propose: try everything."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from hypothesis import strategies as st

from letsbe_matching import Peer, Person, Supporter, Way, Weight, Weights, hindrances
from letsbe_matching.suits import parts_for, rarity, score

MONDAY = date(2026, 1, 5)
EVENING = 0b1111 << 18


def told(**but: Any) -> dict[str, Any]:
    return {"languages": {"English"}, "ways": {Way.PHONE}, "hours": EVENING} | but


def peer(name: str, *, waits: int = 0, **but: Any) -> Peer:
    return Peer(id=name, since=MONDAY - timedelta(waits), **told(**but))


def supporter(name: str, *, capacity: int = 1, **but: Any) -> Supporter:
    return Supporter(id=name, capacity=capacity, **told(**but))


def crowds(*, peers: int = 4, supporters: int = 3) -> st.SearchStrategy[list[Person]]:
    """Draw crowds of all sorts, of up to so many; each is made from one number, quickly."""
    return st.integers(0, 2**32).map(lambda seed: invented(seed, peers, supporters))


def invented(seed: int, peers: int, supporters: int) -> list[Person]:
    rng = Random(seed)  # noqa: S311
    asking = [f"p{at}" for at in range(rng.randint(0, peers))]
    offering = [f"s{at}" for at in range(rng.randint(0, supporters))]
    found: list[Person] = [
        Peer(id=name, since=MONDAY - timedelta(rng.randint(0, 2)), **_details(rng, offering))
        for name in asking
    ]
    return found + [
        Supporter(id=name, capacity=rng.randint(0, 2), **_details(rng, asking))
        for name in offering
    ]


def _details(rng: Random, others: Sequence[str]) -> dict[str, Any]:
    return {
        "languages": _some(rng, ["English", "Welsh"], 1, 2),
        "ways": _some(rng, list(Way), 1, 3),
        "hours": sum(1 << hour for hour in _some(rng, range(6), 0, 6)),
        "areas": _some(rng, ["north", "south"], 0, 1),
        "gender": rng.choice(["woman", "man", ""]),
        "with_genders": _some(rng, ["woman", "man"], 0, rng.choice([0, 0, 2])),
        "experiences": _some(rng, ["nights", "wards", "grief", "debt"], 0, 3),
        "interests": _some(rng, ["tea", "bikes"], 0, 2),
        "about": _some(rng, ["a parent", "a carer"], 0, 2),
        "wishes": _some(rng, ["a parent", "a carer"], 0, 1),
        "not_with": _some(rng, others, 0, rng.choice([0, 0, 1])),
        "ties": _some(rng, ["the mill"], 0, rng.choice([0, 0, 1])),
    }


def _some(rng: Random, names: Sequence[Any], least: int, most: int) -> set[Any]:
    return set(rng.sample(names, min(rng.randint(least, most), len(names))))


weights = st.builds(
    Weights, **{name: st.sampled_from(Weight) for name in Weights.__dataclass_fields__}
)


def pair_scores(people: Sequence[Person], by: Weights) -> dict[tuple[str, str], int]:
    """Return the score of each pair that nothing stands against, one at a time."""
    rare = rarity(people)
    return {
        (one.id, other.id): score(
            parts_for(one, other, by, rare), parts_for(other, one, by, rare)
        )
        for one in people
        for other in people
        if isinstance(one, Peer) and isinstance(other, Supporter)
        if not hindrances(one, other, by)
    }


def open_scores(people: Sequence[Person], by: Weights) -> dict[tuple[str, str], int]:
    """Return the score of each pair that could be, with somebody who has a place."""
    room = {one.id for one in people if isinstance(one, Supporter) and one.capacity}
    return {pair: value for pair, value in pair_scores(people, by).items() if pair[1] in room}


def best_of_all(people: Sequence[Person], by: Weights) -> tuple[list[int], int, int]:
    """Return the goals of the best of all choices, by trying each."""
    scores = open_scores(people, by)
    return max(goals(people, scores, choice) for choice in every_choice(people, scores))


def every_choice(
    people: Sequence[Person], scores: Mapping[tuple[str, str], int]
) -> Iterator[dict[str, str]]:
    """Yield every way to give places: peer to supporter, none beyond their capacity."""
    peers = [one for one in people if isinstance(one, Peer)]
    room = {one.id: one.capacity for one in people if isinstance(one, Supporter)}
    options = [[None, *(place for name, place in scores if name == one.id)] for one in peers]
    for places in product(*options):
        taken = [place for place in places if place is not None]
        if all(taken.count(place) <= room[place] for place in taken):
            yield {
                one.id: place
                for one, place in zip(peers, places, strict=True)
                if place is not None
            }


def goals(
    people: Sequence[Person], scores: Mapping[tuple[str, str], int], choice: dict[str, str]
) -> tuple[list[int], int, int]:
    """Return the goals of a choice, larger is better: who waits long, regret, total."""
    days = sorted({one.since for one in people if isinstance(one, Peer)})
    since = {one.id: one.since for one in people if isinstance(one, Peer)}
    served = [sum(since[name] == day for name in choice) for day in days]
    best = {
        name: max(value for (one, _), value in scores.items() if one == name) for name in choice
    }
    regret = max((best[one] - scores[one, other] for one, other in choice.items()), default=0)
    return served, -regret, sum(scores[pair] for pair in choice.items())
