"""Deeds of people in the same instant: one consistent outcome."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections
from django.http import Http404

from letsbe.journal import queries as journal
from letsbe.people import access, actions
from letsbe.people.models import House, Invitation, PartHeld, Person, WayBack
from letsbe.people.rules import Newcomer, Part, Refusal, Refused
from letsbe.people.tests.people import (
    EDITION,
    MONDAY,
    PASSPHRASE,
    make_house,
    make_person,
    make_way_back,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TUESDAY = MONDAY + timedelta(days=1)


def newcomer(name: str = "Ada", address: str = "ada@example.org") -> Newcomer:
    return Newcomer(name=name, address=address, password=PASSPHRASE, time_zone="Europe/Lisbon")


def invited(by: Person, part: Part = Part.PEER) -> Invitation:
    return actions.invite(by, part=part, for_whom="somebody", at=MONDAY)


def accepted(invitation: Invitation, who: Newcomer, *, at: datetime = TUESDAY) -> Person:
    return actions.accept(invitation, newcomer=who, page_read=EDITION, is_adult=True, at=at)


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_of_fifty_acceptances_at_once_one_comes_in() -> None:
    make_house()
    dana = make_person("Dana", Part.COORDINATOR)
    invitation = invited(dana)
    start = Barrier(50)

    def come(number: int) -> Refusal | UUID:
        row = Invitation.objects.get(pk=invitation.pk)
        start.wait()
        try:
            return accepted(row, newcomer("Ada", f"ada{number}@example.org")).pk
        except Refused as refused:
            return refused.reason
        finally:
            connections.close_all()

    with ThreadPoolExecutor(50) as pool:
        outcomes = list(pool.map(come, range(50)))

    came = [outcome for outcome in outcomes if isinstance(outcome, UUID)]
    assert len(came) == 1
    assert outcomes.count(Refusal.USED) == 49
    assert Person.objects.exclude(pk=dana.pk).get().pk == came[0]
    assert not list(journal.findings(is_begun=True))


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_two_coordinators_who_close_each_other_at_once_leave_one() -> None:
    make_house()
    dana, eve = make_person("Dana", Part.COORDINATOR), make_person("Eve", Part.COORDINATOR)
    start = Barrier(2)

    def close(pair: tuple[Person, Person]) -> bool:
        start.wait()
        try:
            actions.disable(pair[0], person=pair[1], at=MONDAY)
        except Http404:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(close, [(dana, eve), (eve, dana)]))

    assert sorted(outcomes) == [False, True]
    assert Person.objects.filter(is_active=True).count() == 1


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_house_set_up_by_two_at_once_has_one_coordinator() -> None:
    start = Barrier(2)

    def set_up(name: str) -> bool:
        start.wait()
        try:
            actions.set_up_house(name, coordinator=newcomer(name, name), at=MONDAY)
        except Refused as refused:
            return refused.reason is not Refusal.ALREADY_SET_UP
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(set_up, ["Dana", "Eve"]))

    assert sorted(outcomes) == [False, True]
    assert Person.objects.count() == PartHeld.objects.count() == House.objects.count() == 1


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_of_twenty_at_one_way_back_one_sets_the_passphrase() -> None:
    make_house()
    ada = make_person("Ada")
    way = access.way_back_for_link(make_way_back(ada, at=MONDAY))
    start = Barrier(20)

    def come(number: int) -> int | Refusal:
        row = WayBack.objects.select_related("person").get(pk=way.pk)
        start.wait()
        try:
            actions.come_back(row, new=f"quiet new words {number}", at=TUESDAY)
        except Refused as refused:
            return refused.reason
        finally:
            connections.close_all()
        return number

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(come, range(20)))

    [winner] = [each for each in outcomes if not isinstance(each, Refusal)]
    assert outcomes.count(Refusal.WAY_BACK_USED) == 19
    assert Person.objects.get(pk=ada.pk).check_password(f"quiet new words {winner}")
    assert not list(journal.findings(is_begun=True))
