"""Handing mail over: to a server that takes it, or into a folder of this house."""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from letsbe.lib.ids import new_id
from letsbe.reminders.rules.mail import domain_of

TIMEOUT = 10.0
_TAKEN = 250
_REFUSED = 400
_PERMANENT = 500


class Unreachable(Exception):
    """Nothing was handed over, and nothing else can be now."""


class NotTaken(Exception):
    """The server said no to this one; `is_final`: and will say so again."""

    def __init__(self, *, is_final: bool) -> None:
        super().__init__()
        self.is_final = is_final


class Post(Protocol):
    """Takes mail in two steps, so that what may have gone is known before it goes."""

    def announce(self, sender: str, to: str) -> None:
        """Say from whom and to whom; raise NotTaken or Unreachable: nothing has gone."""

    def hand_over(self, mail: bytes) -> None:
        """Give the mail; raise NotTaken where it surely has not gone."""

    def take_back(self) -> None:
        """Let what was announced be."""


class Folder:
    """Lays each mail into a file that only the house's own user can read."""

    def __init__(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = path

    def announce(self, sender: str, to: str) -> None:
        pass

    def hand_over(self, mail: bytes) -> None:
        path = self._path / f"{new_id()}.eml"
        try:
            opened = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(opened, "wb") as out:
                out.write(mail)
        except OSError:
            raise NotTaken(is_final=False) from None

    def take_back(self) -> None:
        pass


class Server:
    """A connection to a mail server; whatever fails is told without its words."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp

    def announce(self, sender: str, to: str) -> None:
        try:
            self._insist_on_sender(sender)
            code, _said = self._smtp.rcpt(to)
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(type(fault).__name__) from None
        if code >= _REFUSED:
            raise NotTaken(is_final=code >= _PERMANENT)

    def _insist_on_sender(self, sender: str) -> None:
        code, _said = self._smtp.mail(sender)
        if code >= _PERMANENT:
            # Not this mail is refused but the house itself, until somebody mends its settings.
            raise Unreachable("the sender is refused")
        if code >= _REFUSED:
            raise NotTaken(is_final=False)

    def hand_over(self, mail: bytes) -> None:
        try:
            code, _said = self._smtp.data(mail)
        except smtplib.SMTPDataError as no:
            raise NotTaken(is_final=no.smtp_code >= _PERMANENT) from None
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(type(fault).__name__) from None
        if code != _TAKEN:
            raise NotTaken(is_final=code >= _PERMANENT)

    def take_back(self) -> None:
        try:
            self._smtp.rset()
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(type(fault).__name__) from None


@contextmanager
def opened() -> Iterator[Post]:
    """Yield where mail goes; raise Unreachable where it cannot now."""
    server = settings.MAIL_SERVER
    if server is None:
        yield Folder(settings.MAIL_FOLDER)
        return
    try:
        smtp = _connected(server)
    except (OSError, smtplib.SMTPException) as fault:
        raise Unreachable(type(fault).__name__) from None
    try:
        yield Server(smtp)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


def _connected(server: Any) -> smtplib.SMTP:
    # Named after the sender's domain: the name of this machine could name the house.
    how: dict[str, Any] = {
        "local_hostname": domain_of(settings.MAIL_FROM),
        "timeout": TIMEOUT,
    }
    if server.is_tls:
        how["context"] = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, **how)
    else:
        smtp = smtplib.SMTP(server.host, server.port, **how)
    try:
        if not (server.is_tls or server.is_own):
            smtp.starttls(context=ssl.create_default_context())
        if server.user:
            smtp.login(server.user, server.password)
        smtp.ehlo_or_helo_if_needed()
    except (OSError, smtplib.SMTPException):
        smtp.close()
        raise
    return smtp
