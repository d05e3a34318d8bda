"""Whose turn it is in all of a person's agreements: no word opened, a constant few queries."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from django.db.models import F, QuerySet

from letsbe.agreements.access import agreements_of
from letsbe.agreements.models import (
    Acknowledgement,
    Agreement,
    Signature,
    StillFits,
    Version,
)
from letsbe.agreements.queries import values
from letsbe.agreements.queries.values import InForce, Says, WordingRow
from letsbe.agreements.rules import signing, turns
from letsbe.agreements.rules.clauses import Clause
from letsbe.agreements.rules.negotiation import Negotiation
from letsbe.people.models import Person


@dataclass(frozen=True, kw_only=True)
class WhoseTurn:
    """One agreement: what waits for me in it, and what for the other."""

    agreement: Agreement
    now: Negotiation
    mine: tuple[turns.Waiting, ...]
    theirs: tuple[turns.Waiting, ...]


def whose_turns(person: Person, *, today: date) -> list[WhoseTurn]:
    """Return how each agreement of a living relationship stands for this person."""
    rows = list(agreements_of(person).filter(relationship__ended_at=None))
    return [
        WhoseTurn(
            agreement=row,
            now=now,
            mine=turns.turns(now, of=person.pk, today=today),
            theirs=turns.turns(now, of=now.other(person.pk), today=today),
        )
        for row, now in zip(rows, _unopened(rows), strict=True)
    ]


def _unopened(rows: list[Agreement]) -> list[Negotiation]:
    ids = [row.pk for row in rows]
    versions = Version.objects.filter(relationship__in=ids, number=F("relationship__in_force"))
    in_force = defaultdict(lambda: values.NOTHING_IN_FORCE, values.in_force_of(versions))
    clauses = _clauses(ids, in_force)
    minimums = values.current_minimums()
    acknowledged = _by_relationship(
        Acknowledgement.objects.all(), ids, "person_id", "minimum_id"
    )
    signers = _by_relationship(
        Signature.objects.filter(set_aside_at=None, number=F("relationship__in_force") + 1),
        ids,
        "signer_id",
    )
    fits = _by_relationship(StillFits.objects.filter(closed_at=None), ids, "person_id")
    return [
        _signed(
            values.as_negotiation(
                row,
                clauses=tuple(clauses[row.pk]),
                acknowledged=[(person, minimum) for person, minimum in acknowledged[row.pk]],
                minimums=minimums,
                in_force=in_force[row.pk],
                still_fits=[person for (person,) in fits[row.pk]],
            ),
            by=[person for (person,) in signers[row.pk]],
        )
        for row in rows
    ]


def _signed(now: Negotiation, *, by: list[UUID]) -> Negotiation:
    # A standing signature is one for the text as it is: deeds set aside all others.
    read = signing.digest(now)
    return replace(now, signed=MappingProxyType(dict.fromkeys(by, read)))


def _clauses(ids: list[UUID], in_force: defaultdict[UUID, InForce]) -> dict[UUID, list[Clause]]:
    found: dict[UUID, list[Clause]] = defaultdict(list)
    for wordings in values.unopened_wordings_of(ids).values():
        relationship = wordings[0].relationship_id
        found[relationship].append(
            values.clause_as_value(
                wordings,
                in_force=in_force[relationship],
                says=_says_unopened,
            )
        )
    return found


def _says_unopened(wording: WordingRow) -> Says:
    return values.NOT_OPENED


def _by_relationship(
    rows: QuerySet[Acknowledgement] | QuerySet[Signature] | QuerySet[StillFits],
    ids: list[UUID],
    *columns: str,
) -> dict[UUID, list[tuple[UUID, ...]]]:
    found: dict[UUID, list[tuple[UUID, ...]]] = defaultdict(list)
    for relationship, *rest in rows.filter(relationship__in=ids).values_list(
        "relationship_id", *columns
    ):
        found[relationship].append(tuple(rest))
    return found
