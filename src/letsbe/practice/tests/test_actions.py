from datetime import timedelta

import pytest
from django.http import Http404

from letsbe.journal.models import Entry
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.practice.actions import alone, bringing, showing
from letsbe.practice.events import Deed
from letsbe.practice.models import Practice
from letsbe.practice.queries import mine, playing, talks
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.partner import Level
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.talks import By, Line, Who
from letsbe.practice.tests.people import (
    BADLY,
    WELL,
    begun_alone,
    drilled,
    in_supervision,
    said,
    scene,
)
from letsbe.relationships.tests.people import deeds_in
from letsbe.vault.models import DataKey

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def level(row: Practice) -> Level:
    kept = talks.opened(row).kept
    assert kept
    return playing.level_of(row, kept)


def test_listening_well_opens_the_partner_to_the_end(ada: Person) -> None:
    row = said(begun_alone(ada), *WELL, by=ada)
    kept = talks.opened(row).kept

    assert row.ended_at is not None
    assert level(row) is Level.OPEN
    assert kept is not None
    assert kept.lines[-1].text == scene().script.endings[Level.OPEN]
    assert all(line.by is By.SCRIPT for line in kept.lines if line.who is Who.PARTNER)


def test_advice_closes_the_partner_who_takes_leave_politely(ada: Person) -> None:
    row = said(begun_alone(ada), *BADLY, by=ada)
    kept = talks.opened(row).kept

    assert row.ended_at is not None
    assert level(row) is Level.CLOSED
    assert kept is not None
    assert kept.lines[-1].text == scene().script.endings[Level.CLOSED]


def test_an_ended_talk_takes_no_more_words(ada: Person) -> None:
    row = said(begun_alone(ada), *BADLY, by=ada)

    with pytest.raises(PracticeRefused) as refused:
        alone.say(row.pk, "Wait.", seen=9, improvised=None, by=ada, at=MONDAY)
    assert refused.value.why is Refusal.TALK_ENDED


def test_two_windows_do_not_talk_at_cross_purposes(ada: Person) -> None:
    row = said(begun_alone(ada), WELL[0], by=ada)

    with pytest.raises(PracticeRefused) as refused:
        alone.say(row.pk, WELL[1], seen=1, improvised=None, by=ada, at=MONDAY)
    assert refused.value.why is Refusal.WENT_ON_ELSEWHERE


def test_improvised_words_are_marked_as_a_models_and_the_last_word_is_the_authors(
    ada: Person,
) -> None:
    row = begun_alone(ada)
    for number, words in enumerate(WELL):
        is_improvised = number in {0, len(WELL) - 1}
        line = "It's the flat. Something in the hall." if is_improvised else None
        alone.say(row.pk, words, seen=1 + 2 * number, improvised=line, by=ada, at=MONDAY)
    kept = talks.opened(Practice.objects.get()).kept
    assert kept is not None
    partners = [line for line in kept.lines if line.who is Who.PARTNER]

    assert [line.by for line in partners] == [By.SCRIPT, By.MODEL, *[By.SCRIPT] * 6]
    assert partners[-1].text == scene().script.endings[Level.OPEN]


def test_the_learner_can_end_it_at_any_moment(ada: Person) -> None:
    row = said(begun_alone(ada), *WELL[:3], by=ada)
    alone.end(row.pk, by=ada, at=MONDAY + timedelta(minutes=7))
    row.refresh_from_db()
    kept = talks.opened(row).kept

    assert row.minutes == 7
    assert mine.done(ada.pk).times == {Kind.ALONE: 1}
    assert kept is not None
    assert kept.lines[-1].text == scene().script.endings[Level.TELLING]
    told = talks.feedback(kept, {})
    assert told is not None
    assert told.turns[-1].text == kept.lines[-2].text
    with pytest.raises(PracticeRefused):
        alone.end(row.pk, by=ada, at=MONDAY)


def test_a_talk_ended_before_a_word_was_said_counts_nothing(ada: Person) -> None:
    row = begun_alone(ada)
    alone.end(row.pk, by=ada, at=MONDAY)
    kept = talks.opened(row).kept

    assert mine.done(ada.pk).times == {}
    assert kept is not None
    assert len(kept.lines) == 1


def test_stop_ends_the_fiction_without_another_word(ada: Person) -> None:
    row = said(begun_alone(ada), WELL[0], by=ada)
    alone.stop(row.pk, by=ada, at=MONDAY)
    row.refresh_from_db()
    kept = talks.opened(row).kept

    assert row.ended_at == MONDAY
    assert kept is not None
    assert len(kept.lines) == 3
    alone.stop(row.pk, by=ada, at=MONDAY)


def test_a_talk_whose_scene_is_gone_can_still_be_ended_and_read(ada: Person) -> None:
    row = said(begun_alone(ada), WELL[0], by=ada)
    Practice.objects.update(subject="no-longer-here")

    with pytest.raises(PracticeRefused):
        alone.say(row.pk, WELL[1], seen=3, improvised=None, by=ada, at=MONDAY)
    alone.end(row.pk, by=ada, at=MONDAY)
    row.refresh_from_db()
    assert row.ended_at is not None
    assert level(row) is Level.GUARDED


def test_each_talk_has_a_key_of_its_own_and_drills_have_none(ada: Person) -> None:
    begun_alone(ada)
    lines = [Line(Who.ME, "How are you?"), Line(Who.PARTNER, "Fine.")]
    bringing.keep_transcript(lines, minutes=4, by=ada, at=MONDAY)
    drilled(ada)

    keys = DataKey.objects.filter(person_id=ada.pk, kind="transcript")
    talked = Practice.objects.exclude(kind=Kind.DRILL).values_list("pk", flat=True)
    assert set(keys.values_list("relationship_id", flat=True)) == set(talked)


def test_only_whom_one_is_in_supervision_with_can_be_shown_something(
    ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    in_supervision(bo, ada, by=dana)
    row = drilled(ada)
    showing.show_practice(row.pk, bo.pk, by=ada, at=MONDAY)
    showing.show_practice(row.pk, bo.pk, by=ada, at=MONDAY)

    assert deeds_in(ada.pk).count(Deed.SHOWN) == 1
    with pytest.raises(PracticeRefused) as refused:
        showing.show_practice(row.pk, cleo.pk, by=ada, at=MONDAY)
    assert refused.value.why is Refusal.NOT_YOUR_SUPERVISION
    with pytest.raises(Http404):
        showing.show_practice(row.pk, bo.pk, by=cleo, at=MONDAY)


def test_whoever_came_as_what_either_may_show_to_the_other(
    ada: Person, bo: Person, dana: Person
) -> None:
    in_supervision(bo, ada, by=dana)

    assert showing.show_practice(drilled(ada).pk, bo.pk, by=ada, at=MONDAY)
    assert showing.show_practice(drilled(bo).pk, ada.pk, by=bo, at=MONDAY)


def test_taking_back_twice_tells_it_once(ada: Person, bo: Person, dana: Person) -> None:
    in_supervision(bo, ada, by=dana)
    shown = showing.show_practice(drilled(ada).pk, bo.pk, by=ada, at=MONDAY)
    showing.take_back(shown.pk, by=ada, at=MONDAY)
    showing.take_back(shown.pk, by=ada, at=MONDAY)

    assert deeds_in(ada.pk).count(Deed.TAKEN_BACK) == 1


def test_the_journal_says_nothing_of_what_was_practised(ada: Person) -> None:
    said(begun_alone(ada), *WELL, by=ada)
    drilled(ada)

    assert not Entry.objects.filter(deed__startswith="practice.").exists()


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_deleting_a_talk_deletes_its_key_and_keeps_the_hours(ada: Person) -> None:
    row = said(begun_alone(ada), *BADLY, by=ada)
    showing.delete_practice(row.pk, by=ada, at=MONDAY)

    assert not Practice.objects.exists()
    assert not DataKey.objects.filter(kind="transcript").exists()
    assert mine.done(ada.pk).times == {Kind.ALONE: 1}


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_stopping_before_a_word_was_said_leaves_nothing(ada: Person) -> None:
    row = begun_alone(ada)
    alone.stop(row.pk, by=ada, at=MONDAY)

    assert not Practice.objects.exists()
    assert not DataKey.objects.filter(kind="transcript").exists()


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_words_whose_key_is_gone_are_not_shown_and_nothing_breaks(ada: Person) -> None:
    row = said(begun_alone(ada), WELL[0], by=ada)
    DataKey.objects.filter(relationship_id=row.pk).delete()

    assert talks.opened(row).kept is None
    with pytest.raises(PracticeRefused):
        alone.say(row.pk, WELL[1], seen=3, improvised=None, by=ada, at=MONDAY)
