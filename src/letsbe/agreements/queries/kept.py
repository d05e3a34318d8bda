"""What letsbe keeps of the version in force, for rooms that stand above."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from letsbe.agreements.models import Wording, wording_place
from letsbe.agreements.queries.values import shown_term
from letsbe.agreements.rules.kept import Kept, Term, kept_of
from letsbe.lib.prepared import Prepared
from letsbe.vault import queries as vault


def _with_a_term(relationships: list[UUID]) -> QuerySet[Wording, Any]:
    return Wording.objects.filter(
        relationship__in=relationships,
        kept_sealed__isnull=False,
        relationship__versions__number=F("relationship__in_force"),
    ).values_list(
        "relationship_id",
        "clause_id",
        "number",
        "id",
        "author_id",
        "kept_sealed",
        "relationship__versions__clauses",
    )


_OF_ONE = Prepared(_with_a_term)


def kept_in_force(relationship_id: UUID) -> Kept:
    """Return what the version in force asks letsbe to keep; paused or ended, callers decide.

    One query where nothing is kept, two where something is.
    """
    return _opened(_OF_ONE.rows([relationship_id])).get(relationship_id, Kept())


def kept_in_force_of(relationship_ids: Iterable[UUID]) -> dict[UUID, Kept]:
    """Return the same of several, in as many queries; those that keep nothing are left out."""
    return _opened(_with_a_term(list(relationship_ids)))


def _opened(rows: Iterable[Any]) -> dict[UUID, Kept]:
    found = [row[:-1] for row in rows if [str(row[1]), row[2]] in row[-1]]
    if not found:
        return {}
    ring = vault.key_ring(relationships={row[0] for row in found})
    terms: dict[UUID, list[Term]] = defaultdict(list)
    for relationship, _clause, _number, wording, author, sealed in found:
        place = wording_place(wording, "kept", relationship, author)
        # What cannot be shown is not kept: nobody could read what letsbe would go by.
        if term := shown_term(sealed, place, ring):
            terms[relationship].append(term)
    return {relationship: kept_of(of_one) for relationship, of_one in terms.items()}
