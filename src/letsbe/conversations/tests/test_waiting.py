"""Quiet hours: what waits for the morning, who knows of it, and its place once it is shown."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from letsbe.agreements.rules.kept import QuietHours
from letsbe.conversations import jobs, queries
from letsbe.conversations.models import Conversation, Message
from letsbe.conversations.queries.waiting import waiting_of
from letsbe.conversations.rules.refusals import MessageRefused
from letsbe.conversations.rules.waiting import shown_by, waits_until
from letsbe.conversations.tests.people import (
    DATABASES,
    EVENINGS,
    MORNING,
    NIGHT,
    NOON,
    Talk,
    body,
    once,
    posted,
    read,
)
from letsbe.lib.once import AlreadyDone, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.relationships.rules import Deed

pytestmark = pytest.mark.django_db(databases=DATABASES)
CASABLANCA, CHATHAM = ZoneInfo("Africa/Casablanca"), ZoneInfo("Pacific/Chatham")
MINUTE = timedelta(minutes=1)
IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"


@pytest.fixture
def quiet(talk: Talk) -> Talk:
    talk.agreed(EVENINGS)
    return talk


def test_at_night_the_author_sees_it_wait_and_the_other_sees_nothing(quiet: Talk) -> None:
    quiet.sends("By day.")
    before = queries.heads_of(quiet.bo.pk)
    quiet.sends("By night.", at=NIGHT)

    assert quiet.words(quiet.ada) == quiet.words(quiet.bo) == ["By day."]
    assert quiet.waits(quiet.ada) == ["By night."]
    assert quiet.waits(quiet.bo) == []
    assert queries.heads_of(quiet.bo.pk) == before
    assert queries.heads_of(quiet.ada.pk) != before
    assert not quiet.opened(quiet.bo).reached.seat.own_changes


@pytest.mark.parametrize("how", ["sends", "drafts"])
def test_of_what_one_begins_to_write_first_of_all_the_other_hears_nothing(
    quiet: Talk, how: str
) -> None:
    if how == "sends":
        quiet.sends("By night.", at=NIGHT)
    else:
        quiet.drafts("Not yet.")
    assert queries.heads_of(quiet.bo.pk) == {}


def test_in_the_morning_it_has_the_next_place_for_both(quiet: Talk) -> None:
    quiet.sends("Ada, by night.", at=NIGHT)
    quiet.sends("Bo, by night.", by=quiet.bo, at=NIGHT + MINUTE)
    quiet.sends("Ada again.", at=NIGHT + 2 * MINUTE)
    assert quiet.comes(MORNING)
    assert not quiet.comes(MORNING)

    words = ["Ada, by night.", "Bo, by night.", "Ada again."]
    assert sorted(map(str, quiet.words(quiet.ada))) == sorted(words)
    assert quiet.words(quiet.ada) == quiet.words(quiet.bo)
    own = [w for w in quiet.words(quiet.bo) if str(w).startswith("Ada")]
    assert own == ["Ada, by night.", "Ada again."]
    assert [line.number for line in quiet.lines(quiet.bo)] == [1, 2, 3]
    assert {line.shown_at for line in quiet.lines(quiet.bo)} == {MORNING}
    assert quiet.waits(quiet.ada) == []


def test_what_is_sent_in_the_morning_comes_after_what_waited_for_it(quiet: Talk) -> None:
    quiet.sends("By night.", at=NIGHT)
    quiet.sends("Good morning.", by=quiet.bo, at=MORNING + MINUTE)

    assert quiet.words(quiet.ada) == quiet.words(quiet.bo) == ["By night.", "Good morning."]


def test_what_is_awake_goes_on_while_something_waits(quiet: Talk) -> None:
    """It is night for the reader alone: each in their own time zone."""
    quiet.ada.time_zone = "Asia/Tokyo"
    quiet.ada.save()
    quiet.sends("To Bo, in his night.", at=NIGHT)
    quiet.sends("To Ada, whose morning it is.", by=quiet.bo, at=NIGHT + timedelta(hours=1))

    assert quiet.words(quiet.ada) == quiet.words(quiet.bo) == ["To Ada, whose morning it is."]
    quiet.comes(MORNING)
    assert quiet.words(quiet.bo) == quiet.words(quiet.ada)
    assert quiet.words(quiet.ada)[-1] == "To Bo, in his night."


def test_what_waits_is_taken_back_without_a_mark(quiet: Talk) -> None:
    row = quiet.sends(at=NIGHT)
    quiet.removes(row, at=NIGHT + MINUTE)
    quiet.comes(MORNING)

    assert quiet.words(quiet.bo) == quiet.words(quiet.ada) == []
    assert quiet.waits(quiet.ada) == []
    assert not Message.objects.exclude(words_sealed=None).exists()


def test_what_was_taken_back_says_so_to_its_author_and_keeps_what_a_stale_page_typed(
    quiet: Talk,
) -> None:
    row = quiet.sends(at=NIGHT)
    quiet.removes(row, at=NIGHT)
    url = f"{quiet.path}/messages/{row.pk}"
    answer = posted(quiet.ada, url, words="Said otherwise.", seen=1)

    assert answer.status_code == 409
    assert "You removed this message meanwhile." in body(answer)
    assert "Said otherwise." in body(answer)
    assert read(quiet.bo, url).status_code == 404


def test_what_was_taken_back_is_not_sent_by_its_form_again(quiet: Talk) -> None:
    form = once()
    row = quiet.sends(at=NIGHT, once=form)
    with pytest.raises(AlreadyDone):
        quiet.sends(at=NIGHT, once=form)
    quiet.removes(row, at=NIGHT)
    with pytest.raises(SentWithOtherWords):
        quiet.sends(at=NIGHT, once=form)


def test_what_waits_is_edited_without_a_trace_and_without_a_limit(quiet: Talk) -> None:
    row = quiet.sends(at=NIGHT)
    quiet.edits(row, at=NIGHT + timedelta(hours=6))
    quiet.comes(MORNING)
    (line,) = quiet.lines(quiet.bo)

    assert (line.words, line.is_edited) == ("Good day.", False)


def test_taken_back_after_its_morning_it_leaves_the_mark_of_what_was_shown(quiet: Talk) -> None:
    row = quiet.sends(at=NIGHT)
    quiet.removes(row, at=MORNING)
    (line,) = quiet.lines(quiet.bo)

    assert (line.is_removed, line.number) == (True, 1)


def test_a_morning_in_a_pause_waits_until_both_go_on(quiet: Talk) -> None:
    quiet.sends(at=NIGHT)
    quiet.changed(Deed.PAUSE, at=NIGHT + MINUTE)
    assert not quiet.comes(MORNING)
    assert waiting_of(quiet.bo, at=MORNING) == []

    quiet.changed(Deed.RESUME, at=MORNING + timedelta(hours=3))
    assert len(waiting_of(quiet.bo, at=MORNING + timedelta(hours=4))) == 1
    assert quiet.comes(MORNING + timedelta(hours=4))
    assert quiet.words(quiet.bo) == ["Hello."]


def test_what_was_not_shown_before_the_end_stays_its_authors(quiet: Talk) -> None:
    quiet.sends(at=NIGHT)
    quiet.changed(Deed.END, at=NIGHT + MINUTE)
    assert not quiet.comes(MORNING)

    assert quiet.waits(quiet.ada) == ["Hello."]
    assert quiet.words(quiet.bo) == []
    assert waiting_of(quiet.bo, at=MORNING) == []


def test_whose_morning_came_before_the_end_is_shown_after_it(quiet: Talk) -> None:
    quiet.sends(at=NIGHT)
    quiet.changed(Deed.END, at=MORNING + MINUTE)
    assert quiet.comes(MORNING + timedelta(hours=1))

    assert quiet.words(quiet.bo) == ["Hello."]


def test_a_clock_that_is_set_back_hides_nothing_that_was_shown(quiet: Talk) -> None:
    quiet.sends(at=NIGHT)
    quiet.comes(MORNING)
    quiet.comes(MORNING - timedelta(hours=2))

    assert quiet.words(quiet.bo) == ["Hello."]


def test_the_day_tells_of_what_is_due_before_anybody_has_looked(quiet: Talk) -> None:
    quiet.sends(at=NIGHT)

    assert waiting_of(quiet.bo, at=NIGHT) == []
    (new,) = waiting_of(quiet.bo, at=MORNING)
    assert new.relationship_id == quiet.bond.pk
    assert waiting_of(quiet.ada, at=MORNING) == []


def test_the_task_of_the_morning_shows_it_and_asked_again_does_nothing(quiet: Talk) -> None:
    quiet.sends(at=NIGHT)
    jobs.wake.call(str(quiet.bond.pk))
    jobs.wake.call(str(quiet.bond.pk))

    assert quiet.words(quiet.bo) == ["Hello."]


def test_the_task_of_a_conversation_that_is_not_there_does_nothing(talk: Talk) -> None:
    jobs.wake.call(str(talk.bond.pk))

    assert not Conversation.objects.exists()


def test_a_task_is_kept_with_the_deed_where_tasks_can_wait(quiet: Talk) -> None:
    quiet.sends(at=NIGHT)
    (row,) = DBTaskResult.objects.all()

    assert row.run_after == MORNING
    assert row.args_kwargs["args"] == [str(quiet.bond.pk)]


def test_where_tasks_cannot_wait_none_is_asked_for(quiet: Talk, settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    quiet.sends(at=NIGHT)

    assert quiet.waits(quiet.ada) == ["Hello."]


def test_a_time_zone_nobody_knows_is_the_houses(quiet: Talk) -> None:
    Person.objects.filter(pk=quiet.bo.pk).update(time_zone="Nowhere/Land")
    quiet.sends(at=NIGHT)

    assert quiet.waits(quiet.ada) == ["Hello."]


def test_only_the_author_edits_what_waits(quiet: Talk) -> None:
    row = quiet.sends(at=NIGHT)
    with pytest.raises(MessageRefused):
        quiet.edits(row, seen=7, at=NIGHT)


# ---- The rule alone: hours that come twice, hours that are skipped.


def test_outside_of_quiet_hours_nothing_waits() -> None:
    assert waits_until(None, at=NIGHT, zone=ZoneInfo("UTC")) is None
    assert waits_until(EVENINGS, at=NOON, zone=ZoneInfo("UTC")) is None
    assert waits_until(EVENINGS, at=NIGHT, zone=ZoneInfo("UTC")) == MORNING


def test_in_chatham_it_waits_until_eight_as_the_clock_says_there() -> None:
    at = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)  # 23:45 there
    until = waits_until(EVENINGS, at=at, zone=CHATHAM)

    assert until == datetime(2026, 11, 3, 8, 0, tzinfo=CHATHAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        # The clock goes back at 03:45, and forward at 02:45.
        (CHATHAM, datetime(2026, 4, 4, tzinfo=UTC), datetime(2026, 4, 6, tzinfo=UTC)),
        (CHATHAM, datetime(2026, 9, 25, tzinfo=UTC), datetime(2026, 9, 28, tzinfo=UTC)),
        # It goes back for Ramadan, and forward after it.
        (CASABLANCA, datetime(2026, 2, 14, tzinfo=UTC), datetime(2026, 2, 16, tzinfo=UTC)),
        (CASABLANCA, datetime(2026, 3, 21, tzinfo=UTC), datetime(2026, 3, 23, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("ends", [time(2, 15), time(2, 50), time(3, 15), time(3, 30), time(8)])
def test_whatever_the_clock_does_it_waits_for_a_moment_to_come_and_not_past_a_day(
    zone: ZoneInfo, first: datetime, last: datetime, ends: time
) -> None:
    quiet, at, held = QuietHours(begins=time(22), ends=ends), first, 0
    while at < last:
        until = waits_until(quiet, at=at, zone=zone)
        if until is not None:
            held += 1
            assert at < until <= at + timedelta(hours=12)
        at += timedelta(minutes=5)
    assert held > 12


def test_a_pause_or_an_end_stops_what_is_shown() -> None:
    assert shown_by(NOON, stopped=[None, None]) == NOON
    assert shown_by(NOON, stopped=[NIGHT, None]) == NOON
    assert shown_by(NIGHT, stopped=[NOON, None]) == NOON
