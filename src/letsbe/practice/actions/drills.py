"""Answering a drill, and calling a turn by one's own word."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.practice import access
from letsbe.practice.actions import keeping
from letsbe.practice.models import Practice
from letsbe.practice.queries import mine, shelf, talks
from letsbe.practice.rules import drills as rules
from letsbe.practice.rules.drills import Answered, Prompt
from letsbe.practice.rules.kinds import DRILL_MINUTES, Kind
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.talks import By, Kept, Line, Who, one_line
from letsbe.vault import queries as vault
from letsbe_listening import Label
from letsbe_listening.counts import words_in


@transaction.atomic
def answer_drill(
    prompt: Prompt, words: str, *, by: Person, at: datetime, once: Once | None = None
) -> Practice:
    """Keep an answer, and let the drill come back as it was seen or missed.

    Where nobody can tell, it is planned once the learner has said what they call it.
    """
    journal.claim(once, by=by.pk, at=at, deed=(Kind.DRILL, prompt.key))
    said = Line(Who.PARTNER, one_line(prompt.said), by=By.SCRIPT)
    kept = Kept(lines=(said, Line(Who.ME, one_line(words))))
    ring = vault.key_ring(people=[by.pk])
    row = keeping.begun(
        Kind.DRILL, prompt.key, kept, by=by, at=at, minutes=DRILL_MINUTES, ring=ring
    )
    keeping.count(by.pk, Kind.DRILL, DRILL_MINUTES, at=at)
    heard = talks.heard_last(kept.lines)
    found = rules.answered(prompt.drill, heard.acts, words=words_in(heard.text))
    if found is not Answered.UNSURE:
        is_seen = found is Answered.SEEN
        keeping.plan_again(by, prompt.key, is_seen=is_seen, at=at, ring=ring)
    return row


@transaction.atomic
def name_turn(
    practice_id: UUID,
    turn: int,
    labels: Collection[Label],
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Keep what the learner calls one of their turns; it stands above what was heard."""
    journal.claim(once, by=by.pk, at=at, deed=("name", practice_id, turn))
    row = access.held_for_owner(by, practice_id)
    opened = talks.opened(row)
    told = talks.feedback(opened.kept, opened.named) if opened.kept else None
    if told is None or turn not in told.steps:
        raise PracticeRefused(Refusal.NOT_A_TURN)
    named = {**opened.named, turn: frozenset(labels)}
    keeping.keep_named(row, named, opened.ring)
    prompt = shelf.drills().get(row.subject) if row.kind == Kind.DRILL else None
    step = told.steps[turn]
    if prompt and row.pk == mine.newest_of_drill(by, prompt.key):
        before = rules.answered(prompt.drill, step.acts, words=step.words)
        found = rules.answered_as_named(prompt.drill, labels, words=step.words)
        # Planned already, and to the same end: the learner's word changes no day.
        if found is not before:
            keeping.plan_again(by, prompt.key, is_seen=found is Answered.SEEN, at=at)
