"""What either of the two may do with an open steering, and what it is afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from letsbe.steering.rules.course import Course, Over, Stage, Step, Text
from letsbe.steering.rules.refusals import Refusal, SteeringRefused

SOONEST = timedelta(days=1)
LATEST = timedelta(days=184)


class CourseDeed(StrEnum):
    """What is one press; the first three are of one's own text, the rest of what both see."""

    READY = "ready"
    NOTHING_TO_ADD = "nothing_to_add"
    WRITE_ON = "write_on"
    AGREE = "agree"
    BACK = "back"
    NOT_YET = "not_yet"
    TAKE_BACK = "take_back"


OF_ONES_TEXT = frozenset({CourseDeed.READY, CourseDeed.NOTHING_TO_ADD, CourseDeed.WRITE_ON})


def refuse_any(now: Course, *, by: UUID) -> Refusal | None:
    """Return why nothing at all can be done: in a pause it rests, after the end it is read."""
    if by not in now.people:
        return Refusal.NOT_ONE_OF_THE_TWO
    if now.is_ended:
        return Refusal.ENDED
    if now.is_paused:
        return Refusal.PAUSED
    return Refusal.CLOSED if now.over else None


def refuse_keeping(now: Course, *, by: UUID, seen: int) -> Refusal | None:
    """Return why one's words cannot be kept; `seen` is the revision that was on the screen."""
    if why := refuse_any(now, by=by):
        return why
    if now.is_seen:
        return Refusal.SEEN_ALREADY
    mine = now.text_of(by)
    if mine.is_ready:
        return Refusal.READY_ALREADY
    return None if seen == mine.revision else Refusal.TEXT_CHANGED


def refuse_suggesting(now: Course, look_on: date, *, by: UUID, seen: int) -> Refusal | None:
    """Return why this step cannot be suggested; `seen` is the mark that was on the screen."""
    if why := refuse_any(now, by=by):
        return why
    if now.stage is Stage.WRITING:
        return Refusal.NOT_SEEN_YET
    if seen != now.mark:
        return Refusal.MOVED_ON
    if look_on < now.today + SOONEST:
        return Refusal.DAY_TOO_SOON
    return Refusal.DAY_TOO_FAR if look_on > now.today + LATEST else None


def refuse(now: Course, deed: CourseDeed, *, by: UUID, seen: int) -> Refusal | None:
    """Return why this cannot be done now, or None."""
    if why := refuse_any(now, by=by):
        return why
    if deed in OF_ONES_TEXT:
        return _refuse_text(now, deed, by=by, seen=seen)
    if seen != now.mark:
        return Refusal.MOVED_ON
    if deed is CourseDeed.BACK:
        return Refusal.SAID_ALREADY if by in now.back else None
    if deed is CourseDeed.NOT_YET:
        return None if now.back or now.stage is Stage.LOOKING else Refusal.NOT_TIME_YET
    return _refuse_agreeing(now, by) if deed is CourseDeed.AGREE else _refuse_taking(now, by)


def _refuse_text(now: Course, deed: CourseDeed, *, by: UUID, seen: int) -> Refusal | None:
    mine = now.text_of(by)
    if now.is_seen:
        return Refusal.SEEN_ALREADY
    if deed is CourseDeed.WRITE_ON:
        return None if mine.is_ready else Refusal.NOT_READY
    if mine.is_ready:
        return Refusal.READY_ALREADY
    if seen != mine.revision:
        return Refusal.TEXT_CHANGED
    if deed is CourseDeed.NOTHING_TO_ADD:
        return Refusal.SOMETHING_WRITTEN if mine.has_words else None
    return None if mine.has_words else Refusal.NOTHING_WRITTEN


def _refuse_agreeing(now: Course, by: UUID) -> Refusal | None:
    if now.suggested is None:
        return Refusal.NO_STEP
    if now.suggested.author == by:
        return Refusal.STEP_YOURS
    return Refusal.DAY_TOO_SOON if now.suggested.look_on <= now.today else None


def _refuse_taking(now: Course, by: UUID) -> Refusal | None:
    """Whoever began it may take it back while the other has written nothing of theirs."""
    if by != now.begun_by:
        return Refusal.NOT_BEGUN_BY_YOU
    other = now.other(by)
    theirs = now.text_of(other)
    has_begun = theirs.has_words or theirs.is_ready or other in now.joined | now.back
    return Refusal.OTHER_HAS_BEGUN if has_begun else None


def after(now: Course, deed: CourseDeed, *, by: UUID, seen: int) -> Course:
    """Return the steering after one press; raise SteeringRefused."""
    if why := refuse(now, deed, by=by, seen=seen):
        raise SteeringRefused(why)
    return _AFTER[deed](now, by)


def after_suggesting(now: Course, step: Step, *, seen: int) -> Course:
    """Return the steering with another step on the table; what is agreed stays until a yes."""
    if why := refuse_suggesting(now, step.look_on, by=step.author, seen=seen):
        raise SteeringRefused(why)
    # Whoever looks for another step says "not yet": what was said of the last one is answered.
    return replace(now, suggested=step, back=frozenset(), mark=now.mark + 1)


def may(now: Course, *, by: UUID) -> frozenset[CourseDeed]:
    revision = now.text_of(by).revision
    return frozenset(
        deed
        for deed in CourseDeed
        if refuse(now, deed, by=by, seen=revision if deed in OF_ONES_TEXT else now.mark) is None
    )


def may_suggest(now: Course, *, by: UUID) -> bool:
    return refuse_suggesting(now, now.today + SOONEST, by=by, seen=now.mark) is None


def _with_text(now: Course, by: UUID, text: Text) -> Course:
    made = replace(now, texts={**now.texts, by: text})
    return replace(made, mark=now.mark + 1) if made.is_seen else made


def _ready(now: Course, by: UUID) -> Course:
    return _with_text(now, by, replace(now.text_of(by), is_ready=True))


def _write_on(now: Course, by: UUID) -> Course:
    return _with_text(now, by, replace(now.text_of(by), is_ready=False))


def _agree(now: Course, by: UUID) -> Course:
    # "Back on course" was said of what was agreed before.
    return replace(
        now, agreed=now.suggested, suggested=None, back=frozenset(), mark=now.mark + 1
    )


def _back(now: Course, by: UUID) -> Course:
    back = now.back | {by}
    if back == now.people:
        return replace(now, back=back, over=Over.BACK_ON_COURSE, mark=now.mark + 1)
    return replace(now, back=back)


def _not_yet(now: Course, by: UUID) -> Course:
    """Whoever said "back", it counts no more; on the day, both go back to choosing besides."""
    agreed = None if now.stage is Stage.LOOKING else now.agreed
    return replace(now, agreed=agreed, back=frozenset(), mark=now.mark + 1)


def _take_back(now: Course, by: UUID) -> Course:
    return replace(now, over=Over.TAKEN_BACK, mark=now.mark + 1)


_AFTER: dict[CourseDeed, Callable[[Course, UUID], Course]] = {
    CourseDeed.READY: _ready,
    CourseDeed.NOTHING_TO_ADD: _ready,
    CourseDeed.WRITE_ON: _write_on,
    CourseDeed.AGREE: _agree,
    CourseDeed.BACK: _back,
    CourseDeed.NOT_YET: _not_yet,
    CourseDeed.TAKE_BACK: _take_back,
}
