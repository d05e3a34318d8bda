"""Sending, editing, removing: in order, once, and refused in words."""

from datetime import timedelta

import pytest
from django.http import Http404

from letsbe.agreements.rules.kept import Channel
from letsbe.conversations.models import Conversation, Message
from letsbe.conversations.rules.refusals import MessageRefused, Refusal
from letsbe.conversations.tests.people import DATABASES, NOON, Talk, once
from letsbe.journal.models import Entry
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.relationships.rules import Deed

pytestmark = pytest.mark.django_db(databases=DATABASES)


def test_both_read_one_order(talk: Talk) -> None:
    for number in range(6):
        talk.sends(str(number), by=(talk.ada, talk.bo)[number % 2])

    assert talk.words(talk.ada) == talk.words(talk.bo) == list("012345")
    assert [line.number for line in talk.lines(talk.bo)] == [1, 2, 3, 4, 5, 6]


def test_a_clock_that_is_set_back_changes_no_order(talk: Talk) -> None:
    talk.sends("first", at=NOON)
    talk.sends("second", by=talk.bo, at=NOON - timedelta(hours=2))
    talk.sends("third", at=NOON - timedelta(hours=1))

    assert talk.words(talk.ada) == talk.words(talk.bo) == ["first", "second", "third"]


def test_a_form_sent_twice_is_one_message(talk: Talk) -> None:
    form = once()
    talk.sends(once=form)
    with pytest.raises(AlreadyDone):
        talk.sends(once=form)

    assert talk.words(talk.bo) == ["Hello."]


def test_a_form_with_other_words_is_refused_and_stores_nothing(talk: Talk) -> None:
    form = once(b"one")
    talk.sends(once=form)
    with pytest.raises(SentWithOtherWords):
        talk.sends("Other.", once=once(b"other", form.key))

    assert talk.words(talk.bo) == ["Hello."]


def test_one_key_of_two_people_is_two_forms(talk: Talk) -> None:
    key = new_id()
    for person in (talk.ada, talk.bo):
        talk.sends(by=person, once=once(key=key))

    assert len(talk.words(talk.bo)) == 2


def test_what_was_edited_meanwhile_is_still_the_form_that_was_sent(talk: Talk) -> None:
    form = once()
    talk.edits(talk.sends(once=form))
    with pytest.raises(AlreadyDone):
        talk.sends(once=form)

    assert talk.words(talk.bo) == ["Good day."]


def test_what_was_removed_does_not_come_back_by_sending_its_form_again(talk: Talk) -> None:
    form = once()
    talk.removes(talk.sends(once=form))
    with pytest.raises(SentWithOtherWords):
        talk.sends(once=form)

    assert talk.words(talk.bo) == [""]


def test_a_form_that_was_sent_before_a_pause_answers_as_then(talk: Talk) -> None:
    form = once()
    talk.sends(once=form)
    talk.changed(Deed.PAUSE)
    with pytest.raises(AlreadyDone):
        talk.sends(once=form)


@pytest.mark.parametrize(
    ("deed", "why"), [(Deed.PAUSE, Refusal.PAUSED), (Deed.END, Refusal.ENDED)]
)
def test_paused_or_ended_nothing_is_sent_or_edited_and_all_is_read(
    talk: Talk, deed: Deed, why: Refusal
) -> None:
    row = talk.sends()
    talk.changed(deed)
    for person in (talk.ada, talk.bo):
        with pytest.raises(MessageRefused) as refused:
            talk.sends("More.", by=person)
        assert refused.value.why is why
        assert talk.words(person) == ["Hello."]
    with pytest.raises(MessageRefused) as refused:
        talk.edits(row)
    assert refused.value.why is why


@pytest.mark.parametrize("deed", [Deed.PAUSE, Deed.END])
def test_paused_or_ended_one_may_still_remove_ones_own(talk: Talk, deed: Deed) -> None:
    row = talk.sends()
    talk.changed(deed)
    talk.removes(row)

    assert talk.lines(talk.bo)[0].is_removed


def test_after_a_pause_it_goes_on(talk: Talk) -> None:
    talk.changed(Deed.PAUSE)
    talk.changed(Deed.RESUME)
    talk.sends()

    assert talk.words(talk.bo) == ["Hello."]


@pytest.mark.parametrize(
    ("channel", "why"),
    [(Channel.ELSEWHERE, Refusal.ELSEWHERE), (Channel.NOWHERE, Refusal.NOWHERE)],
)
def test_who_agreed_to_write_elsewhere_sends_nothing_here(
    talk: Talk, channel: Channel, why: Refusal
) -> None:
    talk.sends("Before.")
    talk.agreed(channel)
    for person in (talk.ada, talk.bo):
        with pytest.raises(MessageRefused) as refused:
            talk.sends(by=person)
        assert refused.value.why is why
        assert talk.words(person) == ["Before."]


def test_who_agreed_to_write_here_writes_here(talk: Talk) -> None:
    talk.agreed(Channel.HERE)
    talk.sends()

    assert talk.words(talk.bo) == ["Hello."]


def test_the_other_reads_the_new_words_and_that_they_were_edited(talk: Talk) -> None:
    row = talk.sends()
    talk.edits(row, at=NOON + timedelta(minutes=15))
    (line,) = talk.lines(talk.bo)

    assert (line.words, line.is_edited, line.version) == ("Good day.", True, 2)


def test_after_a_quarter_of_an_hour_nothing_is_edited(talk: Talk) -> None:
    row = talk.sends()
    with pytest.raises(MessageRefused) as refused:
        talk.edits(row, at=NOON + timedelta(minutes=15, seconds=1))

    assert refused.value.why is Refusal.TOO_LATE
    assert talk.words(talk.bo) == ["Hello."]


def test_an_edit_of_words_that_were_edited_meanwhile_is_refused(talk: Talk) -> None:
    row = talk.sends()
    talk.edits(row, "One.", seen=1)
    with pytest.raises(MessageRefused) as refused:
        talk.edits(row, "Other.", seen=1)

    assert refused.value.why is Refusal.CHANGED_SINCE_READ
    assert talk.words(talk.bo) == ["One."]


def test_an_edit_sent_twice_is_one_edit(talk: Talk) -> None:
    row, form = talk.sends(), once()
    talk.edits(row, seen=1, once=form)
    with pytest.raises(AlreadyDone):
        talk.edits(row, seen=1, once=form)

    assert talk.lines(talk.bo)[0].version == 2


def test_a_removed_message_leaves_a_mark_and_no_words(talk: Talk) -> None:
    row = talk.sends()
    talk.removes(row, at=NOON + timedelta(days=400))
    (line,) = talk.lines(talk.bo)
    row.refresh_from_db()

    assert (line.is_removed, line.author, line.number) == (True, talk.ada.pk, 1)
    assert (row.words_sealed, row.fingerprint) == (None, None)


def test_nobody_edits_or_removes_what_was_removed(talk: Talk) -> None:
    row = talk.sends()
    talk.removes(row)
    for deed in (talk.edits, talk.removes):
        with pytest.raises(MessageRefused) as refused:
            deed(row)
        assert refused.value.why is Refusal.REMOVED


def test_nobody_reaches_the_others_message_to_change_it(talk: Talk, cleo: Person) -> None:
    row = talk.sends()
    for person in (talk.bo, cleo):
        for deed in (talk.edits, talk.removes):
            with pytest.raises(Http404):
                deed(row, by=person)

    assert talk.words(talk.bo) == ["Hello."]


def test_a_stranger_neither_sends_nor_keeps_a_draft(talk: Talk, cleo: Person) -> None:
    with pytest.raises(Http404):
        talk.sends(by=cleo)
    with pytest.raises(Http404):
        talk.drafts("Mine.", by=cleo)

    assert not Conversation.objects.exists()


def test_the_journal_does_not_grow_with_messages(talk: Talk) -> None:
    before = Entry.objects.count()
    row = talk.sends()
    talk.edits(row)
    talk.removes(row)

    assert Entry.objects.count() == before


def test_words_are_sealed(talk: Talk) -> None:
    row = talk.sends("Canary.")
    talk.drafts("Canary too.", seen=1)

    assert b"Canary" not in bytes(Message.objects.get(pk=row.pk).words_sealed or b"Canary")
