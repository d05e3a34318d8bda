"""What a draft would change in the version in force, clause by clause."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from letsbe.agreements.rules.clauses import Clause, Kind, Standing
from letsbe.agreements.rules.difference import Stretch, as_read, difference
from letsbe.agreements.rules.negotiation import Negotiation


class How(StrEnum):
    NEW = "new"
    REWORDED = "reworded"
    GONE = "gone"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference; `then` are the words in force, `now` the words of the draft."""

    clause: UUID
    kind: Kind
    how: How
    then: str | None
    now: str | None
    author: UUID
    parts: tuple[Stretch, ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(stretch.run.value, stretch.words) for stretch in as_read(self.parts)]


def changes(now: Negotiation) -> tuple[Change, ...]:
    """Return how the draft differs from the version in force, in reading order of kinds."""
    order = list(Kind)
    found = [change for clause in now.clauses if (change := _change_of(clause))]
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def between(
    then: dict[UUID, tuple[Kind, str | None, UUID]],
    now: dict[UUID, tuple[Kind, str | None, UUID]],
) -> tuple[Change, ...]:
    """Return how one version differs from another; words and author by clause."""
    found = []
    for clause, (kind, words, author) in now.items():
        before = then.get(clause)
        if before is None:
            found.append(_change(clause, kind, How.NEW, None, words, author))
        elif before[1] != words:
            found.append(_change(clause, kind, How.REWORDED, before[1], words, author))
    found += [
        _change(clause, kind, How.GONE, words, None, author)
        for clause, (kind, words, author) in then.items()
        if clause not in now
    ]
    return tuple(found)


def _change_of(clause: Clause) -> Change | None:
    then = next((w for w in clause.wordings if w.number == clause.in_force), None)
    last = clause.last
    if clause.standing is Standing.LEFT_OUT:
        if then is None:
            return None
        return _change(clause.id, clause.kind, How.GONE, then.words, None, last.author)
    if clause.is_open:
        words = then.words if then else None
        return _change(clause.id, clause.kind, How.OPEN, words, last.words, last.author)
    if then is None:
        return _change(clause.id, clause.kind, How.NEW, None, last.words, last.author)
    if then.number == last.number:
        return None
    return _change(clause.id, clause.kind, How.REWORDED, then.words, last.words, last.author)


def _change(
    clause: UUID, kind: Kind, how: How, then: str | None, now: str | None, author: UUID
) -> Change:
    parts = difference(then, now) if then and now else ()
    return Change(
        clause=clause, kind=kind, how=how, then=then, now=now, author=author, parts=parts
    )
