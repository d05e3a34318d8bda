"""What two people of the stories write to each other: each line is one deed of one person."""

from datetime import datetime

from letsbe.conversations import actions
from letsbe.conversations.actions import changing, drafts
from letsbe.demo.actions.telling import Scene, Told
from letsbe.people.models import Person


def write(ago: str, who: str, words: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        actions.send(scene.relationship, words, by=by, at=at)

    return Told(ago, who, act)


def write_and_edit(ago: str, who: str, words: str, *, otherwise: str) -> Told:
    """Write something, and say it otherwise right away."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = actions.send(scene.relationship, words, by=by, at=at)
        changing.edit(scene.relationship, row.pk, otherwise, by=by, seen=1, at=at)

    return Told(ago, who, act)


def write_and_remove(ago: str, who: str, words: str) -> Told:
    """Write something, and take its words away again."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = actions.send(scene.relationship, words, by=by, at=at)
        changing.remove(scene.relationship, row.pk, by=by, at=at)

    return Told(ago, who, act)


def keep_draft(ago: str, who: str, words: str) -> Told:
    """Leave something in the field, after what was sent before it."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        drafts.keep_draft(scene.relationship, words, by=by, seen=1)

    return Told(ago, who, act)
