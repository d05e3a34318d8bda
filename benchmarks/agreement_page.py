"""What the agreement page and a signature cost, as an agreement and as the house grow.

Beside each figure stands the same page made naively (benchmarks.naive), in the same run.
Figures are printed, never asserted. `python -m benchmarks.agreement_page [relationships]`
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from uuid import UUID

from django.conf import settings

from benchmarks import stage
from benchmarks.asking import Answer, Cost, Visitor, cost_of, summed
from benchmarks.house import Builder, Pair
from benchmarks.loops import loop
from benchmarks.naive import PLAIN
from benchmarks.tables import Table
from letsbe.agreements import queries
from letsbe.lib import clock
from letsbe.people.models import Person

SIZES = (100, 1_000, 10_000, 100_000)
BY_CLAUSES = {
    1: Table.ONE, 3: Table.THREE, 10: Table.TEN, 30: Table.DRAFT, 60: Table.SIXTY,
}  # fmt: skip
VISITED = 10
ROUNDS = 12
SIGNED = 30
# This share of a grown house has tables of thirty clauses; the others have three.
LARGE_TABLES = 0.01


WHAT = """\
Processor time in ms for one request, through every layer of the house's WSGI stack: median and
95th of {requests} requests by {people} people. `loops` is the same divided by a fixed piece of
Python run in turn with it, which takes out most of what other work on the machine adds.
"""


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    settings.ROOT_URLCONF = "benchmarks.naive"
    stage.furnish()
    builder = Builder(seed=2026, at=clock.now())
    print(WHAT.format(requests=VISITED * ROUNDS, people=VISITED))
    print(f"The fixed piece of Python before: {_noise()}")
    builder.grow(to=SIZES[0], measured=_first_tables())
    by_clauses(builder)
    scenarios(builder)
    signatures(builder)
    by_house(builder, [size for size in SIZES if size <= most])
    print(f"The fixed piece of Python after: {_noise()}")


def by_clauses(builder: Builder) -> None:
    _head("clauses")
    for count, table in BY_CLAUSES.items():
        _line(str(count), *_costs(builder.pairs[table][:VISITED]))
    print()


def scenarios(builder: Builder) -> None:
    _head("30 clauses, 90 wordings")
    told = {
        "draft: 20 settled, 6 wait": Table.DRAFT,
        "change: 14 settled, 12 wait": Table.CHANGE,
        "all settled, to be signed": Table.READY,
    }
    for name, table in told.items():
        _line(name, *_costs(builder.pairs[table][:VISITED]))
    print()


def signatures(builder: Builder) -> None:
    """Sign every table that is ready, by both; the second signature brings it in force."""
    first: list[Answer] = []
    second: list[Answer] = []
    noise = []
    for pair in builder.pairs[Table.READY]:
        first.append(_signed(pair, pair.first))
        noise.append(loop())
        second.append(_signed(pair, pair.second))
    head = f"{'ms':>7} {'p95':>7} {'loops':>6} {'to disk':>8}"
    print(f"{'signing 28 clauses of 30':<28} {head}")
    for name, answers in (("the first signature", first), ("the second: in force", second)):
        times = [answer.milliseconds - answer.committing for answer in answers]
        disk = statistics.median(answer.committing for answer in answers)
        cost = summed(times, queries=0, size=0, noise=noise)
        row = f"{cost.median:>7.2f} {cost.p95:>7.2f} {cost.loops:>6.2f} {disk:>8.2f}"
        print(f"{name:<28} {row}")
    print()


def by_house(builder: Builder, sizes: Iterable[int]) -> None:
    base: tuple[Cost, Cost] | None = None
    rng = random.Random(1)
    _head("30 clauses, relationships")
    built = []
    for size in sizes:
        begun = time.monotonic()
        large = int((size - builder.relationships) * LARGE_TABLES)
        builder.grow(to=size, measured=[Table.DRAFT] * large)
        took = time.monotonic() - begun
        built.append(f"{size:,} in {took:.0f} s, {stage.megabytes():.0f} MB")
        costs = _costs(rng.sample(builder.pairs[Table.DRAFT], VISITED))
        base = base or costs
        _line(f"{size:,}", *costs)
        growth = [cost.loops / first.loops for cost, first in zip(costs, base, strict=True)]
        print(f"{'  against 100, in loops':<28} {growth[0]:>18.2f} {growth[1]:>32.2f}")
    print("\nBuilt:", "; ".join(built))
    print(_what_was_built(builder))


def _what_was_built(builder: Builder) -> str:
    large = sum(len(pairs) for pairs in builder.pairs.values())
    return (
        f"Each relationship has two people, keys and grants for each of them, three"
        f" acknowledged minimums each, an agreement and a chained strand of the journal;"
        f" {large:,} of them have tables of their own (most of 30 clauses with 90 wordings and"
        f" some 120 entries), the others three clauses of one wording and five entries."
    )


def _first_tables() -> list[Table]:
    small = [t for t in (*BY_CLAUSES.values(), Table.CHANGE) for _ in range(VISITED)]
    return small + [Table.READY] * SIGNED


def _costs(pairs: list[Pair]) -> tuple[Cost, Cost]:
    real: list[Callable[[], Answer]] = []
    naive: list[Callable[[], Answer]] = []
    for pair in pairs:
        visitor = Visitor(pair.second)
        _lay_open(pair)
        real.append(_visit(visitor, f"/agreements/{pair.relationship}"))
        naive.append(_visit(visitor, f"/naive/{pair.relationship}"))
    return cost_of(real, rounds=ROUNDS), cost_of(naive, rounds=ROUNDS)


def _visit(visitor: Visitor, path: str) -> Callable[[], Answer]:
    return lambda: visitor.get(path)


def _lay_open(pair: Pair) -> None:
    """Give the naive page its plain text: names and words of one table."""
    person = Person.objects.get(pk=pair.second)
    table = queries.opened_for_party(person, pair.relationship)
    for rows in table.wordings.values():
        PLAIN.update({row.id: table.words_of(row) or "" for row in rows})
    for who in (pair.first, pair.second):
        PLAIN[who] = "Somebody"


def _signed(pair: Pair, person: UUID) -> Answer:
    visitor = Visitor(person)
    page = visitor.get(f"/agreements/{pair.relationship}/read")
    names = ("csrfmiddlewaretoken", "once_key", "read")
    answer = visitor.post(
        f"/agreements/{pair.relationship}/sign", {name: page.field(name) for name in names}
    )
    if answer.status != 302 or not dict(answer.headers)["Location"].endswith("/signed"):
        raise SystemExit(f"A signature was answered {answer.status}: nothing was measured.")
    return answer


def _noise() -> str:
    times = [loop() for _ in range(200)]
    return f"median {statistics.median(times):.2f} ms, best {min(times):.2f} ms.\n"


def _head(what: str) -> None:
    print(f"{'':<28} {'letsbe':^33} {'naive':^33}")
    columns = f"{'queries':>7} {'ms':>6} {'p95':>6} {'loops':>6} {'bytes':>6}"
    print(f"{what:<28} {columns} {columns}")


def _line(name: str, real: Cost, naive: Cost) -> None:
    print(f"{name:<28} {_cells(real)} {_cells(naive)}")


def _cells(cost: Cost) -> str:
    return (
        f"{cost.queries:>7} {cost.median:>6.2f} {cost.p95:>6.2f} {cost.loops:>6.2f}"
        f" {cost.size:>6}"
    )


if __name__ == "__main__":
    main()
