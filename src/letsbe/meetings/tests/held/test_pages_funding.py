from http import HTTPStatus

import pytest

from letsbe.meetings.models import FundingLine
from letsbe.meetings.tests.held.people import (
    DATABASES,
    PLACE,
    Room,
    asked_for_notes,
    body,
    page,
    read,
    sent,
)
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in

pytestmark = [
    pytest.mark.django_db(databases=DATABASES),
    pytest.mark.usefixtures("house"),
]


def test_a_funding_note_is_written_signed_and_said_who_reads_it(
    room: Room, dana: Person
) -> None:
    url = page(room, "funding")
    assert signed_in(room.ada).get(url).status_code == HTTPStatus.NOT_FOUND
    asked_for_notes(dana)
    room.told()
    assert "A note for whoever pays" in read(room.ada, page(room, "after"))
    assert "Who reads it." in read(room.ada, url)
    assert sent(room.ada, url, version=1, position=0, seen=0, words=PLACE).status_code == 302
    late = sent(room.bo, url, version=1, position=0, seen=0, words="Elsewhere.")
    assert late.status_code == HTTPStatus.CONFLICT
    assert PLACE in body(late)
    assert "Elsewhere." in body(late)
    wrong = sent(room.bo, url, version=1, position=0, seen=1, words="x" * 1001)
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    read_now = room.read_by(room.ada)
    stale = sent(room.ada, f"{url}/sign", read="0" * 64)
    assert stale.status_code == sent(room.ada, f"{url}/sign", read="").status_code == 409
    assert sent(room.ada, f"{url}/sign", read=read_now).status_code == 302
    assert "It waits for Bo." in read(room.ada, url)
    assert "Ada has signed these words. Your turn" in read(room.bo, url)


def test_fields_that_changed_meanwhile_are_asked_for_anew_and_the_words_are_kept(
    room: Room, dana: Person
) -> None:
    url = page(room, "funding")
    asked_for_notes(dana)
    room.told()
    asked_for_notes(dana, ["What we worked on"], seen=1)
    for words, status in ((PLACE, HTTPStatus.CONFLICT), ("x" * 1001, HTTPStatus.CONFLICT)):
        answer = sent(room.ada, url, version=1, position=0, seen=0, words=words)
        assert answer.status_code == status
        typed = body(answer).split("This is what you typed:")[1]
        assert words in typed
        assert 'name="version" value="2"' in body(answer)
    assert not FundingLine.objects.exists()


def test_what_was_typed_is_kept_where_notes_were_switched_off_meanwhile(
    room: Room, dana: Person
) -> None:
    url = page(room, "funding")
    asked_for_notes(dana)
    room.told()
    read_now = room.read_by(room.ada)
    sent(dana, "/programme/funding/off", seen=1)
    answer = sent(room.ada, url, version=1, position=0, seen=0, words=PLACE)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert PLACE in body(answer)
    assert "asks for no note of this meeting any more" in body(answer)
    for other in (
        sent(room.ada, f"{url}/sign", read=read_now),
        sent(room.bo, f"{url}/decline"),
    ):
        assert other.status_code == HTTPStatus.CONFLICT
    assert signed_in(room.ada).get(url).status_code == HTTPStatus.NOT_FOUND
    assert "A note for whoever pays" not in read(room.ada, page(room, "after"))


def test_a_released_note_is_taken_out_and_can_still_be_declined(
    room: Room, dana: Person
) -> None:
    url = page(room, "funding")
    asked_for_notes(dana)
    room.released()
    assert "You have both signed it." in read(room.bo, url)
    refused = sent(room.ada, url, version=1, position=1, seen=0, words="More words.")
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "More words." in body(refused)
    taken = sent(dana, "/programme/funding/notes", month=f"{room.row.starts_at:%Y-%m}")
    assert PLACE in taken.content.decode()
    assert "A coordinator took it out of here" in read(room.ada, url)
    assert sent(room.ada, f"{url}/decline").status_code == 302
    assert "What was taken out cannot be called back" in read(room.bo, url)
    assert sent(room.bo, f"{url}/decline").status_code == HTTPStatus.CONFLICT


def test_a_line_that_cannot_be_shown_is_signed_by_nobody(room: Room, dana: Person) -> None:
    asked_for_notes(dana)
    room.told()
    room.funded(room.ada)
    FundingLine.objects.update(words_sealed=b"x" * 200)
    shown = read(room.bo, page(room, "funding"))
    assert "These words cannot be shown." in shown
    assert "I have read it, and I sign it" not in shown


def test_a_coordinator_switches_notes_on_and_off(dana: Person, ada: Person) -> None:
    url = "/programme/funding"
    assert signed_in(ada).get(url).status_code == HTTPStatus.NOT_FOUND
    assert "It is off." in read(dana, url)
    assert sent(dana, url, seen=0, lines="Place\n\n  Work  ").status_code == 302
    shown = read(dana, url)
    assert "It is on." in shown
    assert "Place\nWork" in shown
    stale = sent(dana, url, seen=0, lines="Other")
    assert stale.status_code == HTTPStatus.CONFLICT
    assert "What is asked for now:" in body(stale)
    assert sent(dana, f"{url}/off", seen=0).status_code == HTTPStatus.CONFLICT
    assert sent(dana, f"{url}/off", seen=1).status_code == 302
    assert "It is off." in read(dana, url)


@pytest.mark.parametrize(
    ("labels", "status"),
    [
        ("\n".join(str(n) for n in range(13)), 409),
        ("a\nA", 409),
        ("x" * 81, 422),
        ("", 422),
        ("\u200b", 422),
    ],
)
def test_fields_that_do_not_do_are_said_so(dana: Person, labels: str, status: int) -> None:
    assert sent(dana, "/programme/funding", seen=0, lines=labels).status_code == status


def test_a_month_that_is_none_is_asked_for_again(dana: Person) -> None:
    for month in ("soon", "9999-12", "0001-01"):
        answer = sent(dana, "/programme/funding/notes", month=month)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "This is not a month. Write one like 2026-05." in body(answer)
    answer = sent(dana, "/programme/funding/notes", month="2026-12")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="notes.csv"'


def test_no_cell_of_the_table_is_a_formula(room: Room, dana: Person) -> None:
    asked_for_notes(dana, ["=1+1"])
    room.told()
    room.funded(room.ada, "=HYPERLINK(1)")
    for person in room.both:
        room.signed(person)
    taken = sent(dana, "/programme/funding/notes", month=f"{room.row.starts_at:%Y-%m}")
    assert "'=HYPERLINK(1)" in taken.content.decode()
