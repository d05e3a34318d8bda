"""What is told to open pages: that something is new, for whom, and up to which number."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

# More windows than anybody has open; one more closes the one that was opened first.
MOST_STREAMS = 8


@dataclass(frozen=True, kw_only=True)
class Wake:
    """That something has reached a number: a wake-up, from which no word can be learnt."""

    people: frozenset[UUID]
    about: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class Closing:
    """That the streams of these people close now: what they may see has changed."""

    people: frozenset[UUID]


@dataclass(frozen=True, kw_only=True)
class SignedOut:
    """That one session is over, named by its digest: what is told must open nothing."""

    session: str


@dataclass(frozen=True, kw_only=True)
class Gap:
    """That news may have been missed: everything is asked for anew."""


News = Wake | Closing | SignedOut | Gap


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Who a stream is for, and by which session."""

    person: UUID
    session_key: str = field(repr=False)
    # What the session was signed in with: a new passphrase makes another one.
    proof: str = field(repr=False)

    @property
    def session(self) -> str:
        return digest(self.session_key)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How often a stream is kept awake, when it is looked at again, and how long it lives."""

    beat: timedelta = timedelta(seconds=20)
    sweep: timedelta = timedelta(seconds=30)
    life: timedelta = timedelta(minutes=15)


def digest(session_key: str) -> str:
    return hashlib.blake2b(session_key.encode(), digest_size=16).hexdigest()
