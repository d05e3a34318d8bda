"""What a conversation costs: its page, sending, searching, as it and as the house grow.

Beside each figure stands the same made naively (benchmarks.naive_messages), in the same run.
Figures are printed, never asserted. `python -m benchmarks.conversations [messages]`
"""

import sys
import time
from collections.abc import Callable

from django.conf import settings

from benchmarks import stage
from benchmarks.asking import Answer, Cost, Visitor, cost_of, summed
from benchmarks.house import Builder, Pair
from benchmarks.loops import loop
from benchmarks.tables import Table
from benchmarks.written import RARE, Filled, Written
from letsbe.lib import clock
from letsbe.lib.ids import new_id

LENGTHS = (100, 1_000, 50_000)
HOUSES = (50_000, 200_000, 1_000_000)
PAIRS = 250
ROUNDS = 20
SEARCHES = 3
EACH = 10_000
WHAT = """\
Processor time in ms for one request, through every layer of the house's WSGI stack, without
the disk's part; median and 95th. `loops`: divided by a fixed piece of Python run in turn.
"""


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else HOUSES[-1]
    settings.ROOT_URLCONF = "benchmarks.naive_messages"
    stage.furnish()
    builder = Builder(seed=2026, at=clock.now())
    print(WHAT)
    builder.grow(to=PAIRS, measured=[Table.ONE] * (PAIRS // 2))
    pairs = list(builder.pairs[Table.ONE])
    written = Written(builder)
    first = [written.fill(pairs.pop(), count, is_plain=True) for count in LENGTHS[:2]]
    _head(f"messages between two, {written.messages:,} in the house")
    base = {one.messages: _costs(one) for one in first}
    for length, costs in base.items():
        _lines(f"{length:,}", costs)
    longest = written.fill(pairs.pop(), LENGTHS[-1], is_plain=True)
    _lines(f"{LENGTHS[-1]:,}", _costs(longest))
    searching(longest)
    for size in [size for size in HOUSES if size <= most]:
        begun = time.monotonic()
        while written.messages < size and pairs:
            written.fill(pairs.pop(), min(EACH, size - written.messages))
        _by_house(written, begun, first[1], longest, base[LENGTHS[1]])


def _by_house(
    written: Written, begun: float, short: Filled, longest: Filled, base: tuple[Cost, ...]
) -> None:
    took = time.monotonic() - begun
    _head(f"{written.messages:,} in the house ({took:.0f} s, {stage.megabytes():.0f} MB)")
    costs = _costs(short)
    _lines(f"{short.messages:,}", costs)
    growth = [a.loops / b.loops for a, b in zip(costs, base, strict=True)]
    print(f"{'  against the first, in loops':<34} {_ratios(growth)}")
    _lines(f"{longest.messages:,}", _costs(longest))


def searching(filled: Filled) -> None:
    """Look through all there is, for what is nowhere, and for what is rare."""
    print(f"\nsearching {filled.messages:,} messages (ms of processor time, loops)")
    visitor = Visitor(filled.pair.second)
    for name, wanted in (("nowhere", "zeppelin"), ("one in a thousand", RARE.lower())):
        row = []
        for where in ("conversations", "naive"):
            address = f"/{where}/{filled.pair.relationship}"
            token = _token(visitor, address)
            fields = {"csrfmiddlewaretoken": token, "wanted": wanted}
            answers, noise = [], []
            for _ in range(SEARCHES):
                answers.append(visitor.post(f"{address}/search", fields))
                noise.append(loop())
            cost = summed([a.milliseconds for a in answers], queries=0, size=0, noise=noise)
            found = answers[-1].body.decode().count('id="message-') or answers[
                -1
            ].body.decode().count("<mark>")
            row.append(f"{cost.median:>8.1f} {cost.loops:>7.2f} ({found} found)")
        print(f"{name:<34} letsbe {row[0]}   naive {row[1]}")


def _costs(filled: Filled) -> tuple[Cost, Cost, Cost, Cost]:
    """Return the page and a sending, each here and naively."""
    visitor, bond = Visitor(filled.pair.second), filled.pair.relationship
    pages = [
        cost_of([_visit(visitor, f"/{where}/{bond}")], rounds=ROUNDS)
        for where in ("conversations", "naive")
    ]
    return (
        pages[0],
        _sending(filled.pair, "conversations"),
        pages[1],
        _sending(filled.pair, "naive"),
    )


def _visit(visitor: Visitor, path: str) -> Callable[[], Answer]:
    return lambda: visitor.get(path)


def _sending(pair: Pair, where: str) -> Cost:
    visitor, address = Visitor(pair.first), f"/{where}/{pair.relationship}"
    token = _token(visitor, address)
    times, noise = [], []
    for number in range(ROUNDS + 1):
        fields = {
            "csrfmiddlewaretoken": token,
            "once_key": str(new_id()),
            "words": f"Number {number}: I will be there at six.",
        }
        answer = visitor.post(address, fields)
        if answer.status != 302:
            raise SystemExit(f"A message was answered {answer.status}: nothing was measured.")
        if number:
            times.append(answer.milliseconds - answer.committing)
            noise.append(loop())
    return summed(times, queries=0, size=0, noise=noise)


def _token(visitor: Visitor, address: str) -> str:
    return visitor.get(address).field("csrfmiddlewaretoken")


def _head(what: str) -> None:
    print(f"\n{what}")
    columns = f"{'page ms':>8} {'p95':>6} {'loops':>6} {'send ms':>8} {'p95':>6} {'loops':>6}"
    print(f"{'':<34} {'letsbe':^46} {'naive':^46}")
    print(f"{'between the two':<34} {columns} {columns}")


def _lines(name: str, costs: tuple[Cost, Cost, Cost, Cost]) -> None:
    cells = [f"{c.median:>8.2f} {c.p95:>6.2f} {c.loops:>6.2f}" for c in costs]
    print(f"{name:<34} {' '.join(cells)}  queries {costs[0].queries}, naive {costs[2].queries}")


def _ratios(growth: list[float]) -> str:
    return " ".join(f"{ratio:>22.2f}" for ratio in growth)


if __name__ == "__main__":
    main()
