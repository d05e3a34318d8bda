"""What sealing and opening words costs, beside Fernet, which binds them to no place."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

import django
from cryptography.fernet import Fernet
from django.conf import settings

from letsbe.lib.ids import new_id

# The vault's tables need settings before they are imported; no database is touched here.
settings.configure(INSTALLED_APPS=["letsbe.vault"], DATABASES={})
django.setup()

from letsbe.vault.queries import KeyRing  # noqa: E402
from letsbe.vault.rules import Place  # noqa: E402

SIZES = (16, 100, 256, 1024, 4096, 16_384, 65_536)
ROUNDS = 15
ROUND_SECONDS = 0.02
WANTED_MICROSECONDS = 10.0
WANTED_AT = 100


class Cost(NamedTuple):
    """Microseconds of CPU for one text."""

    size: int
    seal: float
    open: float
    fernet_seal: float
    fernet_open: float


def main() -> None:
    costs = [_cost(size) for size in SIZES]
    print("Microseconds of CPU for one text, median of", ROUNDS, "interleaved rounds.")
    print(
        "letsbe: a key for each row, bound to its place, padded. Fernet: one key, no place.\n"
    )
    print(f"{'bytes':>7} {'seal':>8} {'open':>8} {'Fernet seal':>12} {'Fernet open':>12}")
    for cost in costs:
        print(
            f"{cost.size:>7} {cost.seal:>8.2f} {cost.open:>8.2f}"
            f" {cost.fernet_seal:>12.2f} {cost.fernet_open:>12.2f}"
        )
    print(f"\n{SIZES[-1] // SIZES[0]} times the bytes cost:", _growth(costs[0], costs[-1]))
    asked = next(cost for cost in costs if cost.size == WANTED_AT)
    verdict = "reached" if max(asked.seal, asked.open) <= WANTED_MICROSECONDS else "MISSED"
    print(f"The bar of {WANTED_MICROSECONDS:.0f} µs for {WANTED_AT} characters is {verdict}.")


def _growth(first: Cost, last: Cost) -> str:
    return (
        f"seal {last.seal / first.seal:.1f}, open {last.open / first.open:.1f}, "
        f"Fernet seal {last.fernet_seal / first.fernet_seal:.1f}, "
        f"Fernet open {last.fernet_open / first.fernet_open:.1f} times as much."
    )


def _cost(size: int) -> Cost:
    bond, author, words = new_id(), new_id(), "x" * size
    ring = KeyRing(
        {(bond, author): bytes(range(32))}, relationships=frozenset([bond]), people=frozenset()
    )
    here = Place("clause", "words", new_id(), 1, bond, author)
    sealed = ring.seal(words, here)
    fernet = Fernet(Fernet.generate_key())
    token = fernet.encrypt(words.encode())
    return Cost(
        size,
        *_medians(
            lambda: ring.seal(words, here),
            lambda: ring.open(sealed, here),
            lambda: fernet.encrypt(words.encode()),
            lambda: fernet.decrypt(token).decode(),
        ),
    )


def _medians(*deeds: Callable[[], object]) -> list[float]:
    times = [_times_in_a_round(deed) for deed in deeds]
    rounds = [
        [_seconds(deed, count) / count for deed, count in zip(deeds, times, strict=True)]
        for _ in range(ROUNDS)
    ]
    return [statistics.median(column) * 1e6 for column in zip(*rounds, strict=True)]


def _times_in_a_round(deed: Callable[[], object]) -> int:
    return max(10, int(ROUND_SECONDS / max(_seconds(deed, 50) / 50, 1e-7)))


def _seconds(deed: Callable[[], object], count: int) -> float:
    begun = time.process_time()
    for _ in range(count):
        deed()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
