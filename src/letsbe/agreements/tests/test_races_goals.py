"""A goal closed, put back and worked on in the same instant: one outcome each time."""

from collections.abc import Callable
from datetime import time

import pytest

from letsbe.agreements.actions import goals
from letsbe.agreements.models import Clause, WorkedOn
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.kept import QuietHours
from letsbe.agreements.rules.refusals import Refusal
from letsbe.agreements.tests.people import Table, at, today
from letsbe.agreements.tests.test_races import at_once
from letsbe.agreements.tests.test_races import dana as dana
from letsbe.agreements.tests.test_races import table as table
from letsbe.people.models import Person
from letsbe.people.tests.people import DONE

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
QUIET = [QuietHours(begins=time(21), ends=time(hour)) for hour in (6, 8)]


def closes(table: Table, goal: object, how: How, by: Person) -> Callable[[], object]:
    return lambda: goals.suggest_closing(
        table.bond.pk,
        goal,  # type: ignore[arg-type]
        how,
        by=by,
        seen=1,
        today=today(),
        at=at(),
    )


def test_both_suggest_to_close_it_at_once_and_one_suggestion_stands(table: Table) -> None:
    goal = table.brought_in_force()
    said = at_once(
        closes(table, goal, How.REACHED, table.ada), closes(table, goal, How.LET_GO, table.bo)
    )
    assert sorted(map(str, said)) == sorted([str(DONE), str(Refusal.CLOSING_FIRST)])
    row = Clause.objects.get()
    assert row.standing == Standing.CLOSING
    assert (row.closing, row.closing_by_id) in {
        (How.REACHED, table.ada.pk),
        (How.LET_GO, table.bo.pk),
    }


def test_whoever_takes_it_back_in_the_same_instant_is_not_held_to_it(table: Table) -> None:
    goal = table.brought_in_force()
    table.closing(goal, by=table.ada)
    at_once(
        lambda: table.answered(goal, ClauseDeed.YES_REACHED, by=table.bo, seen=1),
        lambda: table.answered(goal, ClauseDeed.NOT_YET, by=table.ada, seen=1),
    )
    row = Clause.objects.get()
    assert (row.standing, row.closing) == (Standing.SETTLED, "")


def test_eight_hands_note_it_once(table: Table) -> None:
    goal = table.brought_in_force()
    said = at_once(*[lambda: table.worked(goal, by=table.ada)] * 8)
    assert said.count(DONE) == 1
    assert WorkedOn.objects.count() == 1


def test_two_terms_of_a_sort_agreed_at_once_are_not_both_settled(table: Table) -> None:
    first, second = (
        table.proposed(table.ada, kind=Kind.PRACTICAL, term=term) for term in QUIET
    )
    said = at_once(
        lambda: table.answered(first, ClauseDeed.AGREE, by=table.bo, seen=1),
        lambda: table.answered(second, ClauseDeed.AGREE, by=table.bo, seen=1),
    )
    assert sorted(map(str, said)) == sorted([str(DONE), str(Refusal.KEPT_ALREADY)])
    assert Clause.objects.filter(standing=Standing.SETTLED).count() == 1
