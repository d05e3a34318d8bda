"""Marking an address as safe: asked by a code, tried a few times, confirmed or removed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.rules.refusals import Refusal

CODE_LASTS = timedelta(hours=2)
CODE_DIGITS = 6
MOST_TRIES = 5
# So that nobody can have a stranger's box filled from here.
MOST_CODES_A_DAY = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How far the question is whether an address is safe."""

    is_given: bool
    is_confirmed: bool
    has_code: bool
    code_ends_at: datetime | None
    code_tries: int
    codes_on: date | None
    codes_that_day: int


def usual_occasions() -> list[str]:
    """Return what is chosen for somebody who turns reminders on: before meetings only."""
    return [Occasion.DAY_BEFORE.value, Occasion.HOUR_BEFORE.value]


def refuse_code(now: Asked, *, today: date) -> Refusal | None:
    """Say why no code may be sent to an address now."""
    if not now.is_given:
        return Refusal.NO_ADDRESS
    if now.is_confirmed:
        return Refusal.ON_ALREADY
    return refuse_address(now, today=today)


def refuse_address(now: Asked, *, today: date) -> Refusal | None:
    """Say why no address may be given now: each brings a mail with a code."""
    is_full = now.codes_on == today and now.codes_that_day >= MOST_CODES_A_DAY
    return Refusal.TOO_MANY_CODES if is_full else None


def refuse_confirming(now: Asked, *, at: datetime) -> Refusal | None:
    """Say why no code can be tried; whether it is the right one is seen after that."""
    if not now.is_given:
        return Refusal.NO_ADDRESS
    if now.is_confirmed:
        return Refusal.ON_ALREADY
    is_alive = now.has_code and now.code_ends_at is not None and at < now.code_ends_at
    return None if is_alive and now.code_tries < MOST_TRIES else Refusal.CODE_OVER


def refuse_choosing(now: Asked) -> Refusal | None:
    return None if now.is_confirmed else Refusal.NOT_CONFIRMED
