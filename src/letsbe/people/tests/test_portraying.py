"""Telling, looking, having room, and vouching: what each keeps, and for whom."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.journal.models import HOUSE, Entry
from letsbe.people import actions, queries
from letsbe.people.events import Deed
from letsbe.people.models import House, Person, Portrait, Vouching
from letsbe.people.rules import Part, Refusal, Refused
from letsbe.people.rules.portraits import Apart, Room, Topic
from letsbe.people.rules.portraits import Portrait as Told
from letsbe.people.rules.usual_choices import USUAL_CHOICES
from letsbe.people.tests.people import MONDAY, make_person
from letsbe.vault.actions import shred_person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LATER = MONDAY + timedelta(days=3)


def deeds_of(person: Person) -> list[str]:
    found = Entry.objects.filter(strand_id=person.pk).order_by("number")
    return list(found.values_list("deed", flat=True))


def test_each_step_of_a_portrait_leaves_the_others_as_they_were(ada: Person) -> None:
    actions.redraw(ada, lambda told: replace(told, languages=("Twi",)), at=MONDAY)
    actions.redraw(ada, lambda told: replace(told, interests=("chess",)), at=LATER)
    assert queries.drawn(ada).told == Told(languages=("Twi",), interests=("chess",))
    assert deeds_of(ada) == [Deed.PORTRAIT_CHANGED, Deed.PORTRAIT_CHANGED]


def test_what_is_told_and_whom_one_avoids_stand_nowhere_in_the_clear(ada: Person) -> None:
    actions.redraw(ada, lambda told: replace(told, interests=("kestrels",)), at=MONDAY)
    actions.keep_apart(ada, lambda apart: replace(apart, names=("Zebulon",)), at=MONDAY)
    row = Portrait.objects.get(person=ada)
    for sealed, word in ((row.told_sealed, b"kestrels"), (row.apart_sealed, b"Zebulon")):
        assert word not in bytes(sealed or b"")
    assert queries.drawn(ada).apart == Apart(names=("Zebulon",))


def test_the_journal_tells_a_private_wish_from_another_step_by_nothing(ada: Person) -> None:
    actions.keep_apart(ada, lambda apart: replace(apart, ties=("Mill Lane",)), at=MONDAY)
    actions.redraw(ada, lambda told: replace(told, gender="woman"), at=MONDAY)
    first, second = Entry.objects.filter(strand_id=ada.pk).order_by("number")
    assert (first.deed, first.facts) == (second.deed, second.facts)


def test_a_portrait_whose_key_is_gone_cannot_be_shown(ada: Person) -> None:
    actions.redraw(ada, lambda told: replace(told, gender="woman"), at=MONDAY)
    actions.keep_apart(ada, lambda apart: replace(apart, ties=("Mill Lane",)), at=MONDAY)
    shred_person(ada.pk)
    drawn = queries.drawn(ada)
    assert drawn.told is None
    assert drawn.apart is None


def test_who_looks_for_somebody_keeps_their_place_in_the_line(ada: Person) -> None:
    actions.look_for_somebody(ada, at=MONDAY)
    actions.look_for_somebody(ada, at=LATER)
    assert queries.looking() == {ada.pk: MONDAY}
    actions.stop_looking(ada, at=LATER)
    actions.stop_looking(ada, at=LATER)
    assert queries.looking() == {}
    assert deeds_of(ada) == [Deed.LOOKING, Deed.LOOKING_ENDED]


def test_nobody_waits_who_cannot_sign_in(ada: Person) -> None:
    actions.look_for_somebody(ada, at=MONDAY)
    Person.objects.filter(pk=ada.pk).update(is_active=False)
    assert queries.looking() == {}


def test_room_and_time_off_are_kept(bo: Person) -> None:
    room = Room(people=3, away_from=date(2026, 12, 1), away_until=date(2026, 12, 9))
    actions.make_room(bo, room, at=MONDAY)
    assert queries.drawn_of([bo.pk])[bo.pk].room == room


@pytest.mark.parametrize(
    "broken",
    [
        {"away_from": date(2026, 12, 9), "away_until": date(2026, 12, 1)},
        {"away_from": date(2026, 12, 9)},
        {"room_for": 21},
    ],
)
def test_the_database_keeps_no_time_off_that_ends_first_and_no_crowd(
    bo: Person, broken: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Portrait.objects.create(person=bo, **broken)


def test_the_portraits_of_many_are_read_in_two_queries(
    ada: Person, bo: Person, django_assert_num_queries: object
) -> None:
    people = [ada, bo, *(make_person(f"Somebody {n}") for n in range(5))]
    for person in people:
        actions.redraw(person, lambda told: replace(told, gender="woman"), at=MONDAY)
    with django_assert_num_queries(1), django_assert_num_queries(1, using="keys"):  # type: ignore[operator]
        found = queries.drawn_of(person.pk for person in people)
    assert len(found) == len(people)


def test_a_coordinator_vouches_once_and_takes_it_back(
    house: House, bo: Person, dana: Person
) -> None:
    actions.vouch(bo, by=dana, at=MONDAY)
    actions.vouch(bo, by=dana, at=LATER)
    word = Vouching.objects.get()
    assert queries.vouched_for() == {bo.pk: word.pk}
    actions.end_vouching(bo, by=dana, at=LATER)
    actions.end_vouching(bo, by=dana, at=LATER)
    assert queries.vouched_for() == {}
    assert deeds_of(bo) == [Deed.VOUCHED_FOR, Deed.VOUCHING_ENDED]


def test_only_supporters_are_vouched_for(house: House, ada: Person, dana: Person) -> None:
    with pytest.raises(Refused) as refused:
        actions.vouch(ada, by=dana, at=MONDAY)
    assert refused.value.reason is Refusal.NOT_A_SUPPORTER


def test_nobody_vouches_for_themselves(house: House, bo: Person) -> None:
    both = make_person("Ben", Part.COORDINATOR, Part.SUPPORTER)
    with pytest.raises(Refused) as refused:
        actions.vouch(both, by=both, at=MONDAY)
    assert refused.value.reason is Refusal.VOUCHING_ONESELF
    with pytest.raises(IntegrityError), transaction.atomic():
        Vouching.objects.create(person=both, by=both, at=MONDAY)


def test_only_who_coordinates_vouches(house: House, bo: Person, ada: Person) -> None:
    with pytest.raises(Http404):
        actions.vouch(bo, by=ada, at=MONDAY)


def test_a_word_ends_with_the_part_it_was_given_for(
    house: House, bo: Person, dana: Person
) -> None:
    actions.vouch(bo, by=dana, at=MONDAY)
    actions.end_part(dana, person=bo, part=Part.SUPPORTER, at=LATER)
    assert queries.vouched_for() == {}
    assert deeds_of(bo)[-2:] == [Deed.PART_ENDED, Deed.VOUCHING_ENDED]


def test_whoever_is_a_peer_no_longer_waits_no_longer(
    house: House, ada: Person, dana: Person
) -> None:
    actions.look_for_somebody(ada, at=MONDAY)
    actions.end_part(dana, person=ada, part=Part.SUPPORTER, at=LATER)
    assert queries.looking() == {ada.pk: MONDAY}
    actions.end_part(dana, person=ada, part=Part.PEER, at=LATER)
    assert queries.looking() == {}
    assert deeds_of(ada)[-2:] == [Deed.PART_ENDED, Deed.LOOKING_ENDED]
    entry = Entry.objects.filter(strand_id=ada.pk).latest("number")
    assert (entry.by, entry.about) == (dana.pk, ada.pk)


def test_the_usual_words_stand_until_the_programme_writes_its_own(
    house: House, dana: Person
) -> None:
    assert queries.choices(Topic.EXPERIENCE) == USUAL_CHOICES[Topic.EXPERIENCE]
    actions.write_choices(Topic.EXPERIENCE, ("Floods",), by=dana, at=MONDAY)
    assert queries.choices(Topic.EXPERIENCE) == ("Floods",)
    assert queries.choices(Topic.QUALITY) == USUAL_CHOICES[Topic.QUALITY]
    actions.write_choices(Topic.EXPERIENCE, (), by=dana, at=LATER)
    assert queries.choices(Topic.EXPERIENCE) == ()
    strand = Entry.objects.filter(strand_id=HOUSE).order_by("number")
    assert [e.deed for e in strand] == [Deed.CHOICES_CHANGED] * 2


def test_only_who_coordinates_writes_the_words_to_choose_from(
    house: House, ada: Person
) -> None:
    with pytest.raises(Http404):
        actions.write_choices(Topic.QUALITY, ("Calm",), by=ada, at=MONDAY)
