"""Giving a handover, reading it, and taking it back: who reads what, and when."""

import pytest
from django.http import Http404

from letsbe.handovers import actions
from letsbe.handovers.actions import giving
from letsbe.handovers.events import Deed
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.tests.people import (
    DATABASES,
    Desk,
    at,
    changed_now,
)
from letsbe.people.models import Person
from letsbe.relationships import rules as bonds
from letsbe.relationships.tests.people import begun, deeds_in

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def refusal(deed: object, *given: object, **named: object) -> Refusal:
    with pytest.raises(HandoverRefused) as refused:
        deed(*given, **named)  # type: ignore[operator]
    return refused.value.why


def test_giving_is_told_to_the_two_and_not_to_the_former_other(desk: Desk) -> None:
    before = deeds_in(desk.bond.pk), deeds_in(desk.bo.pk)
    desk.handed_over()
    assert deeds_in(desk.ada.pk)[-1] == Deed.GIVEN
    assert deeds_in(desk.cleo.pk)[-1] == Deed.GIVEN
    assert (deeds_in(desk.bond.pk), deeds_in(desk.bo.pk)) == before


def test_it_is_given_to_one_and_to_nobody_else_meanwhile(
    desk: Desk, dana: Person, lee: Person
) -> None:
    another = begun(lee, desk.ada, by=dana)
    desk.handed_over()
    assert refusal(desk.gave, another) is Refusal.GIVEN
    desk.took_back()
    desk.gave(another)
    assert desk.row.to == another


def test_it_goes_to_no_relationship_that_is_not_open_and_ones_own(
    desk: Desk, dana: Person
) -> None:
    desk.wrote()
    with_bo = begun(desk.bo, desk.ada, by=dana, kind=bonds.Kind.SUPERVISION)
    anothers = begun(desk.bo, desk.cleo, by=dana)
    for where in (desk.bond, with_bo, anothers):
        assert refusal(desk.gave, where) is Refusal.NOT_A_NEXT_ONE
    changed_now(desk.next_bond, bonds.Deed.PAUSE, by=desk.cleo)
    assert refusal(desk.gave) is Refusal.NOT_A_NEXT_ONE
    changed_now(desk.next_bond, bonds.Deed.RESUME, by=desk.cleo)
    desk.gave()


def test_nothing_is_given_and_nothing_that_changed_since_it_was_read(desk: Desk) -> None:
    desk.wrote()
    desk.wrote("", seen=1)
    assert refusal(desk.gave) is Refusal.NOTHING_TO_GIVE
    desk.wrote(seen=2)
    assert refusal(desk.gave, seen=2) is Refusal.CHANGED_SINCE_READ
    desk.gave()


def test_what_is_given_stays_as_it_was_read(desk: Desk) -> None:
    piece = desk.chose()
    desk.gave()
    assert refusal(desk.wrote, "More.") is Refusal.GIVEN
    assert refusal(desk.chose) is Refusal.GIVEN
    assert refusal(
        actions.reword, desk.bond.pk, piece.pk, "Other.", by=desk.ada, seen=1, at=at()
    ) is (Refusal.GIVEN)
    assert refusal(actions.leave_out, desk.bond.pk, piece.pk, by=desk.ada, at=at()) is (
        Refusal.GIVEN
    )


def test_reading_is_told_to_the_writer_once_a_day(desk: Desk) -> None:
    row = desk.handed_over()
    for _twice in range(2):
        giving.read(row.pk, by=desk.cleo, at=at())
    assert deeds_in(desk.ada.pk).count(Deed.LOOKED_AT) == 1
    assert desk.row.read_at


def test_taken_back_or_ended_it_is_read_no_longer(desk: Desk) -> None:
    row = desk.handed_over()
    giving.read(row.pk, by=desk.cleo, at=at())
    for _twice in range(2):
        desk.took_back()
    with pytest.raises(Http404):
        giving.read(row.pk, by=desk.cleo, at=at())
    assert deeds_in(desk.cleo.pk).count(Deed.TAKEN_BACK) == 1
    desk.gave()
    assert desk.row.read_at is None
    desk.ended(desk.next_bond, by=desk.cleo)
    with pytest.raises(Http404):
        giving.read(row.pk, by=desk.cleo, at=at())


def test_what_ended_gives_it_back_to_be_changed_and_given_anew(
    desk: Desk, dana: Person, lee: Person
) -> None:
    desk.handed_over()
    desk.ended(desk.next_bond)
    desk.wrote("Other words.", seen=1)
    another = begun(lee, desk.ada, by=dana)
    desk.gave(another)
    assert desk.row.to == another
    desk.ended(another)
    desk.took_back()
    assert desk.row.to is None
