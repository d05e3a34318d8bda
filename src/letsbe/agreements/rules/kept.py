"""What letsbe itself keeps of an agreement: quiet hours, a rhythm, where the two write."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

MOST_WEEKS = 4
FEWEST_MINUTES, MOST_MINUTES = 10, 240
DAYS = 7


class Sort(StrEnum):
    """What a kept term is about; of each sort one at most is in force."""

    QUIET = "quiet"
    RHYTHM = "rhythm"
    CHANNEL = "channel"


class Channel(StrEnum):
    """Where the two write to each other between meetings."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"


@dataclass(frozen=True, kw_only=True)
class QuietHours:
    """From one time of day until another, past midnight or not; each in one's own zone."""

    begins: time
    ends: time

    def until(self, at: datetime, *, zone: ZoneInfo) -> datetime | None:
        """Return when the quiet that holds at this moment ends, or None outside of it."""
        here = at.astimezone(zone)
        crosses = self.ends <= self.begins
        now = here.time()
        is_quiet = (
            now >= self.begins or now < self.ends if crosses else self.begins <= now < self.ends
        )
        if not is_quiet:
            return None
        day = here.date() + timedelta(days=1 if crosses and now >= self.begins else 0)
        first = datetime.combine(day, self.ends, tzinfo=zone)
        # Where clocks are put back this time comes twice, and the first may have passed.
        return first if first.astimezone(UTC) > at else first.replace(fold=1)


@dataclass(frozen=True, kw_only=True)
class AgreedRhythm:
    """A time of the week, every so many weeks, as the clock says in one zone."""

    weekday: int
    begins: time
    zone: str
    every_weeks: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What the version in force says that letsbe keeps; None where it says nothing."""

    quiet: QuietHours | None = None
    rhythm: AgreedRhythm | None = None
    channel: Channel | None = None


# What one wording asks letsbe to keep.
Term = QuietHours | AgreedRhythm | Channel


def sort_of(term: Term) -> Sort:
    if isinstance(term, QuietHours):
        return Sort.QUIET
    return Sort.RHYTHM if isinstance(term, AgreedRhythm) else Sort.CHANNEL


def is_sound(term: Term) -> bool:
    """Say whether letsbe can keep this at all: some of a day is left, a day is a day."""
    if isinstance(term, QuietHours):
        return term.begins != term.ends
    if isinstance(term, AgreedRhythm):
        return (
            0 <= term.weekday < DAYS
            and 1 <= term.every_weeks <= MOST_WEEKS
            and FEWEST_MINUTES <= term.minutes <= MOST_MINUTES
        )
    return True


def kept_of(terms: Iterable[Term]) -> Kept:
    """Return what these terms ask for together; there is one of each sort at most."""
    quiet = rhythm = channel = None
    for term in terms:
        if isinstance(term, QuietHours):
            quiet = term
        elif isinstance(term, AgreedRhythm):
            rhythm = term
        else:
            channel = term
    return Kept(quiet=quiet, rhythm=rhythm, channel=channel)


def spelled(term: Term) -> str:
    """Return the one spelling of a term, which is sealed and signed."""
    return json.dumps(_told(term), sort_keys=True)


def read(said: str) -> Term | None:
    """Return the term that was spelled so, or None where it is none that letsbe knows."""
    try:
        term = _term(json.loads(said))
    except (ValueError, KeyError, TypeError):
        return None
    return term if is_sound(term) else None


def _told(term: Term) -> dict[str, str | int]:
    sort = sort_of(term).value
    if isinstance(term, QuietHours):
        return {"sort": sort, "from": _clock(term.begins), "until": _clock(term.ends)}
    if isinstance(term, AgreedRhythm):
        return {
            "sort": sort,
            "weekday": term.weekday,
            "at": _clock(term.begins),
            "zone": term.zone,
            "every_weeks": term.every_weeks,
            "minutes": term.minutes,
        }
    return {"sort": sort, "channel": term.value}


def _term(told: dict[str, str | int]) -> Term:
    sort = Sort(str(told["sort"]))
    if sort is Sort.QUIET:
        begins, ends = (time.fromisoformat(str(told[name])) for name in ("from", "until"))
        return QuietHours(begins=begins, ends=ends)
    if sort is Sort.CHANNEL:
        return Channel(str(told["channel"]))
    return AgreedRhythm(
        weekday=int(told["weekday"]),
        begins=time.fromisoformat(str(told["at"])),
        zone=str(told["zone"]),
        every_weeks=int(told["every_weeks"]),
        minutes=int(told["minutes"]),
    )


def _clock(at: time) -> str:
    return at.isoformat("minutes")
