from datetime import timedelta

import pytest

from letsbe.journal.models import Entry
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, at_once
from letsbe.reminders import access, queries
from letsbe.reminders.actions import marking
from letsbe.reminders.events import Deed
from letsbe.reminders.models import Reminder
from letsbe.reminders.rules.addresses import CODE_LASTS, MOST_CODES_A_DAY, MOST_TRIES
from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.rules.quiet import Quiet
from letsbe.reminders.rules.refusals import Refusal, ReminderRefused
from letsbe.reminders.tests.people import code_of, turned_on

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
AT = MONDAY
SAFE = "ada@safe.example"


def deeds_of(person: Person) -> list[str]:
    entries = Entry.objects.filter(strand=person.pk).order_by("number")
    return list(entries.values_list("deed", flat=True))


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def refused(code: str, person: Person, *, after: timedelta = timedelta(0)) -> Refusal | None:
    try:
        marking.confirm(code, by=person, at=AT + after)
    except ReminderRefused as refusal:
        return refusal.why
    return None


def test_reminders_are_off_for_everybody_who_says_nothing(ada: Person) -> None:
    mine = queries.mine(ada, at=AT)

    assert (mine.is_given, mine.is_confirmed, mine.address) == (False, False, None)
    assert not mine.has_link


def test_an_address_counts_once_its_code_is_typed(ada: Person) -> None:
    marking.give(SAFE, by=ada, at=AT)
    assert queries.mine(ada, at=AT).has_code
    assert not queries.mine(ada, at=AT).is_confirmed

    marking.confirm(code_of(ada), by=ada, at=AT)

    mine = queries.mine(ada, at=AT)
    assert (mine.address, mine.is_confirmed, mine.has_code) == (SAFE, True, False)
    assert deeds_of(ada) == [Deed.ADDRESS_GIVEN, Deed.ADDRESS_CONFIRMED]


def test_a_code_is_guessed_a_few_times_only(ada: Person) -> None:
    marking.give(SAFE, by=ada, at=AT)
    code = code_of(ada)

    assert [refused(wrong(code), ada) for _each in range(MOST_TRIES)] == [
        Refusal.WRONG_CODE
    ] * MOST_TRIES
    assert refused(code, ada) is Refusal.CODE_OVER


def test_a_code_lasts_two_hours(ada: Person) -> None:
    marking.give(SAFE, by=ada, at=AT)

    assert refused(code_of(ada), ada, after=CODE_LASTS) is Refusal.CODE_OVER
    assert refused(code_of(ada), ada) is None


def test_another_code_makes_the_one_before_worth_nothing(ada: Person) -> None:
    marking.give(SAFE, by=ada, at=AT)
    first = code_of(ada)
    marking.send_code(by=ada, at=AT)

    if first != code_of(ada):
        assert refused(first, ada) is Refusal.WRONG_CODE
    assert refused(code_of(ada), ada) is None
    assert Reminder.objects.filter(person=ada).count() == 1


def test_nobody_fills_a_box_with_codes(ada: Person) -> None:
    for _each in range(MOST_CODES_A_DAY):
        marking.give("stranger@example.org", by=ada, at=AT)
        marking.remove(by=ada, at=AT)

    with pytest.raises(ReminderRefused, match=Refusal.TOO_MANY_CODES):
        marking.give(SAFE, by=ada, at=AT)
    marking.give(SAFE, by=ada, at=AT + timedelta(days=1))


@pytest.mark.parametrize("is_on", [True, False])
def test_no_code_is_sent_where_none_is_wanted(is_on: bool, ada: Person) -> None:
    if is_on:
        turned_on(ada, SAFE, at=AT)
    expected = Refusal.ON_ALREADY if is_on else Refusal.NO_ADDRESS

    with pytest.raises(ReminderRefused, match=expected):
        marking.send_code(by=ada, at=AT)


def test_another_address_takes_the_place_of_the_first_at_once(ada: Person) -> None:
    turned_on(ada, SAFE, at=AT)
    marking.give("new@safe.example", by=ada, at=AT)

    mine = queries.mine(ada, at=AT)
    assert (mine.address, mine.is_confirmed) == ("new@safe.example", False)


def test_one_press_turns_them_off_and_deletes_the_address(ada: Person) -> None:
    turned_on(ada, SAFE, at=AT)
    marking.remove(by=ada, at=AT)
    marking.remove(by=ada, at=AT)

    assert access.safe_address_of(ada).address_sealed is None
    assert deeds_of(ada)[-1] == Deed.ADDRESS_REMOVED
    assert deeds_of(ada).count(Deed.ADDRESS_REMOVED) == 1


def test_what_comes_is_chosen_by_whoever_has_them_on(ada: Person) -> None:
    chosen = frozenset({Occasion.REVIEW})
    with pytest.raises(ReminderRefused, match=Refusal.NOT_CONFIRMED):
        marking.choose(chosen, Quiet(), has_link=True, by=ada, at=AT)
    turned_on(ada, SAFE, at=AT)
    marking.choose(chosen, Quiet(begins=20, ends=9), has_link=True, by=ada, at=AT)

    mine = queries.mine(ada, at=AT)
    assert (mine.occasions, mine.has_link) == (chosen, True)
    assert mine.quiet == Quiet(begins=20, ends=9)


def test_what_one_has_says_nothing_of_another(ada: Person, bo: Person) -> None:
    turned_on(ada, SAFE, at=AT)

    assert not queries.mine(bo, at=AT).is_given


def test_an_address_that_cannot_be_shown_can_still_be_taken_away(ada: Person) -> None:
    turned_on(ada, SAFE, at=AT)
    row = access.safe_address_of(ada)
    row.address_sealed = b"broken"
    row.save()

    assert queries.mine(ada, at=AT).address is None
    marking.remove(by=ada, at=AT)
    assert not queries.mine(ada, at=AT).is_given


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_code_typed_and_the_address_taken_away_at_once_leaves_it_off_or_on(
    ada: Person,
) -> None:
    marking.give(SAFE, by=ada, at=AT)
    code = code_of(ada)

    told = at_once(
        lambda: marking.confirm(code, by=ada, at=AT),
        lambda: marking.remove(by=ada, at=AT),
        refused=(ReminderRefused,),
    )

    assert told in (["done", "done"], [Refusal.NO_ADDRESS, "done"])
    assert not queries.mine(ada, at=AT).is_confirmed
