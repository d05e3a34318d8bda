from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsbe.meetings.models import CheckIn, FundingLine, Hope, SharedNote
from letsbe.meetings.rules.check_ins import CheckIn as Said
from letsbe.meetings.rules.held import Told
from letsbe.meetings.tests.held.people import (
    BRING,
    DATABASES,
    LINE,
    NOTE,
    PLACE,
    Room,
    asked_for_notes,
    at,
    body,
    meeting_of,
    page,
    read,
    sent,
)
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.rules import Deed as Course
from letsbe.relationships.tests.people import changed

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]
NOTHING = Said(is_without=True)


def test_the_page_to_have_open_shows_what_there_is(room: Room) -> None:
    empty = read(room.ada, page(room, "open"))
    assert "Your agreement is not in force yet." in empty
    assert "We met" in empty
    Hope.objects.all().delete()
    answer = sent(room.ada, page(room, "note"), seen=0, words=NOTE)
    assert answer.status_code == 302
    for person in room.both:
        assert NOTE in read(person, page(room, "open"))
    assert f'data-meeting="{room.meeting_id}" data-number="1"' in read(
        room.bo, page(room, "open")
    )


def test_who_saves_second_sees_both_texts_side_by_side(room: Room) -> None:
    room.noted(room.ada)
    answer = sent(room.bo, page(room, "note"), seen=0, words="What Bo typed.")
    assert answer.status_code == HTTPStatus.CONFLICT
    shown = body(answer)
    assert "Ada has saved the note meanwhile." in shown
    assert NOTE in shown
    assert "What Bo typed." in shown
    assert 'name="seen" value="1"' in shown
    assert sent(room.bo, page(room, "note"), seen=1, words="Both.").status_code == 302
    now = read(room.ada, page(room, "open"))
    assert "Both." in now
    assert "As you saved it last" in now


def test_the_note_page_says_what_cannot_be_saved(room: Room) -> None:
    assert "Nothing is written yet." in read(room.ada, page(room, "note"))
    answer = sent(room.ada, page(room, "note"), seen=0, words="x" * 6001)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    changed(room.bond, Course.PAUSE, by=room.bo)
    answer = sent(room.ada, page(room, "note"), seen=0, words=NOTE)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert NOTE in body(answer)
    assert "It rests just now" in body(answer)


def test_saying_that_they_met_leads_to_looking_back(room: Room) -> None:
    answer = sent(room.ada, page(room, "tell"), told="met")
    assert answer.headers["Location"] == page(room, "after")
    answer = sent(room.bo, page(room, "tell"), told="met")
    assert answer.headers["Location"] == page(room, "after")
    answer = sent(room.bo, page(room, "tell"), told="not_met")
    assert answer.headers["Location"] == page(room, "open")
    assert "It needs no reason." in read(room.ada, page(room, "open"))
    assert "It needs no reason." in read(room.ada, page(room, "after"))
    assert sent(room.bo, page(room, "tell"), told="perhaps").status_code == 409


def test_what_cannot_be_told_is_said_so(soon: Room, room: Room) -> None:
    answer = sent(soon.ada, page(soon, "tell"), told="met")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "The meeting is still to come." in body(answer)
    assert "The meeting is still to come." in read(soon.ada, page(soon, "after"))
    old = Room(
        room.bond, meeting_of(room.bond, room.ada, at() - timedelta(days=9)).pk, *room.both
    )
    assert "it stays so" in read(old.ada, page(old, "after"))
    assert "Whether you met was not said." in read(old.ada, page(old, "open"))


def test_check_ins_stand_side_by_side_once_both_are_done(room: Room) -> None:
    room.told()
    fields = {"heard": "yes", "safe": "a_little", "line": LINE, "bring": BRING, "seen": 0}
    assert sent(room.ada, page(room, "after"), **fields).status_code == 302
    mine = read(room.ada, page(room, "after"))
    assert LINE in mine
    assert "Until then neither is told of the other." in mine
    assert LINE in read(room.ada, page(room, "after?again"))
    assert LINE not in read(room.bo, page(room, "after"))
    sent(room.bo, page(room, "after"), seen=0, line="Dropped.", without="on")
    for person in room.both:
        shown = read(person, page(room, "after"))
        assert LINE in shown
        assert BRING in shown
        assert "a little" in shown
        assert "Dropped." not in shown
    assert "Bo would rather not this time." in read(room.ada, page(room, "after"))
    late = sent(room.ada, page(room, "after"), **(fields | {"line": "Later."}))
    assert late.status_code == HTTPStatus.CONFLICT
    assert "nothing changes it any more" in body(late)
    assert "Later." in body(late)


def test_until_both_are_done_no_page_tells_whether_the_other_is(room: Room, soon: Room) -> None:
    room.told()
    pages = [page(room, name) for name in ("before", "open", "note", "after")]
    pages += [page(soon, name) for name in ("before", "open", "after")]
    pages += [f"/meetings/{room.bond.pk}/steadiness", f"/relationships/{room.bond.pk}"]

    def seen_by_bo() -> list[str]:
        return [plain(read(room.bo, url)) for url in [*pages, "/today", "/journal"]]

    before = seen_by_bo()
    room.looked_back(room.ada)
    assert seen_by_bo() == before
    room.looked_back(room.ada, NOTHING, line="", bring="")
    assert seen_by_bo() == before
    room.looked_back(room.ada)
    mine = plain(read(room.ada, page(room, "after")))
    CheckIn.objects.all().delete()
    room.looked_back(room.ada)
    assert plain(read(room.ada, page(room, "after"))) == mine


def plain(shown: str) -> str:
    """Return a page without what is new each time: tokens and keys of its forms."""
    lines = shown.splitlines()
    return "\n".join(x for x in lines if "csrf" not in x and "once_key" not in x)


def test_a_check_in_that_is_not_as_it_was_asked_for_is_shown_again(room: Room) -> None:
    room.told()
    answer = sent(room.ada, page(room, "after"), seen=0, heard="ten", line=LINE)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert LINE in body(answer)
    answer = sent(room.ada, page(room, "after"), seen=4, line=LINE)
    assert answer.status_code == HTTPStatus.CONFLICT


def test_words_that_cannot_be_shown_are_said_to_be_so(room: Room) -> None:
    room.told()
    room.noted(room.ada)
    for person in room.both:
        room.looked_back(person)
    SharedNote.objects.update(words_sealed=b"x" * 200)
    CheckIn.objects.update(
        felt_sealed=b"x" * 200, line_sealed=b"x" * 200, bring_sealed=b"x" * 200
    )
    for name in ("open", "note", "after"):
        assert "These words cannot be shown." in read(room.ada, page(room, name))


@pytest.mark.parametrize("course", [Course.PAUSE, Course.END])
def test_everything_stays_readable_and_nothing_is_asked(
    room: Room, soon: Room, dana: Person, course: Course
) -> None:
    asked_for_notes(dana)
    room.released()
    room.noted(room.ada)
    room.looked_back(room.ada)
    changed(room.bond, course, by=room.bo)
    assert NOTE in read(room.bo, page(room, "open"))
    assert LINE in read(room.ada, page(room, "after"))
    assert LINE not in read(room.bo, page(room, "after"))
    assert PLACE in read(room.bo, page(room, "funding"))
    assert "Nothing is asked of either of you" in read(room.bo, page(soon, "before"))
    for name in ("open", "after"):
        assert "textarea" not in read(room.ada, page(room, name))


def test_meetings_that_do_not_take_place_say_so(room: Room) -> None:
    gone = meeting_of(room.bond, room.ada, at() + timedelta(days=2), cancelled=True)
    other = Room(room.bond, gone.pk, *room.both)
    assert "This meeting does not take place." in read(room.ada, page(other, "open"))
    open_one = meeting_of(room.bond, room.ada, at() + timedelta(days=2), agreed=False)
    other = Room(room.bond, open_one.pk, *room.both)
    assert "You have not both said yes" in read(room.ada, page(other, "open"))
    assert "Nothing is asked" in read(room.ada, page(other, "before"))


def test_steadiness_is_told_in_words_a_picture_and_a_table(room: Room, soon: Room) -> None:
    url = f"/meetings/{room.bond.pk}/steadiness"
    assert "You have not met yet, as far as was said here." in read(room.ada, url)
    room.told()
    shown = read(room.bo, url)
    assert "You have met once." in shown
    assert 'class="weeks"' in shown
    assert "ahead" in shown
    room.told(Told.NOT_MET)
    assert "not met yet" in read(room.bo, url)


def test_looking_back_asks_for_no_word_of_the_note_for_whoever_pays(
    room: Room, dana: Person
) -> None:
    asked_for_notes(dana)
    room.told()
    room.funded(room.ada)
    browser = signed_in(room.ada)
    with CaptureQueriesContext(connection) as asked:
        shown = body(browser.get(page(room, "after")))
    assert "A note for whoever pays" in shown
    assert not [each for each in asked if FundingLine._meta.db_table in each["sql"]]


@pytest.mark.parametrize("name", ["before", "open", "note", "after"])
def test_strangers_find_no_page(room: Room, cleo: Person, dana: Person, name: str) -> None:
    for person in (cleo, dana):
        answer = signed_in(person).get(page(room, name))
        assert answer.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("name", ["before", "open", "after"])
def test_a_page_costs_as_many_queries_whatever_was_written(room: Room, name: str) -> None:
    room.told()
    browser = signed_in(room.ada)
    browser.get(page(room, name))
    with CaptureQueriesContext(connection) as few:
        browser.get(page(room, name))
    for weeks in range(1, 4):
        row = meeting_of(room.bond, room.ada, at() - timedelta(weeks=weeks))
        past = Room(room.bond, row.pk, *room.both)
        past.told(when=row.starts_at)
        for person in room.both:
            past.looked_back(person)
    for person in room.both:
        room.noted(person)
        room.looked_back(person)
    with CaptureQueriesContext(connection) as many:
        browser.get(page(room, name))
    assert len(many) <= len(few) + 1
