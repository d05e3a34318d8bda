"""One question between two people: what each may do with it, and when both see the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from letsbe.interviews.rules.refusals import InterviewRefused, Refusal
from letsbe.relationships.rules import Bond

# An answer can become a clause, so it may be as long as one.
MOST_WORDS = 1000


class Standing(StrEnum):
    """How far somebody is with a question; the other learns of the last two only "ready"."""

    KEPT = "kept"
    READY = "ready"
    SKIPPED = "skipped"


class AnswerDeed(StrEnum):
    KEEP = "keep"
    READY = "ready"
    SKIP = "skip"
    TAKE_BACK = "take_back"
    CHANGE = "change"
    TAKE_AWAY = "take_away"


class Between(StrEnum):
    """How a question stands between the two."""

    OPEN = "open"
    SHOWN = "shown"
    PASSED_OVER = "passed_over"


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one of the two has done with a question; `version` counts their wordings."""

    standing: Standing = Standing.KEPT
    has_words: bool = False
    version: int = 0


NOTHING = Given()
# A pause keeps everything from reaching the other; what is one's own stays one's own.
_REACHES = {AnswerDeed.READY, AnswerDeed.SKIP, AnswerDeed.CHANGE}
_AFTERWARDS = {AnswerDeed.CHANGE, AnswerDeed.TAKE_AWAY}


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question as values: whose it is, if one of the two added it, and what each gave."""

    id: UUID
    asked_by: UUID | None = None
    is_taken_back: bool = False
    given: Mapping[UUID, Given] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, person: UUID) -> Given:
        return self.given.get(person, NOTHING)

    def is_ready(self, person: UUID) -> bool:
        """Say whether somebody has answered or skipped: all that the other may know."""
        return self.of(person).standing is not Standing.KEPT

    def between(self, people: frozenset[UUID]) -> Between:
        standings = {self.of(person).standing for person in people}
        if Standing.KEPT in standings:
            return Between.OPEN
        return Between.SHOWN if Standing.READY in standings else Between.PASSED_OVER


def refuse(
    bond: Bond, question: Question, deed: AnswerDeed, *, by: UUID, words: str = ""
) -> Refusal | None:
    """Return why this cannot be done with a question now, or None."""
    if why := refuse_any(bond, by=by):
        return why
    if question.is_taken_back:
        return _refuse_on_taken_back(question, deed, by=by)
    if bond.paused_by and deed in _REACHES:
        return Refusal.PAUSED
    is_shown = question.between(bond.people) is Between.SHOWN
    if is_shown != (deed in _AFTERWARDS):
        return Refusal.SHOWN_ALREADY if is_shown else Refusal.NOT_SHOWN_YET
    return _refuse_own(question.of(by), deed, words=words)


def refuse_any(bond: Bond, *, by: UUID) -> Refusal | None:
    """Return what stands against every deed of a first talk, whatever it is."""
    if by not in bond.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    return Refusal.ENDED if bond.is_ended else None


def _refuse_on_taken_back(question: Question, deed: AnswerDeed, *, by: UUID) -> Refusal | None:
    # What somebody had written to it is still theirs, to read and to delete.
    if deed is not AnswerDeed.TAKE_AWAY:
        return Refusal.QUESTION_TAKEN_BACK
    return None if question.of(by).has_words else Refusal.NOTHING_TO_TAKE_AWAY


def _refuse_own(given: Given, deed: AnswerDeed, *, words: str) -> Refusal | None:
    if deed in {AnswerDeed.READY, AnswerDeed.CHANGE} and not words:
        return Refusal.NO_WORDS
    if deed is AnswerDeed.TAKE_BACK and given.standing is Standing.KEPT:
        return Refusal.NOTHING_TO_TAKE_BACK
    if deed is AnswerDeed.CHANGE and given.standing is Standing.SKIPPED:
        return Refusal.SKIPPED_BY_YOU
    if deed is AnswerDeed.TAKE_AWAY and not given.has_words:
        return Refusal.NOTHING_TO_TAKE_AWAY
    return None


def after(
    bond: Bond,
    question: Question,
    deed: AnswerDeed,
    *,
    by: UUID,
    seen: int = 0,
    words: str = "",
) -> Question:
    """Return the question after a deed; `seen` is the version of one's own words on the page.

    Words typed over words that were never seen would lose those: they are refused.
    """
    why = refuse(bond, question, deed, by=by, words=words)
    given = question.of(by)
    if why is None and writes(deed) and seen != given.version:
        why = Refusal.CHANGED_SINCE_READ
    if why:
        raise InterviewRefused(why)
    return replace(
        question,
        given=MappingProxyType({**question.given, by: _after(given, deed, words=words)}),
    )


def writes(deed: AnswerDeed) -> bool:
    """Say whether the deed carries words; the others leave them as they are."""
    return deed not in {AnswerDeed.TAKE_BACK, AnswerDeed.TAKE_AWAY}


def _after(given: Given, deed: AnswerDeed, *, words: str) -> Given:
    if writes(deed):
        given = replace(given, has_words=bool(words), version=given.version + 1)
    if deed is AnswerDeed.TAKE_AWAY:
        return replace(given, has_words=False, version=given.version + 1)
    standing = {
        AnswerDeed.KEEP: Standing.KEPT,
        AnswerDeed.TAKE_BACK: Standing.KEPT,
        AnswerDeed.READY: Standing.READY,
        AnswerDeed.SKIP: Standing.SKIPPED,
    }.get(deed, given.standing)
    return replace(given, standing=standing)


def may(bond: Bond, question: Question, *, by: UUID) -> frozenset[AnswerDeed]:
    """Return what somebody may do with a question now, if they have words where needed."""
    return frozenset(
        deed
        for deed in AnswerDeed
        if refuse(bond, question, deed, by=by, words="words") is None
    )


def waits_for(bond: Bond, question: Question, *, person: UUID) -> bool:
    """Say whether the other is ready and this one not yet; nobody is hurried by a pause."""
    if not bond.is_open or question.is_taken_back or question.is_ready(person):
        return False
    return all(question.is_ready(other) for other in bond.people - {person})
