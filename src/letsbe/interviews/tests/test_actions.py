from uuid import UUID

import pytest
from django.http import Http404

from letsbe.interviews import actions, queries
from letsbe.interviews.events import Deed
from letsbe.interviews.models import Answer, Asked, Interview
from letsbe.interviews.queries.waiting import Waiting
from letsbe.interviews.rules.answers import AnswerDeed
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.interviews.tests.people import (
    CHANGE,
    KEEP,
    READY,
    SKIP,
    TAKE_AWAY,
    TAKE_BACK,
    WORDS,
    Talk,
)
from letsbe.journal import queries as journal
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.relationships.tests.people import deeds_in, once
from letsbe.vault import actions as vault

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def told(talk: Talk) -> list[str]:
    """Return what the journal of the two says of their first talk."""
    return [deed for deed in deeds_in(talk.bond.pk) if deed.startswith("interviews.")]


def own(person: Person) -> list[str]:
    return [deed for deed in deeds_in(person.pk) if deed.startswith("interviews.")]


def refusal_of(talk: Talk, *args: object, **more: object) -> Refusal:
    with pytest.raises(InterviewRefused) as refused:
        talk.gave(*args, **more)  # type: ignore[arg-type]
    return refused.value.why


def test_a_first_talk_is_laid_when_a_relationship_begins(talk: Talk) -> None:
    assert Interview.objects.get().pk == talk.bond.pk
    assert len(talk.asked) == 14
    actions.lay(talk.bond.pk, at=clock.now())
    assert len(talk.asked) == 14


def test_what_is_kept_leaves_no_trace_the_other_can_read(talk: Talk) -> None:
    assert not talk.gave(talk.ada, KEEP)

    assert told(talk) == []
    assert own(talk.ada) == [Deed.KEPT]
    assert own(talk.bo) == []
    assert queries.waiting_of(talk.bo) == []


@pytest.mark.parametrize("deed", [READY, SKIP])
def test_ready_and_skipped_leave_the_same_trace(talk: Talk, deed: AnswerDeed) -> None:
    talk.gave(talk.ada, deed)

    assert told(talk) == [Deed.READY]
    assert own(talk.ada) == []
    waiting = Waiting(relationship_id=talk.bond.pk, questions=1, are_cards_laid=False)
    assert queries.waiting_of(talk.bo) == [waiting]
    assert queries.waiting_of(talk.ada) == []


def test_an_answer_shows_when_both_are_ready(talk: Talk) -> None:
    assert not talk.gave(talk.ada)
    assert talk.question().shown_of(talk.ada.pk) is None
    assert talk.gave(talk.bo, words="Mornings.")

    assert told(talk) == [Deed.READY, Deed.READY, Deed.SHOWN]
    assert talk.question().shown_of(talk.ada.pk) == talk.answer(talk.ada)
    assert talk.question().own_words(talk.ada.pk) == WORDS
    assert talk.question().own_words(talk.bo.pk) == "Mornings."


def test_when_one_skips_the_other_shows(talk: Talk) -> None:
    talk.gave(talk.bo, SKIP, "I would rather not.")
    assert talk.gave(talk.ada)

    assert talk.question().shown_of(talk.bo.pk) is None
    assert talk.question().shown_of(talk.ada.pk)


def test_when_both_skip_nothing_shows_and_either_can_come_back_to_it(talk: Talk) -> None:
    talk.gave(talk.ada, SKIP)
    assert not talk.gave(talk.bo, SKIP)
    talk.gave(talk.ada, TAKE_BACK)

    assert told(talk) == [Deed.READY, Deed.READY, Deed.READY_TAKEN_BACK]
    assert talk.gave(talk.ada, READY)


def test_what_is_released_changes_in_private_until_it_shows(talk: Talk) -> None:
    talk.gave(talk.ada)
    talk.gave(talk.ada, READY, "Better words.")
    talk.gave(talk.ada, SKIP, "Better words.")

    assert told(talk) == [Deed.READY]
    assert own(talk.ada) == [Deed.KEPT, Deed.KEPT]
    talk.gave(talk.ada, KEEP, "Better words.")
    assert told(talk) == [Deed.READY, Deed.READY_TAKEN_BACK]


def test_what_is_shown_is_changed_and_taken_away_in_the_open(talk: Talk) -> None:
    talk.shown()
    before = told(talk)
    talk.gave(talk.ada, CHANGE, "Other words.")
    assert talk.question().own_words(talk.ada.pk) == "Other words."
    assert talk.answer(talk.ada).changed_at
    talk.gave(talk.ada, TAKE_AWAY)

    assert told(talk) == [*before, Deed.CHANGED, Deed.TAKEN_AWAY]
    assert talk.answer(talk.ada).words_sealed is None
    assert talk.answer(talk.bo).changed_at is None
    talk.gave(talk.ada, CHANGE, "Words again.")
    assert talk.question().own_words(talk.ada.pk) == "Words again."


def test_what_a_skipper_had_kept_is_deleted_in_private(talk: Talk) -> None:
    talk.gave(talk.ada, SKIP, "Not for now.")
    talk.gave(talk.bo)
    before = told(talk)
    talk.gave(talk.ada, TAKE_AWAY)

    assert told(talk) == before
    assert own(talk.ada) == [Deed.KEPT]
    assert talk.answer(talk.ada).words_sealed is None
    assert talk.answer(talk.ada).changed_at is None


def test_words_typed_on_a_stale_page_overwrite_nothing(talk: Talk) -> None:
    talk.gave(talk.ada, KEEP)

    assert refusal_of(talk, talk.ada, KEEP, "Older.", seen=0) is Refusal.CHANGED_SINCE_READ
    assert talk.question().own_words(talk.ada.pk) == WORDS


def test_an_older_wording_put_back_in_its_place_does_not_open(talk: Talk) -> None:
    talk.gave(talk.ada, KEEP)
    old = talk.answer(talk.ada).words_sealed
    talk.gave(talk.ada, KEEP, "Newer.")
    Answer.objects.update(words_sealed=old)

    assert talk.question().own_words(talk.ada.pk) is None


def test_a_question_of_ones_own_is_answered_by_both_under_one_rule(talk: Talk) -> None:
    asked = talk.added(talk.bo)
    assert talk.asked[-1] == asked
    assert talk.question(asked).words == "Canary: tea or coffee?"

    talk.gave(talk.bo, asked=asked)
    assert talk.gave(talk.ada, SKIP, "", asked=asked)
    assert told(talk) == [Deed.ASKED, Deed.READY, Deed.READY, Deed.SHOWN]


def test_a_question_taken_back_leaves_private_words_with_whoever_wrote_them(
    talk: Talk,
) -> None:
    asked = talk.added(talk.bo)
    talk.gave(talk.ada, KEEP, asked=asked)
    talk.took_question_back(talk.bo, asked)

    assert talk.question(asked).own_words(talk.ada.pk) == WORDS
    assert refusal_of(talk, talk.ada, KEEP, asked=asked) is Refusal.QUESTION_TAKEN_BACK
    talk.gave(talk.ada, TAKE_AWAY, asked=asked)
    assert talk.question(asked).own_words(talk.ada.pk) == ""
    assert told(talk) == [Deed.ASKED, Deed.QUESTION_TAKEN_BACK]


def test_a_question_the_other_is_ready_with_stays(talk: Talk) -> None:
    asked = talk.added(talk.bo)
    talk.gave(talk.ada, SKIP, asked=asked)

    with pytest.raises(InterviewRefused) as refused:
        talk.took_question_back(talk.bo, asked)
    assert refused.value.why is Refusal.READY_MEANWHILE
    assert Asked.objects.get(pk=asked).taken_back_at is None


def test_a_sixth_question_is_refused(talk: Talk) -> None:
    for number in range(5):
        talk.added(talk.ada, f"Question {number}?")

    with pytest.raises(InterviewRefused) as refused:
        talk.added(talk.ada)
    assert refused.value.why is Refusal.TOO_MANY_QUESTIONS
    talk.added(talk.bo)


def test_after_the_end_nothing_is_written(talk: Talk) -> None:
    asked = talk.added(talk.ada)
    talk.shown()
    talk.ended()

    assert refusal_of(talk, talk.ada, CHANGE) is Refusal.ENDED
    assert refusal_of(talk, talk.ada, TAKE_AWAY) is Refusal.ENDED
    with pytest.raises(InterviewRefused):
        talk.added(talk.ada)
    with pytest.raises(InterviewRefused):
        talk.took_question_back(talk.ada, asked)


def test_whose_key_was_erased_keeps_no_new_words_here(talk: Talk) -> None:
    talk.gave(talk.ada, KEEP)
    vault.shred_author(talk.bond.pk, talk.ada.pk)

    assert talk.question().own_words(talk.ada.pk) is None
    assert refusal_of(talk, talk.ada, KEEP) is Refusal.CANNOT_BE_KEPT
    with pytest.raises(InterviewRefused):
        talk.added(talk.ada)


def test_the_same_form_twice_is_one_deed_and_with_other_words_none(talk: Talk) -> None:
    key = once()
    talk.gave(talk.ada, KEEP, once=key)
    with pytest.raises(AlreadyDone):
        talk.gave(talk.ada, KEEP, once=key)
    other = once(b"other words")
    with pytest.raises(SentWithOtherWords):
        talk.gave(talk.ada, KEEP, "Other.", once=type(other)(key=key.key, fingerprint=b"x"))
    assert talk.answer(talk.ada).version == 1


def test_a_question_of_another_pair_is_not_answered(
    talk: Talk, other_bond: Relationship
) -> None:
    with pytest.raises(Http404):
        actions.answer(other_bond.pk, talk.first, KEEP, WORDS, by=talk.bo, at=clock.now())
    with pytest.raises(Http404):
        actions.take_question_back(talk.bond.pk, new_id(), by=talk.bo, at=clock.now())


def test_the_journal_stays_whole(talk: Talk) -> None:
    asked: UUID = talk.added(talk.ada)
    talk.shown(asked)
    talk.gave(talk.bo, CHANGE, "Newer.", asked=asked)

    assert not list(journal.findings(is_begun=False))


def test_a_pause_ends_what_waits(talk: Talk) -> None:
    talk.gave(talk.ada)
    talk.paused(talk.ada)

    assert queries.waiting_of(talk.bo) == []
    assert refusal_of(talk, talk.bo, READY) is Refusal.PAUSED
    talk.gave(talk.bo, KEEP)
