"""An agreement of Ada and Bo in each state that a day or a journal tells apart."""

from collections.abc import Callable

from letsbe.agreements.rules.clauses import ClauseDeed, Kind
from letsbe.agreements.tests.people import Table
from letsbe.people.tests.people import MONDAY
from letsbe.relationships import actions as bonds
from letsbe.relationships.rules import Deed

OTHER_WORDS = "Canary: find slow words for a bad day."


def proposed(table: Table) -> None:
    for kind in Kind:
        table.proposed(table.ada, "Let's be patient. Canary.", kind=kind)


def half_signed(table: Table) -> None:
    table.made_ready()
    table.signed(table.ada)


def changing(table: Table) -> None:
    clause = table.brought_in_force()
    table.opened()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
    table.proposed(table.bo, "Canary: quite new.")


def in_review(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()
    table.fitted(table.bo)


def in_force_and(deed: Deed) -> Callable[[Table], object]:
    def state(table: Table) -> None:
        table.brought_in_force()
        bonds.change_course(table.bond.pk, deed, by=table.ada, at=MONDAY)

    return state


STATES: dict[str, Callable[[Table], object]] = {
    "empty": lambda _: None,
    "proposed": proposed,
    "ready": lambda table: table.made_ready(),
    "half signed": half_signed,
    "in force": lambda table: table.brought_in_force(),
    "changing": changing,
    "in review": in_review,
    "paused": in_force_and(Deed.PAUSE),
    "ending": in_force_and(Deed.OFFER_ENDING),
    "ended": in_force_and(Deed.END),
}
