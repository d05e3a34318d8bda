"""What people of the demo hand over to their next one: each line is one deed of one person."""

from datetime import datetime, timedelta

from letsbe.demo.actions.telling import Scene, Told
from letsbe.handovers import access, actions
from letsbe.handovers.actions import giving, three
from letsbe.handovers.queries import choosing
from letsbe.handovers.rules.three import Said
from letsbe.people.models import Person


def introduce(ago: str, who: str, words: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        actions.write_introduction(scene.relationship, words, by=by, seen=0, at=at)

    return Told(ago, who, act)


def choose(ago: str, who: str, words: str, *, otherwise: str = "") -> Told:
    """Choose what reads so, and say it otherwise for the next one, if that is said."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        own = choosing.choices(by, scene.relationship)
        source = next(one.source for one in own if one.words == words)
        piece = actions.choose(scene.relationship, source, by=by, at=at)
        if otherwise:
            later = at + timedelta(minutes=4)
            actions.reword(scene.relationship, piece.pk, otherwise, by=by, seen=1, at=later)

    return Told(ago, who, act)


def give(ago: str, who: str, story: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = access.handover_of_writer(by, scene.relationship)
        to = scene.community.between[story]
        giving.give(scene.relationship, to, by=by, seen=row.version, at=at)

    return Told(ago, who, act)


def read(ago: str, who: str, writer: str) -> Told:
    """Read what somebody has given; the writer's journal tells that they looked."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = access.handover_of_writer(scene.community.people[writer], scene.relationship)
        giving.read(row.pk, by=by, at=at)

    return Told(ago, who, act)


def suggest_three(ago: str, who: str, place: str, *, days: int) -> Told:
    """Suggest a meeting of three at this hour in so many days."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        moment = at + timedelta(days=days)
        three.suggest(scene.relationship, moment, place, by=by, at=at)

    return Told(ago, who, act)


def ask_former(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = access.meeting_from(by, scene.relationship)
        if row:
            three.ask_former(row.pk, by=by, at=at)

    return Told(ago, who, act)


def say_yes_to_three(ago: str, who: str, writer: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = access.meeting_from(scene.community.people[writer], scene.relationship)
        if row:
            three.answer(row.pk, Said.YES, by=by, seen=row.number, at=at)

    return Told(ago, who, act)
