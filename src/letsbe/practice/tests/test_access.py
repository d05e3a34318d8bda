import pytest
from django.http import Http404

from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.practice import access
from letsbe.practice.actions import showing, together
from letsbe.practice.models import Showing
from letsbe.practice.tests.people import drilled, filled_in, in_supervision
from letsbe.relationships import actions as relationships
from letsbe.relationships.rules import Deed

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def test_what_somebody_practised_is_theirs_alone(ada: Person, bo: Person) -> None:
    row = drilled(ada)

    assert access.practice_for_reader(ada, row.pk) == row
    assert list(access.practices_of(bo)) == []
    for fetch in (access.practice_for_owner, access.held_for_owner, access.practice_for_reader):
        with pytest.raises(Http404):
            fetch(bo, row.pk)


def test_what_is_shown_can_be_read_and_not_owned(ada: Person, bo: Person, dana: Person) -> None:
    in_supervision(bo, ada, by=dana)
    row, other = drilled(ada), drilled(ada)
    showing.show_practice(row.pk, bo.pk, by=ada, at=MONDAY)

    assert access.practice_for_reader(bo, row.pk) == row
    assert [one.practice for one in access.shown_to(bo)] == [row]
    for fetch, thing in ((access.practice_for_owner, row), (access.practice_for_reader, other)):
        with pytest.raises(Http404):
            fetch(bo, thing.pk)


def test_what_is_taken_back_is_nobody_elses_at_once(
    ada: Person, bo: Person, dana: Person
) -> None:
    in_supervision(bo, ada, by=dana)
    row = drilled(ada)
    shown = showing.show_practice(row.pk, bo.pk, by=ada, at=MONDAY)
    showing.take_back(shown.pk, by=ada, at=MONDAY)

    assert list(access.shown_to(bo)) == []
    with pytest.raises(Http404):
        access.practice_for_reader(bo, row.pk)


def test_when_supervision_ends_nothing_is_shown_any_more(
    ada: Person, bo: Person, dana: Person
) -> None:
    bond = in_supervision(bo, ada, by=dana)
    row, marks = drilled(ada), filled_in(ada)
    showing.show_practice(row.pk, bo.pk, by=ada, at=MONDAY)
    showing.show_checklist(marks.pk, bo.pk, by=ada, at=MONDAY)
    assert access.checklist_for_reader(bo, marks.pk) == marks
    relationships.change_course(bond.pk, Deed.END, by=bo, at=MONDAY)

    assert list(access.shown_to(bo)) == []
    with pytest.raises(Http404):
        access.practice_for_reader(bo, row.pk)
    with pytest.raises(Http404):
        access.checklist_for_reader(bo, marks.pk)


def test_a_showing_belongs_to_who_shows(ada: Person, bo: Person, dana: Person) -> None:
    in_supervision(bo, ada, by=dana)
    shown = showing.show_checklist(filled_in(ada).pk, bo.pk, by=ada, at=MONDAY)

    assert access.showing_of_owner(ada, shown.pk) == shown
    assert access.owner_of(shown) == ada.pk
    with pytest.raises(Http404):
        access.showing_of_owner(bo, shown.pk)


def test_a_showing_of_nothing_has_no_owner() -> None:
    with pytest.raises(Http404):
        access.owner_of(Showing())


def test_to_whom_one_thing_is_shown_is_told_of_that_thing(
    ada: Person, bo: Person, dana: Person
) -> None:
    in_supervision(bo, ada, by=dana)
    row, marks = drilled(ada), filled_in(ada)
    showing.show_practice(row.pk, bo.pk, by=ada, at=MONDAY)

    assert len(access.showings_of_one(ada, row)) == 1
    assert access.showings_of_one(ada, marks) == []


def test_a_circle_is_for_those_who_sit_in_it(ada: Person, bo: Person) -> None:
    circle = together.begin_circle("letters", minutes=5, by=ada, at=MONDAY)

    assert access.circle_for_seated(ada, circle.pk) == circle
    for fetch in (access.circle_for_seated, access.held_circle_for_seated):
        with pytest.raises(Http404):
            fetch(bo, circle.pk)


def test_the_code_leads_to_a_circle_until_it_is_over(ada: Person, bo: Person) -> None:
    circle = together.begin_circle("letters", minutes=5, by=ada, at=MONDAY)
    code = access.code_of(circle.pk)

    assert access.held_circle_for_code(code.lower()) == circle
    with pytest.raises(Http404):
        access.held_circle_for_code("0000-0000")
    together.join(code, by=bo, at=MONDAY)
    together.begin_round(circle.pk, seen=0, by=ada, at=MONDAY)
    assert access.held_circle_for_code(code) == circle
    together.end_circle(circle.pk, by=ada, at=MONDAY)
    with pytest.raises(Http404):
        access.held_circle_for_code(code)


def test_hours_are_for_a_coordinator(ada: Person, dana: Person) -> None:
    assert set(access.everybody_for_hours(dana)) == {ada, dana}
    with pytest.raises(Http404):
        access.everybody_for_hours(ada)


def test_what_is_not_there_is_not_found(ada: Person) -> None:
    for fetch in (access.practice_for_owner, access.checklist_for_owner):
        with pytest.raises(Http404):
            fetch(ada, new_id())
