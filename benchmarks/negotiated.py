"""The clauses, wordings and version of one table, and what the journal says of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Protocol
from uuid import UUID

from django.db.models import Model

from benchmarks.tables import Laid, State, words_of
from letsbe.agreements.events import Deed
from letsbe.agreements.models import Agreement, Clause, Minimum, Version, Wording
from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.journal.rules import Fact
from letsbe.relationships.events import Deed as BondDeed
from letsbe.vault.queries import KeyRing

KINDS = tuple(Kind)
STANDINGS = {
    State.SETTLED: Standing.SETTLED,
    State.FIRST_TURN: Standing.WAITING,
    State.SECOND_TURN: Standing.WAITING,
    State.PARKED: Standing.PARKED,
    State.LEFT_OUT: Standing.LEFT_OUT,
}
Happened = tuple[str, UUID | None, UUID | None, dict[str, Fact]]


class Source(Protocol):
    """Where identities, the present and what the programme asks come from."""

    at: datetime
    minimums: list[Minimum]

    def new_id(self) -> UUID: ...


@dataclass
class Negotiated:
    """What two people put on their table, as rows, and the deeds that led there."""

    rows: list[Model] = field(default_factory=list)
    deeds: list[Happened] = field(default_factory=list)
    in_force: list[tuple[str, int]] = field(default_factory=list)


def negotiated(
    source: Source,
    agreement: Agreement,
    laid: Laid,
    *,
    people: tuple[UUID, UUID],
    ring: KeyRing,
) -> Negotiated:
    said = Negotiated()
    said.deeds.append((BondDeed.BEGUN, None, None, {}))
    for index, state in enumerate(laid.states):
        clause = Clause(
            id=source.new_id(),
            relationship=agreement,
            kind=KINDS[index % len(KINDS)],
            standing=STANDINGS[state],
        )
        said.rows.append(clause)
        authors = _authors(state, laid.wordings, people=people, index=index)
        agreed = _agreed(state, laid, index=index)
        said.rows += _wordings(source, clause, authors, index=index, agreed=agreed, ring=ring)
        said.deeds += _deeds(clause, state, authors)
        in_force = [number for number in agreed if number < laid.wordings or index % 4]
        if laid.is_in_force and in_force:
            said.in_force.append((str(clause.pk), in_force[0]))
    if laid.is_in_force:
        _bring_in_force(source, agreement, said, people)
    return said


def _authors(state: State, count: int, *, people: tuple[UUID, UUID], index: int) -> list[UUID]:
    """Return who wrote each wording in turn: the last leaves the right one to answer."""
    last = {State.FIRST_TURN: 1, State.SECOND_TURN: 0}.get(state, index % 2)
    return [people[(last + count - 1 - number) % 2] for number in range(count)]


def _agreed(state: State, laid: Laid, *, index: int) -> list[int]:
    """Return which wordings both said yes to: the settled one, and some that were in force."""
    was = [laid.wordings - 1] if laid.is_in_force and index % 2 else []
    return was + ([laid.wordings] if state is State.SETTLED else [])


def _wordings(
    source: Source,
    clause: Clause,
    authors: list[UUID],
    *,
    index: int,
    agreed: list[int],
    ring: KeyRing,
) -> Iterable[Wording]:
    # The same words on every table of a kind, so that pages differ in nothing else.
    rng = Random(index)
    texts = words_of(rng, count=len(authors))
    for number, (author, (words, why)) in enumerate(zip(authors, texts, strict=True), start=1):
        written_at = source.at - timedelta(hours=rng.randrange(2, 400))
        row = Wording(
            id=source.new_id(),
            relationship_id=clause.relationship_id,
            clause=clause,
            number=number,
            author_id=author,
            written_at=written_at,
            agreed_at=written_at + timedelta(hours=1) if number in agreed else None,
        )
        row.words_sealed = ring.seal(words, row.place_of("words"))
        row.why_sealed = ring.seal(why, row.place_of("why")) if why else None
        yield row


def _deeds(clause: Clause, state: State, authors: list[UUID]) -> list[Happened]:
    deeds: list[Happened] = [(Deed.PROPOSED, authors[0], clause.pk, {})]
    deeds += [(Deed.REWORDED, author, clause.pk, {}) for author in authors[1:]]
    last = {
        State.SETTLED: Deed.AGREED,
        State.PARKED: Deed.PARKED,
        State.LEFT_OUT: Deed.LEFT_OUT,
    }
    if state in last:
        deeds.append((last[state], authors[0], clause.pk, {}))
    return deeds


def _bring_in_force(
    source: Source, agreement: Agreement, said: Negotiated, people: tuple[UUID, UUID]
) -> None:
    if agreement.review_on is None or agreement.in_force_at is None:
        return
    said.rows.append(
        Version(
            id=source.new_id(),
            relationship=agreement,
            number=1,
            in_force_at=agreement.in_force_at,
            review_on=agreement.review_on,
            clauses=said.in_force,
            minimums=[str(minimum.pk) for minimum in source.minimums],
        )
    )
    said.deeds += [
        (Deed.SIGNED, people[0], None, {"number": 1}),
        (Deed.SIGNED, people[1], None, {"number": 1}),
        (Deed.IN_FORCE, None, None, {"number": 1}),
        (Deed.CHANGE_OPENED, people[0], None, {}),
    ]
