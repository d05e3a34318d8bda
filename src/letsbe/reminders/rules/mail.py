"""What stands in a mail: the same for everybody, whatever it is about."""

from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

SUBJECT = "A reminder"
BODY = "There is something for you to look at. You know where.\n"
BODY_WITH_LINK = "There is something for you to look at.\n\n{link}\n"
CODE_SUBJECT = "A code"
CODE_BODY = "{code}\n\nIf you did not ask for it, there is nothing to do.\n"


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """From where, to where, and what makes this mail known as the same when it comes again."""

    sender: str
    to: str
    id: str
    sent_at: datetime


def reminder(envelope: Envelope, *, link: str = "") -> bytes:
    """Return the one mail there is; with a link only for somebody who wanted it."""
    body = BODY_WITH_LINK.format(link=link) if link else BODY
    return _written(envelope, SUBJECT, body)


def code(envelope: Envelope, *, code: str) -> bytes:
    """Return the mail with which somebody shows that an address is theirs to read."""
    return _written(envelope, CODE_SUBJECT, CODE_BODY.format(code=code))


def _written(envelope: Envelope, subject: str, body: str) -> bytes:
    mail = EmailMessage(policy=policy.SMTP)
    mail["Subject"] = subject
    mail["From"] = envelope.sender
    mail["To"] = envelope.to
    # In Greenwich: the clock of a house or of a person is nobody's business.
    mail["Date"] = format_datetime(envelope.sent_at)
    mail["Message-ID"] = f"<{envelope.id}@{domain_of(envelope.sender)}>"
    # A holiday answer to it would only tell more.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(body, cte="7bit")
    return mail.as_bytes()


def domain_of(address: str) -> str:
    return address.rpartition("@")[2]
