"""Everybody who has a stream open here: found by person, told, kept awake, closed."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from random import random
from uuid import UUID

from letsbe.live.rules import MOST_STREAMS, Closing, News, Pace, SignedOut, Wake
from letsbe.live.stream.wire import Wire

# Streams are kept awake in turns, so that thousands do not stir at once.
_TURNS = 20
# Lives differ by up to a tenth: what came together need not come back together.
_SPREAD = 0.1


class Crowd:
    """Belongs to one event loop; everything here is done in it."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._of_person: dict[UUID, dict[Wire, None]] = {}
        self._turns: list[dict[Wire, None]] = [{} for _ in range(_TURNS)]
        self._turn = 0

    def __iter__(self) -> Iterator[Wire]:
        return iter([wire for wires in self._of_person.values() for wire in wires])

    def __len__(self) -> int:
        return sum(map(len, self._turns))

    def life(self) -> timedelta:
        return self._pace.life * (1 - _SPREAD * random())  # noqa: S311 (spread, no secret)

    def enter(self, wire: Wire) -> None:
        """Take a stream in; of too many by one person, the oldest ends."""
        mine = self._of_person.setdefault(wire.seat.person, {})
        mine[wire] = None
        min(self._turns, key=len)[wire] = None
        if len(mine) > MOST_STREAMS:
            self.end([next(iter(mine))])

    def leave(self, wire: Wire) -> None:
        mine = self._of_person.get(wire.seat.person, {})
        mine.pop(wire, None)
        if not mine:
            self._of_person.pop(wire.seat.person, None)
        for turn in self._turns:
            turn.pop(wire, None)

    def end(self, wires: Iterable[Wire]) -> None:
        for wire in wires:
            self.leave(wire)
            wire.end()

    def spread(self, news: News) -> None:
        """Tell whom it concerns."""
        if isinstance(news, Wake):
            for wire in self._of(news.people):
                wire.wake({news.about: news.number})
        elif isinstance(news, Closing):
            self.end(self._of(news.people))
        elif isinstance(news, SignedOut):
            self.end([wire for wire in self if wire.session == news.session])

    def stir(self, *, now: float) -> None:
        """Keep the next few awake, and end whoever has lived long enough."""
        self._turn = (self._turn + 1) % _TURNS
        for wire in tuple(self._turns[self._turn]):
            if wire.ends_at <= now:
                self.end([wire])
            else:
                wire.beat()

    @property
    def seconds_to_stir(self) -> float:
        return self._pace.beat.total_seconds() / _TURNS

    def _of(self, people: Iterable[UUID]) -> list[Wire]:
        return [wire for person in people for wire in self._of_person.get(person, ())]
