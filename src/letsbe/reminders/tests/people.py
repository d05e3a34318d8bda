"""Somebody who has reminders on, and the mail that went out."""

import email
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Event

from django.db import transaction

from letsbe.people.models import Person
from letsbe.reminders import access
from letsbe.reminders.actions import marking
from letsbe.reminders.jobs import mail
from letsbe.vault import queries as vault

ALL_OCCASIONS = ["day_before", "hour_before", "looking_back", "review", "nudge"]


def code_of(person: Person) -> str:
    row = access.safe_address_of(person)
    ring = vault.key_ring(people=[person.pk])
    return ring.open(row.code_sealed or b"", row.place_of("code"))


def turned_on(person: Person, address: str, *, at: datetime) -> None:
    """Let somebody mark an address as safe, confirm it, and want everything."""
    marking.give(address, by=person, at=at)
    marking.confirm(code_of(person), by=person, at=at)
    with transaction.atomic():
        row = access.locked_safe_address(person)
        row.occasions = ALL_OCCASIONS
        row.save(update_fields=["occasions"])


def sent_by(at: datetime, *, stopping: Event | None = None) -> int:
    """Send what is due at one moment; return how many went."""
    return mail.send_due(now=lambda: at, stopping=stopping or Event())


def outbox(folder: Path) -> list[EmailMessage]:
    """Return all mail that lies there, the oldest first."""
    return [
        email.message_from_bytes(path.read_bytes(), policy=default)
        for path in sorted(folder.glob("*.eml"))
    ]
