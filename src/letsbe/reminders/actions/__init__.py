"""Having somebody reminded, and letting it be."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from letsbe.reminders.models import Reminder


def remind(
    people: Iterable[UUID],
    key: str,
    *,
    due_at: datetime,
    until: datetime,
    between: UUID | None = None,
    moves: bool = True,
) -> None:
    """Have each of these people reminded at `due_at`; said again, an unsent one moves.

    Called inside a deed's transaction. `key` names the occasion, once for each person: what
    was sent already is not sent again. It begins with one of "meeting_day", "meeting_hour",
    "looking_back", "review", "nudge" and a colon, such as "meeting_day:<id>:3".
    `between`: the relationship it belongs to, which it rests and ends with. Without `moves` one
    that is written down already stays as it was first said.
    """
    persons = sorted(set(people))
    new = [
        Reminder(person_id=one, key=key, between=between, due_at=due_at, until=until)
        for one in persons
    ]
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    if not moves:
        return
    unsent = Reminder.objects.filter(person_id__in=persons, key=key, sent_at=None)
    unsent.exclude(due_at=due_at, until=until).update(
        due_at=due_at, until=until, not_before=None, tries=0, taken_by="", taken_until=None
    )


def forget(people: Iterable[UUID], keys: Iterable[str]) -> None:
    """Let what has not been sent yet be forgotten."""
    unsent = Reminder.objects.filter(person_id__in=list(people), key__in=list(keys))
    unsent.filter(sent_at=None).delete()


def keep_only(
    wanted: Collection[tuple[UUID, str]], *, between: Collection[UUID], kind: str
) -> None:
    """Forget, of one kind between these, what is not sent and of no person and key wanted."""
    unsent = Reminder.objects.filter(
        between__in=between, key__startswith=f"{kind}:", sent_at=None
    )
    stale = [
        pk
        for pk, *said in unsent.values_list("pk", "person_id", "key")
        if tuple(said) not in wanted
    ]
    if stale:
        Reminder.objects.filter(pk__in=stale, sent_at=None).delete()


def follow(relationship_id: UUID, *, is_paused: bool, is_ended: bool) -> None:
    """Let what belongs to two people rest in their pause, go on after it, and end with them."""
    unsent = Reminder.objects.filter(between=relationship_id, sent_at=None)
    if is_ended:
        unsent.delete()
    else:
        # What is being prepared at this moment does not go any more.
        unsent.exclude(is_resting=is_paused).update(
            is_resting=is_paused, taken_by="", taken_until=None
        )
