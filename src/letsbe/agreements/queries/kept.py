"""What letsbe keeps of the version in force, for rooms that stand above."""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from letsbe.agreements.models import Wording, wording_place
from letsbe.agreements.queries.values import shown_term
from letsbe.agreements.rules.kept import Kept, kept_of
from letsbe.lib.prepared import Prepared
from letsbe.vault import queries as vault


def _with_a_term(relationship: UUID) -> QuerySet[Wording, Any]:
    return Wording.objects.filter(
        relationship=relationship,
        kept_sealed__isnull=False,
        relationship__versions__number=F("relationship__in_force"),
    ).values_list(
        "clause_id",
        "number",
        "id",
        "author_id",
        "kept_sealed",
        "relationship__versions__clauses",
    )


_WITH_A_TERM = Prepared(_with_a_term)


def kept_in_force(relationship_id: UUID) -> Kept:
    """Return what the version in force asks letsbe to keep; paused or ended, callers decide.

    One query where nothing is kept, two where something is.
    """
    rows = _WITH_A_TERM.rows(relationship_id)
    found = [row for row in rows if [str(row[0]), row[1]] in row[-1]]
    if not found:
        return Kept()
    ring = vault.key_ring(relationship=relationship_id)
    shown = (
        shown_term(sealed, wording_place(wording, "kept", relationship_id, author), ring)
        for _clause, _number, wording, author, sealed, _clauses in found
    )
    # What cannot be shown is not kept: nobody could read what letsbe would go by.
    return kept_of(term for term in shown if term)
