"""An answer of the first talk becomes a clause in one press, and only what both can read."""

from http import HTTPStatus
from typing import Any

import pytest
from django.http import Http404
from django.urls import reverse

from letsbe.agreements.actions.from_answers import propose_answer
from letsbe.agreements.models import Clause
from letsbe.agreements.rules.clauses import Kind, Standing
from letsbe.agreements.rules.negotiation import MOST_CLAUSES
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.tests.people import Table
from letsbe.agreements.tests.states import address
from letsbe.interviews.models import Asked
from letsbe.interviews.rules.questions import Becomes
from letsbe.interviews.tests.people import CHANGE, TAKE_AWAY, Talk, sent
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import changed
from letsbe.vault import actions as vault

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


@pytest.fixture
def talk(table: Table) -> Talk:
    """Return the first talk of the two at the table, with one answer of each shown."""
    talk = Talk(table.bond, table.ada, table.bo)
    # About times of the day: its answers are practical things.
    talk.shown(practical(talk))
    return talk


def practical(talk: Talk) -> Any:
    rows = Asked.objects.filter(relationship=talk.bond.pk, question__becomes="practical")
    return rows.order_by("position").values_list("pk", flat=True)[0]


def pressed(talk: Talk, by: Person, *, whose: Person | None = None, **more: object) -> Any:
    answer = talk.answer(whose or by, practical(talk))
    url = reverse("agreements:from_answer", args=[talk.bond.pk, answer.pk])
    return sent(signed_in(by), url, **{"seen": answer.version} | more)


def proposed(talk: Talk, *, by: Person, seen: int = 1) -> Any:
    answer = talk.answer(by, practical(talk))
    return propose_answer(talk.bond.pk, answer.pk, seen=seen, why="", by=by, at=clock.now())


def test_either_makes_a_clause_of_either_answer_and_lands_on_it(
    talk: Talk, table: Table
) -> None:
    words = talk.question(practical(talk)).own_words(talk.bo.pk)
    landed = pressed(talk, talk.ada, whose=talk.bo)

    clause = Clause.objects.get()
    value = table.now.clause(clause.pk)
    assert landed.url == f"{address(table, 'agreement')}#clause-{clause.pk}"
    assert (value.kind, value.standing) == (Kind.PRACTICAL, Standing.WAITING)
    assert (value.last.words, value.last.author) == (words, talk.ada.pk)
    assert "From our first talk." in signed_in(talk.bo).get(landed.url).content.decode()


def test_every_kind_an_answer_can_become_is_a_kind_of_clause_that_begins_freely() -> None:
    assert {becomes.value for becomes in Becomes} == {*Kind} - {Kind.WAY_OF_BEING}


def test_one_answer_makes_one_clause(talk: Talk) -> None:
    pressed(talk, talk.ada)
    again = pressed(talk, talk.bo, whose=talk.ada)

    assert again.status_code == HTTPStatus.CONFLICT
    assert "There is a clause from this answer already." in again.content.decode()
    assert "A clause and its history" in again.content.decode()
    assert pressed(talk, talk.bo).status_code == HTTPStatus.FOUND
    assert Clause.objects.count() == 2


def test_the_same_press_twice_is_one_clause_and_lands_on_it_both_times(talk: Talk) -> None:
    key = str(new_id())
    first = pressed(talk, talk.ada, once_key=key)

    assert pressed(talk, talk.ada, once_key=key).url == first.url
    assert Clause.objects.count() == 1


def test_only_what_both_can_read_becomes_a_clause(talk: Talk) -> None:
    talk.gave(talk.ada)
    hidden = talk.answer(talk.ada)
    url = reverse("agreements:from_answer", args=[talk.bond.pk, hidden.pk])

    for person in (talk.ada, talk.bo):
        assert sent(signed_in(person), url, seen=1).status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(Http404):
        propose_answer(talk.bond.pk, hidden.pk, seen=1, why="", by=talk.bo, at=clock.now())
    assert not Clause.objects.exists()


def test_what_was_taken_away_becomes_no_clause_and_a_clause_made_of_it_stays(
    talk: Talk, table: Table
) -> None:
    pressed(talk, talk.ada)
    talk.gave(talk.ada, TAKE_AWAY, asked=practical(talk))
    gone = pressed(talk, talk.bo, whose=talk.ada)

    assert gone.status_code == HTTPStatus.NOT_FOUND
    assert table.now.clauses[0].last.words


def test_nobody_proposes_words_they_have_not_seen(talk: Talk) -> None:
    talk.gave(talk.ada, CHANGE, "Other words.", asked=practical(talk))
    late = pressed(talk, talk.bo, whose=talk.ada, seen=1)

    assert late.status_code == HTTPStatus.CONFLICT
    assert "Something changed since you opened that page" in late.content.decode()
    assert pressed(talk, talk.bo, whose=talk.ada, seen="").status_code == HTTPStatus.CONFLICT
    assert not Clause.objects.exists()


def test_where_no_change_is_open_the_page_offers_to_open_one(talk: Talk, table: Table) -> None:
    table.brought_in_force()
    asked = pressed(talk, talk.bo, whose=talk.ada)
    page = asked.content.decode()
    assert asked.status_code == HTTPStatus.CONFLICT
    assert "Open a change, and suggest it" in page
    assert str(talk.question(practical(talk)).own_words(talk.ada.pk)) in page
    assert Clause.objects.count() == 1

    done = pressed(talk, talk.bo, whose=talk.ada, open_change="yes")
    assert done.status_code == HTTPStatus.FOUND
    assert table.now.is_draft_open
    assert Clause.objects.count() == 2


@pytest.mark.parametrize(("deed", "said"), [(Deed.PAUSE, "is paused"), (Deed.END, "has ended")])
def test_in_a_pause_and_after_the_end_no_clause_is_made(
    talk: Talk, deed: Deed, said: str
) -> None:
    assert "Suggest my words as a clause" in talk.reads(talk.ada, "question", practical(talk))
    changed(talk.bond, deed, by=talk.bo)
    refused = pressed(talk, talk.ada)

    assert refused.status_code == HTTPStatus.CONFLICT
    assert said in refused.content.decode()
    assert not Clause.objects.exists()
    assert "Suggest my words as a clause" not in talk.reads(
        talk.ada, "question", practical(talk)
    )


def test_a_full_agreement_takes_no_answer(talk: Talk, table: Table) -> None:
    for number in range(MOST_CLAUSES):
        table.proposed(table.ada, f"Clause {number}.")

    with pytest.raises(AgreementRefused) as refused:
        proposed(talk, by=talk.ada)
    assert refused.value.why is Refusal.TOO_MANY_CLAUSES


def test_words_that_do_not_open_become_no_clause(talk: Talk) -> None:
    vault.shred_author(talk.bond.pk, talk.ada.pk)

    with pytest.raises(AgreementRefused) as refused:
        proposed(talk, by=talk.ada)
    assert refused.value.why is Refusal.CANNOT_BE_SHOWN


def test_an_answer_of_another_pair_is_not_found(talk: Talk, other_table: Table) -> None:
    answer = talk.answer(talk.bo, practical(talk))
    url = reverse("agreements:from_answer", args=[other_table.bond.pk, answer.pk])

    assert sent(signed_in(talk.bo), url, seen=1).status_code == HTTPStatus.NOT_FOUND
