"""When something that was begun counts as left by a worker that is gone, and is begun again."""

from collections.abc import Callable
from datetime import datetime, timedelta

# Longer than any task takes, for workers on other machines, which cannot be asked.
LONGEST_TASK = timedelta(minutes=15)
MOST_TRIES = 5
_FIRST_WAIT = timedelta(seconds=20)
_PARTS = 4


def worker_name(host: str, pid: int, start: str, chance: str) -> str:
    return f"{host}/{pid}/{start}/{chance}"


def is_left(
    by: str, *, since: datetime, me: str, is_alive: Callable[[int], bool], at: datetime
) -> bool:
    """Say whether nobody is doing it any more; a worker asks this between two tasks."""
    if by == me:
        return True
    if not _is_neighbour(by, me):
        return abs(at - since) > LONGEST_TASK
    (_host, pid, start, *_), (_here, my_pid, my_start, *_) = by.split("/"), me.split("/")
    # The same number with another start was this process before it was started anew.
    return start != my_start if pid == my_pid else not is_alive(int(pid))


def _is_neighbour(by: str, me: str) -> bool:
    """Say whether it is a worker of this machine, by a name that this house gives."""
    parts = by.split("/")
    return len(parts) == _PARTS and parts[0] == me.split("/")[0] and parts[1].isdigit()


def wait_before_again(*, tries: int) -> timedelta | None:
    """Return how long to wait after so many tries, or None where it is given up."""
    if tries >= MOST_TRIES:
        return None
    return _FIRST_WAIT * 4 ** (tries - 1) if tries else timedelta(0)
