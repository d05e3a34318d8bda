"""Reading an agreement: its rows opened into values, in a constant number of queries."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from uuid import UUID

from letsbe.agreements.access import agreement_for_party, locked_for_party
from letsbe.agreements.models import Agreement, Signature, StillFits
from letsbe.agreements.queries import values
from letsbe.agreements.queries.values import ByClause, Says, WordingRow
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.people.models import Person
from letsbe.relationships.models import Party
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing


@dataclass(frozen=True, kw_only=True)
class OpenedAgreement:
    """An agreement with its words opened: the rows, and the values the rules decide on."""

    row: Agreement
    parties: tuple[Party, Party]
    ring: KeyRing
    wordings: ByClause
    now: Negotiation

    def words_of(self, wording: WordingRow) -> str | None:
        """Return what a wording says, or None when it cannot be shown."""
        return self.says(wording)[0]

    def says(self, wording: WordingRow) -> Says:
        """Return the words of a wording, and with them what letsbe keeps."""
        return values.says(wording, self.ring)

    def why_of(self, wording: WordingRow) -> str | None:
        """Return the why ("" for none, None when it cannot be shown)."""
        if wording.why_sealed is None:
            return ""
        return self.ring.shown(wording.why_sealed, wording.place_of("why"))


def opened_for_party(person: Person, relationship_id: UUID) -> OpenedAgreement:
    return opened(agreement_for_party(person, relationship_id))


def held_for_party(person: Person, relationship_id: UUID) -> OpenedAgreement:
    """Return the same with its row held until the deed is done."""
    return opened(locked_for_party(person, relationship_id))


def opened(row: Agreement) -> OpenedAgreement:
    """Open everything two people have put on the table, however much it is."""
    first, second = row.relationship.parties.all()
    ring = vault.key_ring(relationship=row.pk, people=[first.person_id, second.person_id])
    wordings = values.wordings_of(row.pk)
    return OpenedAgreement(
        row=row,
        parties=(first, second),
        ring=ring,
        wordings=wordings,
        now=_negotiation(row, wordings, ring),
    )


def signatures_of(row: Agreement, number: int) -> list[Signature]:
    """Return the standing signatures under one version."""
    return list(Signature.objects.filter(relationship=row, number=number, set_aside_at=None))


def _negotiation(row: Agreement, wordings: ByClause, ring: KeyRing) -> Negotiation:
    in_force = values.in_force_in(row.pk) if row.in_force else values.NOTHING_IN_FORCE
    now = values.as_negotiation(
        row,
        clauses=tuple(
            values.clause_as_value(
                rows,
                in_force=in_force,
                says=lambda row: values.says(row, ring),
            )
            for rows in wordings.values()
        ),
        acknowledged=values.acknowledged_in(row.pk),
        minimums=values.current_minimums(),
        in_force=in_force,
        still_fits=_still_fits(row),
    )
    signed = values.signed_in(row.pk, ring) if row.is_draft_open else {}
    return replace(now, signed=MappingProxyType(signed))


def _still_fits(row: Agreement) -> list[UUID]:
    if row.review_called_by_id is None:
        return []
    said = StillFits.objects.filter(relationship=row, closed_at=None)
    return list(said.values_list("person_id", flat=True))
