import time
from datetime import timedelta

import pytest
from pytest_django import Settings

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.reminders.actions import remind
from letsbe.reminders.jobs import posting
from letsbe.reminders.jobs.posting import Unreachable
from letsbe.reminders.models import Reminder
from letsbe.reminders.rules import servers
from letsbe.reminders.tests.people import sent_by, turned_on
from letsbe.reminders.tests.post_office import PostOffice, open_office

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.allow_hosts(["127.0.0.1"]),
]
AT = MONDAY
HOUR = timedelta(hours=1)
SAFE = "ada@safe.example"


@pytest.fixture
def reminded(ada: Person) -> Person:
    turned_on(ada, SAFE, at=AT)
    remind([ada.pk], "review:1", due_at=AT, until=AT + 48 * HOUR)
    return ada


def goes_to(office: PostOffice, settings: Settings, *, user: str = "") -> None:
    url = f"smtp://{user}@127.0.0.1:{office.port}" if user else office.url
    settings.MAIL_SERVER = servers.read_server(url, is_own=True)
    settings.MAIL_FROM = "post@example.org"


def test_a_server_gets_it_from_us_without_hearing_the_name_of_the_machine(
    reminded: Person, settings: Settings
) -> None:
    with open_office() as office:
        goes_to(office, settings)
        assert sent_by(AT) == 1

    (mail,) = office.mail
    assert f"To: {SAFE}".encode() in mail
    assert office.heard[0] == "ehlo example.org"
    assert f"rcpt TO:<{SAFE}>" in office.heard


def test_many_go_in_one_call(reminded: Person, settings: Settings) -> None:
    for number in range(2, 8):
        remind([reminded.pk], f"review:{number}", due_at=AT, until=AT + HOUR)
    with open_office() as office:
        goes_to(office, settings)
        assert sent_by(AT) == 7

    assert len(office.mail) == 7
    assert sum(heard.startswith("ehlo") for heard in office.heard) == 1


@pytest.mark.parametrize("when", ["rcpt", "mail", "data", "taken"])
def test_what_is_not_taken_now_is_tried_again_later(
    when: str, reminded: Person, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with open_office(**{when: f"451 not now, {SAFE}"}) as office:
        goes_to(office, settings)
        assert sent_by(AT) == 0
        assert office.mail == []
    with open_office() as office:
        goes_to(office, settings)
        assert sent_by(AT) == 0
        assert sent_by(AT + HOUR) == 1

    assert SAFE not in caplog.text


@pytest.mark.parametrize("when", ["rcpt", "data", "taken"])
def test_what_is_refused_for_good_is_left(
    when: str, reminded: Person, settings: Settings
) -> None:
    with open_office(**{when: "550 never"}) as office:
        goes_to(office, settings)
        assert sent_by(AT) == sent_by(AT + HOUR) == 0


def test_a_server_that_refuses_the_house_itself_loses_no_reminder(
    reminded: Person, settings: Settings
) -> None:
    with open_office(mail="550 who are you") as office:
        goes_to(office, settings)
        assert sent_by(AT) == 0
    with open_office() as office:
        goes_to(office, settings)
        assert sent_by(AT + HOUR) == 1


@pytest.mark.parametrize("when", ["greeting", "ehlo", "mail", "rcpt", "data"])
def test_a_server_that_hangs_before_it_has_the_mail_is_asked_again_later(
    when: str, reminded: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "TIMEOUT", 0.2)
    with open_office(hangs_at=when) as office:
        goes_to(office, settings)
        began = time.monotonic()
        assert sent_by(AT) == 0
        assert time.monotonic() - began < 5
    with open_office() as office:
        goes_to(office, settings)
        # After "data" it may have begun to go: that is not said twice.
        assert sent_by(AT + HOUR) == (0 if when == "data" else 1)


def test_what_hangs_after_the_mail_was_given_is_not_sent_again(
    reminded: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "TIMEOUT", 0.2)
    with open_office(hangs_at="taken") as office:
        goes_to(office, settings)
        sent_by(AT)
        sent_by(AT + HOUR)
        assert len(office.mail) == 1


def test_nobody_there_is_tried_again_with_growing_waits_until_it_is_too_late(
    reminded: Person, settings: Settings
) -> None:
    with open_office() as office:
        goes_to(office, settings)
    waits = []
    at = AT
    for _each in range(7):
        assert sent_by(at) == 0
        row = Reminder.objects.get(key="review:1")
        assert row.not_before
        waits.append((row.not_before - at) // timedelta(minutes=1))
        at = row.not_before
    assert waits == [1, 2, 4, 8, 16, 30, 30]
    with open_office() as office:
        goes_to(office, settings)
        assert sent_by(AT + 48 * HOUR) == 0


def test_a_server_that_knows_no_such_user_is_not_reached(
    reminded: Person, settings: Settings
) -> None:
    with open_office(ehlo="250 AUTH PLAIN", auth="535 who?") as office:
        goes_to(office, settings, user="ada:secret")
        with pytest.raises(Unreachable), posting.opened():
            pass


def test_beyond_ones_own_network_nothing_is_said_in_the_open(
    reminded: Person, settings: Settings
) -> None:
    with open_office() as office:
        goes_to(office, settings)
        settings.MAIL_SERVER = servers.read_server(office.url, is_own=False)
        with pytest.raises(Unreachable), posting.opened():
            pass
        settings.MAIL_SERVER = servers.read_server(
            office.url.replace("smtp", "smtps"), is_own=True
        )
        with pytest.raises(Unreachable), posting.opened():
            pass

    assert not any(heard.startswith(("mail", "rcpt", "auth")) for heard in office.heard)
