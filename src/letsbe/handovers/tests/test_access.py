import pytest
from django.http import Http404

from letsbe.handovers import access, actions
from letsbe.handovers.tests.people import DATABASES, Desk, at, changed_now
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def test_only_its_writer_reaches_what_waits(
    desk: Desk, dana: Person, lee: Person, oz: Person
) -> None:
    desk.wrote()
    assert access.handover_of_writer(desk.ada, desk.bond.pk)
    for person in (desk.bo, desk.cleo, dana, lee, oz):
        with pytest.raises(Http404):
            access.handover_of_writer(person, desk.bond.pk)
        with pytest.raises(Http404):
            access.handover_for_next(person, desk.row.pk)


def test_while_it_is_given_the_next_one_reaches_it_and_nobody_else(
    desk: Desk, dana: Person, lee: Person, oz: Person
) -> None:
    row = desk.handed_over()
    assert access.handover_for_next(desk.cleo, row.pk) == row
    for person in (desk.ada, desk.bo, dana, lee, oz):
        with pytest.raises(Http404):
            access.handover_for_next(person, row.pk)
    with pytest.raises(Http404):
        access.handover_for_next(desk.cleo, new_id())


def test_a_pause_keeps_it_readable_and_an_end_does_not(desk: Desk) -> None:
    row = desk.handed_over()
    changed_now(desk.next_bond, Deed.PAUSE, by=desk.ada)
    assert access.handover_for_next(desk.cleo, row.pk)
    changed_now(desk.next_bond, Deed.END, by=desk.ada)
    with pytest.raises(Http404):
        access.handover_for_next(desk.cleo, row.pk)


def test_a_piece_is_found_in_its_own_handover_only(desk: Desk) -> None:
    piece = desk.chose()
    his = actions.write_introduction(desk.bond.pk, "His.", by=desk.bo, seen=0, at=at())
    assert access.piece_of(desk.row, piece.pk) == piece
    with pytest.raises(Http404):
        access.piece_of(his, piece.pk)


def test_what_holds_nothing_does_not_wait(desk: Desk) -> None:
    assert not access.waiting_of(desk.ada).exists()
    desk.wrote()
    assert access.waiting_of(desk.ada).get() == desk.row
    desk.wrote("", seen=1)
    assert not access.waiting_of(desk.ada).exists()
    desk.chose()
    assert access.waiting_of(desk.ada).get() == desk.row
    desk.gave()
    assert not access.waiting_of(desk.ada).exists()
    desk.ended(desk.next_bond)
    assert access.waiting_of(desk.ada).get() == desk.row


def test_a_meeting_of_three_is_reached_by_the_three(
    desk: Desk, dana: Person, lee: Person, oz: Person
) -> None:
    desk.handed_over()
    row = desk.suggested()
    for person in (desk.ada, desk.bo, desk.cleo):
        assert access.meeting_for_one_of_three(person, row.pk) == row
    for person in (dana, lee, oz):
        with pytest.raises(Http404):
            access.meeting_for_one_of_three(person, row.pk)
    assert access.meeting_for_writer(desk.ada, row.pk) == row
    for person in (desk.bo, desk.cleo):
        with pytest.raises(Http404):
            access.meeting_for_writer(person, row.pk)


def test_next_ones_are_relationships_that_have_not_ended(
    desk: Desk, bond: Relationship, next_bond: Relationship
) -> None:
    assert set(access.next_ones(desk.ada)) == {bond, next_bond}
    desk.ended(next_bond)
    assert set(access.next_ones(desk.ada)) == {bond}
