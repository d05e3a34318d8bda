"""When people of the demo meet: each line is one deed of one person."""

from datetime import datetime, time, timedelta

from letsbe.demo.actions.telling import Scene, Told
from letsbe.meetings import access
from letsbe.meetings.actions import arranging, rhythms
from letsbe.meetings.rules.rhythm import Pace, next_weekday
from letsbe.people.models import Person
from letsbe.relationships import access as relationships


def suggest_rhythm(ago: str, who: str, way: str, *, weekday: int, begins: time) -> Told:
    """Suggest to meet every week from the next such day on, by one's own clock."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        pace = Pace(
            first_on=next_weekday(weekday, after=at.date()),
            begins=begins,
            zone=by.time_zone,
            every_weeks=1,
            minutes=60,
        )
        rhythms.suggest(scene.relationship, pace, way, by=by, seen=None, at=at)

    return Told(ago, who, act)


def accept_rhythm(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        row = relationships.relationship_for_party(by, scene.relationship)
        rhythms.accept(access.rhythms_in(row).get(agreed_at=None).pk, by=by, at=at)

    return Told(ago, who, act)


def suggest_meeting(ago: str, who: str, way: str, *, days: int, begins: time) -> Told:
    """Suggest a meeting in so many days, at a time of day by the clock of the house."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        day = at + timedelta(days=days)
        moment = day.replace(hour=begins.hour, minute=begins.minute, second=0, microsecond=0)
        arranging.suggest(scene.relationship, moment, 45, way, by=by, at=at)

    return Told(ago, who, act)
