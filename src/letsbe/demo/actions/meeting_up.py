"""What people of the demo do before, during and after their meetings: one deed a line."""

from datetime import datetime, timedelta

from letsbe.demo.actions.telling import Scene, Told
from letsbe.meetings import access
from letsbe.meetings.actions import arranging, held, held_check_ins
from letsbe.meetings.models import Meeting
from letsbe.meetings.queries.held import OpenedMeeting, opened_for_party
from letsbe.meetings.rules import check_ins
from letsbe.meetings.rules.check_ins import Felt, Item
from letsbe.meetings.rules.held import Told as HowTold
from letsbe.people.models import Person
from letsbe.relationships import access as relationships

WITHOUT = check_ins.CheckIn(is_without=True)


def arrange(ago: str, who: str, other: str, *, days: int, time: str, way: str = "") -> Told:
    """Suggest a meeting in so many days at this time; the other says yes in the evening."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        hour, minute = (int(part) for part in time.split(":"))
        day = at + timedelta(days=days)
        starts_at = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        row = arranging.suggest(scene.relationship, starts_at, 60, way, by=by, at=at)
        says_yes = scene.community.people[other]
        later = at + timedelta(hours=2)
        arranging.accept(row.pk, by=says_yes, seen=row.number, at=later)

    return Told(ago, who, act)


def hope(ago: str, who: str, words: str) -> Told:
    """Say what one would like from the next meeting."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        rows = _agreed(scene, by)
        ahead = next(row for row in rows if row.starts_at > at)
        held.hope(ahead.pk, words, seen=0, by=by, at=at)

    return Told(ago, who, act)


def note(ago: str, who: str, words: str) -> Told:
    """Save the note of the last meeting, over the one that stands."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        now = _last(scene, by, at=at)
        held.save_note(now.row.pk, words, seen=now.note_number, by=by, at=at)

    return Told(ago, who, act)


def met(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        held.tell(_last(scene, by, at=at).row.pk, HowTold.MET, by=by, at=at)

    return Told(ago, who, act)


def look_back(ago: str, who: str, *how: Felt | None, line: str = "", bring: str = "") -> Told:
    """Look back on the last meeting; how each item was, in their order, or nothing at all."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        felt = {item: each for item, each in zip(Item, how, strict=False) if each}
        said = check_ins.CheckIn(felt=felt) if how else WITHOUT
        now = _last(scene, by, at=at)
        held_check_ins.look_back(now.row.pk, said, line=line, bring=bring, seen=0, by=by, at=at)

    return Told(ago, who, act)


def _last(scene: Scene, by: Person, *, at: datetime) -> OpenedMeeting:
    """Return the last meeting that has begun by now."""
    begun = [row for row in _agreed(scene, by) if row.starts_at <= at]
    return opened_for_party(by, begun[-1].pk, at=at)


def _agreed(scene: Scene, by: Person) -> list[Meeting]:
    """Return what was arranged one by one: the days of a rhythm tell no story here."""
    relationship = relationships.relationship_for_party(by, scene.relationship)
    rows = access.meetings_in(relationship)
    return list(rows.filter(agreed_at__isnull=False, cancelled_at=None, rhythm=None))
