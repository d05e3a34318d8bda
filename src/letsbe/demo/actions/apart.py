"""What people in the stories do about being away, a change, and ending well."""

from datetime import datetime, timedelta

from letsbe.demo.actions.telling import Scene, Told
from letsbe.endings import access as endings
from letsbe.endings.actions import letters, meeting
from letsbe.endings.rules.letters import LetterDeed
from letsbe.endings.rules.meeting import MeetingDeed
from letsbe.people.models import Person
from letsbe.relationships.actions import absences, covers, wishes
from letsbe.relationships.rules.absences import Span
from letsbe.relationships.rules.covers import CoverDeed


def name_cover(ago: str, who: str, named: str) -> Told:
    """Ask, as the coordinator, whether somebody would be cover for the two."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        person = scene.community.people[named]
        made = covers.name_cover(scene.relationship, person, by=by, at=at)
        scene.community.covers[scene.story.name] = made.pk

    return Told(ago, who, act)


def cover_yes(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        cover = scene.community.covers[scene.story.name]
        covers.answer_cover(cover, CoverDeed.YES, by=by, at=at)

    return Told(ago, who, act)


def cover_note(ago: str, who: str, words: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        cover = scene.community.covers[scene.story.name]
        covers.keep_note(cover, words, seen=0, by=by, at=at)

    return Told(ago, who, act)


def away(ago: str, who: str, *, days: int) -> Told:
    """Say that one is away from this day on, for some days."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        today = at.date()
        span = Span(first=today, last=today + timedelta(days=days))
        absences.say_away(scene.relationship, span, by=by, today=today, at=at)

    return Told(ago, who, act)


def wish(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        wishes.wish(scene.relationship, by=by, at=at)

    return Told(ago, who, act)


def suggest_meeting(ago: str, who: str, where: str, *, in_days: int) -> Told:
    """Suggest to meet once more at four in the afternoon."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        then = (at + timedelta(days=in_days)).replace(hour=16, minute=0)
        meeting.suggest(scene.relationship, then, where, by=by, at=at)

    return Told(ago, who, act)


def yes_to_meeting(ago: str, who: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        bond = endings.ending_for_party(by, scene.relationship)
        suggested = endings.meeting_in(bond)
        if suggested:
            meeting.answer(bond.pk, MeetingDeed.YES, seen=suggested.pk, by=by, at=at)

    return Told(ago, who, act)


def letter(ago: str, who: str, words: str) -> Told:
    def act(scene: Scene, by: Person, at: datetime) -> None:
        letters.keep_letter(scene.relationship, words, seen=0, by=by, at=at)

    return Told(ago, who, act)


def ready(ago: str, who: str) -> Told:
    """Say that the letter one has kept is ready."""

    def act(scene: Scene, by: Person, at: datetime) -> None:
        letters.say(scene.relationship, LetterDeed.READY, seen=1, by=by, at=at)

    return Told(ago, who, act)
