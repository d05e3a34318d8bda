"""Coming back after a passphrase was lost: what the link does, once, and what ends it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.http import Http404

from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE
from letsbe.people import access, actions
from letsbe.people.events import Deed
from letsbe.people.models import House, Person, WayBack
from letsbe.people.rules import Refusal, Refused
from letsbe.people.tests.people import MONDAY, PASSPHRASE, make_way_back

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TUESDAY = MONDAY + timedelta(days=1)
NEW = "quiet new words"


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def made_for(person: Person) -> WayBack:
    return access.way_back_for_link(make_way_back(person, at=MONDAY))


def deeds_in(strand: UUID) -> list[tuple[str, UUID | None]]:
    return [(entry.deed, entry.by) for entry in journal.entries([strand])][::-1]


def refusal_of(way: WayBack, *, new: str = NEW) -> Refusal:
    with pytest.raises(Refused) as refused:
        actions.come_back(access_again(way), new=new, at=TUESDAY)
    return refused.value.reason


def access_again(way: WayBack) -> WayBack:
    return WayBack.objects.select_related("person").get(pk=way.pk)


def test_a_link_sets_a_new_passphrase_once_and_both_strands_say_so(
    house: House, ada: Person
) -> None:
    way = made_for(ada)
    actions.come_back(way, new=NEW, at=TUESDAY)

    assert fresh(ada).check_password(NEW)
    told = [(Deed.WAY_BACK_MADE, None), (Deed.WAY_BACK_USED, ada.pk)]
    assert deeds_in(ada.pk) == deeds_in(HOUSE) == told
    assert refusal_of(way, new="other words entirely") is Refusal.WAY_BACK_USED
    assert fresh(ada).check_password(NEW)


def test_a_link_is_good_for_two_days_and_not_a_moment_longer(house: House, ada: Person) -> None:
    ends_at = MONDAY + timedelta(days=2)
    way = made_for(ada)
    with pytest.raises(Refused) as refused:
        actions.come_back(way, new=NEW, at=ends_at)
    assert refused.value.reason is Refusal.WAY_BACK_ENDED
    assert fresh(ada).check_password(PASSPHRASE)

    actions.come_back(access_again(way), new=NEW, at=ends_at - timedelta(microseconds=1))
    assert fresh(ada).check_password(NEW)


def test_two_who_hold_one_link_at_once_are_one_who_comes_back(
    house: House, ada: Person
) -> None:
    way = made_for(ada)
    first, second = access_again(way), access_again(way)
    actions.come_back(first, new=NEW, at=TUESDAY)

    with pytest.raises(Refused) as refused:
        actions.come_back(second, new="other words entirely", at=TUESDAY)
    assert refused.value.reason is Refusal.WAY_BACK_USED
    assert fresh(ada).check_password(NEW)


def test_a_newer_link_ends_the_one_before(house: House, ada: Person) -> None:
    first = made_for(ada)
    second = access.way_back_for_link(make_way_back(ada, at=MONDAY + timedelta(hours=1)))

    assert refusal_of(first) is Refusal.WAY_BACK_ENDED
    actions.come_back(second, new=NEW, at=TUESDAY)


def test_a_passphrase_changed_by_its_owner_ends_the_link(house: House, ada: Person) -> None:
    way = made_for(ada)
    actions.change_password(ada, current=PASSPHRASE, new="words of my own", at=MONDAY)

    assert refusal_of(way) is Refusal.WAY_BACK_ENDED
    assert fresh(ada).check_password("words of my own")


def test_a_closed_account_has_no_way_back(house: House, ada: Person) -> None:
    way = made_for(ada)
    Person.objects.filter(pk=ada.pk).update(is_active=False)
    assert refusal_of(way) is Refusal.ACCOUNT_CLOSED
    with pytest.raises(Refused) as refused:
        made_for(ada)
    assert refused.value.reason is Refusal.ACCOUNT_CLOSED

    Person.objects.filter(pk=ada.pk).update(is_active=True)
    actions.come_back(access_again(way), new=NEW, at=TUESDAY)


def test_closing_an_account_ends_the_link_for_good(
    house: House, dana: Person, ada: Person
) -> None:
    way = made_for(ada)
    actions.disable(dana, person=ada, at=MONDAY)
    actions.enable(dana, person=ada, at=MONDAY)

    assert refusal_of(way) is Refusal.WAY_BACK_ENDED


def test_the_link_stands_nowhere_in_plain(house: House, ada: Person) -> None:
    link = make_way_back(ada)

    [row] = WayBack.objects.values()
    assert link not in str(row)
    assert access.way_back_for_link(link).person == ada
    with pytest.raises(Http404):
        access.way_back_for_link(link + "x")
