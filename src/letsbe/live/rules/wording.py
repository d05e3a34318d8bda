"""How news is spelled: as an event for a browser, and as a line between two processes."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from letsbe.live.rules import Closing, News, SignedOut, Wake

OPENING = "retry: 5000\n\n"
BEAT = ":\n\n"
# PostgreSQL carries 8,000 bytes at once.
_PEOPLE_IN_A_LINE = 100


# One wake-up is often told to many.
@lru_cache(maxsize=64)
def as_event(about: UUID, number: int) -> str:
    data = json.dumps({"about": str(about), "number": number})
    return f"event: wake\nid: {about}/{number}\ndata: {data}\n\n"


def heard_last(last_event_id: str) -> tuple[UUID, int] | None:
    """Return what a browser says it heard last; None for anything that is not ours."""
    about, _slash, number = last_event_id.partition("/")
    try:
        return UUID(about), int(number)
    except ValueError:
        return None


def missed(heads: Mapping[UUID, int], *, last_event_id: str) -> dict[UUID, int]:
    """Return the heads to tell on connecting: all but the one that was heard last of all."""
    heard = heard_last(last_event_id)
    return {about: number for about, number in heads.items() if (about, number) != heard}


def lines(news: News, *, teller: str) -> Iterator[str]:
    """Spell news for the other processes; `teller` is the one it comes from."""
    if isinstance(news, SignedOut):
        yield json.dumps({"by": teller, "session": news.session})
    elif isinstance(news, Wake | Closing):
        people = sorted(map(str, news.people))
        told = {"by": teller, **_about(news)}
        for start in range(0, len(people), _PEOPLE_IN_A_LINE):
            yield json.dumps({**told, "people": people[start : start + _PEOPLE_IN_A_LINE]})


def read(line: str, *, listener: str) -> News | None:
    """Return what another process told; None for our own, and for what we cannot read.

    A line of a newer release must not end the hearing of an older one.
    """
    try:
        return _read(json.loads(line), listener=listener)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _read(told: Any, *, listener: str) -> News | None:
    if told["by"] == listener:
        return None
    if "session" in told:
        return SignedOut(session=told["session"])
    people = frozenset(map(UUID, told["people"]))
    if "about" in told:
        return Wake(people=people, about=UUID(told["about"]), number=told["number"])
    return Closing(people=people)


def _about(news: Wake | Closing) -> dict[str, Any]:
    if isinstance(news, Closing):
        return {}
    return {"about": str(news.about), "number": news.number}
