"""What a draft would change in the version in force, clause by clause."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from letsbe.agreements.rules import closing as closings
from letsbe.agreements.rules.clauses import Clause, Kind, Wording
from letsbe.agreements.rules.difference import Stretch, as_read, difference
from letsbe.agreements.rules.kept import Term
from letsbe.agreements.rules.negotiation import Negotiation


class How(StrEnum):
    NEW = "new"
    REWORDED = "reworded"
    GONE = "gone"
    OPEN = "open"
    REACHED = "reached"
    LET_GO = "let_go"
    CLOSING = "closing"


class SaidBy(NamedTuple):
    """A clause of a version: what it says, who said it, what letsbe keeps of it."""

    kind: Kind
    words: str | None
    author: UUID
    term: Term | None = None


CLOSED_AS = {closings.How.REACHED: How.REACHED, closings.How.LET_GO: How.LET_GO}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference; `then` are the words in force, `now` the words of the draft.

    `kept_then` and `kept_now` are what letsbe keeps of each; `closing` what is suggested.
    """

    clause: UUID
    kind: Kind
    how: How
    then: str | None
    now: str | None
    author: UUID
    parts: tuple[Stretch, ...] = ()
    kept_then: Term | None = None
    kept_now: Term | None = None
    closing: closings.How | None = None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(stretch.run.value, stretch.words) for stretch in as_read(self.parts)]


def changes(now: Negotiation) -> tuple[Change, ...]:
    """Return how the draft differs from the version in force, in reading order of kinds."""
    order = list(Kind)
    found = [change for clause in now.clauses if (change := _change_of(clause))]
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def between(
    then: Mapping[UUID, SaidBy],
    now: Mapping[UUID, SaidBy],
    closed: Mapping[UUID, closings.How] = MappingProxyType({}),
) -> tuple[Change, ...]:
    """Return how one version differs from another; `closed` says how the later closed goals."""
    found = []
    for clause, said in now.items():
        before = then.get(clause)
        if before is None:
            found.append(_change(clause, How.NEW, None, said))
        elif (before.words, before.term) != (said.words, said.term):
            found.append(_change(clause, How.REWORDED, before, said))
    found += [
        _change(clause, CLOSED_AS[closed[clause]] if clause in closed else How.GONE, said, None)
        for clause, said in then.items()
        if clause not in now
    ]
    return tuple(found)


def _change_of(clause: Clause) -> Change | None:
    numbered = next((w for w in clause.wordings if w.number == clause.in_force), None)
    then = _said(clause, numbered) if numbered else None
    last = _said(clause, clause.last)
    if clause.closing and clause.is_closing:
        how = How.CLOSING if clause.is_open else CLOSED_AS[clause.closing.how]
        change = _change(clause.id, how, then, None)
        return replace(change, author=clause.closing.by, closing=clause.closing.how)
    if not clause.is_on_the_table:
        return _change(clause.id, How.GONE, then, None) if then else None
    if clause.is_open:
        return replace(_change(clause.id, How.OPEN, then, last), parts=())
    if then is None:
        return _change(clause.id, How.NEW, None, last)
    if clause.in_force == clause.last.number:
        return None
    return _change(clause.id, How.REWORDED, then, last)


def _said(clause: Clause, wording: Wording) -> SaidBy:
    return SaidBy(clause.kind, wording.words, wording.author, wording.term)


def _change(clause: UUID, how: How, then: SaidBy | None, now: SaidBy | None) -> Change:
    said = now or then
    if said is None:
        raise ValueError("A change is of something.")
    before, after = then and then.words, now and now.words
    return Change(
        clause=clause,
        kind=said.kind,
        how=how,
        then=before,
        now=after,
        author=said.author,
        parts=difference(before, after) if before and after else (),
        kept_then=then and then.term,
        kept_now=now and now.term,
    )
