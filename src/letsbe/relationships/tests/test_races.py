"""Askings and answers in the same instant: one consistent outcome."""

from collections.abc import Callable
from functools import partial

import pytest

from letsbe.journal import queries as journal
from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, MONDAY, make_house, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships import actions
from letsbe.relationships.actions import covers, wishes
from letsbe.relationships.models import Beginning, Cover, Relationship, Wish
from letsbe.relationships.rules import Answer, AskingRefusal, Deed, RelationshipRefused
from letsbe.relationships.rules.covers import CoverDeed
from letsbe.relationships.rules.refusals import CoverRefusal
from letsbe.relationships.tests.people import asked, begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROUNDS = range(3)


at_once = partial(people_at_once, refused=(RelationshipRefused,))


def answers(beginning: Beginning, person: Person, said: Answer) -> Callable[[], object]:
    return lambda: actions.answer(beginning.pk, said, by=person, moss_first=True, at=MONDAY)


@pytest.fixture
def dana(transactional_db: None) -> Person:
    make_house()
    return make_person("Dana", Part.COORDINATOR)


@pytest.fixture
def both(transactional_db: None) -> tuple[Person, Person]:
    return make_person("Ada"), make_person("Bo")


def is_whole() -> bool:
    return not list(journal.findings(is_begun=False))


def test_two_coordinators_who_ask_the_same_two_at_once_ask_them_once(
    dana: Person, both: tuple[Person, Person]
) -> None:
    ada, bo = both
    eve = make_person("Eve", Part.COORDINATOR)
    told = at_once(*[lambda: asked(ada, bo, by=dana), lambda: asked(bo, ada, by=eve)] * 3)
    assert sorted(map(str, told)) == [AskingRefusal.ASKED_ALREADY] * 5 + [DONE]
    assert Beginning.objects.get().answers.count() == 2
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_one_changes_their_mind_while_the_other_says_yes_and_what_each_is_told_is_true(
    dana: Person, both: tuple[Person, Person], round_number: int
) -> None:
    ada, bo = both
    beginning = asked(bo, ada, by=dana)
    answers(beginning, ada, Answer.YES)()
    told = at_once(answers(beginning, ada, Answer.NO), answers(beginning, bo, Answer.YES))
    assert sorted(map(str, told)) == [AskingRefusal.CLOSED, DONE]
    assert Relationship.objects.exists() is (told[1] == DONE)
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_an_account_closed_in_the_instant_of_the_second_yes_is_told_or_has_begun(
    dana: Person, both: tuple[Person, Person], round_number: int
) -> None:
    ada, bo = both
    beginning = asked(bo, ada, by=dana)
    answers(beginning, ada, Answer.YES)()
    told = at_once(
        answers(beginning, bo, Answer.YES),
        lambda: people.disable(dana, person=ada, at=MONDAY),
    )
    assert told[0] in {DONE, AskingRefusal.NOT_ACTIVE}
    assert told[1] == DONE
    assert Relationship.objects.exists() is (told[0] == DONE)
    assert is_whole()


def test_two_coordinators_who_name_a_cover_at_once_ask_one(
    dana: Person, both: tuple[Person, Person]
) -> None:
    eve, cleo = make_person("Eve", Part.COORDINATOR), make_person("Cleo")
    bond = begun(both[1], both[0], by=dana)
    told = at_once(
        *[
            lambda: covers.name_cover(bond.pk, cleo, by=dana, at=MONDAY),
            lambda: covers.name_cover(bond.pk, cleo, by=eve, at=MONDAY),
        ]
        * 3
    )
    assert sorted(map(str, told)) == [CoverRefusal.COVER_THERE_ALREADY] * 5 + [DONE]
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_the_last_yes_and_a_no_at_once_leave_one_outcome(
    dana: Person, both: tuple[Person, Person], round_number: int
) -> None:
    cleo = make_person("Cleo")
    ada, bo = both
    bond = begun(bo, ada, by=dana)
    cover = covers.name_cover(bond.pk, cleo, by=dana, at=MONDAY)
    for person in (cleo, ada):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=MONDAY)
    told = at_once(
        lambda: covers.answer_cover(cover.pk, CoverDeed.YES, by=bo, at=MONDAY),
        lambda: covers.answer_cover(cover.pk, CoverDeed.NO, by=cleo, at=MONDAY),
    )
    stands = Cover.objects.get().stands_since is not None
    expected = [DONE, CoverRefusal.COVER_STANDS] if stands else [CoverRefusal.COVER_OVER, DONE]
    assert told == expected
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_a_wish_in_the_instant_of_the_end_is_kept_or_refused_whole(
    dana: Person, both: tuple[Person, Person], round_number: int
) -> None:
    ada, bo = both
    bond = begun(bo, ada, by=dana)
    told = at_once(
        *[lambda: wishes.wish(bond.pk, by=ada, at=MONDAY)] * 3,
        lambda: actions.change_course(bond.pk, Deed.END, by=bo, at=MONDAY),
    )
    assert told[3] == DONE
    assert Wish.objects.count() == told.count(DONE) - 1 <= 1
    assert is_whole()
