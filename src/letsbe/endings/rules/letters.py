"""A letter from each, shown to both together; nobody is given one who did not ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from letsbe.endings.rules.refusals import EndingRefused, Refusal
from letsbe.endings.rules.time import Ending, refuse_any, refuse_asking


class Said(StrEnum):
    """What somebody has said about a letter of theirs."""

    NOTHING = "nothing"
    READY = "ready"
    # I write none, and would read one.
    NO_LETTER = "no_letter"


class LetterDeed(StrEnum):
    READY = "ready"
    NO_LETTER = "no_letter"
    TAKE_BACK = "take_back"
    # Give mine, knowing that I get none.
    GIVE = "give"


class Told(StrEnum):
    """What somebody is told of the other's letter before any is shown."""

    NOTHING = "nothing"
    OTHER_WRITES_NONE = "other_writes_none"
    BOTH_WRITE_NONE = "both_write_none"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter as values; `revision` grows whenever its words change."""

    said: Said = Said.NOTHING
    has_words: bool = False
    revision: int = 0


NO_LETTER_YET = Letter()


@dataclass(frozen=True, kw_only=True)
class Letters:
    """Both letters, and whether they are shown."""

    by: Mapping[UUID, Letter]
    are_shown: bool = False

    def of(self, person: UUID) -> Letter:
        return self.by.get(person, NO_LETTER_YET)

    def others_of(self, person: UUID) -> Letter:
        others = [letter for author, letter in self.by.items() if author != person]
        return others[0] if others else NO_LETTER_YET


def still_said(said: Said, *, said_at: datetime | None, since: datetime | None) -> Said:
    """Return what was said of a letter in this ending: one that was taken back has lapsed."""
    if said_at is None or since is None or said_at < since:
        return Said.NOTHING
    return said


def refuse_keeping(now: Ending, letters: Letters, *, by: UUID, seen: int) -> Refusal | None:
    """Return why words cannot be kept as one's draft; writing asks nothing of the other."""
    if letters.are_shown:
        return Refusal.SHOWN
    if why := refuse_any(now, by=by):
        return why
    mine = letters.of(by)
    if mine.said is Said.READY:
        return Refusal.READY_ALREADY
    return None if seen == mine.revision else Refusal.LETTER_CHANGED


def refuse_taking_away(letters: Letters, *, by: UUID) -> Refusal | None:
    """One's own letter can be taken away at any time, shown or not."""
    return None if letters.of(by).has_words else Refusal.NOTHING_THERE


def refuse(
    now: Ending, letters: Letters, deed: LetterDeed, *, by: UUID, seen: int
) -> Refusal | None:
    """Return why this cannot be said now; `seen` is the revision that was on the screen."""
    if by not in now.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if letters.are_shown:
        return Refusal.SHOWN
    if deed is LetterDeed.TAKE_BACK:
        return Refusal.NOTHING_SAID if letters.of(by).said is Said.NOTHING else None
    if why := refuse_asking(now, by=by):
        return why
    if deed is LetterDeed.NO_LETTER:
        has_said = letters.of(by).said is Said.NO_LETTER
        return Refusal.NO_LETTER_ALREADY if has_said else None
    if deed is LetterDeed.GIVE:
        is_asked = told(letters, to=by) is Told.OTHER_WRITES_NONE
        return None if is_asked else Refusal.NOTHING_TO_GIVE
    return _refuse_ready(letters.of(by), seen=seen)


def _refuse_ready(mine: Letter, *, seen: int) -> Refusal | None:
    if mine.said is Said.READY:
        return Refusal.READY_ALREADY
    if not mine.has_words:
        return Refusal.NO_WORDS
    return None if seen == mine.revision else Refusal.LETTER_CHANGED


def after(now: Ending, letters: Letters, deed: LetterDeed, *, by: UUID, seen: int) -> Letters:
    """Return both letters after the deed; raise EndingRefused."""
    if why := refuse(now, letters, deed, by=by, seen=seen):
        raise EndingRefused(why)
    if deed is LetterDeed.GIVE:
        return replace(letters, are_shown=True)
    said = {LetterDeed.READY: Said.READY, LetterDeed.NO_LETTER: Said.NO_LETTER}
    mine = replace(letters.of(by), said=said.get(deed, Said.NOTHING))
    both = replace(letters, by={**letters.by, by: mine})
    are_ready = mine.said is Said.READY and both.others_of(by).said is Said.READY
    return replace(both, are_shown=are_ready)


def told(letters: Letters, *, to: UUID) -> Told:
    """Return what somebody is told: nothing of the other's, before they said something too.

    Whoever writes none is never told whether the other has one, only ever given it.
    """
    other = letters.others_of(to).said
    if other is not Said.NO_LETTER:
        return Told.NOTHING
    mine = letters.of(to).said
    if mine is Said.READY:
        return Told.OTHER_WRITES_NONE
    return Told.BOTH_WRITE_NONE if mine is Said.NO_LETTER else Told.NOTHING


def may(now: Ending, letters: Letters, *, by: UUID) -> frozenset[LetterDeed]:
    seen = letters.of(by).revision
    return frozenset(
        deed for deed in LetterDeed if refuse(now, letters, deed, by=by, seen=seen) is None
    )
