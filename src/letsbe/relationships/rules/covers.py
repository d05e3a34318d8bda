"""Cover for absences: it stands when the one named and both of the two have said yes."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from letsbe.relationships.rules.refusals import CoverRefusal


class CoverStage(StrEnum):
    """How far a cover is: nobody of the two hears of it before the one named said yes."""

    NAMED = "named"
    OFFERED = "offered"
    STANDING = "standing"
    OVER = "over"


class CoverDeed(StrEnum):
    """What the three may do with it. Ending it is for each of them alone."""

    YES = "yes"
    NO = "no"
    END = "end"


@dataclass(frozen=True, kw_only=True)
class Covering:
    """A cover as values: the two, who is named, who said yes, and how the two go on."""

    people: frozenset[UUID]
    named: UUID
    said_yes: frozenset[UUID] = frozenset()
    is_over: bool = False
    is_paused: bool = False
    is_ended: bool = False

    @property
    def stage(self) -> CoverStage:
        if self.is_over or self.is_ended:
            return CoverStage.OVER
        if self.named not in self.said_yes:
            return CoverStage.NAMED
        if self.people <= self.said_yes:
            return CoverStage.STANDING
        return CoverStage.OFFERED

    def is_known_to(self, person: UUID) -> bool:
        """Say whether this person may know of it: the one named, and the two once offered."""
        if person == self.named:
            return True
        return person in self.people and self.named in self.said_yes

    def waits_for(self, person: UUID) -> bool:
        if self.stage is CoverStage.NAMED:
            return person == self.named
        is_asked = self.stage is CoverStage.OFFERED and not self.is_paused
        return is_asked and person in self.people - self.said_yes


def refuse_naming(
    people: frozenset[UUID],
    named: UUID,
    *,
    is_active: bool,
    is_ended: bool,
    has_one: bool,
) -> CoverRefusal | None:
    """Return why this person cannot be named as cover, or None."""
    if is_ended:
        return CoverRefusal.COVER_AFTER_THE_END
    if named in people:
        return CoverRefusal.COVER_IS_ONE_OF_THE_TWO
    if not is_active:
        return CoverRefusal.COVER_NOT_ACTIVE
    return CoverRefusal.COVER_THERE_ALREADY if has_one else None


def refuse(now: Covering, deed: CoverDeed, *, by: UUID) -> CoverRefusal | None:
    """Return why this person cannot do this now; a no and an end are always free."""
    if not now.is_known_to(by):
        return CoverRefusal.COVER_NOT_ASKED_OF_YOU
    if now.stage is CoverStage.OVER:
        return CoverRefusal.COVER_OVER
    is_standing = now.stage is CoverStage.STANDING
    if deed is CoverDeed.END:
        return None if is_standing else CoverRefusal.COVER_NOT_STANDING
    if is_standing:
        return CoverRefusal.COVER_STANDS
    if deed is CoverDeed.NO:
        return None
    if by in now.said_yes:
        return CoverRefusal.COVER_ANSWERED
    # A pause is kept from questions; a stranger's yes asks nothing of the two.
    return CoverRefusal.COVER_PAUSED if now.is_paused and by in now.people else None


def may(now: Covering, *, by: UUID) -> frozenset[CoverDeed]:
    return frozenset(deed for deed in CoverDeed if refuse(now, deed, by=by) is None)


def refuse_note(now: Covering, *, by: UUID, seen: int, revision: int) -> CoverRefusal | None:
    """Return why one of the two cannot keep a note; `seen`: the revision that was read."""
    if by not in now.people:
        return CoverRefusal.COVER_NOT_ASKED_OF_YOU
    if now.stage is CoverStage.OVER:
        return CoverRefusal.COVER_OVER
    if now.stage is not CoverStage.STANDING:
        return CoverRefusal.COVER_NOT_STANDING
    return None if seen == revision else CoverRefusal.NOTE_CHANGED


def refuse_withdrawing(now: Covering) -> CoverRefusal | None:
    """A coordinator may take the question back, and nothing that stands."""
    if now.stage is CoverStage.OVER:
        return CoverRefusal.COVER_OVER
    return CoverRefusal.COVER_STANDS if now.stage is CoverStage.STANDING else None
