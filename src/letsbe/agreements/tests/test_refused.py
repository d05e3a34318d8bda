"""A refused deed leaves nothing behind, and the same form makes one deed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404

from letsbe.agreements import actions
from letsbe.agreements.models import (
    Acknowledgement,
    Agreement,
    Clause,
    Signature,
    StillFits,
    Version,
    Wording,
)
from letsbe.agreements.rules.clauses import ClauseDeed, Kind, Standing, Suggestion
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.rules.signing import digest
from letsbe.agreements.tests.people import (
    WORDS,
    Table,
    asked_of_all,
    at,
    once,
    only_clause,
    today,
)
from letsbe.agreements.tests.values import why_not
from letsbe.journal.models import Entry, Receipt
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.relationships import actions as bonds
from letsbe.relationships.rules import Deed as Course
from letsbe.vault import actions as keys

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROWS = (Clause, Wording, Acknowledgement, Signature, Version, StillFits, Entry, Receipt)


def rows() -> list[Any]:
    return [
        list(model._default_manager.order_by("pk").values()) for model in (*ROWS, Agreement)
    ]


REFUSED: dict[Refusal, Callable[[Table, Any, Once], object]] = {
    Refusal.NOT_LETS_BE: lambda t, _, o: t.proposed(
        t.ada, "Be kind.", kind=Kind.WAY_OF_BEING, once=o
    ),
    Refusal.YOUR_OWN_WORDS: lambda t, c, o: t.answered(c, ClauseDeed.AGREE, by=t.ada, once=o),
    Refusal.CHANGED_SINCE_READ: lambda t, c, o: t.answered(
        c, ClauseDeed.AGREE, by=t.bo, seen=2, once=o
    ),
    Refusal.NO_SUCH_CLAUSE: lambda t, _, o: actions.answer(
        t.bond.pk, t.ada.pk, ClauseDeed.AGREE, by=t.bo, seen=1, at=at(), once=o
    ),
    Refusal.MINIMUM_CHANGED: lambda t, _, o: actions.acknowledge(
        t.bond.pk, t.ada.pk, by=t.ada, at=at(), once=o
    ),
    Refusal.REVIEW_DATE_TOO_SOON: lambda t, _, o: actions.choose_review_date(
        t.bond.pk, today(), by=t.ada, today=today(), at=at(), once=o
    ),
    Refusal.NOT_ALL_SETTLED: lambda t, _, o: actions.sign(
        t.bond.pk, by=t.ada, read=digest(t.now), today=today(), at=at(), once=o
    ),
    Refusal.CHANGE_OPEN_ALREADY: lambda t, _, o: actions.open_change(
        t.bond.pk, by=t.ada, today=today(), at=at(), once=o
    ),
    Refusal.NOTHING_IN_FORCE: lambda t, _, o: t.dropped(t.ada, once=o),
}
REFUSED_IN_FORCE: dict[Refusal, Callable[[Table, Once], object]] = {
    Refusal.NO_REVIEW_OPEN: lambda t, o: t.fitted(t.ada, once=o),
    Refusal.NO_CHANGE_OPEN: lambda t, o: t.dropped(t.ada, once=o),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_refused_deed_leaves_nothing_not_even_a_receipt(table: Table, why: Refusal) -> None:
    clause = table.proposed(table.ada)
    before = rows()
    assert why_not(lambda: REFUSED[why](table, clause, once())) is why
    assert rows() == before


@pytest.mark.parametrize("why", REFUSED_IN_FORCE)
def test_a_deed_refused_while_in_force_leaves_nothing_either(
    table: Table, why: Refusal
) -> None:
    table.brought_in_force()
    before = rows()
    assert why_not(lambda: REFUSED_IN_FORCE[why](table, once())) is why
    assert rows() == before


def test_a_refused_letting_go_and_a_refused_review_leave_nothing_either(table: Table) -> None:
    table.proposed(table.ada)
    before = rows()
    assert why_not(lambda: table.fitted(table.ada, once=once())) is Refusal.NOTHING_IN_FORCE
    assert rows() == before
    table.answered(only_clause().pk, ClauseDeed.AGREE, by=table.bo)
    table.dated()
    table.signed(table.ada, table.bo)
    table.opened()
    before = rows()
    for seen in ("", "0" * 64):
        why = why_not(lambda seen=seen: table.dropped(table.bo, seen=seen, once=once()))  # type: ignore[misc]
        assert why is Refusal.CHANGED_SINCE_READ
    assert rows() == before


def test_who_has_no_key_here_any_more_is_refused_in_words(table: Table) -> None:
    clause = table.proposed(table.bo)
    keys.shred_author(table.bond.pk, table.ada.pk)
    before = rows()
    for deed in (
        lambda: table.proposed(table.ada, once=once()),
        lambda: table.answered(
            clause, ClauseDeed.REWORD, by=table.ada, words="Other words.", once=once()
        ),
    ):
        assert why_not(deed) is Refusal.CANNOT_BE_KEPT
    assert rows() == before
    table.answered(clause, ClauseDeed.AGREE, by=table.ada)
    table.dated()
    before = rows()
    assert why_not(lambda: table.signed(table.ada)) is Refusal.CANNOT_BE_KEPT
    assert rows() == before


@pytest.mark.parametrize("why", [Refusal.PAUSED, Refusal.ENDED])
def test_nothing_is_done_while_it_is_paused_or_after_it_ended(
    table: Table, why: Refusal
) -> None:
    course = Course.PAUSE if why is Refusal.PAUSED else Course.END
    bonds.change_course(table.bond.pk, course, by=table.bo, at=at())
    assert why_not(lambda: table.proposed(table.ada)) is why


def test_a_stranger_and_a_coordinator_do_nothing_here(
    table: Table, cleo: Person, dana: Person
) -> None:
    clause = table.proposed(table.ada)
    before = rows()
    for person in (cleo, dana):
        with pytest.raises(Http404):
            table.proposed(person)
        with pytest.raises(Http404):
            table.answered(clause, ClauseDeed.AGREE, by=person)
        with pytest.raises(Http404):
            table.signed(person)
    assert rows() == before


def test_a_clause_of_another_table_is_not_answered_at_this_one(
    table: Table, other_table: Table
) -> None:
    clause = other_table.proposed(other_table.ada)
    with pytest.raises(AgreementRefused) as refused:
        actions.answer(table.bond.pk, clause, ClauseDeed.AGREE, by=table.bo, seen=1, at=at())
    assert refused.value.why is Refusal.NO_SUCH_CLAUSE
    assert only_clause().standing == Standing.WAITING


def test_the_same_form_twice_makes_one_deed(table: Table) -> None:
    form = once()
    table.proposed(table.ada, once=form)
    with pytest.raises(AlreadyDone):
        table.proposed(table.ada, once=form)
    assert Clause.objects.count() == 1


def test_the_same_form_with_other_words_stores_nothing_and_says_so(table: Table) -> None:
    form = once()
    table.proposed(table.ada, once=form)
    with pytest.raises(SentWithOtherWords):
        table.proposed(table.ada, "Other words.", once=once(b"other words", form.key))
    assert Wording.objects.count() == 1


def test_one_key_of_a_page_serves_each_of_its_clauses_once(table: Table) -> None:
    first, second, form = table.proposed(table.ada), table.proposed(table.ada), once()
    for clause in (first, second):
        table.answered(clause, ClauseDeed.PARK, by=table.bo, once=form)
    with pytest.raises(SentWithOtherWords):
        table.answered(
            first, ClauseDeed.AGREE, by=table.bo, once=once(b"another press", form.key)
        )
    assert all(c.standing is Standing.PARKED for c in table.now.clauses)


def test_what_is_acknowledged_here_is_not_taken_for_acknowledged_there(
    table: Table, other_table: Table, dana: Person
) -> None:
    minimum, bo = asked_of_all(dana), table.bo
    for each in (table, other_table):
        form = once(key=minimum.pk)
        actions.acknowledge(each.bond.pk, minimum.pk, by=bo, at=at(), once=form)
    assert Acknowledgement.objects.filter(person=bo).count() == 2


def test_the_why_may_be_left_empty(table: Table) -> None:
    actions.propose(table.bond.pk, Kind.GOAL, Suggestion(words=WORDS), by=table.ada, at=at())
    assert Wording.objects.get().why_sealed is None
