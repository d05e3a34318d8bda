"""Who reaches a relationship or an asking: the two, a coordinator its dates, nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404

from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.relationships import access, actions
from letsbe.relationships.models import Beginning, Relationship
from letsbe.relationships.rules import Answer
from letsbe.relationships.tests.people import asked

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def reaches(door: Callable[..., Any], person: Person, key: object) -> bool:
    try:
        return bool(door(person, key).pk == key)
    except Http404:
        return False


@pytest.fixture
def beginning(ada: Person, bo: Person, dana: Person) -> Beginning:
    return asked(bo, ada, by=dana)


@pytest.mark.parametrize("door", [access.relationship_for_party, access.locked_for_party])
def test_the_two_reach_their_relationship_and_nobody_else_does(
    door: Callable[..., Any],
    bond: Relationship,
    ada: Person,
    bo: Person,
    cleo: Person,
    dana: Person,
    lee: Person,
    oz: Person,
) -> None:
    assert [reaches(door, p, bond.pk) for p in (ada, bo)] == [True, True]
    assert not any(reaches(door, p, bond.pk) for p in (cleo, dana, lee, oz))
    assert not any(reaches(door, p, new_id()) for p in (ada, bo, dana))


def test_a_party_of_another_relationship_does_not_reach_this_one(
    bond: Relationship, other_bond: Relationship, ada: Person, bo: Person, cleo: Person
) -> None:
    assert not reaches(access.relationship_for_party, ada, other_bond.pk)
    assert not reaches(access.relationship_for_party, cleo, bond.pk)
    assert set(access.relationships_of(bo)) == {bond, other_bond}
    assert [list(access.relationships_of(p)) for p in (ada, cleo)] == [[bond], [other_bond]]


def test_both_are_always_told_in_the_order_of_their_voices(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    for person in (ada, bo):
        parties = access.relationship_for_party(person, bond.pk).parties.all()
        assert [p.person for p in parties] == [ada, bo]


def test_a_coordinator_alone_reaches_all_relationships(
    bond: Relationship, other_bond: Relationship, ada: Person, dana: Person, lee: Person
) -> None:
    assert set(access.relationships_for_coordinator(dana)) == {bond, other_bond}
    assert reaches(access.relationship_for_coordinator, dana, bond.pk)
    assert not reaches(access.relationship_for_coordinator, dana, new_id())
    for person in (ada, lee):
        assert not reaches(access.relationship_for_coordinator, person, bond.pk)
        with pytest.raises(Http404):
            access.relationships_for_coordinator(person)


def test_the_two_who_are_asked_reach_the_asking_and_nobody_else_does(
    beginning: Beginning, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    door = access.beginning_for_asked
    assert [reaches(door, p, beginning.pk) for p in (ada, bo)] == [True, True]
    assert not any(reaches(door, p, beginning.pk) for p in (cleo, dana))
    assert not reaches(door, ada, new_id())
    assert list(access.beginnings_of(ada)) == [beginning]
    assert list(access.beginnings_of(cleo)) == []


def test_a_coordinator_alone_reaches_askings_and_lists_those_that_have_not_begun(
    beginning: Beginning, ada: Person, bo: Person, dana: Person
) -> None:
    door = access.beginning_for_coordinator
    assert list(access.beginnings_for_coordinator(dana)) == [beginning]
    assert not reaches(door, dana, new_id())
    with pytest.raises(Http404):
        access.beginnings_for_coordinator(ada)
    for person in (ada, bo):
        actions.answer(
            beginning.pk, Answer.YES, by=person, moss_first=True, at=beginning.asked_at
        )
    assert list(access.beginnings_for_coordinator(dana)) == []
    assert [reaches(door, p, beginning.pk) for p in (dana, ada)] == [True, False]


def test_who_no_longer_coordinates_reaches_nothing_of_it(
    bond: Relationship, dana: Person
) -> None:
    dana.parts_held.update(ended_at=bond.began_at)
    later = Person.objects.get(pk=dana.pk)
    assert not reaches(access.relationship_for_coordinator, later, bond.pk)
    assert not reaches(access.beginning_for_coordinator, later, Beginning.objects.get().pk)
    with pytest.raises(Http404):
        access.beginnings_for_coordinator(later)
