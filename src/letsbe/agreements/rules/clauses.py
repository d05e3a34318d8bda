"""One clause: its wordings, how it stands, and what either party may do with it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from letsbe.agreements.rules.closing import Closing, How
from letsbe.agreements.rules.kept import Term, is_sound
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
    # One suggested to close a goal; both said yes to it.
    CLOSING = "closing"
    CLOSED = "closed"


class ClauseDeed(StrEnum):
    AGREE = "agree"
    REWORD = "reword"
    PARK = "park"
    LEAVE_OUT = "leave_out"
    KEEP = "keep"
    REACHED = "reached"
    LET_GO = "let_go"
    YES_REACHED = "yes_reached"
    YES_LET_GO = "yes_let_go"
    NOT_YET = "not_yet"


SUGGESTS = {ClauseDeed.REACHED: How.REACHED, ClauseDeed.LET_GO: How.LET_GO}
SAYS_YES_TO = {ClauseDeed.YES_REACHED: How.REACHED, ClauseDeed.YES_LET_GO: How.LET_GO}
CLOSING_DEEDS = frozenset({*SUGGESTS, *SAYS_YES_TO, ClauseDeed.NOT_YET})


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Words somebody suggests, and why, and what letsbe is to keep; both may be left out."""

    words: str
    why: str = ""
    term: Term | None = None


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One way of saying a clause. `is_agreed`: the one who did not write it said yes to it."""

    number: int
    author: UUID
    # None: they cannot be shown, so nobody can say yes to them.
    words: str | None
    is_agreed: bool = False
    is_let_go: bool = False
    # What letsbe keeps, said yes to with the words and never without them.
    term: Term | None = None


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause as values; its wordings in the order they were written."""

    id: UUID
    kind: Kind
    standing: Standing
    wordings: tuple[Wording, ...]
    # The wording of the version in force, or None when this clause is not part of it.
    in_force: int | None = None
    closing: Closing | None = None

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
        return self.standing in {Standing.WAITING, Standing.PARKED, Standing.CLOSING}

    @property
    def is_closing(self) -> bool:
        """Say whether its closing is talked about, or agreed and not signed yet."""
        is_named = self.standing in {Standing.CLOSING, Standing.CLOSED}
        return is_named and self.in_force is not None

    @property
    def is_over(self) -> bool:
        """Say whether it was closed by a version both signed; that is for good."""
        return self.standing is Standing.CLOSED and self.in_force is None

    @property
    def is_on_the_table(self) -> bool:
        return self.standing not in {Standing.LEFT_OUT, Standing.CLOSED}


def begins_as_it_should(kind: Kind, words: str) -> bool:
    """Say whether a way of being begins "Let's be ..." and goes on; other kinds are free."""
    if kind is not Kind.WAY_OF_BEING:
        return True
    return any(words.casefold().startswith(b) and words[len(b) :].strip(" .…") for b in LETS_BE)


def refuse(clause: Clause, deed: ClauseDeed, *, by: UUID, seen: int) -> Refusal | None:
    """Return why this cannot be done now, or None; `seen` is the wording that was read."""
    if seen != clause.last.number:
        return Refusal.CHANGED_SINCE_READ
    if clause.is_over:
        return Refusal.CLOSED_ALREADY
    if deed in CLOSING_DEEDS:
        return _refuse_closing(clause, deed, by=by)
    if clause.is_closing:
        return Refusal.CLOSING_FIRST
    return None if deed is ClauseDeed.REWORD else _refuse_pressing(clause, deed, by=by)


def _refuse_pressing(clause: Clause, deed: ClauseDeed, *, by: UUID) -> Refusal | None:
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


def _refuse_closing(clause: Clause, deed: ClauseDeed, *, by: UUID) -> Refusal | None:
    if deed in SUGGESTS:
        return _refuse_suggesting(clause)
    if clause.closing is None:
        return Refusal.NO_CLOSING_SUGGESTED
    if deed is ClauseDeed.NOT_YET:
        return None
    if clause.standing is Standing.CLOSED:
        return Refusal.CLOSED_ALREADY
    if clause.closing.by == by:
        return Refusal.YOUR_OWN_WORDS
    # They read "reached", and meanwhile it became "let go": that they never said yes to.
    if SAYS_YES_TO[deed] is not clause.closing.how:
        return Refusal.CHANGED_SINCE_READ
    return Refusal.CANNOT_BE_SHOWN if clause.last.words is None else None


def _refuse_suggesting(clause: Clause) -> Refusal | None:
    if clause.is_closing:
        return Refusal.CLOSING_FIRST
    if clause.kind is not Kind.GOAL or clause.in_force is None:
        return Refusal.NO_GOAL_IN_FORCE
    return None if clause.standing is Standing.SETTLED else Refusal.SETTLE_FIRST


def _refuse_agreeing(clause: Clause, *, by: UUID) -> Refusal | None:
    if clause.last.words is None:
        return Refusal.CANNOT_BE_SHOWN
    return Refusal.YOUR_OWN_WORDS if clause.last.author == by else None


def refuse_words(clause: Clause, words: str, term: Term | None = None) -> Refusal | None:
    """The same words again say nothing new, unless they bring back what was left out."""
    if why := refuse_saying(clause.kind, words, term):
        return why
    is_same = (words, term) == (clause.last.words, clause.last.term)
    is_nothing_new = is_same and clause.standing is not Standing.LEFT_OUT
    return Refusal.SAME_WORDS if is_nothing_new else None


def refuse_saying(kind: Kind, words: str, term: Term | None) -> Refusal | None:
    """Return why a clause of this kind cannot say this, whatever it said before."""
    if not begins_as_it_should(kind, words):
        return Refusal.NOT_LETS_BE
    if term is None:
        return None
    is_keepable = kind is Kind.PRACTICAL and is_sound(term)
    return None if is_keepable else Refusal.NOT_TO_BE_KEPT


def after(
    clause: Clause,
    deed: ClauseDeed,
    *,
    by: UUID,
    seen: int,
    words: str = "",
    term: Term | None = None,
) -> Clause:
    """Return the clause as it stands after the deed; raise AgreementRefused."""
    why = refuse(clause, deed, by=by, seen=seen)
    if deed is ClauseDeed.REWORD:
        why = why or refuse_words(clause, words, term)
    if why:
        raise AgreementRefused(why)
    if deed in CLOSING_DEEDS:
        return _closing(clause, deed, by=by)
    if deed is ClauseDeed.AGREE:
        return replace(clause, standing=Standing.SETTLED, wordings=_agreed(clause))
    if deed is ClauseDeed.REWORD:
        number = clause.wordings[-1].number + 1
        suggested = Wording(number=number, author=by, words=words, term=term)
        wordings = (*clause.wordings, suggested)
        return replace(clause, standing=Standing.WAITING, wordings=wordings)
    if deed is ClauseDeed.KEEP and clause.agreed_before:
        return back_to(clause, clause.agreed_before.number)
    if deed is ClauseDeed.PARK:
        return replace(clause, standing=Standing.PARKED)
    return left_out(clause)


def _closing(clause: Clause, deed: ClauseDeed, *, by: UUID) -> Clause:
    if deed in SUGGESTS:
        suggested = Closing(how=SUGGESTS[deed], by=by)
        return replace(clause, standing=Standing.CLOSING, closing=suggested)
    if deed is ClauseDeed.NOT_YET:
        return replace(clause, standing=Standing.SETTLED, closing=None)
    return replace(clause, standing=Standing.CLOSED)


def let_go(clause: Clause) -> Clause:
    """Return the clause as a change leaves it that is let go: as in force, or left out."""
    if clause.is_over:
        return clause
    return left_out(clause) if clause.in_force is None else back_to(clause, clause.in_force)


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
    return replace(clause, standing=Standing.SETTLED, wordings=wordings, closing=None)


def _agreed(clause: Clause) -> tuple[Wording, ...]:
    last = clause.last.number
    return tuple(replace(w, is_agreed=w.is_agreed or w.number == last) for w in clause.wordings)
