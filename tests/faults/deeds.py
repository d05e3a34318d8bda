"""Deeds that must survive anything: each with what it leaves, and how the two see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from letsbe.agreements import queries
from letsbe.agreements.models import Clause, Signature
from letsbe.agreements.rules.signing import digest
from letsbe.agreements.tests.people import Table
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import make_person
from letsbe.relationships.tests.people import begun

WORDS = "We meet by the river.\nAnd we say when it is too much."


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One form, sent by one of two; how much there is of it, and what each of them sees."""

    path: str
    fields: Mapping[str, object]
    by: Person
    left: Callable[[], int]
    seen: Callable[[], tuple[object, object]]


class Stage:
    """Sets two people who have nothing yet before each try."""

    def __init__(self) -> None:
        self._pairs = 0
        self.dana = make_person("Dana", Part.COORDINATOR)

    def table(self) -> Table:
        self._pairs += 1
        ada = make_person(f"Ada{self._pairs}", Part.PEER)
        bo = make_person(f"Bo{self._pairs}", Part.SUPPORTER)
        return Table(begun(bo, ada, by=self.dana), ada, bo)


def proposing(stage: Stage) -> Sent:
    table = stage.table()
    table.proposed(table.bo, "We begin on time.")
    mine = Clause.objects.filter(relationship=table.bond.pk, wordings__author=table.ada)
    return Sent(
        path=f"/agreements/{table.bond.pk}/propose/goal",
        fields={"once_key": new_id(), "words": WORDS, "why": ""},
        by=table.ada,
        left=mine.count,
        seen=lambda: _seen(table),
    )


def signing(stage: Stage) -> Sent:
    table = stage.table()
    table.made_ready()
    return Sent(
        path=f"/agreements/{table.bond.pk}/sign",
        fields={"once_key": new_id(), "read": digest(table.now)},
        by=table.ada,
        left=Signature.objects.filter(relationship=table.bond.pk).count,
        seen=lambda: _seen(table),
    )


def _seen(table: Table) -> tuple[object, object]:
    ada, bo = (
        queries.opened_for_party(person, table.bond.pk).now for person in (table.ada, table.bo)
    )
    return ada.clauses, bo.clauses


DEEDS = {"proposing": proposing, "signing": signing}
