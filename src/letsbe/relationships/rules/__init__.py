"""Stages of a relationship and what either may do alone; no rule reads who supports."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    SUPPORT = "support"
    SUPERVISION = "supervision"


class PartPlayed(StrEnum):
    """What a party came as; kept for the two to know, never asked by a rule."""

    SUPPORTER = "supporter"
    PEER = "peer"
    SUPERVISOR = "supervisor"
    SUPERVISEE = "supervisee"


PARTS_OF = {
    Kind.SUPPORT: (PartPlayed.SUPPORTER, PartPlayed.PEER),
    Kind.SUPERVISION: (PartPlayed.SUPERVISOR, PartPlayed.SUPERVISEE),
}


class Stage(StrEnum):
    GETTING_ACQUAINTED = "getting_acquainted"
    AGREED = "agreed"
    PAUSED = "paused"
    ENDING = "ending"
    ENDED = "ended"


class Deed(StrEnum):
    PAUSE = "pause"
    RESUME = "resume"
    OFFER_ENDING = "offer_ending"
    TAKE_ENDING_BACK = "take_ending_back"
    END = "end"


class Refusal(StrEnum):
    NOT_ONE_OF_THE_TWO = "not_one_of_the_two"
    ENDED = "ended"
    PAUSED_ALREADY = "paused_already"
    NOT_PAUSED_BY_YOU = "not_paused_by_you"
    ENDING_ALREADY = "ending_already"
    NO_ENDING_OF_YOURS = "no_ending_of_yours"


class RelationshipRefused(Exception):
    """A deed of the relationship cannot be done now; `.why` says the reason."""

    def __init__(self, why: StrEnum) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Bond:
    """A relationship as values: who the two are, and what each has said about going on."""

    people: frozenset[UUID]
    is_agreed: bool = False
    paused_by: frozenset[UUID] = frozenset()
    ending_by: frozenset[UUID] = frozenset()
    is_ended: bool = False

    @property
    def stage(self) -> Stage:
        if self.is_ended:
            return Stage.ENDED
        if self.paused_by:
            return Stage.PAUSED
        if self.ending_by:
            return Stage.ENDING
        return Stage.AGREED if self.is_agreed else Stage.GETTING_ACQUAINTED

    @property
    def is_open(self) -> bool:
        """Say whether the two may work on what is between them just now."""
        return self.stage not in {Stage.PAUSED, Stage.ENDED}


def refuse(bond: Bond, deed: Deed, *, by: UUID) -> Refusal | None:
    """Return why this deed cannot be done by this person now, or None.

    A pause belongs to who asked for it: nobody is called back by the other alone.
    """
    if by not in bond.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if bond.is_ended:
        return Refusal.ENDED
    reasons = {
        Deed.PAUSE: (by in bond.paused_by, Refusal.PAUSED_ALREADY),
        Deed.RESUME: (by not in bond.paused_by, Refusal.NOT_PAUSED_BY_YOU),
        Deed.OFFER_ENDING: (by in bond.ending_by, Refusal.ENDING_ALREADY),
        Deed.TAKE_ENDING_BACK: (by not in bond.ending_by, Refusal.NO_ENDING_OF_YOURS),
    }
    applies, why = reasons.get(deed, (False, Refusal.ENDED))
    return why if applies else None


def after(bond: Bond, deed: Deed, *, by: UUID) -> Bond:
    """Return the relationship as it stands after the deed; raise RelationshipRefused."""
    if why := refuse(bond, deed, by=by):
        raise RelationshipRefused(why)
    if deed is Deed.PAUSE:
        return replace(bond, paused_by=bond.paused_by | {by})
    if deed is Deed.RESUME:
        return replace(bond, paused_by=bond.paused_by - {by})
    if deed is Deed.OFFER_ENDING:
        return replace(bond, ending_by=bond.ending_by | {by})
    if deed is Deed.TAKE_ENDING_BACK:
        return replace(bond, ending_by=bond.ending_by - {by})
    return replace(bond, is_ended=True)


def may(bond: Bond, *, by: UUID) -> frozenset[Deed]:
    return frozenset(deed for deed in Deed if refuse(bond, deed, by=by) is None)


class Answer(StrEnum):
    NOT_YET = "not_yet"
    YES = "yes"
    NO = "no"


class AskingRefusal(StrEnum):
    SAME_PERSON = "same_person"
    TOGETHER_ALREADY = "together_already"
    ASKED_ALREADY = "asked_already"
    NOT_ACTIVE = "not_active"
    CLOSED = "closed"
    ANSWERED = "answered"
    NOT_VOUCHED_FOR = "not_vouched_for"
    ONESELF = "oneself"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Two people asked whether they want to begin, as values."""

    answers: dict[UUID, Answer]
    is_closed: bool

    @property
    def has_two_yes(self) -> bool:
        return set(self.answers.values()) == {Answer.YES}


def pair_of(one: UUID, other: UUID) -> str:
    """Return the one spelling of two people, in whichever order they are named."""
    return "|".join(sorted((str(one), str(other))))


def refuse_answer(
    asking: Asking, said: Answer, *, by: UUID, both_active: bool, together: bool
) -> AskingRefusal | None:
    """Each answers for themselves; a yes can become a no until it has begun.

    A yes is refused alike whatever the other said, so that a refusal tells nothing of it.
    """
    if asking.is_closed:
        return AskingRefusal.CLOSED
    if asking.answers[by] in {said, Answer.NO}:
        return AskingRefusal.ANSWERED
    if said is Answer.NO:
        return None
    if not both_active:
        return AskingRefusal.NOT_ACTIVE
    return AskingRefusal.TOGETHER_ALREADY if together else None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How two people stand before they are asked whether they want to begin."""

    both_active: bool = True
    together: bool = False
    asked: bool = False
    # Somebody gives their word for the one who would support; nobody needs to in supervision.
    is_vouched_for: bool = True


def refuse_asking(
    kind: Kind, one: UUID, other: UUID, *, by: UUID, now: Standing
) -> AskingRefusal | None:
    """Whoever coordinates never begins peer support of their own: somebody else asks then."""
    if one == other:
        return AskingRefusal.SAME_PERSON
    if kind is Kind.SUPPORT and by in {one, other}:
        return AskingRefusal.ONESELF
    if not now.both_active:
        return AskingRefusal.NOT_ACTIVE
    if not now.is_vouched_for:
        return AskingRefusal.NOT_VOUCHED_FOR
    if now.together:
        return AskingRefusal.TOGETHER_ALREADY
    return AskingRefusal.ASKED_ALREADY if now.asked else None
