"""Goals in force: worked on, reached, let go; the deeds, and what their pages say."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.actions import goals
from letsbe.agreements.models import Agreement, Clause, Version, WorkedOn
from letsbe.agreements.queries import opened_for_party
from letsbe.agreements.queries.in_force import clauses_in_force
from letsbe.agreements.queries.versions import opened_version
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing
from letsbe.agreements.rules.closing import How
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.tests.people import WORDS, Table, at, today
from letsbe.agreements.tests.states import OTHER_WORDS, STATES, address, pressed, sent
from letsbe.journal.models import Entry
from letsbe.people.tests.people import signed_in
from letsbe.vault.queries import key_ring

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
NOTICE = "This is not, word for word, what you both signed"


def page(browser: Client, table: Table, name: str = "agreement", *more: object) -> str:
    answer = browser.get(address(table, name, *more))
    assert answer.status_code == HTTPStatus.OK
    return answer.text


def noted(table: Table) -> list[str]:
    return list(Entry.objects.filter(strand=table.bond.pk).values_list("deed", flat=True))


def test_a_goal_is_closed_from_its_page_by_two_yeses_and_two_signatures(table: Table) -> None:
    goal = table.brought_in_force()
    ada, bo = signed_in(table.ada), signed_in(table.bo)
    assert "We have reached this" in page(ada, table, "clause", goal)
    answer = sent(ada, address(table, "close", goal), how="reached", seen=1)
    assert answer.status_code == HTTPStatus.FOUND
    assert table.now.is_draft_open
    assert "You suggest that you have reached this" in page(ada, table)
    assert "suggests that you have reached this" in page(bo, table)
    assert "suggests that you have reached it" in page(bo, table, "changes")
    assert pressed(bo, table, goal, "yes_reached").status_code == HTTPStatus.FOUND
    assert "You both say that you have reached this" in page(ada, table)
    table.settled("Canary: what is left.")
    assert "With this version we have reached" in page(bo, table, "read")
    table.signed(table.ada, table.bo)
    for browser in (ada, bo):
        shown = page(browser, table)
        assert "Reached together" in shown
        assert WORDS in shown
        version = page(browser, table, "version", 2)
        assert "With this version we have reached" in version
        assert NOTICE not in version
        assert NOTICE not in page(browser, table, "version", 1)
    row = Clause.objects.get(pk=goal)
    assert (row.standing, row.closing, row.closing_by_id) == (
        Standing.CLOSED,
        How.REACHED,
        table.ada.pk,
    )
    assert row.closed_at == Version.objects.get(number=2).in_force_at


def test_a_goal_let_go_is_kept_quietly_apart(table: Table) -> None:
    goal = table.brought_in_force()
    table.closing(goal, How.LET_GO, by=table.bo)
    table.answered(goal, ClauseDeed.YES_LET_GO, by=table.ada)
    table.settled("Canary: what is left.")
    table.signed(table.ada, table.bo)
    shown = page(signed_in(table.ada), table)
    assert "What you let go together" in shown
    assert "Reached together" not in shown
    assert "With this version we let go" in page(signed_in(table.ada), table, "version", 2)


def test_not_yet_puts_a_goal_back(table: Table) -> None:
    STATES["closing"](table)
    [goal] = table.now.clauses
    answer = pressed(signed_in(table.bo), table, goal.id, "not_yet")
    assert answer.status_code == HTTPStatus.FOUND
    row = Clause.objects.get()
    assert (row.standing, row.closing, row.closing_by) == (Standing.SETTLED, "", None)
    assert {"agreements.closing_suggested", "agreements.not_yet"} <= set(noted(table))


def test_letting_the_change_go_puts_a_goal_back(table: Table) -> None:
    STATES["closed"](table)
    table.dropped(table.bo)
    standings = {(row.standing, row.closing, row.closed_at) for row in Clause.objects.all()}
    assert standings == {(Standing.SETTLED, "", None)}


@pytest.mark.parametrize("state", ["closing", "closed"])
def test_a_closing_sets_signatures_aside(table: Table, state: str) -> None:
    goal = table.brought_in_force()
    table.opened()
    table.settled("Canary: new.")
    table.signed(table.ada)
    table.closing(goal, by=table.bo)
    assert table.now.signed == {}


def test_a_goal_changed_meanwhile_is_not_closed(table: Table) -> None:
    goal = table.brought_in_force()
    browser = signed_in(table.ada)
    stale = sent(browser, address(table, "close", goal), how="reached", seen=2)
    assert stale.status_code == HTTPStatus.CONFLICT
    assert not table.now.is_draft_open
    unknown = sent(browser, address(table, "close", goal), how="forgotten", seen=1)
    assert unknown.status_code == HTTPStatus.CONFLICT
    assert "agreements.change_opened" not in noted(table)


@pytest.mark.parametrize("how", How)
def test_closing_is_suggested_by_a_form_of_its_own_and_no_other(table: Table, how: How) -> None:
    goal = table.brought_in_force()
    table.opened()
    answer = sent(signed_in(table.ada), address(table, "answer", goal), deed=how, seen=1)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert table.now.clause(goal).closing is None


def test_the_same_press_twice_is_one_closing(table: Table) -> None:
    goal = table.brought_in_force()
    browser, key = signed_in(table.ada), {"once_key": "0190f5a4-0000-7000-8000-00000000abcd"}
    for _ in range(2):
        answer = sent(browser, address(table, "close", goal), how="reached", seen=1, **key)
        assert answer.status_code == HTTPStatus.FOUND
    assert noted(table).count("agreements.closing_suggested") == 1
    other = sent(browser, address(table, "close", goal), how="let_go", seen=1, **key)
    assert other.status_code == HTTPStatus.CONFLICT


def test_either_notes_once_a_day_that_they_worked_on_a_goal(table: Table) -> None:
    goal = table.brought_in_force()
    for person in (table.ada, table.bo):
        browser = signed_in(person)
        answer = sent(browser, address(table, "worked_on", goal))
        assert answer.status_code == HTTPStatus.FOUND
        again = sent(browser, address(table, "worked_on", goal))
        assert again.status_code == HTTPStatus.CONFLICT
        assert "You have noted that for today already." in again.text
    assert WorkedOn.objects.count() == 2
    for person in (table.ada, table.bo):
        assert "Last worked on " in page(signed_in(person), table)


def test_the_last_day_stands_whoever_lives_a_day_behind(table: Table) -> None:
    goal = table.brought_in_force()
    table.worked(goal, by=table.ada)
    yesterday = today() - timedelta(days=1)
    goals.work_on(table.bond.pk, goal, by=table.bo, today=yesterday, at=at())
    assert Clause.objects.get().worked_on == today()


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_nothing_is_noted_or_closed_while_it_rests(table: Table, state: str) -> None:
    STATES[state](table)
    goal = Clause.objects.get().pk
    browser = signed_in(table.ada)
    assert "We worked on this today" not in page(browser, table)
    assert "We have reached this" not in page(browser, table, "clause", goal)
    for name, fields in (("worked_on", {}), ("close", {"how": "reached", "seen": 1})):
        answer = sent(browser, address(table, name, goal), **fields)
        assert answer.status_code == HTTPStatus.CONFLICT
    assert WorkedOn.objects.count() == 0


def test_what_was_reached_is_on_every_later_paper(table: Table) -> None:
    STATES["reached"](table)
    table.opened()
    table.settled("Canary: more.")
    table.signed(table.bo, table.ada)
    for number, is_told in ((1, False), (2, True), (3, True)):
        paper = on_paper(table, number)
        assert ("Reached together" in paper) is is_told
    assert "With this version" not in page(signed_in(table.ada), table, "version", 3)


def on_paper(table: Table, number: int) -> dict[str, list[str]]:
    version = opened_version(opened_for_party(table.ada, table.bond.pk), number)
    assert version.is_as_signed
    sides = {person.pk: ("Somebody", None) for person in (table.ada, table.bo)}
    parts = version.on_paper(sides)  # type: ignore[arg-type]
    return {title: [said.words for said in clauses] for title, clauses in parts}


def test_a_signed_closing_that_was_altered_is_noticed(table: Table) -> None:
    STATES["reached"](table)
    second = Version.objects.get(number=2)
    second.closed = [[clause, number, "let_go"] for clause, number, _how in second.closed]
    second.save()
    assert NOTICE in page(signed_in(table.bo), table, "version", 2)


def test_rooms_above_read_what_is_in_force(table: Table) -> None:
    goal = table.settled()
    boundary = table.proposed(table.bo, "Canary: no calls.", kind=Kind.BOUNDARY)
    table.answered(boundary, ClauseDeed.AGREE, by=table.ada)
    ring = key_ring(relationship=table.bond.pk)
    assert clauses_in_force(table.bond.pk, ring) == []
    table.acknowledged()
    table.dated()
    table.signed(table.ada, table.bo)
    table.opened()
    table.answered(goal, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
    with CaptureQueriesContext(connections["default"]) as asked:
        found = clauses_in_force(table.bond.pk, ring)
    assert len(asked) == 2
    assert [(c.id, c.kind, c.words) for c in found] == [
        (boundary, Kind.BOUNDARY, "Canary: no calls."),
        (goal, Kind.GOAL, WORDS),
    ]


def test_a_clause_of_another_pair_is_not_closed(table: Table, other_table: Table) -> None:
    goal = other_table.brought_in_force()
    table.brought_in_force()
    for name in ("close", "worked_on"):
        answer = sent(signed_in(table.bo), address(table, name, goal), how="reached", seen=1)
        assert answer.status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(AgreementRefused) as refused:
        goals.suggest_closing(
            table.bond.pk, goal, How.REACHED, by=table.bo, seen=1, today=today(), at=at()
        )
    assert refused.value.why is Refusal.NO_SUCH_CLAUSE
    assert not Agreement.objects.get(pk=other_table.bond.pk).is_draft_open
