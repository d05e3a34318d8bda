"""Opening a steering, joining the other's in the same instant, and saying it has come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from letsbe.relationships.rules import Bond
from letsbe.steering.rules.course import Course, Over, Stage
from letsbe.steering.rules.refusals import Refusal

NOTHING_IN_FORCE: Mapping[UUID, int] = MappingProxyType({})


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
    if why := _refuse_about(about, in_force):
        return why
    if now is None:
        return Opening.BEGIN
    return Opening.JOIN if may_join(now, by=by) else Refusal.OPEN_ALREADY


def may_join(now: Course, *, by: UUID) -> bool:
    mine = now.text_of(by)
    is_new_here = not (mine.revision or mine.is_ready) and by not in now.joined | now.back
    return now.stage is Stage.WRITING and by != now.begun_by and is_new_here


def refuse_again(
    bond: Bond,
    about: About | None = None,
    *,
    by: UUID,
    overs: Sequence[Over | None],
    is_another_open: bool,
    in_force: Mapping[UUID, int] = NOTHING_IN_FORCE,
) -> Refusal | None:
    """Return why a new round cannot begin; `overs` tells how those before it ended.

    A round that was taken back counts for nothing: what closed before it can come back still.
    """
    if why := refuse_bond(bond, by=by):
        return why
    if None in overs or is_another_open:
        return Refusal.OPEN_ALREADY
    if Over.BACK_ON_COURSE not in overs:
        return Refusal.TAKEN_BACK
    return _refuse_about(about, in_force) if about else None


def _refuse_about(about: About, in_force: Mapping[UUID, int]) -> Refusal | None:
    is_there = about.clause is None or about.clause in in_force
    return None if is_there else Refusal.NOT_IN_FORCE
