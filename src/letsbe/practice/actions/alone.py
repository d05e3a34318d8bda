"""A role-play alone: begun, one turn after another, and ended at any moment."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.actions import keeping
from letsbe.practice.models import Practice
from letsbe.practice.queries import playing, talks
from letsbe.practice.rules.kinds import Kind, minutes_between
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.scenarios import Scenario
from letsbe.practice.rules.talks import By, Kept, Line, Who
from letsbe.vault import actions as keys
from letsbe.vault.queries import KeyRing


@transaction.atomic
def begin(scene: Scenario, *, by: Person, at: datetime, once: Once | None = None) -> Practice:
    """Begin with the partner's first line."""
    journal.claim(once, by=by.pk, at=at, deed=("begin", scene.key))
    kept = Kept(lines=(Line(Who.PARTNER, scene.script.opening, by=By.SCRIPT),))
    return keeping.begun(Kind.ALONE, scene.key, kept, by=by, at=at)


@transaction.atomic
def say(
    practice_id: UUID,
    words: str,
    *,
    seen: int,
    improvised: str | None,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> Practice:
    """Say something; the partner answers from the script, or with the words improvised.

    `seen` is how many lines the learner had read: two windows must not talk at cross purposes.
    """
    journal.claim(once, by=by.pk, at=at, deed=("say", practice_id))
    row, kept, ring = _going_on(practice_id, by=by)
    if seen != len(kept.lines):
        raise PracticeRefused(Refusal.WENT_ON_ELSEWHERE)
    turn = playing.answered(row, kept, words)
    said = Line(Who.PARTNER, turn.line, by=By.SCRIPT)
    if improvised and not turn.is_over:
        said = Line(Who.PARTNER, improvised, by=By.MODEL)
    kept = Kept(lines=(*turn.lines, said), reactions=(*kept.reactions, turn.reaction))
    if turn.is_over:
        _close(row, at=at)
    keeping.keep_talk(row, kept, ring)
    return row


@transaction.atomic
def end(practice_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> Practice:
    """Bring the talk to an end, with the partner's last line."""
    journal.claim(once, by=by.pk, at=at, deed=("end", practice_id))
    row, kept, ring = _going_on(practice_id, by=by)
    last = playing.last_line(row, kept)
    if last and kept.has_spoken:
        said = Line(Who.PARTNER, last, by=By.SCRIPT)
        kept = Kept(lines=(*kept.lines, said), reactions=kept.reactions)
    _close(row, at=at, has_spoken=kept.has_spoken)
    keeping.keep_talk(row, kept, ring)
    return row


@transaction.atomic
def stop(practice_id: UUID, *, by: Person, at: datetime, once: Once | None = None) -> None:
    """End the fiction at once, without another word of it; what nobody spoke in is not kept."""
    journal.claim(once, by=by.pk, at=at, deed=("stop", practice_id))
    row = access.held_for_owner(by, practice_id)
    if row.kind != Kind.ALONE or row.ended_at:
        return
    kept = talks.opened(row).kept
    if kept is None or not kept.has_spoken:
        Practice.objects.filter(pk=row.pk).delete()
        transaction.on_commit(lambda: keys.shred_practice(practice_id, by.pk))
        return
    _close(row, at=at)
    row.save(update_fields=["ended_at", "minutes"])


def _going_on(practice_id: UUID, *, by: Person) -> tuple[Practice, Kept, KeyRing]:
    row = access.held_for_owner(by, practice_id)
    opened = talks.opened(row)
    if row.kind != Kind.ALONE or row.ended_at or opened.kept is None:
        raise PracticeRefused(Refusal.TALK_ENDED)
    return row, opened.kept, opened.ring


def _close(row: Practice, *, at: datetime, has_spoken: bool = True) -> None:
    row.ended_at = max(at, row.began_at)
    if has_spoken:
        row.minutes = minutes_between(row.began_at, at)
        keeping.count(row.person_id, Kind.ALONE, row.minutes, at=at)
