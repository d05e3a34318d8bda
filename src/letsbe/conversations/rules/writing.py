"""Sending, editing and removing: what each of the two may do, the same for both."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from letsbe.agreements.rules.kept import Channel
from letsbe.conversations.rules.refusals import Refusal
from letsbe.relationships.rules import Bond

MOST_CHARACTERS = 5_000
EDITED_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A message as values. `shown_at` is None while it waits for the morning."""

    author: UUID
    version: int = 1
    shown_at: datetime | None = None
    is_removed: bool = False


def refuse_sending(bond: Bond, channel: Channel | None) -> Refusal | None:
    """Return why nothing can be sent here now: by neither of the two."""
    if bond.is_ended:
        return Refusal.ENDED
    if bond.paused_by:
        return Refusal.PAUSED
    elsewhere = {Channel.ELSEWHERE: Refusal.ELSEWHERE, Channel.NOWHERE: Refusal.NOWHERE}
    return elsewhere.get(channel) if channel else None


def refuse_editing(now: Written, *, by: UUID, seen: int, at: datetime) -> Refusal | None:
    """Only one's own, and not for long once it is shown; `seen` is the version on the page."""
    if why := refuse_removing(now, by=by):
        return why
    if now.shown_at and at - now.shown_at > EDITED_WITHIN:
        return Refusal.TOO_LATE
    return Refusal.CHANGED_SINCE_READ if seen != now.version else None


def refuse_removing(now: Written, *, by: UUID) -> Refusal | None:
    """One's own, at any time: also in a pause, and after the end."""
    if by != now.author:
        return Refusal.NOT_YOURS
    return Refusal.REMOVED if now.is_removed else None


def refuse_keeping(bond: Bond, *, is_same: bool, version: int, seen: int) -> Refusal | None:
    """Return why a draft is not kept: an older one never takes the place of a newer one."""
    if bond.is_ended:
        return Refusal.ENDED
    return Refusal.OTHER_DRAFT if seen != version and not is_same else None
