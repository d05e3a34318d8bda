"""What the other said around a listener's turn: before it, and after it."""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

_EARLIER = 2


class Around(NamedTuple):
    """What the other said: last before a turn, earlier (newest first), and after it.

    `after` is None where nothing was said yet, or nothing is known.
    """

    before: str = ""
    earlier: tuple[str, ...] = ()
    after: str | None = None


def arounds(texts: Sequence[str], is_listener: Sequence[bool]) -> list[Around]:
    """Return for each turn what the other side said around it, in time that grows with them.

    >>> arounds(["I left.", "You left?", "Yes."], [False, True, False])[1]
    Around(before='I left.', earlier=(), after='Yes.')
    """
    lately = {True: deque[str](maxlen=_EARLIER + 1), False: deque[str](maxlen=_EARLIER + 1)}
    found = []
    for at, mine in enumerate(is_listener):
        others = lately[not mine]
        follows = at + 1 < len(texts) and is_listener[at + 1] != mine
        found.append(
            Around(
                before=others[0] if others else "",
                earlier=tuple(others)[1:],
                after=texts[at + 1] if follows else None,
            )
        )
        lately[mine].appendleft(texts[at])
    return found
