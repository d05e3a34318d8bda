"""What people change about themselves, and how others' pages name them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from letsbe.journal import queries as journal
from letsbe.lib.ids import new_id
from letsbe.people import actions, queries
from letsbe.people.events import Deed
from letsbe.people.models import Person
from letsbe.people.rules import Profile, Refusal, Refused
from letsbe.people.tests.people import MONDAY, PASSPHRASE
from letsbe.vault import actions as keys

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TUESDAY = MONDAY + timedelta(days=1)


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def deeds_in(strand: UUID) -> list[str]:
    return [entry.deed for entry in journal.entries([strand])][::-1]


def test_a_profile_is_kept_sealed_and_read_back(ada: Person) -> None:
    profile = Profile(name="Ada K.", about="I like canals.", time_zone="Asia/Tokyo")
    actions.change_profile(ada, profile=profile, at=MONDAY)

    own = queries.own_profile(fresh(ada))
    assert (own.name, own.about, own.time_zone) == ("Ada K.", "I like canals.", "Asia/Tokyo")
    assert b"canals" not in bytes(fresh(ada).about_sealed or b"")
    actions.change_profile(
        ada, profile=Profile(name="Ada", about="", time_zone="UTC"), at=MONDAY
    )
    assert queries.own_profile(fresh(ada)).about == ""


def test_a_passphrase_is_changed_by_who_knows_the_old_one(ada: Person) -> None:
    with pytest.raises(Refused) as refused:
        actions.change_password(ada, current="something else", new="new words here", at=MONDAY)
    assert refused.value.reason is Refusal.WRONG_PASSWORD

    actions.change_password(ada, current=PASSPHRASE, new="new words here", at=MONDAY)
    assert fresh(ada).check_password("new words here")
    assert deeds_in(ada.pk) == [Deed.PASSPHRASE_CHANGED]


def test_an_address_is_changed_unless_it_is_somebody_elses(ada: Person, bo: Person) -> None:
    actions.change_address(ada, address="ada.k", password=PASSPHRASE, at=MONDAY)
    assert queries.own_profile(fresh(ada)).address == "ada.k"

    with pytest.raises(Refused) as refused:
        actions.change_address(ada, address="Bo@Example.org", password=PASSPHRASE, at=MONDAY)
    assert refused.value.reason is Refusal.ADDRESS_TAKEN
    with pytest.raises(Refused) as refused:
        actions.change_address(ada, address="new", password="wrong words", at=MONDAY)
    assert refused.value.reason is Refusal.WRONG_PASSWORD


def test_a_name_that_cannot_be_opened_is_somebody_who_left(ada: Person, bo: Person) -> None:
    nobody = new_id()
    keys.shred_person(ada.pk)

    cards = queries.cards([ada.pk, bo.pk, nobody])
    assert [cards[pk].name for pk in (ada.pk, bo.pk, nobody)] == [
        "somebody who left",
        "Bo",
        "somebody who left",
    ]


def test_cards_cost_one_query_in_each_database(
    django_assert_num_queries: Any, ada: Person, bo: Person, dana: Person
) -> None:
    with (
        django_assert_num_queries(1),
        django_assert_num_queries(1, using="keys"),
    ):
        queries.cards([ada.pk, bo.pk, dana.pk])


def test_the_set_up_code_is_the_same_each_time_and_long_enough() -> None:
    assert queries.set_up_code() == queries.set_up_code()
    assert len(queries.set_up_code()) == 24
