"""What practising costs: a drill answered, the feedback of an hour, pages as a house grows.

Figures are printed, never asserted. `python -m benchmarks.practice [practices]`
"""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from uuid import UUID

from benchmarks import stage
from benchmarks.asking import Answer, Cost, Visitor, cost_of, summed
from benchmarks.house import Builder
from benchmarks.loops import loop
from benchmarks.practised import EACH, SAID, Practised, talk_of
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.rules import Part
from letsbe.practice.queries import shelf, talks

SIZES = (100, 1_000, 10_000, 100_000)
HOUR = 300
VISITED = 10
ROUNDS = 12
ANSWERED = 200
PEOPLE = 60
WHAT = """\
Processor time in ms for one request through every layer of the house's WSGI stack: median and
95th. `loops` is the same divided by a fixed piece of Python run in turn with it, which takes
out most of what other work on the machine adds ({loop:.1f} ms just now).
"""


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    stage.furnish()
    builder = Builder(seed=2026, at=clock.now())
    practised = Practised(builder)
    dana = builder.person(Part.COORDINATOR)
    # As many as a page of hours names, so that it is the same page in each house.
    for _each in range(PEOPLE):
        builder.person(Part.PEER)
    builder.pour()
    print(WHAT.format(loop=loop()))
    by_house(practised, Visitor(dana.pk), [size for size in SIZES if size <= most])
    while len(practised.learners) < VISITED:
        practised.learner()
    hours = [practised.talk(person, talk_of(HOUR)) for person in practised.learners[:VISITED]]
    builder.pour()
    drill(practised)
    hour(practised, hours)
    print(f"The fixed piece of Python after: {loop():.1f} ms")


def drill(practised: Practised) -> None:
    """Answer drills one after another: the post that stores it, and the page that follows."""
    prompts = cycle(shelf.drills().values())
    visitors = cycle([Visitor(person) for person in practised.learners[:VISITED]])
    stored: list[float] = []
    shown: list[float] = []
    disk: list[float] = []
    noise: list[float] = []
    for number in range(ANSWERED + VISITED):
        visitor, prompt = next(visitors), next(prompts)
        page = visitor.get(f"/practice/drills/{prompt.key}")
        fields = {
            "csrfmiddlewaretoken": page.field("csrfmiddlewaretoken"),
            "once_key": str(new_id()),
            "words": SAID[number % len(SAID)],
        }
        answer = visitor.post(f"/practice/drills/{prompt.key}", fields)
        told = visitor.get(dict(answer.headers)["Location"])
        if (answer.status, told.status) != (302, 200):
            raise SystemExit(f"A drill answered {answer.status} and {told.status}.")
        if number >= VISITED:
            stored.append(answer.milliseconds - answer.committing)
            disk.append(answer.committing)
            shown.append(told.milliseconds)
            noise.append(loop())
    both = [one + other for one, other in zip(stored, shown, strict=True)]
    _head("a drill")
    for name, times in (("stored", stored), ("shown", shown), ("both", both)):
        _line(name, summed(times, queries=0, size=0, noise=noise))
    print(f"{'  to the disk besides':<26} {sum(disk) / len(disk):>8.2f}\n")


def hour(practised: Practised, talked: Sequence[UUID]) -> None:
    """Show the feedback of a talk of an hour; beside it, hearing alone."""
    _head(f"feedback of {HOUR} turns")
    people = practised.learners[:VISITED]
    asks = [
        _visit(Visitor(person), f"/practice/items/{talk}")
        for person, talk in zip(people, talked, strict=False)
    ]
    _line("the whole page", cost_of(asks, rounds=ROUNDS))
    times, noise = [], []
    for _round in range(ROUNDS * 2):
        begun = time.thread_time()
        talks.feedback(talk_of(HOUR), {})
        times.append((time.thread_time() - begun) * 1000)
        noise.append(loop())
    _line("hearing it, and no page", summed(times, queries=0, size=0, noise=noise))
    print()


def by_house(practised: Practised, dana: Visitor, sizes: list[int]) -> None:
    _head("pages, practices in the house")
    first: dict[str, Cost] = {}
    for size in sizes:
        begun = time.monotonic()
        practised.grow(to=size)
        # The same two people in every house, who are all there are in the smallest.
        visitors = [Visitor(person) for person in practised.learners[: SIZES[0] // EACH]]
        print(f"{practised.practices:,} ({time.monotonic() - begun:.0f} s to build)")
        pages = _pages(visitors, dana)
        pages["feedback, 15 turns"] = [
            _visit(visitor, f"/practice/items/{talk}")
            for visitor, talk in zip(visitors, practised.talked, strict=False)
        ]
        for name, asks in pages.items():
            cost = cost_of(asks, rounds=ROUNDS * VISITED // len(asks))
            first.setdefault(name, cost)
            _line(f"  {name}", cost, growth=cost.loops / first[name].loops)
    print(f"\n{stage.megabytes():.0f} MB; {EACH} practices each, of ten seven are drills.")


def _pages(visitors: list[Visitor], dana: Visitor) -> dict[str, list[Callable[[], Answer]]]:
    mine = ("/practice", "/practice/drills", "/practice/checklist", "/practice/certificate")
    pages = {path: [_visit(visitor, path) for visitor in visitors] for path in mine}
    return {**pages, "/practice/hours": [_visit(dana, "/practice/hours")]}


def _visit(visitor: Visitor, path: str) -> Callable[[], Answer]:
    return partial(visitor.get, path)


def _head(name: str) -> None:
    print(
        f"{name:<32} {'queries':>7} {'ms':>8} {'p95':>8} {'loops':>7} {'bytes':>9}  against 100"
    )


def _line(name: str, cost: Cost, *, growth: float | None = None) -> None:
    told = "" if growth is None else f"{growth:>12.2f}"
    print(
        f"{name:<32} {cost.queries:>7} {cost.median:>8.2f} {cost.p95:>8.2f} "
        f"{cost.loops:>7.2f} {cost.size:>9,}{told}"
    )


if __name__ == "__main__":
    main()
