"""A version opened: clause by clause as both signed it, with its signatures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from letsbe.agreements import access
from letsbe.agreements.models import Version
from letsbe.agreements.queries import OpenedAgreement, signatures_of
from letsbe.agreements.queries.titles import KIND_TITLES
from letsbe.agreements.queries.values import minimums_of
from letsbe.agreements.rules import signing
from letsbe.agreements.rules.clauses import Kind
from letsbe.agreements.rules.negotiation import Minimum
from letsbe.lib.paper import Voice
from letsbe.lib.said import Parts, Said

SaidBy = tuple[Kind, str | None, UUID]


@dataclass(frozen=True, kw_only=True)
class OpenedSignature:
    by: UUID
    at: datetime
    digest: str | None


@dataclass(frozen=True, kw_only=True)
class OpenedVersion:
    """One version with its words: clause by clause, as both signed it."""

    number: int
    in_force_at: datetime
    review_on: date
    clauses: dict[UUID, SaidBy]
    minimums: tuple[Minimum, ...]
    signatures: list[OpenedSignature]

    @property
    def is_as_signed(self) -> bool:
        """Say whether this is, letter by letter, the text under both signatures."""
        read = [(kind, clause, words) for clause, (kind, words, _) in self.clauses.items()]
        spelled = signing.text(
            version=self.number,
            review_on=self.review_on,
            clauses=read,
            minimums=self.minimums,
        )
        return [s.digest for s in self.signatures] == [signing.digest_of(spelled)] * 2

    def of_kind(self, kind: Kind) -> list[SaidBy]:
        return [said for said in self.clauses.values() if said[0] is kind]

    def on_paper(self, sides: Mapping[UUID, tuple[str, Voice]]) -> Parts:
        """Return the clauses for a paper; `sides` tells each party's name and voice."""
        parts = []
        for kind, title in KIND_TITLES.items():
            said = tuple(
                _on_paper(str(title), words, *sides[author])
                for _kind, words, author in self.of_kind(kind)
                if author in sides
            )
            if said:
                parts.append((str(title), said))
        return tuple(parts)


def opened_version(table: OpenedAgreement, number: int) -> OpenedVersion:
    row = access.version_of(table.row, number)
    clauses: dict[UUID, SaidBy] = {}
    here = {str(clause.id): clause for clause in table.now.clauses}
    for clause_id, wording_number in row.clauses:
        # What is no longer kept is missing from the page too, which then says so.
        for wording in here[clause_id].wordings if clause_id in here else ():
            if wording.number == wording_number:
                value = here[clause_id]
                clauses[value.id] = (value.kind, wording.words, wording.author)
    return OpenedVersion(
        number=row.number,
        in_force_at=row.in_force_at,
        review_on=row.review_on,
        clauses=clauses,
        minimums=minimums_of(row),
        signatures=_signatures(table, row),
    )


def _signatures(table: OpenedAgreement, row: Version) -> list[OpenedSignature]:
    """Return who signed, in the order of the voices."""
    by_person = {s.signer_id: s for s in signatures_of(table.row, row.number)}
    shown = []
    for party in table.parties:
        if signature := by_person.get(party.person_id):
            place = signature.place_of("digest")
            digest = table.ring.shown(signature.digest_sealed, place)
            shown.append(
                OpenedSignature(by=party.person_id, at=signature.signed_at, digest=digest)
            )
    return shown


def _on_paper(title: str, words: str | None, name: str, voice: Voice) -> Said:
    shown = words if words is not None else _("These words cannot be shown.")
    return Said(kind_title=title, words=shown, author=name, voice=voice)
