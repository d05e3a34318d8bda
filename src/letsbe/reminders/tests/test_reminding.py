from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, at_once
from letsbe.reminders import access
from letsbe.reminders.actions import follow, forget, marking, remind
from letsbe.reminders.jobs import posting
from letsbe.reminders.models import Reminder
from letsbe.reminders.tests.people import outbox, sent_by, turned_on

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HOUR = timedelta(hours=1)
AT = MONDAY
LATER = MONDAY + 48 * HOUR
SAFE = "ada@safe.example"
BETWEEN = UUID(int=7)


@pytest.fixture
def reminded(ada: Person) -> Person:
    turned_on(ada, SAFE, at=AT)
    remind([ada.pk], "review:1", due_at=AT, until=LATER)
    return ada


def test_said_again_an_unsent_one_moves_and_a_sent_one_stays(reminded: Person) -> None:
    remind([reminded.pk], "review:1", due_at=AT + HOUR, until=LATER)
    assert sent_by(AT) == 0
    assert sent_by(AT + HOUR) == 1

    remind([reminded.pk], "review:1", due_at=AT + 2 * HOUR, until=LATER)
    assert sent_by(AT + 2 * HOUR) == 0
    assert Reminder.objects.filter(key="review:1").count() == 1


def test_forgotten_is_not_sent(reminded: Person) -> None:
    forget([reminded.pk], ["review:1"])
    assert sent_by(AT) == 0


@pytest.mark.parametrize(
    "change", ["forgotten", "moved", "paused", "removed", "another address"]
)
def test_what_changes_while_a_mail_is_being_prepared_keeps_it_from_going(
    change: str, reminded: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(self: posting.Folder, sender: str, to: str) -> None:
        if change == "forgotten":
            forget([reminded.pk], ["review:1"])
        elif change == "moved":
            remind([reminded.pk], "review:1", due_at=AT + HOUR, until=LATER)
        elif change == "paused":
            follow(BETWEEN, is_paused=True, is_ended=False)
        elif change == "removed":
            marking.remove(by=reminded, at=AT)
        elif not access.safe_address_of(reminded).code_sealed:
            marking.give("other@safe.example", by=reminded, at=AT)

    Reminder.objects.filter(key="review:1").update(between=BETWEEN)
    monkeypatch.setattr(posting.Folder, "announce", changed)
    sent_by(AT)

    assert SAFE not in [each["To"] for each in outbox(folder)]


def test_having_many_reminded_costs_two_questions(
    ada: Person, bo: Person, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        remind([ada.pk, bo.pk, ada.pk], "review:1", due_at=AT, until=LATER)
    assert Reminder.objects.count() == 2


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_two_who_say_it_at_once_and_four_who_send_at_once_make_one_mail_each(
    ada: Person, folder: Path
) -> None:
    turned_on(ada, SAFE, at=AT)

    def say() -> None:
        for number in range(30):
            remind([ada.pk], f"review:{number}", due_at=AT, until=LATER)

    def send() -> None:
        sent_by(AT)

    at_once(say, say, refused=())
    at_once(send, send, send, send, refused=())

    assert len(outbox(folder)) == 30
    assert len({one["Message-ID"] for one in outbox(folder)}) == 30
