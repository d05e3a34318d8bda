"""What people in the stories do when they steer back."""

from datetime import datetime, timedelta
from uuid import UUID

from letsbe.demo.actions.telling import Scene, Told
from letsbe.people.models import Person
from letsbe.steering import access
from letsbe.steering.actions import opening, writing
from letsbe.steering.models import Steering
from letsbe.steering.queries import as_course, current_round
from letsbe.steering.rules.course import Seen, Words
from letsbe.steering.rules.deeds import OF_ONES_TEXT, CourseDeed
from letsbe.steering.rules.opening import About


def steer_back(ago: str, who: str, about: str, *, notice: str, wish: str = "") -> Told:
    """Open one in a few words, with what one notices and would like."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        words = Words(notice=notice, wish=wish)
        today = at.date()
        opening.open_one(
            scene.relationship, About(words=about), words=words, by=by, today=today, at=at
        )

    return Told(ago, who, act)


def write_alone(ago: str, who: str, *, notice: str = "", wish: str = "") -> Told:
    """Write one's own, and be ready."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        writing.keep_text(
            scene.relationship,
            Words(notice=notice, wish=wish),
            seen=_seen(scene, by, CourseDeed.READY, at),
            is_ready=True,
            by=by,
            today=at.date(),
            at=at,
        )

    return Told(ago, who, act)


def suggest_step(ago: str, who: str, words: str, *, in_days: int) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        writing.suggest_step(
            scene.relationship,
            words,
            at.date() + timedelta(days=in_days),
            seen=_seen(scene, by, CourseDeed.AGREE, at),
            by=by,
            today=at.date(),
            at=at,
        )

    return Told(ago, who, act)


def press(ago: str, who: str, deed: CourseDeed) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        seen = _seen(scene, by, deed, at)
        today = at.date()
        writing.press(scene.relationship, deed, seen=seen, by=by, today=today, at=at)

    return Told(ago, who, act)


def _seen(scene: Scene, by: Person, deed: CourseDeed, at: datetime) -> Seen:
    """Return what stands on the page of whoever presses."""
    relationship = access.relationship_for_party(by, scene.relationship)
    row: Steering | None = access.open_in(relationship)
    if row is None:
        raise LookupError("Nothing is open between these two by now.")
    now = as_course(relationship, row, today=at.date())
    number = now.text_of(by.pk).revision if deed in OF_ONES_TEXT else now.mark
    return Seen(UUID(str(current_round(row).pk)), number)
