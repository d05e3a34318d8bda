"""What idle streams cost, and how fast they are told: `python -m benchmarks.streams`.

Every stream is a real socket of one uvicorn; whoever listens is another process. `naive` is an
async streaming view of Django under its own ASGI handler, at a size it can bear.
"""

import asyncio
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Any

SIZES = {"live": (100, 1_000, 5_000), "naive": (100, 300)}
WAKES = 5
LOST_EACH_TIME = 0.1
AT_ONCE = 100
FILES = 20_000
PATIENCE_SECONDS = 60
BAR_KB, BAR_MS = 25, 200
# Two people are told of a message; so many messages, one after the other.
MESSAGES, PAUSE_SECONDS = 400, 0.01
COLUMNS = (
    *("", "streams", "KB each", "threads", "two told: p50 ms", "p99 ms", "last ms"),
    *("all told: p50 ms", "p99 ms", "last ms", "processor ms", "lost", "s to connect"),
)


class Served:
    """A server in a process of its own, asked over pipes."""

    def __init__(self, count: int, kind: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.streaming", str(count), kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        told = self._answer()
        self.port, self.keys = told["port"], told["keys"]

    def ask(self, line: str) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())


@dataclass
class Listener:
    """One browser: when it heard which number."""

    port: int
    key: str
    heard: dict[int, float] = field(default_factory=dict)
    task: asyncio.Task[None] | None = None
    is_open: asyncio.Event = field(default_factory=asyncio.Event)

    async def connect(self) -> None:
        self.is_open.clear()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        asks = f"GET /live HTTP/1.1\r\nHost: localhost\r\nCookie: session={self.key}\r\n\r\n"
        writer.write(asks.encode())
        self.task = asyncio.create_task(self._listen(reader, writer))
        await asyncio.wait_for(self.is_open.wait(), PATIENCE_SECONDS)

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async for line in reader:
                if line.startswith(b"data: "):
                    number = json.loads(line[6:])["number"]
                    self.heard.setdefault(number, time.monotonic())
                    self.is_open.set()
        finally:
            writer.close()

    def lose(self) -> None:
        assert self.task is not None
        self.task.cancel()


async def connected(listeners: list[Listener]) -> None:
    for start in range(0, len(listeners), AT_ONCE):
        await asyncio.gather(*(one.connect() for one in listeners[start : start + AT_ONCE]))


async def all_heard(listeners: list[Listener], number: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and not all(number in one.heard for one in listeners):
        await asyncio.sleep(0.005)


async def measured(count: int, kind: str) -> str:
    served = await asyncio.to_thread(Served, count, kind)
    listeners = [Listener(served.port, key) for key in served.keys]
    # The first few load what is loaded once, whoever comes.
    await connected(listeners[:20])
    (before, _threads), began = served.ask("size"), time.monotonic()
    await connected(listeners[20:])
    seconds = time.monotonic() - began
    await asyncio.sleep(2)
    after, threads = served.ask("size")
    two = await two_told(served, listeners)
    took: list[float] = []
    used_before = served.ask("used")
    for number in range(2_000, 2_000 + WAKES):
        told_at = await asyncio.to_thread(served.ask, f"wake {number}")
        await all_heard(listeners, number)
        took += [
            1000 * (one.heard[number] - told_at) for one in listeners if number in one.heard
        ]
    used = 1000 * (served.ask("used") - used_before) / WAKES
    lost = await lost_in(served, listeners, kind)
    for one in listeners:
        one.lose()
    await asyncio.sleep(1)
    served.process.kill()
    served.process.wait()
    cells = (
        *(kind, f"{count:,}", f"{(after - before) / (count - 20):.1f}", threads),
        *(*spread(two), *spread(took), f"{used:.0f}", lost, f"{seconds:.1f}"),
    )
    return f"| {' | '.join(map(str, cells))} |"


def spread(took: list[float]) -> tuple[str, str, str]:
    """Return the middle, what one in a hundred is longer than, and the longest."""
    nearly_all = statistics.quantiles(took, n=100)[98]
    return f"{statistics.median(took):.0f}", f"{nearly_all:.0f}", f"{max(took):.0f}"


async def two_told(served: Served, listeners: list[Listener]) -> list[float]:
    """Tell two of them of each message, as it is in a house; return how long it took each."""
    rng, took = random.Random(5), []
    for number in range(1_000, 1_000 + MESSAGES):
        first, second = rng.sample(range(len(listeners)), 2)
        told_at = await asyncio.to_thread(served.ask, f"wake {number} {first} {second}")
        two = [listeners[first], listeners[second]]
        await all_heard(two, number)
        took += [1000 * (one.heard[number] - told_at) for one in two]
        await asyncio.sleep(PAUSE_SECONDS)
    return took


async def lost_in(served: Served, listeners: list[Listener], kind: str) -> int:
    """Cut some off, tell everybody, let them come back: return how many never heard of it."""
    rng = random.Random(7)
    missed = 0
    for number in range(3_000, 3_000 + WAKES):
        away = rng.sample(listeners, int(len(listeners) * LOST_EACH_TIME))
        for one in away:
            one.lose()
        await asyncio.to_thread(served.ask, f"wake {number}")
        await connected(away)
        await all_heard(listeners, number)
        missed += sum(number not in one.heard for one in listeners)
    return missed


def main() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    print(f"| {' | '.join(COLUMNS)} |")
    print(f"|---|{'--:|' * (len(COLUMNS) - 1)}")
    for kind, sizes in SIZES.items():
        for count in sizes:
            print(asyncio.run(measured(count, kind)), flush=True)
    print(f"\nBars: {BAR_KB} KB each, p99 {BAR_MS} ms where two are told, none lost.")


if __name__ == "__main__":
    main()
