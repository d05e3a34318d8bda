"""The settings of mail: typed, or refused at once, and never repeated in what is said."""

import pytest

from letsbe.config.environment import EnvironmentRefused, read
from letsbe.reminders.rules.servers import MailServer

FROM = "post@example.org"


def server(url: str) -> MailServer:
    found = read({"SMTP_URL": url, "MAIL_FROM": FROM}).mail_server
    assert found
    return found


def test_without_a_server_mail_stays_in_the_house() -> None:
    nothing = read({})

    assert nothing.mail_server is None
    assert nothing.mail_from == "reminder@localhost"


def test_a_server_is_read_with_its_user_and_password() -> None:
    found = server("smtps://ada%40example.org:p%2Fss@mail.example.org")

    assert (found.host, found.port, found.is_tls) == ("mail.example.org", 465, True)
    assert (found.user, found.password) == ("ada@example.org", "p/ss")
    assert not found.is_own
    assert "p/ss" not in repr(found)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "relay", "10.0.0.5", "[::1]"])
def test_a_server_of_ones_own_network_is_known_as_such(host: str) -> None:
    assert server(f"smtp://{host}:25").is_own
    assert server(f"smtp://{host}").port == 587


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://mail.example.org:0",
        "smtp://mail.example.org:99999",
        "smtp://mail.example.org:x",
        "smtp://mail.example.org/inbox",
        "smtp://mail.example.org?tls=no",
        "smtp://s3cret@mail.example.org",
        "smtp://:s3cret@mail.example.org",
        "smtp://[::1",
    ],
)
def test_what_is_no_server_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(EnvironmentRefused, match="SMTP_URL: ") as refused:
        read({"SMTP_URL": url, "MAIL_FROM": FROM})

    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("address", ["", "post", "Riverside <post@example.org>", "a@b, c@d"])
def test_mail_comes_from_one_plain_address(address: str) -> None:
    with pytest.raises(EnvironmentRefused, match="MAIL_FROM: "):
        read({"SMTP_URL": "smtp://localhost", "MAIL_FROM": address})


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(EnvironmentRefused) as refused:
        read({"SMTP_URL": "mail", "MAIL_FROM": "post"})

    assert len(str(refused.value).splitlines()) == 2
