import pytest
from django.http import Http404

from letsbe.interviews import access, actions, queries
from letsbe.interviews.tests.people import TAKE_AWAY, WORDS, Talk
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_two_reach_their_first_talk_and_nobody_else_does(
    talk: Talk, cleo: Person, dana: Person
) -> None:
    for person in (talk.ada, talk.bo):
        assert access.relationship_for_party(person, talk.bond.pk) == talk.bond
        assert access.locked_for_party(person, talk.bond.pk) == talk.bond
    for person in (cleo, dana):
        with pytest.raises(Http404):
            access.relationship_for_party(person, talk.bond.pk)
        with pytest.raises(Http404):
            access.locked_for_party(person, talk.bond.pk)


def test_a_question_or_an_answer_of_another_pair_is_not_found(
    talk: Talk, other_bond: Relationship, cleo: Person
) -> None:
    talk.shown()

    assert access.asked_of(talk.bond, talk.first).pk == talk.first
    assert access.answer_of(talk.bond, talk.answer(talk.ada).pk) == talk.answer(talk.ada)
    with pytest.raises(Http404):
        access.asked_of(other_bond, talk.first)
    with pytest.raises(Http404):
        access.answer_of(other_bond, talk.answer(talk.bo).pk)
    with pytest.raises(Http404):
        queries.shown_answer(cleo, other_bond.pk, talk.answer(talk.bo).pk)


def test_only_coordinators_reach_the_questions_of_the_programme(
    talk: Talk, dana: Person
) -> None:
    question = access.questions_for_coordinator(dana)[0]

    assert access.question_for_coordinator(dana, question.pk) == question
    with pytest.raises(Http404):
        access.question_for_coordinator(dana, new_id())
    with pytest.raises(Http404):
        access.questions_for_coordinator(talk.bo)


def test_an_answer_is_handed_to_other_rooms_only_when_both_can_read_it(talk: Talk) -> None:
    talk.gave(talk.ada)
    mine = talk.answer(talk.ada).pk

    for person in (talk.ada, talk.bo):
        with pytest.raises(Http404):
            queries.shown_answer(person, talk.bond.pk, mine)
    assert queries.own_shown(talk.ada, talk.bond.pk) == []

    talk.gave(talk.bo, words="Walking.")
    assert queries.shown_answer(talk.bo, talk.bond.pk, mine).words == WORDS
    assert [own.words for own in queries.own_shown(talk.ada, talk.bond.pk)] == [WORDS]
    assert [own.words for own in queries.own_shown(talk.bo, talk.bond.pk)] == ["Walking."]


def test_what_was_taken_away_is_handed_to_nobody(talk: Talk) -> None:
    talk.shown()
    mine = talk.answer(talk.ada).pk
    talk.gave(talk.ada, TAKE_AWAY)

    assert queries.own_shown(talk.ada, talk.bond.pk) == []
    with pytest.raises(Http404):
        queries.shown_answer(talk.bo, talk.bond.pk, mine)


def test_ones_own_answers_stay_readable_after_the_end(talk: Talk, cleo: Person) -> None:
    talk.shown()
    talk.ended()

    [own] = queries.own_shown(talk.ada, talk.bond.pk)
    assert own.question == talk.question().words
    assert own.words
    with pytest.raises(Http404):
        queries.own_shown(cleo, talk.bond.pk)


def test_a_relationship_older_than_this_room_waits_for_nobody(
    talk: Talk, dana: Person, cleo: Person
) -> None:
    other = begun(talk.bo, cleo, by=dana)
    actions.lay(other.pk, at=clock.now())

    assert queries.waiting_of(cleo) == []
    assert queries.own_shown(cleo, other.pk) == []
