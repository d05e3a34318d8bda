"""Editing and removing one's own message, on its page."""

from datetime import timedelta

import pytest

from letsbe.conversations.tests.people import DATABASES, Talk, body, now, posted, read
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=DATABASES)


def test_a_message_is_edited_on_its_page(talk: Talk) -> None:
    row = talk.sends(at=now())
    where = f"{talk.path}/messages/{row.pk}"
    page = body(read(talk.ada, where))
    answer = posted(talk.ada, where, words="Good day.", seen=1)
    late = posted(talk.ada, where, words="Good night.", seen=1)

    assert "Hello.</textarea>" in page
    assert answer["Location"] == f"{talk.path}#message-{row.pk}"
    assert late.status_code == 409
    assert "Good night.</textarea>" in body(late)
    assert "edited" in body(read(talk.bo, talk.path))


def test_after_a_quarter_of_an_hour_only_removing_is_offered(talk: Talk) -> None:
    row = talk.sends(at=now() - timedelta(minutes=16))
    where = f"{talk.path}/messages/{row.pk}"
    answer = posted(talk.ada, where, words="Good day.", seen=1)

    assert "<textarea" not in body(read(talk.ada, where))
    assert answer.status_code == 409
    assert "fifteen minutes" in body(answer)
    assert "Good day." in body(answer)


def test_a_removed_message_leaves_a_mark_for_both(talk: Talk) -> None:
    row = talk.sends(at=now())
    where = f"{talk.path}/messages/{row.pk}"
    assert posted(talk.ada, f"{where}/remove").status_code == 302
    again = posted(talk.ada, f"{where}/remove")

    assert "You removed a message." in body(read(talk.ada, talk.path))
    assert "Ada removed a message." in body(read(talk.bo, talk.path))
    assert again.status_code == 409
    assert "Its words are gone." in body(read(talk.ada, where))
    assert posted(talk.ada, where, words="But.", seen=1).status_code == 409


def test_the_others_message_has_no_page_for_oneself(talk: Talk) -> None:
    row = talk.sends()

    assert read(talk.bo, f"{talk.path}/messages/{row.pk}").status_code == 404
    assert posted(talk.bo, f"{talk.path}/messages/{row.pk}/remove").status_code == 404


def test_a_message_under_another_relationship_is_not_there(
    talk: Talk, cleo: Person, dana: Person
) -> None:
    row = talk.sends()
    other: Relationship = begun(cleo, talk.ada, by=dana)

    there = f"/conversations/{other.pk}/messages/{row.pk}"
    assert read(talk.ada, there).status_code == 404
