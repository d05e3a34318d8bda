"""Who may reach a person or an invitation."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest

from letsbe.lib.ids import new_id
from letsbe.people import access, actions, queries
from letsbe.people.models import House, Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import MONDAY, make_person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def asked_by(person: Person | AnonymousUser) -> HttpRequest:
    request = HttpRequest()
    request.user = person
    return request


def test_who_is_signed_in_is_who_asks(ada: Person) -> None:
    assert access.signed_in(asked_by(ada)) == ada


def test_a_stranger_is_nobody() -> None:
    with pytest.raises(Http404):
        access.signed_in(asked_by(AnonymousUser()))


def test_only_coordinators_coordinate(
    ada: Person, bo: Person, dana: Person, lee: Person, oz: Person
) -> None:
    assert access.coordinator(asked_by(dana)) == dana
    for other in (ada, bo, lee, oz):
        with pytest.raises(Http404):
            access.coordinator(asked_by(other))


def test_a_part_that_ended_opens_nothing(dana: Person) -> None:
    dana.parts_held.update(ended_at=MONDAY)

    with pytest.raises(Http404):
        access.insist_on(Person.objects.get(pk=dana.pk), part=Part.COORDINATOR)


def test_a_coordinator_reaches_everybody_and_others_reach_nobody(
    ada: Person, bo: Person, dana: Person
) -> None:
    assert set(access.people_for_coordinator(dana)) == {ada, bo, dana}
    assert access.person_for_coordinator(dana, pk=ada.pk) == ada
    with pytest.raises(Http404):
        access.people_for_coordinator(ada)
    with pytest.raises(Http404):
        access.person_for_coordinator(ada, pk=ada.pk)


def test_a_person_who_is_not_here_is_not_found(dana: Person) -> None:
    with pytest.raises(Http404):
        access.person_for_coordinator(dana, pk=new_id())


def test_an_invitation_is_reached_by_its_maker_alone(house: House, dana: Person) -> None:
    other = make_person("Eve", Part.COORDINATOR)
    made = actions.invite(dana, part=Part.PEER, for_whom="Ada", at=MONDAY)

    assert access.invitation_for_maker(dana, pk=made.pk) == made
    assert list(access.invitations_of(dana)) == [made]
    assert not access.invitations_of(other)
    with pytest.raises(Http404):
        access.invitation_for_maker(other, pk=made.pk)


def test_who_coordinates_no_longer_reaches_no_invitation(house: House, dana: Person) -> None:
    made = actions.invite(dana, part=Part.PEER, for_whom="Ada", at=MONDAY)
    dana.parts_held.update(ended_at=MONDAY + timedelta(days=1))

    with pytest.raises(Http404):
        access.invitation_for_maker(Person.objects.get(pk=dana.pk), pk=made.pk)


def test_an_invitation_is_reached_by_its_link_or_its_code(house: House, dana: Person) -> None:
    made = actions.invite(dana, part=Part.PEER, for_whom="Ada", at=MONDAY)
    [way_in] = queries.ways_in([made], at=MONDAY)
    assert way_in.link
    assert way_in.code

    assert access.invitation_for_link(way_in.link) == made
    assert access.invitation_for_code(way_in.code.lower()) == made
    with pytest.raises(Http404):
        access.invitation_for_link(way_in.code)
    with pytest.raises(Http404):
        access.invitation_for_code(way_in.link)
