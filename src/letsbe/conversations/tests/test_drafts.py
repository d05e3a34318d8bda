"""Drafts: kept sealed, one for each person, the newest alone, and gone when sent."""

import pytest

from letsbe.conversations.models import Seat
from letsbe.conversations.rules.refusals import MessageRefused, Refusal
from letsbe.conversations.tests.people import DATABASES, Talk, body, posted
from letsbe.relationships.rules import Deed

pytestmark = pytest.mark.django_db(databases=DATABASES)


def test_a_draft_is_kept_for_its_writer_alone(talk: Talk) -> None:
    assert talk.drafts("I wanted to say") == 1

    assert talk.draft(talk.ada) == "I wanted to say"
    assert talk.draft(talk.bo) == ""


def test_each_of_the_two_has_one(talk: Talk) -> None:
    talk.drafts("Mine.")
    talk.drafts("Mine too.", by=talk.bo)

    assert (talk.draft(talk.ada), talk.draft(talk.bo)) == ("Mine.", "Mine too.")


def test_the_same_keeping_again_changes_nothing(talk: Talk) -> None:
    assert talk.drafts("I wanted") == 1
    assert talk.drafts("I wanted") == 1


def test_an_older_keeping_never_takes_the_place_of_a_newer_one(talk: Talk) -> None:
    talk.drafts("I wanted")
    talk.drafts("I wanted to say", seen=1)
    with pytest.raises(MessageRefused) as refused:
        talk.drafts("I", seen=1)

    assert refused.value.why is Refusal.OTHER_DRAFT
    assert talk.draft(talk.ada) == "I wanted to say"


def test_an_emptied_field_lets_the_draft_go(talk: Talk) -> None:
    talk.drafts("I wanted")
    assert talk.drafts("", seen=1) == 2

    assert talk.draft(talk.ada) == ""
    assert not Seat.objects.exclude(draft_sealed=None).exists()


def test_what_is_sent_is_no_draft_any_more(talk: Talk) -> None:
    seen = talk.drafts("Hello")
    talk.sends("Hello.", draft_seen=seen)

    assert talk.draft(talk.ada) == ""


def test_a_keeping_that_was_on_its_way_while_it_was_sent_comes_too_late(talk: Talk) -> None:
    talk.sends("Hello.", draft_seen=0)
    with pytest.raises(MessageRefused):
        talk.drafts("Hello", seen=0)

    assert talk.draft(talk.ada) == ""


def test_a_draft_of_another_device_stays_when_something_else_is_sent(talk: Talk) -> None:
    talk.drafts("On my phone.")
    talk.sends("On my desk.", draft_seen=0)

    assert talk.draft(talk.ada) == "On my phone."


def test_the_same_words_are_the_same_draft_where_the_answer_to_keeping_was_lost(
    talk: Talk,
) -> None:
    talk.drafts("Typed and sent.")
    talk.sends("Typed and sent.", draft_seen=0)

    assert talk.draft(talk.ada) == ""


def test_in_a_pause_a_draft_is_kept_and_after_the_end_no_more(talk: Talk) -> None:
    talk.changed(Deed.PAUSE)
    talk.drafts("For later.")
    talk.changed(Deed.END)
    with pytest.raises(MessageRefused) as refused:
        talk.drafts("Too late.", seen=1)

    assert refused.value.why is Refusal.ENDED
    assert talk.draft(talk.ada) == "For later."


def test_after_sending_from_another_device_a_draft_it_has_not_shown_is_not_replaced(
    talk: Talk,
) -> None:
    talk.drafts("Kept on the phone.")
    answer = posted(
        talk.ada, talk.path, in_place=True, words="Sent from the desk.", draft_seen=0
    )

    assert 'data-draft=""' in body(answer)
    assert (
        posted(
            talk.ada, talk.path, in_place=True, words="Typed on.", draft_seen=0, deed="keep"
        ).status_code
        == 409
    )
    assert talk.draft(talk.ada) == "Kept on the phone."
