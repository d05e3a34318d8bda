"""How long a mail that was not taken waits before it is tried again."""

from datetime import timedelta

# A process that does not come back within this time has lost what it took.
TAKEN_FOR = timedelta(minutes=5)
_FIRST = timedelta(minutes=1)
_LONGEST = timedelta(minutes=30)
_DOUBLINGS = 5


def wait_after(tries: int) -> timedelta:
    """Return a wait that doubles with each try, up to half an hour."""
    doubled: timedelta = _FIRST * 2 ** min(tries, _DOUBLINGS)
    return min(doubled, _LONGEST)
