"""The deeds of a first talk: each holds it, asks the rules, keeps what changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from letsbe.interviews import access, queries
from letsbe.interviews.actions.laying import lay
from letsbe.interviews.events import Deed
from letsbe.interviews.models import Answer, Asked
from letsbe.interviews.queries import Opened, OpenedInterview
from letsbe.interviews.rules import answers, questions
from letsbe.interviews.rules.answers import AnswerDeed, Between, Question
from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.journal import actions as journal
from letsbe.journal.rules import Happened
from letsbe.lib.ids import new_id
from letsbe.lib.once import Once
from letsbe.people.models import Person
from letsbe.vault.queries import KeyRing
from letsbe.vault.rules import CannotBeSealed, Place

__all__ = ["add_question", "answer", "lay", "take_question_back"]


@dataclass(frozen=True, kw_only=True)
class _Change:
    """One question before and after a deed of one of the two."""

    opened: Opened
    after: Question
    by: UUID

    @property
    def is_shown_now(self) -> bool:
        people = self.opened.bond.people
        was, is_ = self.opened.value.between(people), self.after.between(people)
        return was is not Between.SHOWN and is_ is Between.SHOWN


@transaction.atomic
def answer(
    relationship_id: UUID,
    asked_id: UUID,
    deed: AnswerDeed,
    words: str = "",
    *,
    by: Person,
    seen: int = 0,
    at: datetime,
    once: Once | None = None,
) -> bool:
    """Keep, release, skip, take back, change or take away; return whether both see it now."""
    journal.claim(once, by=by.pk, at=at, deed=(deed, relationship_id, asked_id))
    interview = held_for_party(by, relationship_id, at=at)
    access.asked_of(interview.relationship, asked_id)
    opened = interview.question(asked_id)
    after = answers.after(interview.bond, opened.value, deed, by=by.pk, seen=seen, words=words)
    change = _Change(opened=opened, after=after, by=by.pk)
    _keep(change, deed, words, at=at)
    _tell(change, deed, at=at)
    return change.is_shown_now


@transaction.atomic
def add_question(
    relationship_id: UUID, words: str, *, by: Person, at: datetime, once: Once | None = None
) -> UUID:
    """Ask the other something of one's own; both answer it, or skip it."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.ASKED, relationship_id))
    interview = held_for_party(by, relationship_id, at=at)
    if why := questions.refuse_adding(interview.bond, interview.values, by=by.pk):
        raise InterviewRefused(why)
    row = Asked(
        id=new_id(),
        relationship_id=relationship_id,
        position=_next_position(interview),
        asked_by=by,
        asked_at=at,
    )
    row.words_sealed = sealed(interview.ring, words, row.place_of("words"))
    row.save(force_insert=True)
    journal.record(Deed.ASKED, by=by.pk, strand=relationship_id, about=row.pk, at=at)
    asked_id: UUID = row.pk
    return asked_id


@transaction.atomic
def take_question_back(
    relationship_id: UUID,
    asked_id: UUID,
    *,
    by: Person,
    at: datetime,
    once: Once | None = None,
) -> None:
    """Ask it no longer; what either had written to it in private stays theirs."""
    journal.claim(once, by=by.pk, at=at, deed=(Deed.QUESTION_TAKEN_BACK, asked_id))
    interview = held_for_party(by, relationship_id, at=at)
    row = access.asked_of(interview.relationship, asked_id)
    value = interview.question(asked_id).value
    if why := questions.refuse_taking_back(interview.bond, value, by=by.pk):
        raise InterviewRefused(why)
    Asked.objects.filter(pk=row.pk).update(taken_back_at=at)
    journal.record(
        Deed.QUESTION_TAKEN_BACK, by=by.pk, strand=relationship_id, about=row.pk, at=at
    )


def held_for_party(by: Person, relationship_id: UUID, *, at: datetime) -> OpenedInterview:
    """Return the first talk, laid if it was not yet, and held until the deed is done."""
    relationship = access.locked_for_party(by, relationship_id)
    if not access.is_laid(relationship):
        lay(relationship_id, at=at)
    return queries.opened(relationship)


def sealed(ring: KeyRing, words: str, place: Place) -> bytes:
    try:
        return ring.seal(words, place)
    except CannotBeSealed:
        raise InterviewRefused(Refusal.CANNOT_BE_KEPT) from None


def _next_position(interview: OpenedInterview) -> int:
    return 1 + max((opened.row.position for opened in interview.questions), default=0)


def _keep(change: _Change, deed: AnswerDeed, words: str, *, at: datetime) -> None:
    """Store what the deed made of somebody's answer."""
    opened, given = change.opened, change.after.of(change.by)
    row = opened.answers.get(change.by)
    is_new = row is None
    if row is None:
        row = Answer(
            id=new_id(),
            relationship_id=opened.row.relationship_id,
            asked=opened.row,
            author_id=change.by,
        )
    row.standing, row.version = given.standing, given.version
    if answers.writes(deed):
        row.written_at = at
        place = row.place_of("words")
        row.words_sealed = sealed(opened.ring, words, place) if words else None
    if deed is AnswerDeed.TAKE_AWAY:
        row.words_sealed = None
    if opened.shown_of(change.by):
        row.changed_at = at
    row.save(force_insert=is_new)


def _tell(change: _Change, deed: AnswerDeed, *, at: datetime) -> None:
    """Journal what the other can see in the strand of both, and the rest in one's own."""
    between = [Happened(said, by=change.by, about=change.opened.id) for said in _seen(change)]
    if deed in {AnswerDeed.CHANGE, AnswerDeed.TAKE_AWAY} and change.opened.shown_of(change.by):
        said = Deed.CHANGED if deed is AnswerDeed.CHANGE else Deed.TAKEN_AWAY
        between.append(Happened(said, by=change.by, about=change.opened.id))
    if change.is_shown_now:
        between.append(Happened(Deed.SHOWN, by=None, about=change.opened.id))
    if between:
        strand = change.opened.row.relationship_id
        journal.record_all(*between, strand=strand, at=at)
    else:
        journal.record(Deed.KEPT, by=change.by, strand=change.by, about=change.opened.id, at=at)


def _seen(change: _Change) -> list[Deed]:
    """Return what the other notices: ready or not; a skip and an answer look the same."""
    was = change.opened.value.is_ready(change.by)
    is_ = change.after.is_ready(change.by)
    if was == is_:
        return []
    return [Deed.READY if is_ else Deed.READY_TAKEN_BACK]
