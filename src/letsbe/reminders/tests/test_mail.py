import stat
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from pytest_django import Settings

from letsbe.people import actions as people
from letsbe.people.models import Person
from letsbe.people.rules import Profile
from letsbe.people.tests.people import MONDAY
from letsbe.reminders import access
from letsbe.reminders.actions import marking, remind
from letsbe.reminders.jobs import mail, posting
from letsbe.reminders.jobs.posting import NotTaken, Unreachable
from letsbe.reminders.models import Reminder, SafeAddress
from letsbe.reminders.rules import mail as written
from letsbe.reminders.rules.occasions import Occasion
from letsbe.reminders.tests.people import outbox, sent_by, turned_on

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HOUR = timedelta(hours=1)
AT = MONDAY
LATER = MONDAY + 48 * HOUR
SAFE = "ada@safe.example"


@pytest.fixture
def reminded(ada: Person) -> Person:
    turned_on(ada, SAFE, at=AT)
    remind([ada.pk], "review:1", due_at=AT, until=LATER)
    return ada


def test_nobody_is_reminded_who_did_not_turn_it_on(ada: Person, folder: Path) -> None:
    remind([ada.pk], "review:1", due_at=AT, until=LATER)

    assert sent_by(AT) == 0
    assert outbox(folder) == []


def test_before_the_code_is_typed_only_the_code_is_sent(ada: Person, folder: Path) -> None:
    marking.give(SAFE, by=ada, at=AT)
    remind([ada.pk], "review:1", due_at=AT, until=LATER)

    assert sent_by(AT) == 1
    assert [each["Subject"] for each in outbox(folder)] == [written.CODE_SUBJECT]
    assert sent_by(AT) == 0


def test_a_reminder_is_sent_once_when_it_is_due_to_the_safe_address(
    reminded: Person, folder: Path
) -> None:
    assert sent_by(AT - HOUR) == 0
    assert sent_by(AT) == 1
    assert sent_by(AT) == sent_by(AT + HOUR) == 0

    (sent,) = outbox(folder)
    assert sent["To"] == SAFE
    assert sent.get_content().replace("\r\n", "\n") == written.BODY


def test_files_of_mail_are_for_the_house_alone(reminded: Person, folder: Path) -> None:
    sent_by(AT)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()] == [0o600]


def test_mail_is_the_same_bytes_whatever_it_is_about_and_whoever_it_is_for(
    ada: Person, bo: Person, folder: Path
) -> None:
    for person in (ada, bo):
        turned_on(person, f"{person.pk}@safe.example", at=AT)
        for key in ("meeting_day:1", "meeting_hour:2", "looking_back:3", "review:4", "nudge:5"):
            remind([person.pk], key, due_at=AT, until=LATER)
    assert sent_by(AT) == 10

    texts = set()
    for one in outbox(folder):
        text = one.as_string().replace(one["To"], "TO").replace(one["Message-ID"], "ID")
        texts.add(text)
    assert len(texts) == 1
    assert len({one["Message-ID"] for one in outbox(folder)}) == 10


def test_the_same_reminder_is_the_same_mail_however_often_it_is_tried(
    reminded: Person, folder: Path
) -> None:
    sent_by(AT)
    Reminder.objects.update(sent_at=None, taken_by="", taken_until=None)
    sent_by(AT)

    first, second = outbox(folder)
    assert first.as_bytes() == second.as_bytes()


def test_a_link_comes_only_to_somebody_who_wants_it(
    reminded: Person, folder: Path, settings: Settings
) -> None:
    SafeAddress.objects.update(has_link=True)
    sent_by(AT)

    assert settings.PUBLIC_URL in outbox(folder)[0].get_content()


def test_what_is_not_wanted_is_not_sent(reminded: Person, folder: Path) -> None:
    SafeAddress.objects.update(occasions=["nudge"])

    assert sent_by(AT) == 0
    assert outbox(folder) == []


def test_at_night_by_their_own_clock_it_waits_until_morning(reminded: Person) -> None:
    about = Profile(name="Ada", about="", time_zone="Pacific/Auckland")
    people.change_profile(reminded, profile=about, at=AT)

    # 9:30 on Monday in Greenwich is 22:30 there.
    assert sent_by(AT) == 0
    assert sent_by(AT + 9 * HOUR) == 0
    assert sent_by(AT + 10 * HOUR) == 1


def test_new_quiet_hours_hold_for_what_waits_already(reminded: Person) -> None:
    SafeAddress.objects.update(quiet_from=9, quiet_until=20)
    assert sent_by(AT) == 0
    row = access.safe_address_of(reminded)
    nothing_quiet = type(row.quiet)(begins=0, ends=0)
    every = frozenset(Occasion)
    marking.choose(every, nothing_quiet, has_link=False, by=reminded, at=AT)

    assert sent_by(AT) == 1


def test_a_time_zone_nobody_knows_any_more_stops_no_mail(reminded: Person) -> None:
    Person.objects.filter(pk=reminded.pk).update(time_zone="Atlantis/Deep")

    assert sent_by(AT) == 1


def test_what_came_too_late_is_left(reminded: Person) -> None:
    assert sent_by(LATER) == 0


def test_a_clock_that_goes_back_and_forth_neither_doubles_nor_loses(reminded: Person) -> None:
    assert sent_by(LATER + 999 * HOUR) == 0
    assert sent_by(AT) == 1
    assert sent_by(AT - 999 * HOUR) == sent_by(AT + HOUR) == 0


def test_what_a_wrong_clock_took_is_taken_by_the_right_one(reminded: Person) -> None:
    Reminder.objects.update(taken_by="a wrong clock", taken_until=LATER)
    assert sent_by(AT) == 1


def test_what_a_killed_process_took_is_sent_by_another_after_a_while(
    reminded: Person,
) -> None:
    mail._taken("killed", at=AT)

    assert sent_by(AT) == 0
    assert sent_by(AT + HOUR) == 1


def test_what_may_have_gone_when_a_process_was_killed_is_not_sent_again(
    reminded: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: posting.Folder, _mail: bytes) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(posting.Folder, "hand_over", killed)
        with pytest.raises(SystemExit):
            sent_by(AT)

    assert sent_by(AT + HOUR) == 0


def test_mail_that_cannot_be_laid_down_is_tried_again(
    reminded: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: posting.Folder, _mail: bytes) -> None:
        raise NotTaken(is_final=False)

    with monkeypatch.context() as patched:
        patched.setattr(posting.Folder, "hand_over", full)
        assert sent_by(AT) == 0
        assert Reminder.objects.get(key="review:1").tries == 1

    assert sent_by(AT) == 0
    assert sent_by(AT + HOUR) == 1


def test_a_full_disk_is_no_mail_sent(folder: Path) -> None:
    post = posting.Folder(folder)
    folder.rmdir()

    with pytest.raises(NotTaken):
        post.hand_over(b"x")
    post.take_back()


def test_an_address_the_server_never_takes_is_left_and_not_named(
    reminded: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unknown(self: posting.Folder, sender: str, to: str) -> None:
        raise NotTaken(is_final=True)

    with monkeypatch.context() as patched:
        patched.setattr(posting.Folder, "announce", unknown)
        assert sent_by(AT) == 0

    assert sent_by(AT + HOUR) == 0
    assert caplog.text
    assert SAFE not in caplog.text


def test_an_address_that_opens_no_more_is_never_written_to(reminded: Person) -> None:
    SafeAddress.objects.update(address_sealed=b"broken")
    assert sent_by(AT) == 0
    assert not Reminder.objects.exclude(key__startswith="code").exists()


def test_a_server_that_is_gone_ends_the_round_and_all_of_it_waits(
    ada: Person, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in (ada, bo):
        turned_on(person, f"{person.pk}@safe.example", at=AT)
    remind([ada.pk, bo.pk], "review:1", due_at=AT, until=LATER)

    def gone(self: posting.Folder, sender: str, to: str) -> None:
        raise Unreachable

    with monkeypatch.context() as patched:
        patched.setattr(posting.Folder, "announce", gone)
        assert sent_by(AT) == 0

    assert list(Reminder.objects.filter(key="review:1").values_list("tries", flat=True)) == [
        1,
        1,
    ]
    assert sent_by(AT + HOUR) == 2


def test_a_process_that_stops_gives_back_what_it_took(reminded: Person) -> None:
    class AfterTaking(Event):
        """Is set from the second time it is asked."""

        asked = 0

        def is_set(self) -> bool:
            self.asked += 1
            return self.asked > 1

    assert sent_by(AT, stopping=AfterTaking()) == 0
    assert sent_by(AT) == 1


def test_whoever_is_no_longer_here_gets_nothing_and_nothing_of_it_is_left(
    reminded: Person, dana: Person, house: object
) -> None:
    people.disable(dana, person=reminded, at=AT)

    assert sent_by(AT) == 0
    assert not Reminder.objects.filter(person=reminded).exists()
    assert not SafeAddress.objects.filter(person=reminded).exists()


def test_what_was_due_long_ago_is_deleted(reminded: Person) -> None:
    mail.prune(at=LATER + timedelta(days=30))
    assert Reminder.objects.filter(key="review:1").exists()
    mail.prune(at=LATER + timedelta(days=61))
    assert not Reminder.objects.exists()


def test_that_something_was_sent_is_known_for_longer_than_a_clock_is_wrong(
    reminded: Person,
) -> None:
    assert sent_by(AT) == 1
    mail.prune(at=LATER + timedelta(days=200))
    remind([reminded.pk], "review:1", due_at=AT, until=LATER)
    assert sent_by(AT) == 0

    mail.prune(at=LATER + timedelta(days=401))
    assert not Reminder.objects.exists()
