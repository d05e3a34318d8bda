"""A fixed piece of plain Python: how long it takes tells the machine's hour."""

import time

LOOP = 50_000


def loop() -> float:
    """Return the milliseconds a fixed piece of plain Python takes: the noise of the machine."""
    begun = time.thread_time()
    total = 0
    for number in range(LOOP):
        total += number * number % 7
    return (time.thread_time() - begun) * 1000
