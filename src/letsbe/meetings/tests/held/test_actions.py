from datetime import timedelta

import pytest
from django.http import Http404

from letsbe.lib.once import AlreadyDone, SentWithOtherWords
from letsbe.meetings.actions import arranging
from letsbe.meetings.events import Deed
from letsbe.meetings.models import CheckIn, Hope, SharedNote, Telling
from letsbe.meetings.queries.brought import brought_to
from letsbe.meetings.queries.held import opened_for_party
from letsbe.meetings.rules import check_ins
from letsbe.meetings.rules.check_ins import Looking
from letsbe.meetings.rules.held import Told
from letsbe.meetings.rules.held_refusals import HeldRefusal
from letsbe.meetings.rules.hopes import Asking
from letsbe.meetings.tests.held.people import (
    BRING,
    DATABASES,
    HOPE,
    LINE,
    NOTE,
    Room,
    at,
    meeting_of,
    once,
    why,
)
from letsbe.people.models import Person
from letsbe.relationships import actions as relationships
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import changed, deeds_in
from letsbe.reminders.models import Reminder

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]
WITHOUT = check_ins.CheckIn(is_without=True)


def test_hopes_are_ones_own_until_both_have_said_something(soon: Room) -> None:
    soon.hoped(soon.ada)
    assert soon.seen_by(soon.ada).asking is Asking.THEIRS
    assert [one.words for one in soon.seen_by(soon.ada).shown_hopes] == [HOPE]
    assert soon.seen_by(soon.bo).asking is Asking.YOURS
    assert soon.seen_by(soon.bo).shown_hopes == []
    soon.hoped(soon.bo, "")
    for person in soon.both:
        seen = soon.seen_by(person)
        assert seen.asking is Asking.SHOWN
        assert {one.words for one in seen.shown_hopes} == {HOPE, ""}
    for person in soon.both:
        assert deeds_in(person.pk).count(Deed.HOPED) == 1
    assert Deed.HOPED not in deeds_in(soon.bond.pk)


@pytest.mark.parametrize("gone", ["cancelled", "ended"])
def test_a_hope_for_a_meeting_that_does_not_take_place_stays_ones_own(
    soon: Room, gone: str
) -> None:
    soon.hoped(soon.ada)
    if gone == "cancelled":
        arranging.cancel(soon.meeting_id, by=soon.bo, at=at())
    else:
        relationships.change_course(soon.bond.pk, Course.END, by=soon.bo, at=at())
    later = at() + timedelta(days=2)
    mine, theirs = (opened_for_party(p, soon.meeting_id, at=later) for p in soon.both)
    assert mine.asking is theirs.asking is Asking.CLOSED
    assert [one.words for one in mine.shown_hopes] == [HOPE]
    assert theirs.shown_hopes == []


def test_a_hope_can_be_said_otherwise_until_the_meeting_begins(soon: Room) -> None:
    soon.hoped(soon.ada)
    soon.hoped(soon.ada, "Something else.")
    assert why(soon.hoped, soon.ada, seen=1) is HeldRefusal.CHANGED_SINCE_READ
    assert [one.words for one in soon.seen_by(soon.ada).shown_hopes] == ["Something else."]
    assert why(soon.hoped, soon.bo, when=soon.row.starts_at) is HeldRefusal.BEGUN


def test_when_the_time_has_come_both_read_what_one_wrote(soon: Room) -> None:
    soon.hoped(soon.ada)
    seen = opened_for_party(soon.bo, soon.meeting_id, at=soon.row.starts_at)
    assert [one.words for one in seen.shown_hopes] == [HOPE]


def test_either_says_that_they_met_and_either_corrects_it(room: Room) -> None:
    room.told(Told.NOT_MET, by=room.bo)
    room.told(Told.MET, by=room.ada)
    assert why(room.told, by=room.bo) is HeldRefusal.SAID_ALREADY
    assert Telling.objects.get().told == Told.MET
    assert deeds_in(room.bond.pk)[-2:] == [Deed.TOLD_NOT_MET, Deed.TOLD_MET]


def test_nothing_keeps_who_said_that_they_did_not_meet(room: Room) -> None:
    room.told(Told.NOT_MET)
    assert "by" not in {field.name for field in Telling._meta.get_fields()}
    for person in room.both:
        assert Deed.TOLD_NOT_MET not in deeds_in(person.pk)


def test_after_a_week_it_stays_untold(room: Room) -> None:
    later = at() + timedelta(days=8)
    assert why(room.told, when=later) is HeldRefusal.UNTOLD_FOR_GOOD


def test_both_write_the_note_and_nobodys_words_are_lost(room: Room) -> None:
    assert room.noted(room.ada) == 1
    assert why(room.noted, room.bo, "Bo's.", seen=0) is HeldRefusal.CHANGED_SINCE_READ
    assert room.noted(room.bo, "Bo's.") == 2
    seen = room.seen_by(room.ada)
    assert seen.note
    assert seen.note_before
    assert (seen.note.words, seen.note.by.is_you) == ("Bo's.", False)
    assert (seen.note_before.words, seen.note_before.by.is_you) == (NOTE, True)
    room.noted(room.ada, "Both.")
    room.noted(room.bo, "Both.")
    assert room.seen_by(room.bo).note_before is None
    assert SharedNote.objects.count() == 2
    assert deeds_in(room.bond.pk)[-1] == Deed.NOTE_SAVED


def test_a_note_whose_writers_key_is_gone_leaves_what_the_other_saved(room: Room) -> None:
    room.noted(room.ada)
    room.noted(room.bo, "Bo's.")
    SharedNote.objects.filter(author=room.bo).update(words_sealed=b"x" * 200)
    seen = room.seen_by(room.ada)
    assert seen.note
    assert seen.note.words == NOTE
    assert seen.note_before
    assert seen.note_before.words is None
    assert room.noted(room.ada, "New.") == 3


def test_a_note_sent_twice_is_one_note_and_other_words_are_said_so(room: Room) -> None:
    form = once()
    room.noted(room.ada, once=form)
    with pytest.raises(AlreadyDone):
        room.noted(room.ada, once=form)
    with pytest.raises(SentWithOtherWords):
        room.noted(room.ada, once=type(form)(key=form.key, fingerprint=b"others"))


def test_check_ins_are_shown_when_both_have_looked_back(room: Room) -> None:
    room.told()
    assert room.looked_back(room.ada) is False
    assert room.seen_by(room.ada).looking is Looking.DONE
    assert room.seen_by(room.bo).looking is Looking.OPEN
    assert room.seen_by(room.bo).shown_check_ins == []
    assert room.looked_back(room.bo, WITHOUT, line="", bring="") is True
    for person in room.both:
        seen = room.seen_by(person)
        assert {one.line for one in seen.shown_check_ins} == {LINE, ""}
        assert [bool(one.said and one.said.is_without) for one in seen.shown_check_ins].count(
            True
        ) == 1
        assert why(room.looked_back, person) is HeldRefusal.SHOWN
    assert deeds_in(room.bond.pk)[-1] == Deed.CHECK_INS_SHOWN


def test_a_check_in_can_be_said_otherwise_until_both_are_done(room: Room) -> None:
    room.told()
    room.looked_back(room.ada, WITHOUT, line="", bring="")
    room.looked_back(room.ada)
    assert why(room.looked_back, room.ada, seen=1) is HeldRefusal.CHANGED_SINCE_READ
    mine = room.seen_by(room.ada).my_check_in
    assert mine
    assert (mine.line, mine.bring) == (LINE, BRING)


def test_a_check_in_says_that_they_met_since_it_comes_after_that(room: Room) -> None:
    assert why(room.looked_back, room.ada) is HeldRefusal.NOT_MET
    room.told()
    room.looked_back(room.ada)
    room.told(Told.NOT_MET, by=room.bo)
    assert why(room.looked_back, room.bo) is HeldRefusal.NOT_MET
    assert room.seen_by(room.ada).looking is Looking.NOT_YET
    room.told(Told.MET, by=room.bo)
    room.looked_back(room.bo)
    assert why(room.told, Told.NOT_MET) is HeldRefusal.LOOKED_BACK


def test_looking_back_and_choosing_not_to_leave_the_same_traces(room: Room) -> None:
    room.told()
    room.looked_back(room.ada)
    kept = CheckIn.objects.get()
    before = deeds_in(room.bond.pk)
    room.looked_back(room.ada, WITHOUT, line="", bring="")
    skipped = CheckIn.objects.get()
    for column in ("felt_sealed", "line_sealed", "bring_sealed"):
        assert len(getattr(kept, column)) == len(getattr(skipped, column))
    assert deeds_in(room.bond.pk) == before
    assert deeds_in(room.bo.pk).count(Deed.LOOKED_BACK) == 0


def test_what_one_brings_stands_before_the_next_meeting(room: Room) -> None:
    later = meeting_of(room.bond, room.ada, at() + timedelta(days=2))

    def brought(person: Person) -> list[str | None]:
        return [one.words for one in brought_to(opened_for_party(person, later.pk, at=at()))]

    assert brought(room.ada) == []
    room.told()
    room.looked_back(room.ada)
    assert (brought(room.ada), brought(room.bo)) == ([BRING], [])
    room.looked_back(room.bo, bring="A map.")
    assert set(brought(room.ada)) == set(brought(room.bo)) == {BRING, "A map."}
    before_it = meeting_of(room.bond, room.ada, at() - timedelta(days=3))
    assert brought_to(opened_for_party(room.ada, before_it.pk, at=at())) == []


@pytest.mark.parametrize("course", [Course.PAUSE, Course.END])
def test_it_rests_when_paused_and_is_for_reading_after_the_end(
    room: Room, soon: Room, course: Course
) -> None:
    room.told()
    room.noted(room.ada)
    changed(room.bond, course, by=room.bo)
    expected = HeldRefusal.RESTING if course is Course.PAUSE else HeldRefusal.ENDED
    for person in room.both:
        assert why(room.noted, person, "More.") is expected
        assert why(room.looked_back, person) is expected
        assert why(room.told, Told.NOT_MET, by=person) is expected
        assert why(soon.hoped, person) is expected
        seen = room.seen_by(person).note
        assert seen
        assert seen.words == NOTE


def test_strangers_find_nothing(room: Room, soon: Room, cleo: Person, dana: Person) -> None:
    for person in (cleo, dana):
        with pytest.raises(Http404):
            room.noted(person, seen=0)
        with pytest.raises(Http404):
            room.told(by=person)
        with pytest.raises(Http404):
            room.looked_back(person, seen=0)
        with pytest.raises(Http404):
            soon.hoped(person, seen=0)
    assert not Hope.objects.exists()


def test_the_evening_after_both_are_reminded_once_and_who_looked_back_is_not(
    room: Room,
) -> None:
    room.told()
    kept = {row.person_id: row for row in Reminder.objects.all()}
    assert set(kept) == {room.ada.pk, room.bo.pk}
    assert all(row.key.startswith("looking_back:") for row in kept.values())
    assert all(row.due_at > at() for row in kept.values())
    room.looked_back(room.ada, WITHOUT)
    assert [row.person_id for row in Reminder.objects.all()] == [room.bo.pk]
    room.told(Told.NOT_MET)
    assert not Reminder.objects.exists()
    room.told(Told.MET)
    assert [row.person_id for row in Reminder.objects.all()] == [room.bo.pk]


def test_words_that_cannot_be_opened_are_shown_so(room: Room) -> None:
    room.told()
    room.looked_back(room.ada)
    room.looked_back(room.bo)
    CheckIn.objects.update(felt_sealed=b"x" * 200, line_sealed=b"x" * 200)
    for one in room.seen_by(room.ada).shown_check_ins:
        assert one.said is None
        assert one.line is None


@pytest.mark.parametrize("course", [Course.PAUSE, Course.END])
def test_nobody_is_reminded_to_look_back_once_it_rests_or_has_ended(
    room: Room, course: Course
) -> None:
    room.told()
    relationships.change_course(room.bond.pk, course, by=room.bo, at=at())
    assert not Reminder.objects.filter(is_resting=False).exists()


def test_when_it_goes_on_both_are_reminded_to_look_back_again(room: Room) -> None:
    room.told()
    for course in (Course.PAUSE, Course.RESUME):
        relationships.change_course(room.bond.pk, course, by=room.bo, at=at())
    assert Reminder.objects.filter(is_resting=False).count() == 2
