"""Coming back after a passphrase was lost: who makes the link, and what it does once."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.http import Http404

from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once
from letsbe.people import access, actions
from letsbe.people.events import Deed
from letsbe.people.models import House, PartHeld, Person, WayBack
from letsbe.people.rules import Part, Refusal, Refused
from letsbe.people.tests.people import MONDAY, PASSPHRASE, make_person, make_way_back

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TUESDAY = MONDAY + timedelta(days=1)
NEW = "quiet new words"


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def deeds_in(strand: UUID) -> list[tuple[str, UUID | None]]:
    return [(entry.deed, entry.by) for entry in journal.entries([strand])][::-1]


def refusal_of(way: WayBack, *, new: str = NEW) -> Refusal:
    with pytest.raises(Refused) as refused:
        actions.come_back(access_again(way), new=new, at=TUESDAY)
    return refused.value.reason


def access_again(way: WayBack) -> WayBack:
    return WayBack.objects.select_related("person").get(pk=way.pk)


def test_a_link_sets_a_new_passphrase_once_and_both_strands_say_so(
    house: House, dana: Person, ada: Person
) -> None:
    way = actions.make_way_back(dana, person=ada, at=MONDAY)
    actions.come_back(way, new=NEW, at=TUESDAY)

    assert fresh(ada).check_password(NEW)
    told = [(Deed.WAY_BACK_MADE, dana.pk), (Deed.WAY_BACK_USED, ada.pk)]
    assert deeds_in(ada.pk) == deeds_in(HOUSE) == told
    assert refusal_of(way, new="other words entirely") is Refusal.WAY_BACK_USED
    assert fresh(ada).check_password(NEW)


def test_a_link_is_good_for_two_days_and_not_a_moment_longer(
    house: House, dana: Person, ada: Person
) -> None:
    ends_at = MONDAY + timedelta(days=2)
    way = actions.make_way_back(dana, person=ada, at=MONDAY)
    with pytest.raises(Refused) as refused:
        actions.come_back(way, new=NEW, at=ends_at)
    assert refused.value.reason is Refusal.WAY_BACK_ENDED
    assert fresh(ada).check_password(PASSPHRASE)

    actions.come_back(access_again(way), new=NEW, at=ends_at - timedelta(microseconds=1))
    assert fresh(ada).check_password(NEW)


def test_two_who_hold_one_link_at_once_are_one_who_comes_back(
    house: House, dana: Person, ada: Person
) -> None:
    way = actions.make_way_back(dana, person=ada, at=MONDAY)
    first, second = access_again(way), access_again(way)
    actions.come_back(first, new=NEW, at=TUESDAY)

    with pytest.raises(Refused) as refused:
        actions.come_back(second, new="other words entirely", at=TUESDAY)
    assert refused.value.reason is Refusal.WAY_BACK_USED
    assert fresh(ada).check_password(NEW)


def test_a_newer_link_ends_the_one_before(house: House, dana: Person, ada: Person) -> None:
    eve = make_person("Eve", Part.COORDINATOR)
    first = actions.make_way_back(dana, person=ada, at=MONDAY)
    second = actions.make_way_back(eve, person=ada, at=MONDAY + timedelta(hours=1))

    assert refusal_of(first) is Refusal.WAY_BACK_ENDED
    actions.come_back(second, new=NEW, at=TUESDAY)


def test_a_passphrase_changed_by_its_owner_ends_the_link(
    house: House, dana: Person, ada: Person
) -> None:
    way = actions.make_way_back(dana, person=ada, at=MONDAY)
    actions.change_password(ada, current=PASSPHRASE, new="words of my own", at=MONDAY)

    assert refusal_of(way) is Refusal.WAY_BACK_ENDED
    assert fresh(ada).check_password("words of my own")


def test_a_link_made_by_who_coordinates_no_longer_ends_with_that_part(
    house: House, dana: Person, ada: Person, bo: Person
) -> None:
    eve = make_person("Eve", Part.COORDINATOR)
    of_eve = actions.make_way_back(eve, person=ada, at=MONDAY)
    of_dana = actions.make_way_back(dana, person=bo, at=MONDAY)
    actions.end_part(dana, person=eve, part=Part.COORDINATOR, at=MONDAY)

    assert refusal_of(of_eve) is Refusal.WAY_BACK_ENDED
    actions.come_back(of_dana, new=NEW, at=TUESDAY)


def test_a_closed_account_has_no_way_back(house: House, dana: Person, ada: Person) -> None:
    way = actions.make_way_back(dana, person=ada, at=MONDAY)
    Person.objects.filter(pk=ada.pk).update(is_active=False)
    assert refusal_of(way) is Refusal.ACCOUNT_CLOSED
    with pytest.raises(Refused) as refused:
        actions.make_way_back(dana, person=fresh(ada), at=MONDAY)
    assert refused.value.reason is Refusal.ACCOUNT_CLOSED

    Person.objects.filter(pk=ada.pk).update(is_active=True)
    actions.come_back(access_again(way), new=NEW, at=TUESDAY)


def test_closing_an_account_ends_the_link_for_good(
    house: House, dana: Person, ada: Person
) -> None:
    way = actions.make_way_back(dana, person=ada, at=MONDAY)
    actions.disable(dana, person=ada, at=MONDAY)
    actions.enable(dana, person=ada, at=MONDAY)

    assert refusal_of(way) is Refusal.WAY_BACK_ENDED


def test_nobody_makes_a_way_back_for_themselves(house: House, dana: Person) -> None:
    with pytest.raises(Refused) as refused:
        actions.make_way_back(dana, person=dana, at=MONDAY)

    assert refused.value.reason is Refusal.OWN_WAY_BACK
    assert not WayBack.objects.exists()


def test_only_who_coordinates_at_this_moment_makes_one(
    house: House, dana: Person, ada: Person, bo: Person
) -> None:
    with pytest.raises(Http404):
        actions.make_way_back(bo, person=ada, at=MONDAY)
    assert dana.parts
    PartHeld.objects.filter(person=dana).update(ended_at=MONDAY)
    with pytest.raises(Http404):
        actions.make_way_back(dana, person=ada, at=MONDAY)


def test_one_form_makes_one_link(house: House, dana: Person, ada: Person) -> None:
    once = Once(key=new_id(), fingerprint=b"a" * 32)
    actions.make_way_back(dana, person=ada, at=MONDAY, once=once)
    with pytest.raises(AlreadyDone):
        actions.make_way_back(dana, person=ada, at=MONDAY, once=once)

    assert WayBack.objects.count() == 1


def test_the_link_stands_nowhere_in_plain(house: House, dana: Person, ada: Person) -> None:
    link = make_way_back(dana, ada)

    row = WayBack.objects.get()
    assert link.encode() not in bytes(row.link_sealed or b"")
    assert link not in row.link_index
    assert access.way_back_for_link(link) == row
    with pytest.raises(Http404):
        access.way_back_for_link(link + "x")


def test_a_link_is_reached_by_its_maker_alone(house: House, dana: Person, ada: Person) -> None:
    make_way_back(dana, ada)
    eve = make_person("Eve", Part.COORDINATOR)

    assert access.ways_back_of(dana, person=ada).exists()
    assert not access.ways_back_of(dana, person=eve).exists()
    assert not access.ways_back_of(eve, person=ada).exists()
    with pytest.raises(Http404):
        access.ways_back_of(ada, person=ada)
