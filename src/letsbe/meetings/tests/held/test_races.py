from datetime import timedelta
from functools import partial

import pytest

from letsbe.journal import queries as journal
from letsbe.lib.once import AlreadyDone
from letsbe.meetings.events import Deed
from letsbe.meetings.models import (
    CheckIn,
    FundingFields,
    FundingSignature,
    Hope,
    SharedNote,
    Telling,
)
from letsbe.meetings.rules.held import Told
from letsbe.meetings.rules.held_refusals import HeldRefusal, HeldRefused
from letsbe.meetings.tests.held.people import (
    HOUR,
    NOTE,
    PLACE,
    Room,
    asked_for_notes,
    at,
    meeting_of,
    once,
)
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, make_house, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships import actions as relationships
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import begun, deeds_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROUNDS = range(3)
CHANGED = HeldRefusal.CHANGED_SINCE_READ


at_once = partial(people_at_once, refused=(HeldRefused,))


@pytest.fixture
def dana(transactional_db: None) -> Person:
    make_house()
    return make_person("Dana", Part.COORDINATOR)


@pytest.fixture
def room(dana: Person) -> Room:
    ada, bo = make_person("Ada"), make_person("Bo")
    bond = begun(bo, ada, by=dana)
    return Room(bond, meeting_of(bond, ada, at() - HOUR).pk, ada, bo)


def is_whole() -> bool:
    return not list(journal.findings(is_begun=False))


@pytest.mark.parametrize("round_number", ROUNDS)
def test_two_check_ins_at_once_are_shown_once(room: Room, round_number: int) -> None:
    room.told()
    told = at_once(lambda: room.looked_back(room.ada), lambda: room.looked_back(room.bo))
    assert told == [DONE, DONE]
    assert CheckIn.objects.count() == 2
    assert deeds_in(room.bond.pk).count(Deed.CHECK_INS_SHOWN) == 1
    assert len(room.seen_by(room.ada).shown_check_ins) == 2
    assert is_whole()


def test_one_check_in_from_two_windows_is_kept_once(room: Room) -> None:
    room.told()
    told = at_once(*[lambda: room.looked_back(room.ada, seen=0)] * 4)
    assert sorted(map(str, told)) == [CHANGED] * 3 + [DONE]
    assert CheckIn.objects.get().number == 1


@pytest.mark.parametrize("round_number", ROUNDS)
def test_two_who_save_the_note_at_once_lose_no_words(room: Room, round_number: int) -> None:
    room.noted(room.bo, "First.")
    told = at_once(
        lambda: room.noted(room.ada, NOTE, seen=1),
        lambda: room.noted(room.bo, "Bo's.", seen=1),
    )
    assert sorted(map(str, told)) == [CHANGED, DONE]
    quicker, slower = (NOTE, room.bo) if told[0] == DONE else ("Bo's.", room.ada)
    seen = room.seen_by(slower).note
    assert seen
    assert seen.words == quicker
    room.noted(slower, "Both of ours.")
    assert {row.number for row in SharedNote.objects.all()} <= {1, 2, 3}
    assert is_whole()


def test_one_note_sent_four_times_at_once_is_saved_once(room: Room) -> None:
    form = once()
    told = at_once(*[lambda: room.noted(room.ada, seen=0, once=form)] * 4)
    assert sorted(map(str, told)) == sorted(map(str, [DONE, *[AlreadyDone] * 3]))
    assert SharedNote.objects.get().number == 1


def test_two_who_say_at_once_that_they_met_say_it_once(room: Room) -> None:
    told = at_once(lambda: room.told(by=room.ada), lambda: room.told(by=room.bo))
    assert sorted(map(str, told)) == [DONE, HeldRefusal.SAID_ALREADY]
    assert deeds_in(room.bond.pk).count(Deed.TOLD_MET) == 1


@pytest.mark.parametrize("round_number", ROUNDS)
def test_met_and_not_met_at_once_leave_one_of_them(room: Room, round_number: int) -> None:
    told = at_once(
        lambda: room.told(Told.MET, by=room.ada),
        lambda: room.told(Told.NOT_MET, by=room.bo),
    )
    assert told == [DONE, DONE]
    assert Telling.objects.get().told in {Told.MET, Told.NOT_MET}


@pytest.mark.parametrize("round_number", ROUNDS)
def test_the_last_check_in_and_not_met_at_once_never_both_stand(
    room: Room, round_number: int
) -> None:
    room.told()
    room.looked_back(room.ada)
    told = at_once(
        lambda: room.looked_back(room.bo), lambda: room.told(Told.NOT_MET, by=room.bo)
    )
    assert told in ([DONE, HeldRefusal.LOOKED_BACK], [HeldRefusal.NOT_MET, DONE])
    assert (CheckIn.objects.count() == 2) is (Telling.objects.get().told == Told.MET)


def test_two_hopes_at_once_are_shown_to_both(room: Room) -> None:
    soon = Room(
        room.bond,
        meeting_of(room.bond, room.ada, at() + timedelta(days=1)).pk,
        room.ada,
        room.bo,
    )
    assert at_once(lambda: soon.hoped(soon.ada), lambda: soon.hoped(soon.bo)) == [DONE] * 2
    assert Hope.objects.count() == 2
    assert len(soon.seen_by(soon.ada).shown_hopes) == 2


def test_two_signatures_at_once_release_a_note_once(room: Room, dana: Person) -> None:
    asked_for_notes(dana)
    room.told()
    room.funded(room.ada)
    read = room.read_by(room.ada)
    told = at_once(
        lambda: room.signed(room.ada, read=read), lambda: room.signed(room.bo, read=read)
    )
    assert told == [DONE, DONE]
    assert deeds_in(room.bond.pk).count(Deed.FUNDING_RELEASED) == 1
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_a_change_in_the_same_instant_refuses_the_signature_or_is_refused(
    room: Room, dana: Person, round_number: int
) -> None:
    asked_for_notes(dana)
    room.told()
    room.funded(room.ada, PLACE)
    read, field = room.read_by(room.ada), room.field_seen_by(room.ada)
    room.signed(room.ada, read=read)
    told = at_once(
        lambda: room.signed(room.bo, read=read),
        lambda: room.funded(room.ada, "Elsewhere.", seen=field),
    )
    assert told in ([DONE, HeldRefusal.RELEASED], [CHANGED, DONE])
    now = room.note_seen_by(room.bo).now
    assert now.is_released is (now.line(0).words == PLACE)
    assert FundingSignature.objects.count() == (2 if now.is_released else 0)


def test_a_field_written_by_both_at_once_is_written_by_one_and_the_other_is_told(
    room: Room, dana: Person
) -> None:
    asked_for_notes(dana)
    room.told()
    field = room.field_seen_by(room.ada)
    told = at_once(
        lambda: room.funded(room.ada, "Ada's.", seen=field),
        lambda: room.funded(room.bo, "Bo's.", seen=field),
    )
    assert sorted(map(str, told)) == [CHANGED, DONE]


def test_two_coordinators_who_name_the_fields_at_once_name_them_once(dana: Person) -> None:
    other = make_person("Ida", Part.COORDINATOR)
    told = at_once(
        lambda: asked_for_notes(dana, ["One"]), lambda: asked_for_notes(other, ["Two"])
    )
    assert sorted(map(str, told)) == [CHANGED, DONE]
    assert FundingFields.objects.get().number == 1


@pytest.mark.parametrize("round_number", ROUNDS)
def test_an_end_and_a_note_at_once_leave_a_note_from_before_the_end_or_none(
    room: Room, round_number: int
) -> None:
    told = at_once(
        lambda: room.noted(room.ada, seen=0),
        lambda: relationships.change_course(room.bond.pk, Course.END, by=room.bo, at=at()),
    )
    assert told in ([DONE, DONE], [HeldRefusal.ENDED, DONE])
    assert SharedNote.objects.exists() is (told[0] == DONE)
