"""What a proposal costs as a house grows: gathering, solving, writing, and its page.

Figures are printed, never asserted. `python -m benchmarks.introductions [people]`
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TypeVar

from benchmarks import stage
from benchmarks.asking import Visitor, cost_of
from benchmarks.crowds import ABOUT, EXPERIENCES, INTERESTS, LANGUAGES
from benchmarks.house import Builder
from benchmarks.loops import loop
from letsbe.introductions.actions import proposing, vouching
from letsbe.introductions.models import Run
from letsbe.introductions.queries import gathering, written
from letsbe.introductions.rules import matching
from letsbe.lib import clock
from letsbe.people.models import Person, Portrait, Vouching
from letsbe.people.rules import Part, portraits
from letsbe.people.rules.portraits import Way
from letsbe_matching import Weights

SIZES = (250, 500, 1_000, 2_000)
ONE_IN = 4
ROOM = 3
ROUNDS = 10
Found = TypeVar("Found")
WHAT = """\
Processor time in ms. A quarter of the people have room for three others, the rest wait.
`gather` opens all they told; `solve` is letsbe_matching with short lists and reasons; `write`
seals what is said to each. `page` is one request for the whole proposal through every layer,
`loops` the same divided by the fixed piece of Python. `vouch` shows everybody their short
list, `mine` is a peer's page.
`one by one` is the reading of the page with queries for each row, and no page around it.
The fixed piece of Python takes {loop:.1f} ms just now.
"""


def main() -> None:
    if len(sys.argv) > 1:
        _one_house(int(sys.argv[1]))
        return
    print(WHAT.format(loop=loop()))
    heads = ["gather", "solve", "write", "page", "loops", "queries", "KB"]
    heads += ["one by one", "vouch", "mine"]
    print(f"{'people':>7}" + "".join(f"{head:>11}" for head in heads), flush=True)
    # A house for each size: what was asked in a smaller one is not in a larger one's way.
    for size in SIZES:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.introductions", str(size)], check=True
        )
    print(f"\nThe fixed piece of Python after: {loop():.1f} ms")


def _one_house(size: int) -> None:
    stage.furnish()
    builder = Builder(seed=2026, at=clock.now())
    dana = builder.person(Part.COORDINATOR)
    builder.pour()
    for here in range(size):
        _somebody(builder, dana, is_supporter=here % ONE_IN == 0)
    builder.pour()
    print(f"{size:>7}" + "".join(f"{each:>11}" for each in _row(dana)), flush=True)


def _row(dana: Person) -> list[str]:
    at = clock.now()
    run = proposing.ask_for_proposal(Weights(), by=dana, at=at)
    asked, gather = timed(partial(gathering.asked_for, run, on=at.date()))
    _found, solve = timed(partial(matching.propose, asked))
    _done, whole = timed(partial(proposing.carry_out, run.pk, clock=clock.now))
    visitor = Visitor(dana.pk)
    path = f"/proposals/{run.pk}"
    page = cost_of([partial(visitor.get, path)], rounds=ROUNDS)
    _read, one_by_one = timed(partial(_one_by_one, run))
    _shown, vouch = timed(partial(vouching.vouch_for_all, run.pk, by=dana, at=clock.now()))
    peer = run.introductions.order_by("pk")[0].peer_id
    mine = cost_of([partial(Visitor(peer).get, "/introductions")], rounds=ROUNDS)
    return [
        f"{gather:.0f}",
        f"{solve:.0f}",
        f"{max(0.0, whole - gather - solve):.0f}",
        f"{page.median:.0f}",
        f"{page.loops:.0f}",
        f"{page.queries}",
        f"{page.size / 1000:.0f}",
        f"{one_by_one:.0f}",
        f"{vouch:.0f}",
        f"{mine.median:.1f}",
    ]


def timed(deed: Callable[[], Found]) -> tuple[Found, float]:
    began = time.process_time()
    found = deed()
    return found, (time.process_time() - began) * 1000


def _one_by_one(run: Run) -> None:
    """Read a proposal as it would be read row by row, without any page around it."""
    for row in run.proposed.all():
        written.line(row)


def _somebody(builder: Builder, dana: Person, *, is_supporter: bool) -> None:
    person, ring = builder.person_with_ring(Part.SUPPORTER if is_supporter else Part.PEER)
    row = Portrait(person=person)
    row.told_sealed = ring.seal(json.dumps(_told(builder)), row.place_of("told"))
    row.apart_sealed = ring.seal("{}", row.place_of("apart"))
    if is_supporter:
        row.room_for = ROOM
        vouched = Vouching(id=builder.new_id(), person=person, by=dana, at=builder.at)
        builder.add(row, vouched)
        return
    row.looking_since_at = builder.at - timedelta(days=builder.rng.randrange(200))
    builder.add(row)


def _told(builder: Builder) -> dict[str, object]:
    rng = builder.rng
    evenings = sum(
        0b1111 << (24 * day + 17) for day in rng.sample(range(7), k=rng.randint(1, 3))
    )
    return portraits.as_json(
        portraits.Portrait(
            languages=(rng.choice(LANGUAGES[:2]),),
            hours=evenings,
            ways=tuple(rng.sample(list(Way), k=2)),
            experiences=tuple(rng.sample(EXPERIENCES, k=4)),
            interests=tuple(rng.sample(INTERESTS, k=3)),
            qualities=tuple(rng.sample(ABOUT, k=2)),
            wishes=tuple(rng.sample(ABOUT, k=1)),
            introduction="I have been there, and I have time. I listen more than I talk.",
        )
    )


if __name__ == "__main__":
    main()
