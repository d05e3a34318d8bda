from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.handovers import access
from letsbe.handovers.actions import giving, three
from letsbe.handovers.events import Deed
from letsbe.handovers.models import MeetingOfThree, ThreeAnswer
from letsbe.handovers.queries import three as opened
from letsbe.handovers.rules.refusals import Refusal
from letsbe.handovers.rules.three import FARTHEST, Said, Stage
from letsbe.handovers.tests.people import (
    DATABASES,
    LINE,
    PLACE,
    Desk,
    at,
    changed_now,
    in_a_week,
)
from letsbe.handovers.tests.test_actions import refusal
from letsbe.people.models import Person
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import begun, deeds_in

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]
YES, LATER, NO = Said.YES, Said.ANOTHER_TIME, Said.NO


def seen_by(desk: Desk, person: Person) -> opened.OpenedMeeting:
    row = access.meeting_for_one_of_three(person, desk.meeting.pk)
    return opened.opened_meeting(row, at=at())


def ask(desk: Desk) -> MeetingOfThree:
    return three.ask_former(desk.meeting.pk, by=desk.ada, at=at())


def call_off(desk: Desk) -> MeetingOfThree:
    return three.call_off(desk.meeting.pk, by=desk.ada, at=at())


def test_it_is_offered_once_the_handover_is_given(desk: Desk) -> None:
    assert refusal(desk.suggested) is Refusal.NOT_GIVEN
    desk.wrote()
    assert refusal(desk.suggested) is Refusal.NOT_GIVEN
    desk.gave()
    desk.suggested()
    assert desk.now.asked == {desk.bo.pk, desk.cleo.pk}
    for person in (desk.ada, desk.bo, desk.cleo):
        assert deeds_in(person.pk)[-1] == Deed.THREE_SUGGESTED


def test_all_three_see_the_same(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, LATER, line=LINE)
    desk.said(desk.cleo, YES)
    views = [seen_by(desk, person) for person in (desk.ada, desk.bo, desk.cleo)]
    for view in views:
        assert view.place == PLACE
        assert view.answers[desk.bo.pk].line == LINE
        assert view.answers[desk.cleo.pk].said is YES
        assert view.waits_for == {desk.ada.pk}
    assert [card.name for card in views[1].three] == ["Ada", "Bo", "Cleo"]


def test_three_yes_and_it_is_agreed(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, YES)
    desk.said(desk.cleo, YES)
    assert seen_by(desk, desk.bo).stage is Stage.AGREED
    desk.said(desk.cleo, NO)
    assert seen_by(desk, desk.bo).stage is Stage.OVER


@pytest.mark.parametrize("who", ["bo", "cleo"])
def test_a_no_ends_it_and_is_kept_only_in_the_own_journal_of_who_said_it(
    desk: Desk, who: str
) -> None:
    desk.handed_over()
    desk.suggested()
    person = desk.bo if who == "bo" else desk.cleo
    others = [each for each in (desk.ada, desk.bo, desk.cleo) if each != person]
    desk.said(others[1], YES)
    before = [deeds_in(each.pk) for each in others]
    desk.said(person, NO)
    row = MeetingOfThree.objects.get()
    assert row.place_sealed is None
    assert not ThreeAnswer.objects.exists()
    assert [deeds_in(each.pk) for each in others] == before
    assert deeds_in(person.pk)[-1] == Deed.SAID_NO
    assert refusal(desk.said, desk.bo, YES) is Refusal.OVER
    assert refusal(desk.suggested) is Refusal.OVER
    assert refusal(call_off, desk) is Refusal.OVER


def test_a_no_from_another_time_is_over_for_good_even_with_a_new_handover(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, NO)
    giving.delete(desk.bond.pk, by=desk.ada, at=at())
    desk.wrote()
    desk.gave()
    assert refusal(desk.suggested) is Refusal.OVER


def test_another_moment_takes_the_place_of_the_last_and_all_are_asked_again(
    desk: Desk,
) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, YES)
    desk.suggested(in_a_week() + timedelta(days=2), "By telephone.")
    assert desk.now.said == {}
    assert (desk.now.number, seen_by(desk, desk.bo).place) == (2, "By telephone.")
    assert refusal(desk.said, desk.bo, YES, seen=1) is Refusal.MOVED
    desk.said(desk.bo, NO, seen=1)
    assert desk.meeting.closed_at


def test_a_line_can_be_said_anew(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, LATER, line=LINE)
    desk.said(desk.bo, LATER, line="Or Fridays.")
    assert seen_by(desk, desk.ada).answers[desk.bo.pk].line == "Or Fridays."
    desk.said(desk.bo, YES)
    assert refusal(desk.said, desk.bo, YES) is Refusal.SAID_ALREADY
    assert ThreeAnswer.objects.get().line_sealed is None


def test_it_lies_ahead_and_within_a_year(desk: Desk) -> None:
    desk.handed_over()
    assert refusal(desk.suggested, at() - timedelta(minutes=1)) is Refusal.IN_THE_PAST
    assert refusal(desk.suggested, at() + FARTHEST + timedelta(days=1)) is Refusal.TOO_FAR
    desk.suggested()
    MeetingOfThree.objects.update(moment=at() - timedelta(hours=1))
    assert refusal(desk.said, desk.bo, YES) is Refusal.PASSED
    assert seen_by(desk, desk.bo).stage is Stage.PASSED


def test_an_ended_former_relationship_is_asked_nothing_until_the_writer_presses(
    desk: Desk,
) -> None:
    desk.ended()
    desk.handed_over()
    desk.suggested()
    with pytest.raises(Http404):
        access.meeting_for_one_of_three(desk.bo, desk.meeting.pk)
    assert Deed.THREE_SUGGESTED not in deeds_in(desk.bo.pk)
    assert desk.now.asked == {desk.cleo.pk}
    ask(desk)
    assert seen_by(desk, desk.bo).waits_for == {desk.bo.pk, desk.cleo.pk}
    assert deeds_in(desk.bo.pk)[-1] == Deed.FORMER_ASKED
    assert refusal(ask, desk) is Refusal.ASKED_ALREADY
    desk.said(desk.bo, YES)


def test_a_question_lapses_when_what_was_between_them_ends(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.ended()
    assert desk.now.asked == {desk.cleo.pk}
    assert refusal(desk.said, desk.bo, YES) is Refusal.NOT_ASKED
    desk.said(desk.bo, NO)
    assert desk.meeting.closed_at


def test_a_yes_said_before_the_end_still_counts(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, YES)
    desk.ended()
    assert refusal(ask, desk) is Refusal.ASKED_ALREADY
    desk.said(desk.cleo, YES)
    assert seen_by(desk, desk.ada).stage is Stage.AGREED


def test_nothing_is_asked_through_a_pause(desk: Desk) -> None:
    changed_now(desk.bond, Course.PAUSE, by=desk.bo)
    desk.handed_over()
    desk.suggested()
    assert desk.now.asked == {desk.cleo.pk}
    assert refusal(ask, desk) is Refusal.OTHER_PAUSED
    changed_now(desk.bond, Course.RESUME, by=desk.bo)
    ask(desk)
    changed_now(desk.next_bond, Course.PAUSE, by=desk.cleo)
    assert refusal(desk.said, desk.bo, YES) is Refusal.RESTING
    assert refusal(desk.suggested) is Refusal.RESTING
    assert seen_by(desk, desk.bo).stage is Stage.RESTING
    desk.said(desk.bo, NO)


def test_when_the_next_one_has_ended_it_will_not_come_about(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.ended(desk.next_bond)
    view = seen_by(desk, desk.bo)
    assert (view.stage, view.place, view.answers) == (Stage.OVER, "", {})
    assert refusal(desk.said, desk.bo, YES) is Refusal.OVER
    assert refusal(desk.suggested) is Refusal.NOT_GIVEN


def test_moved_after_a_press_it_asks_the_former_other_again(desk: Desk) -> None:
    desk.ended()
    desk.handed_over()
    desk.suggested()
    ask(desk)
    desk.said(desk.bo, YES)
    desk.suggested(place="By telephone.")
    assert seen_by(desk, desk.bo).waits_for == {desk.bo.pk, desk.cleo.pk}


def test_with_somebody_new_it_is_a_new_question(desk: Desk, dana: Person, lee: Person) -> None:
    desk.ended()
    desk.handed_over()
    desk.suggested()
    ask(desk)
    desk.ended(desk.next_bond)
    another = begun(lee, desk.ada, by=dana)
    desk.gave(another)
    desk.suggested()
    assert desk.now.asked == {lee.pk}
    with pytest.raises(Http404):
        access.meeting_for_one_of_three(desk.cleo, desk.meeting.pk)
    ask(desk)
    assert desk.now.asked == {desk.bo.pk, lee.pk}


def test_it_stays_when_the_handover_is_taken_back_or_deleted(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.took_back()
    desk.suggested(place="By telephone.")
    giving.delete(desk.bond.pk, by=desk.ada, at=at())
    desk.suggested(place="In the park.")
    assert seen_by(desk, desk.bo).place == "In the park."


def test_calling_off_is_the_writers_and_told_to_nobody(desk: Desk) -> None:
    desk.handed_over()
    row = desk.suggested()
    for other in (desk.bo, desk.cleo):
        with pytest.raises(Http404):
            three.call_off(row.pk, by=other, at=at())
        with pytest.raises(Http404):
            three.ask_former(row.pk, by=other, at=at())
    before = deeds_in(desk.bo.pk), deeds_in(desk.cleo.pk)
    call_off(desk)
    assert (deeds_in(desk.bo.pk), deeds_in(desk.cleo.pk)) == before
    assert deeds_in(desk.ada.pk)[-1] == Deed.CALLED_OFF
    assert seen_by(desk, desk.bo).stage is Stage.OVER


def test_the_writer_and_strangers_answer_nothing(desk: Desk, dana: Person) -> None:
    desk.handed_over()
    desk.suggested()
    assert refusal(desk.said, desk.ada, YES) is Refusal.NOT_ASKED
    with pytest.raises(Http404):
        desk.said(dana, YES)


def test_a_suggestion_that_cannot_be_opened_is_shown_so(desk: Desk) -> None:
    desk.handed_over()
    desk.suggested()
    desk.said(desk.bo, LATER, line=LINE)
    MeetingOfThree.objects.update(place_sealed=b"x" * 200)
    ThreeAnswer.objects.update(line_sealed=b"x" * 200)
    view = seen_by(desk, desk.ada)
    assert (view.place, view.answers[desk.bo.pk].line) == (None, None)


def test_the_database_keeps_one_meeting_and_one_answer_each_and_no_no(desk: Desk) -> None:
    desk.handed_over()
    row = desk.suggested()
    desk.said(desk.bo, YES)
    kept = ThreeAnswer.objects.get()
    wrong = [
        ThreeAnswer(meeting=row, person=desk.bo, said=YES, at=at()),
        ThreeAnswer(meeting=row, person=desk.cleo, said=NO, at=at()),
        MeetingOfThree(
            relationship=desk.bond,
            writer=desk.ada,
            to=desk.next_bond,
            moment=at(),
            suggested_at=at(),
        ),
    ]
    for each in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            each.save(force_insert=True)
    assert ThreeAnswer.objects.get() == kept
