from datetime import timedelta
from http import HTTPStatus

import pytest

from letsbe.meetings.models import Hope, Meeting
from letsbe.meetings.tests.held.people import (
    DATABASES,
    HOPE,
    HOUR,
    Room,
    at,
    body,
    meeting_of,
    page,
    read,
    sent,
)

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def test_before_it_says_whose_turn_it_is_and_shows_both_together(soon: Room) -> None:
    assert "Your turn." in read(soon.ada, page(soon, "before"))
    assert sent(soon.ada, page(soon, "before"), seen=0, words=HOPE).status_code == 302
    mine = read(soon.ada, page(soon, "before"))
    assert HOPE in mine
    assert "It waits for Bo." in mine
    theirs = read(soon.bo, page(soon, "before"))
    assert "Your turn." in theirs
    assert HOPE not in theirs
    sent(soon.bo, page(soon, "before"), seen=0, words="Dropped.", without="on")
    for person in soon.both:
        shown = read(person, page(soon, "before"))
        assert HOPE in shown
        assert "Dropped." not in shown
    assert "You come without." in read(soon.bo, page(soon, "before"))


def test_a_refused_hope_keeps_what_was_typed(soon: Room) -> None:
    soon.hoped(soon.ada, "In another window.")
    answer = sent(soon.ada, page(soon, "before"), seen=0, words=HOPE)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert HOPE in body(answer)
    assert "In another window." in body(answer)
    assert 'name="seen" value="1"' in body(answer)
    answer = sent(soon.ada, page(soon, "before"), seen=1, words="x" * 1001)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize("words", ["", "  \n ", "\u200b"])
def test_coming_without_is_said_by_its_own_button_and_not_by_an_empty_field(
    soon: Room, words: str
) -> None:
    soon.hoped(soon.ada)
    for person, seen in ((soon.ada, 1), (soon.bo, 0)):
        answer = sent(person, page(soon, "before"), seen=seen, words=words)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Please write something here." in body(answer)
    assert [one.words for one in soon.seen_by(soon.ada).shown_hopes] == [HOPE]
    assert Hope.objects.get().number == 1


def test_a_meeting_that_was_cancelled_shows_what_nobody_was_to_read_to_nobody(
    room: Room,
) -> None:
    Hope.objects.all().delete()
    row = meeting_of(room.bond, room.ada, at() + timedelta(days=1))
    other = Room(room.bond, row.pk, *room.both)
    other.hoped(room.ada)
    Meeting.objects.filter(pk=row.pk).update(starts_at=at() - HOUR, cancelled_at=at())
    for name in ("before", "open"):
        shown = read(room.bo, page(other, name))
        assert HOPE not in shown
        assert "Nothing is asked of either of you" in shown
        assert "Nobody wrote anything beforehand." not in shown
    assert HOPE in read(room.ada, page(other, "before"))


def test_after_it_began_the_question_before_is_closed(room: Room) -> None:
    answer = sent(room.ada, page(room, "before"), seen=0, words=HOPE)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert HOPE in body(answer)
    assert "Nobody wrote anything beforehand." in body(answer)
