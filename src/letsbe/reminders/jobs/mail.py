"""Sending what is due, each once: taken in the database, marked, and only then handed over.

A crash before the mark loses nothing; after it, the mail may have gone and is not sent again.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from letsbe.lib.ids import new_id
from letsbe.reminders.jobs import posting
from letsbe.reminders.jobs.posting import NotTaken, Post, Unreachable
from letsbe.reminders.models import Reminder
from letsbe.reminders.rules import mail, occasions, quiet
from letsbe.reminders.rules.waits import TAKEN_FOR, wait_after
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing

_log = logging.getLogger(__name__)
_AT_A_TIME = 20
_KEPT_FOR = timedelta(days=60)
# That something went is known for longer: a clock that was wrong must not send it again.
_SENT_KEPT_FOR = timedelta(days=400)
Now = Callable[[], datetime]


def send_due(*, now: Now, stopping: Event) -> int:
    """Send all that is due; return how many went. A server that fails ends the round."""
    sent = 0
    while not stopping.is_set() and _due(at=now()).exists():
        take = str(new_id())
        rows = _taken(take, at=now())
        try:
            sent += _sent(rows, take, now=now, stopping=stopping)
        except Unreachable as fault:
            _log.log(
                logging.ERROR, "Mail cannot be sent now (%s); it will be tried again.", fault
            )
            _put_off(Reminder.objects.filter(taken_by=take, sent_at=None), at=now())
            return sent
        _give_back(take)
    return sent


def prune(*, at: datetime) -> None:
    """Delete what was due long ago, sent or not."""
    long_ago = Q(until__lt=at - _SENT_KEPT_FOR)
    Reminder.objects.filter(long_ago | Q(until__lt=at - _KEPT_FOR, sent_at=None)).delete()


def _due(*, at: datetime) -> QuerySet[Reminder]:
    """Return what is due, for people who are here and have somewhere for it to go."""
    is_free = Q(taken_until=None) | ~Q(taken_until__gt=at, taken_until__lte=at + TAKEN_FOR)
    has_where = Q(person__safe_address__confirmed_at__isnull=False) | Q(
        key__startswith=f"{occasions.CODE}:", person__safe_address__address_sealed__isnull=False
    )
    here = {"person__is_active": True, "is_resting": False}
    found = Reminder.objects.filter(is_free, has_where, sent_at=None, **here)
    found = found.filter(Q(not_before=None) | Q(not_before__lte=at))
    return found.filter(due_at__lte=at, until__gt=at)


@transaction.atomic
def _taken(take: str, *, at: datetime) -> list[Reminder]:
    """Take a few, so that no other process is at them; what is not wanted goes, or waits."""
    rows = _due(at=at).select_for_update(skip_locked=True, of=("self",))
    rows = rows.select_related("person__safe_address").order_by("due_at")[:_AT_A_TIME]
    to_send = []
    for row in rows:
        if not _is_wanted(row):
            row.delete()
        elif later := _later(row, at=at):
            Reminder.objects.filter(pk=row.pk).update(not_before=later)
        else:
            to_send.append(row)
    mine = Reminder.objects.filter(pk__in=[row.pk for row in to_send])
    mine.update(taken_by=take, taken_until=at + TAKEN_FOR)
    return to_send


def _is_wanted(row: Reminder) -> bool:
    where = row.person.safe_address
    if occasions.is_code(row.key):
        is_newest = row.key == occasions.code_key(where.number)
        return is_newest and where.code_sealed is not None and where.confirmed_at is None
    return _occasion(row).value in where.occasions


def _later(row: Reminder, *, at: datetime) -> datetime | None:
    """Return until when it waits, in the quiet hours of whoever it goes to."""
    if occasions.is_code(row.key):
        return None
    return quiet.wait_until(
        row.person.safe_address.quiet,
        zone=row.person.zone,
        until=row.until,
        may_be_at_night=occasions.is_of_a_meeting(_occasion(row)),
        at=at,
    )


def _occasion(row: Reminder) -> occasions.Occasion:
    return occasions.occasion_of(row.key)


def _sent(rows: list[Reminder], take: str, *, now: Now, stopping: Event) -> int:
    if not rows:
        return 0
    ring = vault.key_ring(people=_ids(rows))
    with posting.opened() as post:
        return sum(
            _send(post, row, take, ring, at=now()) for row in rows if not stopping.is_set()
        )


def _send(post: Post, row: Reminder, take: str, ring: KeyRing, *, at: datetime) -> bool:
    """Send one, unless it was forgotten, moved or taken by somebody else meanwhile."""
    mine = Reminder.objects.filter(pk=row.pk, taken_by=take, sent_at=None)
    where = row.person.safe_address
    to = ring.shown(where.address_sealed or b"", where.place_of("address"))
    if to is None:
        mine.delete()
        return False
    try:
        written = _written(row, to, ring, at=at)
        post.announce(settings.MAIL_FROM, to)
        if not mine.update(sent_at=at):
            post.take_back()
            return False
        post.hand_over(written)
    except NotTaken as no:
        _not_taken(row, take, at=at, is_final=no.is_final)
        post.take_back()
        return False
    return True


def _written(row: Reminder, to: str, ring: KeyRing, *, at: datetime) -> bytes:
    where = row.person.safe_address
    known_by = vault.blind_index(f"mail {row.pk}").hex()[:32]
    envelope = mail.Envelope(sender=settings.MAIL_FROM, to=to, id=known_by, sent_at=at)
    if occasions.is_code(row.key):
        code = ring.shown(where.code_sealed or b"", where.place_of("code"))
        return mail.code(envelope, code=code or "")
    return mail.reminder(envelope, link=settings.PUBLIC_URL if where.has_link else "")


def _not_taken(row: Reminder, take: str, *, at: datetime, is_final: bool) -> None:
    """Let it wait and be tried again; or leave it, where it would be refused again."""
    _log.log(logging.ERROR, "A mail was not taken by the mail server.")
    mine = Reminder.objects.filter(pk=row.pk, taken_by=take)
    if is_final:
        mine.update(sent_at=at)
    else:
        mine.update(sent_at=None)
        _put_off(mine, at=at)


def _put_off(rows: QuerySet[Reminder], *, at: datetime) -> None:
    for row in rows:
        Reminder.objects.filter(pk=row.pk, taken_by=row.taken_by, sent_at=None).update(
            not_before=at + wait_after(row.tries),
            tries=F("tries") + 1,
            taken_by="",
            taken_until=None,
        )


def _give_back(take: str) -> None:
    """Let another process take at once what this one did not come to."""
    left = Reminder.objects.filter(taken_by=take, sent_at=None)
    left.update(taken_by="", taken_until=None)


def _ids(rows: Iterable[Reminder]) -> set[UUID]:
    return {row.person_id for row in rows}
