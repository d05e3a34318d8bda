"""From rows to the values the rules decide on; the words come from who may open them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from letsbe.agreements.models import (
    Acknowledgement,
    Agreement,
    Minimum,
    Signature,
    Version,
    Wording,
    wording_place,
)
from letsbe.agreements.rules import clauses as rules
from letsbe.agreements.rules import kept
from letsbe.agreements.rules.closing import Closing, How
from letsbe.agreements.rules.kept import Term
from letsbe.agreements.rules.negotiation import Minimum as MinimumValue
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.agreements.rules.reviewing import Review
from letsbe.lib.prepared import Prepared
from letsbe.vault.queries import KeyRing
from letsbe.vault.rules import Place


class InForce(NamedTuple):
    """What the version in force is made of: wordings by clause, and minimums in order."""

    wordings: Mapping[str, int]
    minimums: tuple[UUID, ...]


NOTHING_IN_FORCE = InForce({}, ())
# Words, or None where they cannot be shown, and what letsbe keeps of them.
Says = tuple[str | None, Term | None]
# What a wording says that neither counts now nor ever did; its history opens it.
NOT_OPENED: Says = ("", None)
CANNOT_BE_SHOWN: Says = (None, None)


def as_negotiation(
    row: Agreement,
    *,
    clauses: tuple[rules.Clause, ...],
    acknowledged: Iterable[tuple[UUID, UUID]],
    minimums: tuple[MinimumValue, ...],
    still_fits: Iterable[UUID],
    in_force: InForce,
) -> Negotiation:
    """Return one agreement as values, without its signatures."""
    bond = row.relationship.bond
    called_by = row.review_called_by_id
    return Negotiation(
        people=bond.people,
        is_paused=bool(bond.paused_by) and not bond.is_ended,
        is_ended=bond.is_ended,
        in_force=row.in_force,
        is_draft_open=row.is_draft_open,
        clauses=clauses,
        minimums=minimums,
        minimums_in_force=in_force.minimums,
        acknowledged=frozenset(acknowledged),
        review_on=row.review_on,
        draft_review_on=row.draft_review_on,
        signed=MappingProxyType({}),
        review=Review(called_by=called_by, still_fits=frozenset(still_fits))
        if called_by
        else None,
    )


class WordingRow(NamedTuple):
    """A wording as it is stored, with what its clause says: a page reads ninety of them."""

    relationship_id: UUID
    clause_id: UUID
    id: UUID
    author_id: UUID
    number: int
    kind: str
    standing: str
    agreed_at: datetime | None
    yes_ended_at: datetime | None
    let_go_at: datetime | None
    written_at: datetime
    closing: str
    closing_by_id: UUID | None
    closed_at: datetime | None
    worked_on: date | None
    words_sealed: bytes
    why_sealed: bytes | None
    kept_sealed: bytes | None

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None and self.yes_ended_at is None

    def place_of(self, column: str) -> Place:
        return wording_place(self.id, column, self.relationship_id, self.author_id)


ByClause = dict[UUID, list[WordingRow]]
_COLUMNS = ("clause_id", "id", "author_id", "number", "clause__kind", "clause__standing")
_OF_GOALS = ("closing", "closing_by_id", "closed_at", "worked_on")
_TIMES = ("agreed_at", "yes_ended_at", "let_go_at", "written_at")
_CLOSING = tuple(f"clause__{name}" for name in _OF_GOALS)
_SEALED = ("words_sealed", "why_sealed", "kept_sealed")


# The page of one agreement is asked for all day, so the SQL of its parts is made once.
_WORDINGS = Prepared(
    lambda relationship: (
        Wording.objects.filter(relationship=relationship)
        .order_by("clause_id", "number")
        .values_list(*_COLUMNS, *_TIMES, *_CLOSING, *_SEALED)
    )
)
_ACKNOWLEDGED = Prepared(
    lambda relationship: Acknowledgement.objects.filter(relationship=relationship).values_list(
        "person_id", "minimum_id"
    )
)
_IN_FORCE = Prepared(
    lambda relationship: Version.objects.filter(
        relationship=relationship, number=F("relationship__in_force")
    ).values_list("clauses", "minimums")
)
_MINIMUMS = Prepared(
    lambda: (
        Minimum.objects.filter(retired_at=None)
        .order_by("position", "written_at")
        .values_list("id", "title", "words", "reason")
    )
)
_SIGNED = Prepared(
    lambda relationship: Signature.objects.filter(
        relationship=relationship,
        number=F("relationship__in_force") + 1,
        set_aside_at=None,
    ).values_list("id", "signer_id", "digest_sealed")
)


def wordings_of(relationship_id: UUID) -> ByClause:
    """Return every wording of one agreement by clause, in the order they were written."""
    rows = _WORDINGS.rows(relationship_id)
    return _by_clause(WordingRow._make((relationship_id, *row)) for row in rows)


def acknowledged_in(relationship_id: UUID) -> list[tuple[UUID, UUID]]:
    """Return who acknowledged which minimum."""
    return [(person, minimum) for person, minimum in _ACKNOWLEDGED.rows(relationship_id)]


def in_force_in(relationship_id: UUID) -> InForce:
    """Return what is in force in one agreement."""
    for clauses, minimums in _IN_FORCE.rows(relationship_id):
        return _as_in_force(clauses, minimums)
    return NOTHING_IN_FORCE


def signed_in(relationship_id: UUID, ring: KeyRing) -> dict[UUID, str]:
    """Return the digest each standing signature of the draft is for, "" where it is lost."""
    signed = {}
    for signature, signer, sealed in _SIGNED.rows(relationship_id):
        place = Signature(
            id=signature, relationship_id=relationship_id, signer_id=signer
        ).place_of("digest")
        signed[signer] = ring.shown(sealed, place) or ""
    return signed


def unopened_wordings_of(relationship_ids: list[UUID]) -> ByClause:
    """Return the same of several agreements, without the sealed words."""
    rows = Wording.objects.filter(relationship__in=relationship_ids)
    columns = ("relationship_id", *_COLUMNS, *_TIMES, *_CLOSING)
    ordered = rows.order_by("clause_id", "number").values_list(*columns)
    return _by_clause(WordingRow._make((*row, b"", None, None)) for row in ordered)


def clause_as_value(
    rows: list[WordingRow],
    *,
    in_force: InForce,
    says: Callable[[WordingRow], Says],
) -> rules.Clause:
    """Return one clause from its wordings, which are in the order of their numbers.

    Words are opened where they can count: of the last wording, and of those once agreed.
    """
    first = rows[0]
    closing = None
    if first.closing and first.closing_by_id:
        closing = Closing(how=How(first.closing), by=first.closing_by_id)
    last = next(row.number for row in reversed(rows) if row.let_go_at is None)
    return rules.Clause(
        id=first.clause_id,
        kind=rules.Kind(first.kind),
        standing=rules.Standing(first.standing),
        in_force=in_force.wordings.get(str(first.clause_id)),
        closing=closing,
        wordings=tuple(
            _wording_as_value(
                row, says(row) if row.agreed_at or row.number == last else NOT_OPENED
            )
            for row in rows
        ),
    )


def _wording_as_value(row: WordingRow, says: Says) -> rules.Wording:
    words, term = says
    return rules.Wording(
        number=row.number,
        author=row.author_id,
        words=words,
        is_agreed=row.is_agreed,
        is_let_go=row.let_go_at is not None,
        term=term,
    )


def says(row: WordingRow, ring: KeyRing) -> Says:
    """Return what a wording says; without its kept term its words are not all it says."""
    words = ring.shown(row.words_sealed, row.place_of("words"))
    if row.kept_sealed is None:
        return words, None
    term = shown_term(row.kept_sealed, row.place_of("kept"), ring)
    return (words, term) if term else CANNOT_BE_SHOWN


def shown_term(sealed: bytes, place: Place, ring: KeyRing) -> Term | None:
    """Return a kept term, or None when it cannot be shown: then nothing is kept."""
    told = ring.shown(sealed, place)
    return kept.read(told) if told else None


def _by_clause(wordings: Iterable[WordingRow]) -> ByClause:
    grouped: ByClause = {}
    for wording in wordings:
        grouped.setdefault(wording.clause_id, []).append(wording)
    return grouped


def current_minimums() -> tuple[MinimumValue, ...]:
    return tuple(
        MinimumValue(id=id_, title=title, words=words, reason=reason)
        for id_, title, words, reason in _MINIMUMS.rows()
    )


def minimums_of(version: Version) -> tuple[MinimumValue, ...]:
    """Return what the programme asked when a version was signed, in the order it was read."""
    asked = Minimum.objects.in_bulk([UUID(minimum) for minimum in version.minimums])
    return tuple(
        MinimumValue(id=m.pk, title=m.title, words=m.words, reason=m.reason)
        for minimum in version.minimums
        if (m := asked.get(UUID(minimum)))
    )


def titles_no_longer_asked(then: Iterable[UUID], *, now: Iterable[UUID]) -> list[str]:
    """Return the titles of what was asked then and, in whatever words, is not asked now."""
    lines = Minimum.objects.filter(pk__in=list(now)).values("line")
    gone = Minimum.objects.filter(pk__in=list(then)).exclude(line__in=lines)
    return list(gone.order_by("position", "written_at").values_list("title", flat=True))


def in_force_of(versions: Iterable[Version]) -> dict[UUID, InForce]:
    """Return what is in force, by relationship."""
    return {v.relationship_id: _as_in_force(v.clauses, v.minimums) for v in versions}


def _as_in_force(clauses: list[tuple[str, int]], minimums: list[str]) -> InForce:
    return InForce(dict(clauses), tuple(UUID(minimum) for minimum in minimums))
