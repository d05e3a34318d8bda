"""Writing a handover, choosing what goes into it, giving it and taking it back."""

from dataclasses import dataclass
from uuid import UUID

from letsbe.handovers.rules.refusals import Refusal
from letsbe.relationships.rules import Bond

MOST_PIECES = 40
# What a piece is copied from: an answer of the interview, or a clause of one of the six kinds.
ANSWER = "answer"


@dataclass(frozen=True, kw_only=True)
class Written:
    """A handover as values. `is_given`: somebody can read it now."""

    version: int = 0
    has_introduction: bool = False
    # What each piece was copied from.
    sources: frozenset[UUID] = frozenset()
    is_given: bool = False
    # Every word in it can be shown: nobody gives away what they cannot read themselves.
    is_whole: bool = True

    @property
    def is_empty(self) -> bool:
        return not (self.has_introduction or self.sources)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One person's words as they stand somewhere, for choosing from."""

    id: UUID
    author: UUID
    number: int


def refuse_changing(now: Written, *, number: int = 0, seen: int = 0) -> Refusal | None:
    """What is given stays as it was read; `seen` is the number of the words on the screen."""
    if now.is_given:
        return Refusal.GIVEN
    return Refusal.CHANGED_SINCE_READ if seen != number else None


def refuse_choosing(
    now: Written, source: UUID, *, own: frozenset[UUID], shown: frozenset[UUID]
) -> Refusal | None:
    """Return why a source cannot be copied; `own` are the writer's, `shown` those that open."""
    if now.is_given:
        return Refusal.GIVEN
    if source not in own:
        return Refusal.NOT_YOURS_TO_CHOOSE
    if source in now.sources:
        return Refusal.CHOSEN_ALREADY
    if source not in shown:
        return Refusal.CANNOT_BE_SHOWN
    return Refusal.FULL if len(now.sources) >= MOST_PIECES else None


def refuse_giving(
    now: Written, to: UUID, *, next_ones: frozenset[UUID], seen: int
) -> Refusal | None:
    """It goes to one, as it was read; `seen` is the version that stood on the page."""
    if now.is_given:
        return Refusal.GIVEN
    if now.is_empty:
        return Refusal.NOTHING_TO_GIVE
    if seen != now.version:
        return Refusal.CHANGED_SINCE_READ
    if to not in next_ones:
        return Refusal.NOT_A_NEXT_ONE
    return None if now.is_whole else Refusal.CANNOT_BE_SHOWN


def is_next(bond: Bond, *, writer: UUID, former: UUID) -> bool:
    """Say whether what was written can go there: open, the writer's, with somebody else."""
    return bond.is_open and writer in bond.people and former not in bond.people


def chosen_from(
    wordings: tuple[Wording, ...], *, in_force: int | None, is_goal: bool, writer: UUID
) -> tuple[UUID, ...]:
    """Return which wordings of one clause are the writer's own to pass on.

    The one in force, if they wrote it; and of a goal their newest, whatever became of it.
    """
    mine = [wording for wording in wordings if wording.author == writer]
    counted = [wording.id for wording in mine if wording.number == in_force]
    newest = [max(mine, key=lambda wording: wording.number).id] if is_goal and mine else []
    return tuple(dict.fromkeys([*counted, *newest]))
