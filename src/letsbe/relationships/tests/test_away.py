"""Being away: days that either says of themselves; both see them, nobody asks why."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, signed_in
from letsbe.relationships.actions import absences, covers
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Absence, Relationship
from letsbe.relationships.queries.covers import away_in, local_day
from letsbe.relationships.queries.steadiness import steady_lines
from letsbe.relationships.rules import Deed, RelationshipRefused
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.rules.covers import CoverDeed
from letsbe.relationships.rules.refusals import AwayRefusal
from letsbe.relationships.rules.steadiness import Steady
from letsbe.relationships.tests.people import changed, deeds_in, sent, together

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def day(ahead: int) -> date:
    return clock.now().date() + timedelta(days=ahead)


def says(person: Person, bond: Relationship, first: object, last: object) -> Any:
    address = f"{together(bond)}/away"
    return sent(signed_in(person), address, begins=str(first), until=str(last))


@pytest.mark.parametrize(("who", "other"), [("ada", "bo"), ("bo", "ada")])
def test_either_says_it_and_both_read_it(
    request: pytest.FixtureRequest, bond: Relationship, who: str, other: str
) -> None:
    person = request.getfixturevalue(who)
    answer = says(person, bond, day(0), day(9))
    assert answer.headers["Location"] == together(bond)
    mine = signed_in(person).get(together(bond)).text
    theirs = signed_in(request.getfixturevalue(other)).get(together(bond)).text
    assert "You are away until" in mine
    assert "I am back" in mine
    assert f"{who.title()} is away until" in theirs
    assert "I am back" not in theirs


def test_the_days_can_be_changed_and_taken_back(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    says(ada, bond, day(2), day(9))
    form = signed_in(ada).get(f"{together(bond)}/away").text
    assert f'value="{day(2).isoformat()}"' in form
    says(ada, bond, day(4), day(20))
    assert Absence.objects.filter(closed_on=None).get().last_on == day(20)
    assert "I am not away after all" in signed_in(ada).get(together(bond)).text
    assert sent(signed_in(ada), f"{together(bond)}/back").status_code == 302
    assert "Neither of you has said" in signed_in(bo).get(together(bond)).text
    again = sent(signed_in(ada), f"{together(bond)}/back")
    assert again.status_code == 409
    assert "You have not said that you are away." in again.text
    told = [Journalled.AWAY_SAID, Journalled.AWAY_SAID, Journalled.AWAY_TAKEN_BACK]
    assert deeds_in(bond.pk)[-3:] == told


@pytest.mark.parametrize(
    ("first", "last", "status", "told"),
    [
        ("", "", 422, "Please write the day."),
        ("x", "2026-13-45", 422, "This is not a day."),
        (-2, 4, 409, "These days are over."),
        (4, 2, 409, "The last day comes before the first."),
        (4, 91, 409, "This is further ahead than 90 days."),
        (4, 90, 302, ""),
    ],
)
def test_days_that_cannot_be_are_refused_in_words_and_stay_as_typed(
    bond: Relationship, ada: Person, first: Any, last: Any, status: int, told: str
) -> None:
    typed = [one if isinstance(one, str) else day(one).isoformat() for one in (first, last)]
    answer = says(ada, bond, *typed)
    assert answer.status_code == status
    if told:
        assert told in answer.text
        assert all(f'value="{one}"' in answer.text for one in typed if one)
    assert Absence.objects.exists() is (status == 302)


def test_after_the_end_nobody_needs_to_know(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    says(bo, bond, day(0), day(9))
    changed(bond, Deed.END, by=ada)
    answer = says(ada, bond, day(0), day(9))
    assert answer.status_code == 409
    assert "This relationship has ended" in answer.text
    assert "This relationship has ended" in signed_in(ada).get(f"{together(bond)}/away").text
    assert "Bo is away" not in signed_in(ada).get(together(bond)).text


def test_in_a_pause_one_may_still_say_it(bond: Relationship, ada: Person, bo: Person) -> None:
    changed(bond, Deed.PAUSE, by=bo)
    assert says(ada, bond, day(0), day(9)).status_code == 302


def test_only_the_two_say_and_take_back(bond: Relationship, cleo: Person, dana: Person) -> None:
    span = Span(first=day(0), last=day(3))
    for person in (cleo, dana):
        with pytest.raises(Http404):
            absences.say_away(bond.pk, span, by=person, today=day(0), at=MONDAY)
        with pytest.raises(Http404):
            absences.take_away_back(bond.pk, by=person, today=day(0), at=MONDAY)


def test_days_that_are_over_are_shown_no_more_and_may_be_followed(
    bond: Relationship, ada: Person
) -> None:
    began = MONDAY.date()
    span = Span(first=began, last=began + timedelta(days=3))
    absences.say_away(bond.pk, span, by=ada, today=began, at=MONDAY)
    later = MONDAY + timedelta(days=10)
    assert away_in(bond, at=later) == []
    with pytest.raises(RelationshipRefused) as refused:
        absences.take_away_back(bond.pk, by=ada, today=later.date(), at=later)
    assert refused.value.why is AwayRefusal.NOT_AWAY
    again = Span(first=later.date(), last=later.date())
    absences.say_away(bond.pk, again, by=ada, today=later.date(), at=later)
    assert Absence.objects.count() == 2


def test_the_day_is_the_one_it_is_where_they_live(ada: Person) -> None:
    late = MONDAY.replace(hour=23)
    for zone, expected in (("Pacific/Chatham", 3), ("UTC", 2), ("America/Lima", 2)):
        ada.time_zone = zone
        assert local_day(ada, late).day == expected
    ada.time_zone = "no/such"
    assert local_day(ada, late).day == 2


def test_the_cover_hears_of_it_in_their_own_strand_while_it_stands(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    says(bo, bond, day(0), day(9))
    assert deeds_in(cleo.pk) == []
    cover = covers.name_cover(bond.pk, cleo, by=dana, at=MONDAY)
    for person in (cleo, ada, bo):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=MONDAY)
    sent(signed_in(bo), f"{together(bond)}/back")
    assert deeds_in(cleo.pk)[-1] == Journalled.AWAY_TAKEN_BACK
    assert "Bo said that they are back" in signed_in(cleo).get("/journal").text


def test_what_time_says_is_told_to_the_two(
    bond: Relationship, ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    assert [line.said for line in steady_lines(bond, at=MONDAY)] == [Steady.JUST_BEGUN]
    later = MONDAY + timedelta(days=98)
    changed(bond, Deed.PAUSE, by=ada)
    changed(bond, Deed.RESUME, by=ada)
    said = [line.said for line in steady_lines(bond, at=later)]
    assert said == [Steady.SAME_TWO, Steady.WENT_ON]
    cover = covers.name_cover(bond.pk, cleo, by=dana, at=MONDAY)
    for person in (cleo, ada, bo):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=MONDAY)
    began = MONDAY.date()
    span = Span(first=began, last=began + timedelta(days=3))
    absences.say_away(bond.pk, span, by=ada, today=began, at=MONDAY)
    said = [line.said for line in steady_lines(bond, at=later)]
    assert said == [Steady.SAME_TWO, Steady.COVERED]


def test_the_database_keeps_one_absence_each_and_only_forwards(
    bond: Relationship, ada: Person
) -> None:
    kept = {"relationship": bond, "person": ada, "said_at": MONDAY}
    Absence.objects.create(first_on=day(0), last_on=day(3), **kept)
    for first, last, closed in ((0, 3, None), (3, 0, day(1))):
        with pytest.raises(IntegrityError), transaction.atomic():
            Absence.objects.create(
                first_on=day(first), last_on=day(last), closed_on=closed, **kept
            )


def test_the_page_of_the_two_asks_as_much_with_all_of_it_as_with_some(
    bond: Relationship,
    ada: Person,
    bo: Person,
    cleo: Person,
    dana: Person,
    django_assert_max_num_queries: Any,
) -> None:
    cover = covers.name_cover(bond.pk, cleo, by=dana, at=MONDAY)
    for person in (cleo, ada, bo):
        covers.answer_cover(cover.pk, CoverDeed.YES, by=person, at=MONDAY)
    for person in (ada, bo):
        covers.keep_note(cover.pk, "Ring twice.", seen=0, by=person, at=MONDAY)
        for last in (2, 5, 8):
            says(person, bond, day(0), day(last))
    browser = signed_in(ada)
    browser.get(together(bond))
    with django_assert_max_num_queries(22):
        browser.get(together(bond))
    named = signed_in(cleo)
    named.get(f"/covers/{cover.pk}")
    with django_assert_max_num_queries(22):
        named.get(f"/covers/{cover.pk}")
