"""The pages, as each of the two reads them, and what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsbe.agreements.rules.kept import Channel, QuietHours
from letsbe.conversations.models import Message, Seat
from letsbe.conversations.queries.waiting import waiting_of
from letsbe.conversations.tests.people import DATABASES, NOON, Talk, body, now, posted, read
from letsbe.lib.ids import new_id
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=DATABASES)


def test_before_anything_is_written_there_is_a_field(talk: Talk) -> None:
    page = body(read(talk.ada, talk.path))

    assert "Nothing has been written yet." in page
    assert 'name="words"' in page


def test_a_message_is_sent_and_both_read_it_in_its_voice(talk: Talk) -> None:
    answer = posted(talk.ada, talk.path, words="Hello, Bo.")
    own, theirs = (body(read(person, talk.path)) for person in (talk.ada, talk.bo))

    assert (answer.status_code, answer["Location"]) == (302, f"{talk.path}#newest")
    for page in (own, theirs):
        assert "Hello, Bo." in page
        assert "message voice-moss" in page
    assert "Edit or remove" in own
    assert "Edit or remove" not in theirs


def test_nothing_on_the_others_page_changes_when_it_was_read(talk: Talk) -> None:
    posted(talk.ada, talk.path, words="Hello.")
    before = _told(talk, talk.ada)
    read(talk.bo, talk.path)

    assert _told(talk, talk.ada) == before
    assert Seat.objects.get(person=talk.bo).seen_number == 1


def _told(talk: Talk, person: Person) -> str:
    page = body(read(person, talk.path))
    return page[page.index('id="messages"') : page.index('id="newest"')]


def test_pressed_twice_it_is_one_message(talk: Talk) -> None:
    key = str(new_id())
    for _again in range(2):
        answer = posted(talk.ada, talk.path, words="Hello.", once_key=key)
        assert answer.status_code == 302

    assert talk.words(talk.bo) == ["Hello."]


def test_the_same_form_with_other_words_is_said_and_the_words_stay(talk: Talk) -> None:
    key = str(new_id())
    posted(talk.ada, talk.path, words="Hello.", once_key=key)
    answer = posted(talk.ada, talk.path, words="Other words.", once_key=key)

    assert answer.status_code == 422
    assert "already sent once, with other words" in body(answer)
    assert "Other words." in body(answer)
    assert key not in body(answer)


@pytest.mark.parametrize("deed", [Deed.PAUSE, Deed.END])
def test_sent_too_late_the_words_are_still_on_the_page(talk: Talk, deed: Deed) -> None:
    talk.changed(deed, at=now())
    answer = posted(talk.ada, talk.path, words="Are you there?")

    assert answer.status_code == 409
    assert "Are you there?" in body(answer)
    assert talk.words(talk.bo) == []


def test_in_a_pause_all_is_read_and_the_draft_is_kept(talk: Talk) -> None:
    talk.sends()
    talk.drafts("For later.", seen=1)
    talk.changed(Deed.PAUSE, at=now())
    page = body(read(talk.ada, talk.path))

    assert "It is paused." in page
    assert "Hello." in page
    assert "For later." in page
    assert 'name="words"' not in page


@pytest.mark.parametrize("channel", [Channel.ELSEWHERE, Channel.NOWHERE])
def test_who_agreed_to_write_elsewhere_is_told_where_to_change_that(
    talk: Talk, channel: Channel
) -> None:
    talk.agreed(channel)
    page = body(read(talk.ada, talk.path))

    assert "so nothing is sent here" in page
    assert f"/agreements/{talk.bond.pk}" in page
    assert 'name="words"' not in page


def test_a_draft_is_kept_by_a_press_and_stands_in_the_field_again(talk: Talk) -> None:
    answer = posted(talk.ada, talk.path, words="I wanted", deed="keep", draft_seen=0)

    assert answer.status_code == 302
    assert "I wanted</textarea>" in body(read(talk.ada, talk.path))
    assert "I wanted" not in body(read(talk.bo, talk.path))


def test_another_draft_is_shown_beside_what_was_typed(talk: Talk) -> None:
    posted(talk.ada, talk.path, words="On my phone.", deed="keep", draft_seen=0)
    answer = posted(talk.ada, talk.path, words="On my desk.", deed="keep", draft_seen=0)

    assert answer.status_code == 409
    assert "On my phone." in body(answer)
    assert "On my desk.</textarea>" in body(answer)
    assert 'name="draft_seen" value="1"' in body(answer)


def test_a_script_keeps_a_draft_and_is_told_its_version(talk: Talk) -> None:
    fields = {"words": "I wanted", "deed": "keep", "draft_seen": 0}
    answer = posted(talk.ada, talk.path, in_place=True, **fields)

    assert (answer.status_code, answer["X-Draft"]) == (204, "1")


def test_a_script_that_sends_is_given_what_is_new_for_its_page(talk: Talk) -> None:
    talk.sends("First.", by=talk.bo)
    answer = posted(talk.ada, talk.path, in_place=True, words="Second.", change=1)

    assert answer.status_code == 200
    assert "Second." in body(answer)
    assert "First." not in body(answer)
    assert 'data-change="2"' in body(answer)
    assert 'data-draft="1"' in body(answer)


def test_after_a_change_come_exactly_those_that_changed_since(talk: Talk) -> None:
    first = talk.sends("First.", at=now())
    talk.sends("Second.", at=now())
    talk.edits(first, "First, again.", at=now())
    piece = body(read(talk.bo, f"{talk.path}/after/2"))

    assert "First, again." in piece
    assert "Second." not in piece
    assert "data-reload" not in piece


def test_when_too_much_has_changed_the_page_is_to_be_opened_anew(talk: Talk) -> None:
    row = talk.sends()
    many = [
        Message(
            conversation_id=talk.bond.pk,
            author=talk.bo,
            number=n,
            change=n,
            shown_at=NOON,
            words_sealed=row.words_sealed,
        )
        for n in range(2, 203)
    ]
    Message.objects.bulk_create(many)

    assert "data-reload" in body(read(talk.ada, f"{talk.path}/after/1"))
    assert "data-reload" not in body(read(talk.ada, f"{talk.path}/after/2"))


def test_a_waiting_message_says_so_to_its_author_and_nothing_to_the_other(talk: Talk) -> None:
    here = now()
    always = QuietHours(
        begins=(here - timedelta(hours=1)).time(), ends=(here + timedelta(hours=2)).time()
    )
    talk.agreed(always)
    before = body(read(talk.bo, f"{talk.path}/after/0"))
    posted(talk.ada, talk.path, words="Sleep well.")
    page = body(read(talk.ada, talk.path))

    assert "It waits until" in page
    assert ", as you agreed." in page
    assert "Edit or take back" in page
    assert "Sleep well." in body(read(talk.ada, f"{talk.path}/after/0"))
    told = body(read(talk.bo, f"{talk.path}/after/0"))
    assert told.split("data-once")[0] == before.split("data-once")[0]
    assert "Sleep well." not in body(read(talk.bo, talk.path))


def test_earlier_messages_are_a_page_of_their_own(talk: Talk) -> None:
    for number in range(60):
        talk.sends(f"number {number};")
    newest = body(read(talk.ada, talk.path))
    earlier = body(read(talk.ada, f"{talk.path}?before=11"))
    around = body(read(talk.ada, f"{talk.path}?around=3"))

    assert "Earlier messages" in newest
    assert "?before=11" in newest
    assert "number 10;" in newest
    assert "number 9;" not in newest
    assert "number 9;" in earlier
    assert "number 10;" not in earlier
    assert "To the newest messages" in earlier
    assert "number 27;" in around
    assert "number 28;" not in around
    assert "data-newest" not in around


@pytest.mark.parametrize("asked", ["?before=x", "?before=-1", "?before=²", "?around="])
def test_what_is_no_number_asks_for_the_newest(talk: Talk, asked: str) -> None:
    talk.sends()

    assert "Hello." in body(read(talk.ada, f"{talk.path}{asked}"))


def test_numbers_beyond_all_bounds_are_no_trouble(talk: Talk) -> None:
    for where in (f"{talk.path}?before={'9' * 40}", f"{talk.path}/after/{'9' * 40}"):
        assert read(talk.ada, where).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_messages(talk: Talk) -> None:
    talk.sends()
    counts = []
    for more in (2, 70):
        for _each in range(more):
            talk.sends(by=talk.bo)
        browser = signed_in(talk.ada)
        for where in (talk.path, f"{talk.path}/after/1"):
            browser.get(where)
            with CaptureQueriesContext(connection) as asked:
                browser.get(where)
            counts.append(len(asked))

    assert counts[:2] == counts[2:]


def test_somebody_with_one_conversation_is_led_to_it(talk: Talk) -> None:
    assert read(talk.ada, "/conversations")["Location"] == talk.path


def test_somebody_with_several_reads_where_something_is_new_for_them(
    talk: Talk, cleo: Person, dana: Person
) -> None:
    begun(cleo, talk.ada, by=dana)
    talk.sends(by=talk.bo)
    page = body(read(talk.ada, "/conversations"))

    assert "Read what is new" in page
    assert "Nothing has been written yet." in page
    read(talk.ada, talk.path)
    assert "Read what is new" not in body(read(talk.ada, "/conversations"))


def test_somebody_without_a_relationship_reads_that(cleo: Person) -> None:
    assert "No messages yet" in body(read(cleo, "/conversations"))


def test_the_list_and_the_day_ask_a_constant_number_of_queries(
    talk: Talk, cleo: Person, dana: Person
) -> None:
    counts = []
    for other in (None, cleo):
        if other:
            bond = begun(other, talk.ada, by=dana)
            Talk(bond, talk.ada, other).sends(by=other)
        talk.sends(by=talk.bo)
        with CaptureQueriesContext(connection) as asked:
            waiting_of(talk.ada, at=now())
        counts.append(len(asked))

    assert counts == [1, 1]
    assert len(waiting_of(talk.ada, at=now())) == 2
