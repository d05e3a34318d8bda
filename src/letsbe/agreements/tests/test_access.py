"""Who reaches an agreement: its two parties; and what else is only found under its own one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404

from letsbe.agreements import access
from letsbe.agreements.actions import minimums
from letsbe.agreements.tests.people import Table, asked_of_all, at
from letsbe.lib.ids import new_id
from letsbe.people.models import Person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def is_reached(door: Callable[..., Any], *keys: object) -> bool:
    try:
        door(*keys)
    except Http404:
        return False
    return True


@pytest.mark.parametrize("door", [access.agreement_for_party, access.locked_for_party])
def test_the_two_reach_their_agreement_and_nobody_else_does(
    door: Callable[..., Any],
    table: Table,
    cleo: Person,
    dana: Person,
    lee: Person,
    oz: Person,
) -> None:
    for person in (table.ada, table.bo):
        found = door(person, table.bond.pk)
        assert found.pk == table.bond.pk
        assert {p.person for p in found.relationship.parties.all()} == {table.ada, table.bo}
    for person in (cleo, dana, lee, oz):
        assert not is_reached(door, person, table.bond.pk)
    assert not is_reached(door, table.ada, new_id())


def test_each_lists_their_own_agreements(
    table: Table, other_table: Table, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    mine = {p: {a.pk for a in access.agreements_of(p)} for p in (ada, bo, cleo, dana)}
    here, there = table.bond.pk, other_table.bond.pk
    assert mine == {ada: {here}, bo: {here, there}, cleo: {there}, dana: set()}


def test_a_clause_is_found_under_its_own_agreement_only(
    table: Table, other_table: Table, bo: Person
) -> None:
    clause = other_table.proposed(bo)
    here, there = (access.agreement_for_party(bo, t.bond.pk) for t in (table, other_table))
    assert is_reached(access.clause_of, there, clause)
    assert not is_reached(access.clause_of, here, clause)
    assert not is_reached(access.clause_of, there, new_id())


def test_a_version_is_found_under_its_own_agreement_only(
    table: Table, other_table: Table, bo: Person
) -> None:
    other_table.brought_in_force()
    here, there = (access.agreement_for_party(bo, t.bond.pk) for t in (table, other_table))
    assert is_reached(access.version_of, there, 1)
    assert not is_reached(access.version_of, here, 1)
    assert not is_reached(access.version_of, there, 2)
    assert [v.number for v in access.versions_of(there)] == [1]
    assert not access.versions_of(here)


def test_a_coordinator_alone_reaches_the_dates(
    table: Table, ada: Person, cleo: Person, dana: Person, lee: Person
) -> None:
    door = access.agreement_dates_for_coordinator
    assert door(dana, table.bond.pk).relationship == table.bond
    assert not is_reached(door, dana, new_id())
    for person in (ada, cleo, lee):
        assert not is_reached(door, person, table.bond.pk)


def test_a_coordinator_alone_reaches_what_the_programme_asks(
    ada: Person, dana: Person, lee: Person
) -> None:
    minimum = asked_of_all(dana)
    assert list(access.minimums_for_coordinator(dana)) == [minimum]
    assert is_reached(access.minimum_for_coordinator, dana, minimum.pk)
    assert not is_reached(access.minimum_for_coordinator, dana, new_id())
    for person in (ada, lee):
        assert not is_reached(access.minimums_for_coordinator, person)
        assert not is_reached(access.minimum_for_coordinator, person, minimum.pk)


def test_what_is_no_longer_asked_is_not_found_to_be_changed(dana: Person) -> None:
    minimum = asked_of_all(dana)
    minimums.retire_minimum(minimum.pk, by=dana, at=at())
    assert not is_reached(access.minimum_for_coordinator, dana, minimum.pk)
