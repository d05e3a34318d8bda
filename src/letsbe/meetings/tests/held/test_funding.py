from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from letsbe.journal.models import HOUSE
from letsbe.meetings.actions import funding_fields
from letsbe.meetings.events import Deed
from letsbe.meetings.models import FundingLine, FundingNote, FundingSignature
from letsbe.meetings.queries import funding
from letsbe.meetings.rules.funding import Seen
from letsbe.meetings.rules.held import Told
from letsbe.meetings.rules.held_refusals import HeldRefusal
from letsbe.meetings.tests.held.people import (
    DATABASES,
    LABELS,
    PLACE,
    Room,
    asked_for_notes,
    at,
    why,
)
from letsbe.people.models import Person
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import changed, deeds_in

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def taken_out(dana: Person, month: date | None = None) -> list[list[str]]:
    return funding_fields.take_out(month or at().date(), by=dana, at=at())


def month_of(room: Room) -> date:
    return room.row.starts_at.date()


def test_it_is_off_until_a_coordinator_names_the_fields(room: Room, dana: Person) -> None:
    room.told()
    now = room.seen_by(room.ada)
    assert funding.note_of(now.row, now.ring) is None
    seen = Seen(version=1, position=0, number=0)
    assert why(room.funded, room.ada, seen=seen) is HeldRefusal.SWITCHED_OFF
    assert why(room.signed, room.ada, read="0" * 64) is HeldRefusal.SWITCHED_OFF
    assert why(room.declined, room.ada) is HeldRefusal.SWITCHED_OFF
    asked_for_notes(dana)
    assert room.note_seen_by(room.ada).now.fields == tuple(LABELS)
    assert deeds_in(HOUSE)[-1] == Deed.FIELDS_WRITTEN


def test_both_write_both_sign_and_only_then_it_goes_out(room: Room, dana: Person) -> None:
    asked_for_notes(dana)
    room.told()
    room.funded(room.ada)
    room.funded(room.bo, "Walking.", position=1)
    assert room.signed(room.ada) is False
    assert len(taken_out(dana, month_of(room))) == 1
    assert room.signed(room.bo) is True
    table = taken_out(dana, month_of(room))
    assert table[0] == ["day", "time", "minutes", "first", "second", *LABELS]
    assert table[1][2:] == ["50", "Ada", "Bo", PLACE, "Walking."]
    assert deeds_in(room.bond.pk)[-2:] == [Deed.FUNDING_RELEASED, Deed.FUNDING_TAKEN_OUT]
    assert FundingNote.objects.get().taken_out_at
    assert why(room.funded, room.ada, "More.") is HeldRefusal.RELEASED


def test_a_changed_line_must_be_read_again_and_takes_signatures_away(
    room: Room, dana: Person
) -> None:
    asked_for_notes(dana)
    room.told()
    room.funded(room.ada)
    read = room.read_by(room.bo)
    room.signed(room.ada)
    room.funded(room.ada, "Elsewhere.")
    assert not FundingSignature.objects.exists()
    assert why(room.signed, room.bo, read=read) is HeldRefusal.CHANGED_SINCE_READ
    earlier = replace(room.field_seen_by(room.bo), number=1)
    assert why(room.funded, room.bo, "Mine.", seen=earlier) is HeldRefusal.CHANGED_SINCE_READ
    room.signed(room.bo)
    assert why(room.signed, room.bo) is HeldRefusal.SIGNED_ALREADY
    assert room.signed(room.ada) is True


@pytest.mark.parametrize("course", [None, Course.PAUSE, Course.END])
def test_either_declines_at_any_time_and_nothing_goes_out(
    room: Room, dana: Person, course: Course | None
) -> None:
    asked_for_notes(dana)
    room.released()
    if course:
        changed(room.bond, course, by=room.ada)
    room.declined(room.bo)
    assert why(room.declined, room.ada) is HeldRefusal.DECLINED
    assert len(taken_out(dana, month_of(room))) == 1


def test_a_note_can_be_declined_before_anything_is_written(room: Room, dana: Person) -> None:
    asked_for_notes(dana)
    room.told()
    room.declined(room.ada)
    assert why(room.funded, room.bo) is HeldRefusal.DECLINED


def test_what_is_told_as_not_met_goes_out_to_nobody(room: Room, dana: Person) -> None:
    asked_for_notes(dana)
    assert why(room.funded, room.ada) is HeldRefusal.NOT_MET
    room.released()
    room.told(Told.NOT_MET)
    assert len(taken_out(dana, month_of(room))) == 1


def test_a_line_that_is_not_what_was_signed_goes_out_to_nobody(
    room: Room, dana: Person
) -> None:
    asked_for_notes(dana)
    room.released()
    FundingLine.objects.update(words_sealed=b"x" * 200)
    assert len(taken_out(dana, month_of(room))) == 1


def test_fields_come_in_versions_and_a_note_keeps_its_own(room: Room, dana: Person) -> None:
    asked_for_notes(dana)
    room.told()
    room.funded(room.ada)
    asked_for_notes(dana, ["Where", "Place"], seen=1)
    assert room.note_seen_by(room.bo).now.fields == tuple(LABELS)
    assert why(asked_for_notes, dana, seen=1) is HeldRefusal.CHANGED_SINCE_READ
    funding_fields.switch_off(seen=2, by=dana, at=at())
    assert funding.fields_in_use() is None
    assert room.note_seen_by(room.bo).now.fields == tuple(LABELS)
    for person in room.both:
        room.signed(person)
    table = taken_out(dana, month_of(room))
    assert table[0][5:] == LABELS
    asked_for_notes(dana, seen=2)
    assert funding.newest_fields_number() == 3


def test_a_field_of_another_version_is_not_written(room: Room, dana: Person) -> None:
    asked_for_notes(dana)
    room.told()
    seen = room.field_seen_by(room.ada)
    asked_for_notes(dana, ["What we worked on"], seen=1)
    assert why(room.funded, room.ada, seen=seen) is HeldRefusal.CHANGED_SINCE_READ
    assert not FundingLine.objects.exists()


def test_switched_off_twice_is_told_once(dana: Person) -> None:
    funding_fields.switch_off(seen=0, by=dana, at=at())
    assert Deed.FIELDS_RETIRED not in deeds_in(HOUSE)


def test_no_cell_is_a_formula(room: Room, dana: Person) -> None:
    asked_for_notes(dana, ["=1+1"])
    room.told()
    room.funded(room.ada, "=HYPERLINK(1)")
    for person in room.both:
        room.signed(person)
    assert taken_out(dana, month_of(room))[1][-1] == "=HYPERLINK(1)"


def test_only_a_coordinator_names_fields_and_takes_notes_out(room: Room, lee: Person) -> None:
    for person in (room.ada, lee):
        with pytest.raises(Http404):
            asked_for_notes(person)
        with pytest.raises(Http404):
            funding_fields.switch_off(seen=0, by=person, at=at())
        with pytest.raises(Http404):
            taken_out(person)


def test_strangers_reach_no_note(room: Room, cleo: Person, dana: Person) -> None:
    asked_for_notes(dana)
    room.told()
    for person in (cleo, dana):
        for deed in (room.declined, room.signed):
            with pytest.raises(Http404):
                deed(person)
        with pytest.raises(Http404):
            room.funded(person, seen=Seen(version=1, position=0, number=0))
