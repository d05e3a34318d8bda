"""Opening a steering, joining the other's in the same instant, and saying it has come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from letsbe.relationships.rules import Bond
from letsbe.steering.rules.course import Course, Over, Stage
from letsbe.steering.rules.refusals import Refusal


class Opening(StrEnum):
    """What becomes of opening one: it begins, or goes into what the other has just opened."""

    BEGIN = "begin"
    JOIN = "join"


@dataclass(frozen=True, kw_only=True)
class About:
    """What it is about: a clause of the version in force, or words of one's own."""

    clause: UUID | None = None
    words: str = ""


def refuse_bond(bond: Bond, *, by: UUID) -> Refusal | None:
    if by not in bond.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if bond.is_ended:
        return Refusal.ENDED
    return None if bond.is_open else Refusal.PAUSED


def opening(
    bond: Bond,
    now: Course | None,
    about: About,
    *,
    by: UUID,
    in_force: Mapping[UUID, int],
) -> Opening | Refusal:
    """Return what opening does now; `now` is the one that is open, if there is one.

    One is open at a time. Whoever opens one in the same instant joins it with their words,
    as long as they have said nothing in it yet.
    """
    if why := refuse_bond(bond, by=by):
        return why
    if about.clause is not None and about.clause not in in_force:
        return Refusal.NOT_IN_FORCE
    if now is None:
        return Opening.BEGIN
    return Opening.JOIN if may_join(now, by=by) else Refusal.OPEN_ALREADY


def may_join(now: Course, *, by: UUID) -> bool:
    mine = now.text_of(by)
    is_new_here = not (mine.revision or mine.is_ready) and by not in now.joined | now.back
    return now.stage is Stage.WRITING and by != now.begun_by and is_new_here


def refuse_again(
    bond: Bond, *, by: UUID, over: Over | None, is_another_open: bool
) -> Refusal | None:
    """Return why a new round cannot begin; `over` tells how the last one ended."""
    if why := refuse_bond(bond, by=by):
        return why
    if over is Over.TAKEN_BACK:
        return Refusal.TAKEN_BACK
    return Refusal.OPEN_ALREADY if over is None or is_another_open else None
