"""One clause: its wordings, how it stands, and what either party may do with it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from letsbe.agreements.rules.refusals import AgreementRefused, Refusal


class Kind(StrEnum):
    WAY_OF_BEING = "way_of_being"
    BOUNDARY = "boundary"
    EXPECTATION = "expectation"
    GOAL = "goal"
    STEERING = "steering"
    PRACTICAL = "practical"


LETS_BE = ("let's be ", "let\u2019s be ")


class Standing(StrEnum):
    WAITING = "waiting"
    PARKED = "parked"
    LEFT_OUT = "left_out"
    SETTLED = "settled"


class ClauseDeed(StrEnum):
    AGREE = "agree"
    REWORD = "reword"
    PARK = "park"
    LEAVE_OUT = "leave_out"
    KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Words somebody suggests, and why; the why may be left empty."""

    words: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One way of saying a clause. `is_agreed`: the one who did not write it said yes to it."""

    number: int
    author: UUID
    # None: they cannot be shown, so nobody can say yes to them.
    words: str | None
    is_agreed: bool = False
    is_let_go: bool = False


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause as values; its wordings in the order they were written."""

    id: UUID
    kind: Kind
    standing: Standing
    wordings: tuple[Wording, ...]
    # The wording of the version in force, or None when this clause is not part of it.
    in_force: int | None = None

    @cached_property
    def last(self) -> Wording:
        """Return the wording that stands last: one that was let go no longer counts."""
        return next(w for w in reversed(self.wordings) if not w.is_let_go)

    @property
    def agreed_before(self) -> Wording | None:
        """Return the words both said yes to before the last ones were suggested."""
        if self.last.is_agreed:
            return None
        earlier = [w for w in self.wordings if w.is_agreed and not w.is_let_go]
        return earlier[-1] if earlier else None

    @property
    def is_open(self) -> bool:
        return self.standing in {Standing.WAITING, Standing.PARKED}


def begins_as_it_should(kind: Kind, words: str) -> bool:
    """Say whether a way of being begins "Let's be ..." and goes on; other kinds are free."""
    if kind is not Kind.WAY_OF_BEING:
        return True
    return any(words.casefold().startswith(b) and words[len(b) :].strip(" .…") for b in LETS_BE)


def refuse(clause: Clause, deed: ClauseDeed, *, by: UUID, seen: int) -> Refusal | None:
    """Return why this cannot be done now, or None; `seen` is the wording that was read."""
    if seen != clause.last.number:
        return Refusal.CHANGED_SINCE_READ
    if deed is ClauseDeed.REWORD:
        return None
    if clause.standing is Standing.LEFT_OUT:
        return Refusal.LEFT_OUT_ALREADY
    if deed is ClauseDeed.LEAVE_OUT:
        return None
    if clause.standing is Standing.SETTLED:
        return Refusal.SETTLED_ALREADY
    return {
        ClauseDeed.AGREE: _refuse_agreeing(clause, by=by),
        ClauseDeed.PARK: Refusal.PARKED_ALREADY if clause.standing is Standing.PARKED else None,
        ClauseDeed.KEEP: None if clause.agreed_before else Refusal.NO_WORDS_TO_KEEP,
    }[deed]


def _refuse_agreeing(clause: Clause, *, by: UUID) -> Refusal | None:
    if clause.last.words is None:
        return Refusal.CANNOT_BE_SHOWN
    return Refusal.YOUR_OWN_WORDS if clause.last.author == by else None


def refuse_words(clause: Clause, words: str) -> Refusal | None:
    """The same words again say nothing new, unless they bring back what was left out."""
    if not begins_as_it_should(clause.kind, words):
        return Refusal.NOT_LETS_BE
    is_same = words == clause.last.words and clause.standing is not Standing.LEFT_OUT
    return Refusal.SAME_WORDS if is_same else None


def after(clause: Clause, deed: ClauseDeed, *, by: UUID, seen: int, words: str = "") -> Clause:
    """Return the clause as it stands after the deed; raise AgreementRefused."""
    why = refuse(clause, deed, by=by, seen=seen)
    if deed is ClauseDeed.REWORD:
        why = why or refuse_words(clause, words)
    if why:
        raise AgreementRefused(why)
    if deed is ClauseDeed.AGREE:
        return replace(clause, standing=Standing.SETTLED, wordings=_agreed(clause))
    if deed is ClauseDeed.REWORD:
        suggested = Wording(number=clause.wordings[-1].number + 1, author=by, words=words)
        wordings = (*clause.wordings, suggested)
        return replace(clause, standing=Standing.WAITING, wordings=wordings)
    if deed is ClauseDeed.KEEP and clause.agreed_before:
        return back_to(clause, clause.agreed_before.number)
    if deed is ClauseDeed.PARK:
        return replace(clause, standing=Standing.PARKED)
    return left_out(clause)


def left_out(clause: Clause) -> Clause:
    """Return the clause left out: whoever said yes to it before has not said yes any more."""
    wordings = tuple(replace(w, is_agreed=False) for w in clause.wordings)
    return replace(clause, standing=Standing.LEFT_OUT, wordings=wordings)


def back_to(clause: Clause, number: int) -> Clause:
    """Return the clause settled at words both said yes to; what came after is let go."""
    wordings = tuple(
        replace(
            w,
            is_agreed=w.is_agreed or w.number == number,
            is_let_go=w.is_let_go or w.number > number,
        )
        for w in clause.wordings
    )
    return replace(clause, standing=Standing.SETTLED, wordings=wordings)


def _agreed(clause: Clause) -> tuple[Wording, ...]:
    last = clause.last.number
    return tuple(replace(w, is_agreed=w.is_agreed or w.number == last) for w in clause.wordings)
