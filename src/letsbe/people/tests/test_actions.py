"""The deeds of people, against both databases."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404

from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE, Entry
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.people import actions, events, queries
from letsbe.people.events import Deed
from letsbe.people.models import House, Invitation, PartHeld, Person
from letsbe.people.rules import Newcomer, Part, Refusal, Refused
from letsbe.people.tests.people import EDITION, MONDAY, PASSPHRASE, make_house, make_person
from letsbe.vault.models import DataKey

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TUESDAY = MONDAY + timedelta(days=1)


def newcomer(name: str = "Ada", address: str = "ada@example.org") -> Newcomer:
    return Newcomer(name=name, address=address, password=PASSPHRASE, time_zone="Europe/Lisbon")


def invited(by: Person, part: Part = Part.PEER) -> Invitation:
    return actions.invite(by, part=part, for_whom="somebody", at=MONDAY)


def accepted(invitation: Invitation, who: Newcomer, *, at: datetime = TUESDAY) -> Person:
    return actions.accept(invitation, newcomer=who, page_read=EDITION, is_adult=True, at=at)


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def deeds_in(strand: UUID) -> list[str]:
    return [entry.deed for entry in journal.entries([strand])][::-1]


def test_the_first_person_sets_up_the_house_and_coordinates_it() -> None:
    person = actions.set_up_house("Riverside", coordinator=newcomer("Dana"), at=MONDAY)

    assert person.parts == {Part.COORDINATOR}
    assert queries.is_set_up()
    assert deeds_in(HOUSE) == [Deed.HOUSE_SET_UP, Deed.JOINED]
    assert House.objects.get().doors_opened_at is None


def test_a_house_is_set_up_once(house: House) -> None:
    with pytest.raises(Refused) as refused:
        actions.set_up_house("Another", coordinator=newcomer(), at=MONDAY)

    assert refused.value.reason is Refusal.ALREADY_SET_UP
    assert not Person.objects.exists()


def test_nothing_in_the_house_reads_a_name_or_an_address(house: House, dana: Person) -> None:
    person = accepted(invited(dana), newcomer("Canaryname", "canary@example.org"))

    row = Person.objects.filter(pk=person.pk).values().get()
    assert (
        "canary"
        not in repr(
            {k: bytes(v) if isinstance(v, memoryview) else v for k, v in row.items()}
        ).lower()
    )
    assert queries.cards([person.pk])[person.pk].name == "Canaryname"


def test_an_invitation_brings_in_one_person_with_its_part(house: House, dana: Person) -> None:
    invitation = invited(dana, Part.SUPPORTER)
    person = accepted(invitation, newcomer("Bo"))

    assert fresh(person).parts == {Part.SUPPORTER}
    assert Invitation.objects.get().used_by == person
    assert deeds_in(person.pk) == [Deed.JOINED]
    assert deeds_in(HOUSE) == [Deed.INVITED, Deed.JOINED]


@pytest.mark.parametrize(
    ("page_read", "is_adult", "at", "reason"),
    [
        ("0", True, TUESDAY, Refusal.PAGE_CHANGED),
        (EDITION, False, TUESDAY, Refusal.NOT_ADULT),
        (EDITION, True, MONDAY + timedelta(days=14), Refusal.TOO_LATE),
    ],
)
def test_who_may_not_come_in_leaves_nothing_behind(
    house: House, dana: Person, page_read: str, is_adult: bool, at: datetime, reason: Refusal
) -> None:
    with pytest.raises(Refused) as refused:
        actions.accept(
            invited(dana), newcomer=newcomer(), page_read=page_read, is_adult=is_adult, at=at
        )

    assert refused.value.reason is reason
    assert Person.objects.count() == 1
    assert DataKey.objects.count() == 1


def test_an_invitation_taken_back_brings_nobody_in(house: House, dana: Person) -> None:
    invitation = invited(dana)
    stale = Invitation.objects.get(pk=invitation.pk)
    actions.withdraw(invitation, by=dana, at=MONDAY)
    actions.withdraw(invitation, by=dana, at=MONDAY)

    with pytest.raises(Refused) as refused:
        accepted(stale, newcomer())
    assert refused.value.reason is Refusal.WITHDRAWN
    assert deeds_in(HOUSE) == [Deed.INVITED, Deed.INVITATION_WITHDRAWN]


def test_a_used_invitation_cannot_be_taken_back(house: House, dana: Person) -> None:
    invitation = invited(dana)
    accepted(invitation, newcomer())

    with pytest.raises(Refused) as refused:
        actions.withdraw(invitation, by=dana, at=TUESDAY)
    assert refused.value.reason is Refusal.USED


def test_an_address_belongs_to_one_person_in_every_spelling(house: House, dana: Person) -> None:
    accepted(invited(dana), newcomer())
    second = invited(dana)

    with pytest.raises(Refused) as refused:
        accepted(second, newcomer("Ada Two", " ADA@example.org"))
    assert refused.value.reason is Refusal.ADDRESS_TAKEN
    assert Invitation.objects.get(pk=second.pk).used_at is None


def test_the_rooms_above_hear_of_a_joining_inside_it_and_can_undo_it(
    house: House, dana: Person
) -> None:
    heard: list[dict[str, Any]] = []

    def listen(**said: Any) -> None:
        heard.append(said)
        raise RuntimeError("the room above could not keep it")

    events.person_joined.connect(listen)
    try:
        with pytest.raises(RuntimeError):
            accepted(invited(dana), newcomer())
    finally:
        events.person_joined.disconnect(listen)

    assert heard[0]["page_read"] == EDITION
    assert heard[0]["at"] == TUESDAY
    assert not Person.objects.filter(pk=heard[0]["person_id"]).exists()
    assert Invitation.objects.get().used_at is None


def test_nobody_is_invited_while_the_doors_are_closed(dana: Person) -> None:
    make_house(are_doors_open=False)
    with pytest.raises(Refused) as refused:
        invited(dana)
    assert refused.value.reason is Refusal.DOORS_CLOSED

    actions.open_doors(MONDAY)
    actions.open_doors(TUESDAY)
    assert invited(dana).part == Part.PEER

    actions.close_doors(TUESDAY)
    actions.close_doors(TUESDAY)
    with pytest.raises(Refused):
        invited(dana)
    assert deeds_in(HOUSE) == [Deed.DOORS_OPENED, Deed.INVITED, Deed.DOORS_CLOSED]


def test_nobody_comes_in_while_the_doors_are_closed(house: House, dana: Person) -> None:
    invitation = invited(dana)
    actions.close_doors(MONDAY)
    with pytest.raises(Refused) as refused:
        accepted(invitation, newcomer())
    assert refused.value.reason is Refusal.DOORS_CLOSED
    assert Person.objects.count() == 1

    actions.open_doors(TUESDAY)
    assert accepted(invitation, newcomer()).parts == {Part.PEER}


def test_only_who_coordinates_at_this_moment_invites(house: House, dana: Person) -> None:
    assert dana.parts
    make_person("Eve", Part.COORDINATOR)
    PartHeld.objects.filter(person=dana).update(ended_at=MONDAY)

    with pytest.raises(Http404):
        invited(dana)


def test_the_same_form_twice_makes_one_invitation(house: House, dana: Person) -> None:
    once = Once(key=new_id(), fingerprint=b"a" * 32)
    made = actions.invite(dana, part=Part.PEER, for_whom="Ada", at=MONDAY, once=once)
    with pytest.raises(AlreadyDone):
        actions.invite(dana, part=Part.PEER, for_whom="Ada", at=TUESDAY, once=once)
    with pytest.raises(SentWithOtherWords):
        actions.invite(
            dana,
            part=Part.PEER,
            for_whom="Bo",
            at=TUESDAY,
            once=Once(key=once.key, fingerprint=b"b" * 32),
        )

    assert Invitation.objects.get() == made
    assert made.pk == actions.invitation_id(dana, once=once)


def test_parts_are_given_and_ended_once(house: House, dana: Person, ada: Person) -> None:
    for _press in range(2):
        actions.give_part(dana, person=ada, part=Part.SUPPORTER, at=MONDAY)
    assert fresh(ada).parts == {Part.PEER, Part.SUPPORTER}
    for _press in range(2):
        actions.end_part(dana, person=ada, part=Part.PEER, at=TUESDAY)
    assert fresh(ada).parts == {Part.SUPPORTER}

    assert deeds_in(ada.pk) == [Deed.PART_GIVEN, Deed.PART_ENDED]
    assert deeds_in(HOUSE) == [Deed.PART_GIVEN, Deed.PART_ENDED]


def test_the_last_coordinator_who_can_sign_in_stays_one(house: House, dana: Person) -> None:
    eve = make_person("Eve", Part.COORDINATOR)
    actions.disable(dana, person=eve, at=MONDAY)

    with pytest.raises(Refused) as refused:
        actions.end_part(dana, person=dana, part=Part.COORDINATOR, at=MONDAY)
    assert refused.value.reason is Refusal.LAST_COORDINATOR

    actions.enable(dana, person=eve, at=MONDAY)
    actions.end_part(dana, person=dana, part=Part.COORDINATOR, at=TUESDAY)
    assert fresh(dana).parts == frozenset()


def test_who_coordinates_no_longer_leaves_no_open_invitation(
    house: House, dana: Person
) -> None:
    eve = make_person("Eve", Part.COORDINATOR)
    left_open = invited(eve)
    actions.disable(dana, person=eve, at=TUESDAY)

    left_open.refresh_from_db()
    assert left_open.withdrawn_at == TUESDAY
    with pytest.raises(Refused):
        accepted(left_open, newcomer())


def test_an_account_is_closed_and_opened_by_a_coordinator_but_not_ones_own(
    house: House, dana: Person, ada: Person
) -> None:
    for _press in range(2):
        actions.disable(dana, person=ada, at=MONDAY)
    assert not fresh(ada).is_active
    for _press in range(2):
        actions.enable(dana, person=ada, at=MONDAY)
    assert fresh(ada).is_active
    with pytest.raises(Refused) as refused:
        actions.disable(dana, person=dana, at=MONDAY)
    assert refused.value.reason is Refusal.ONESELF
    assert deeds_in(ada.pk) == [Deed.DISABLED, Deed.ENABLED]


def test_looking_is_written_once_a_day_where_the_person_reads_it(
    house: House, dana: Person, ada: Person
) -> None:
    for at in (MONDAY, MONDAY + timedelta(hours=2), TUESDAY):
        actions.look_at_person(dana, person=ada, at=at)
        actions.look_at_list(dana, at=at)
    actions.look_at_person(dana, person=dana, at=MONDAY)

    assert deeds_in(ada.pk) == [Deed.PERSON_LOOKED_AT] * 2
    assert deeds_in(HOUSE) == [Deed.LIST_LOOKED_AT] * 2
    assert not Entry.objects.filter(strand_id=dana.pk).exists()
