"""What a proposal costs, beside other ways to match, as a crowd grows; with a plot of it.

`python -m benchmarks.matching [most peers]`. With MENTOR_MATCH_PYTHON and MATCHING_PYTHON, the
paths of Pythons that have mentor-match 7 and `matching`, these are asked on the same people.
Each row is a process of its own; seconds are of processor time. Writes the plot of the growth
to docs/pictures/matching.svg.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks import log_plot
from benchmarks.crowds import MONDAY, Shape, invented
from benchmarks.loops import loop
from benchmarks.matching_others import (
    MATCHING,
    MENTOR_MATCH,
    ORTOOLS,
    Told,
    asked,
    for_matching,
    for_mentor_match,
)  # fmt: skip
from letsbe_matching import Aim, Peer, Person, Proposal, Supporter, hindrances, place, propose
from letsbe_matching.crowd import Crowd, crowd
from letsbe_matching.keys import row_of, score_of
from letsbe_matching.search import Search, search
from letsbe_matching.weights import Weights

SIZES = ((100, 25), (300, 75), (1_000, 300), (3_000, 750), (10_000, 2_500), (30_000, 7_500),
         (100_000, 25_000))  # fmt: skip
PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "matching.svg"
SEED = 1
# Beyond these sizes the others would take hours, or more memory than there is.
MOST_FOR_MENTOR_MATCH, MOST_FOR_MATCHING, MOST_FOR_ALL_PAIRS = 1_000, 3_000, 10_000
ROUNDS = 3
# What takes milliseconds is tried so often, and the middle of it told.
AGAIN = 21


def main(most: int) -> None:
    sizes = [size for size in SIZES if size[0] <= most]
    lines: dict[str, list[tuple[float, float]]] = {}
    print(
        f"A loop of plain Python: {sorted(loop() for _ in range(9))[4]:.1f} ms (2.5 if quiet)"
    )
    print("One proposal for everyone (seconds of processor time)")
    print(f"{'peers x supporters':>20} {'who':<28} {'seconds':>9} {'MB':>6}  found")
    for peers, supporters in sizes:
        for who, found in _asked_of_all(peers, supporters).items():
            lines.setdefault(who, []).append((peers, found["seconds"]))
            memory = f"{found['megabytes']:>6.0f}" if "megabytes" in found else " " * 6
            size = f"{peers:,} x {supporters:,}"
            print(f"{size:>20} {who:<28} {found['seconds']:>9.3f} {memory}  {found['told']}")
    log_plot.written(PICTURE, lines, across="peers", up="seconds of processor time")
    print("\nOther shapes, 3,000 x 750, seeds 1 to 3")
    for shape in Shape:
        for seed in (1, 2, 3):
            print(f"{shape.value:>20} {_row('shape', shape.value, seed)['told']}")
    print("\nA newcomer among 10,000 peers and 2,500 supporters:", end=" ")
    print(_row("newcomer")["told"])


def _asked_of_all(peers: int, supporters: int) -> dict[str, Told]:
    found = {
        "letsbe_matching, fair": _row("ours", Aim.FAIR.value, peers, supporters),
        "letsbe_matching, total": _row("ours", Aim.TOTAL.value, peers, supporters),
    }
    if peers <= MOST_FOR_ALL_PAIRS:
        found["OR-tools, all pairs, bare"] = _row("ortools", peers, supporters)
    if "MENTOR_MATCH_PYTHON" in os.environ and peers <= MOST_FOR_MENTOR_MATCH:
        found["mentor-match"] = _row("mentor-match", peers, supporters)
    if peers <= MOST_FOR_MATCHING:
        found["letsbe_matching, stable"] = _row("ours", Aim.STABLE.value, peers, supporters)
        if "MATCHING_PYTHON" in os.environ:
            found["matching, stable"] = _row("matching", peers, supporters)
    return found


def _row(*arguments: object) -> Told:
    command = [sys.executable, "-m", "benchmarks.matching", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Told = json.loads(done.stdout)
    return found


def _row_of(what: str, arguments: list[str]) -> Told:
    """Return what one row found, in this process."""
    if what == "shape":
        return _shape(Shape(arguments[0]), int(arguments[1]))
    if what == "newcomer":
        return _newcomer()
    if what == "ours":
        return _ours(Aim(arguments[0]), int(arguments[1]), int(arguments[2]))
    people = _compared(int(arguments[0]), int(arguments[1]))
    if what == "ortools":
        return _all_pairs(people)
    if what == "mentor-match":
        python = os.environ["MENTOR_MATCH_PYTHON"]
        found = asked(python, MENTOR_MATCH, for_mentor_match(people, ROUNDS))
        return found | {"told": f"total {found['total']:,}, {found['served']:,} people"}
    return _matching(people)


def _compared(peers: int, supporters: int) -> list[Person]:
    """Return a crowd as all can take it: three places each, and nobody waits longer."""
    return [
        replace(one, since=MONDAY) if isinstance(one, Peer) else replace(one, capacity=ROUNDS)  # type: ignore[call-arg]
        for one in invented(peers, supporters, seed=SEED)
    ]


def _ours(aim: Aim, peers: int, supporters: int) -> Told:
    people = _compared(peers, supporters)
    propose(people[:50])
    spent = []
    for _ in range(AGAIN if peers <= MOST_FOR_MATCHING else 1):
        begun = time.process_time()
        proposal = propose(people, aim=aim)
        spent.append(time.process_time() - begun)
    proof = proposal.certificate
    _checked(proposal, proposal.crowd.weights)
    over = "all" if proof.is_over_all else "best"
    told = (
        f"total {proof.total:,}, {proof.served:,} people, greatest regret "
        f"{proof.greatest_regret}, {over} {proof.pairs:,} pairs, {proof.rounds} flows"
    )
    return {"seconds": sorted(spent)[len(spent) // 2], "megabytes": _megabytes(), "told": told}


def _checked(proposal: Proposal, weights: Weights) -> None:
    """Ask each pair the plain questions, and count places by hand."""
    meets = Counter(pair.supporter.id for pair in proposal.pairs)
    assert all(meets[one.id] <= one.capacity for one in proposal.crowd.supporters)
    assert len({pair.peer.id for pair in proposal.pairs}) == len(proposal.pairs)
    assert not any(hindrances(pair.peer, pair.supporter, weights) for pair in proposal.pairs)


def _all_pairs(people: list[Person]) -> Told:
    """Solve for all pairs at once, without goals, proof or reasons; finding them is apart."""
    everyone = crowd(people, Weights(), "")
    begun = time.process_time()
    looked = Search(everyone)
    every = search(looked).every
    searched = time.process_time() - begun
    assert every is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.npz"
        np.savez(
            path,
            rows=row_of(every), columns=looked.keying.column_of(every), scores=score_of(every),
            room=np.array([one.capacity for one in everyone.supporters]),
            peers=len(everyone.peers),
        )  # fmt: skip
        found = asked(sys.executable, ORTOOLS, None, str(path))
    told = f"total {found['total']:,} of {len(every):,} pairs, found in {searched:.3f} s before"
    return {"seconds": found["seconds"], "told": told}


def _matching(people: list[Person]) -> Told:
    everyone: Crowd = crowd(people, Weights(), "")
    found = asked(os.environ["MATCHING_PYTHON"], MATCHING, for_matching(everyone))
    proposal = propose(people, aim=Aim.STABLE)
    ours = sorted([pair.peer.id, pair.supporter.id] for pair in proposal.pairs)
    same = "the same pairs" if ours == found["pairs"] else "OTHER PAIRS"
    return found | {"told": f"{same} as letsbe_matching, stable"}


def _shape(shape: Shape, seed: int) -> Told:
    people = invented(3_000, 750, seed=seed, shape=shape)
    begun = time.process_time()
    proposal = propose(people)
    spent = time.process_time() - begun
    _checked(proposal, proposal.crowd.weights)
    proof = proposal.certificate
    told = (
        f"seed {seed}: {spent:.2f} s, {proof.served:,} of 3,000 people, greatest regret "
        f"{proof.greatest_regret}, total {proof.total:,}, {proof.pairs:,} pairs, proven over "
        f"{'all' if proof.is_over_all else 'the best'}"
    )
    return {"told": told}


def _newcomer() -> Told:
    people = invented(10_001, 2_500, seed=SEED)
    first = next(at for at, one in enumerate(people) if isinstance(one, Peer))
    newcomer = people.pop(first)
    assert isinstance(newcomer, Peer | Supporter)
    proposal = propose(people)
    spent = []
    for _ in range(15):
        begun = time.process_time()
        place(newcomer, proposal)
        spent.append(time.process_time() - begun)
    return {"told": f"{sorted(spent)[7] * 1000:.1f} ms (median of 15)"}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:] and not sys.argv[1].isdigit():
        print(json.dumps(_row_of(sys.argv[1], sys.argv[2:])))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1][0])
