"""How the community itself began: the house, its page and its minimums, and who came when."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from letsbe.agreements.actions.minimums import write_minimum
from letsbe.agreements.rules.usual_minimums import USUAL_MINIMUMS
from letsbe.demo.actions.telling import Act, Community, Line
from letsbe.people import actions as people
from letsbe.people import queries
from letsbe.people.models import Person
from letsbe.people.rules import Newcomer, Part, Profile
from letsbe.safety import actions as safety
from letsbe.safety.rules import Answers

COORDINATOR = "dana"


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody invented: the part they play, when they came, what they say of themselves."""

    key: str
    name: str
    part: Part
    about: str
    invited: str = ""
    joined: str = ""
    time_zone: str = "Europe/London"


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The invented programme: its name, its help page, and who is expected next."""

    name: str
    begun: str
    answers: Answers
    expected: str
    expected_since: str


def begin_house(programme: Programme, member: Member, *, at: datetime) -> Community:
    """Set the house up: its coordinator, its help page, what it asks of everybody."""
    person = people.set_up_house(programme.name, coordinator=_newcomer(member), at=at)
    _introduce(person, member, at=at)
    written_at = at + timedelta(minutes=40)
    safety.write_help_page(person, answers=programme.answers, at=written_at, once=None)
    asked = [
        write_minimum(title, words, reason, by=person, at=written_at)
        for title, words, reason in USUAL_MINIMUMS
    ]
    return Community(people={member.key: person}, minimums=[each.pk for each in asked])


def arrivals(programme: Programme, members: Iterable[Member]) -> list[Line]:
    """Return who was invited and came when; the last one invited has not come yet."""
    lines = [Line(programme.expected_since, COORDINATOR, _expect(programme.expected))]
    for member in members:
        lines.append(Line(member.invited, COORDINATOR, _invite(member)))
        lines.append(Line(member.joined, COORDINATOR, _join(member)))
        if member.part is Part.SUPPORTER:
            lines.append(Line(member.joined, COORDINATOR, _vouch(member)))
    return lines


def _expect(for_whom: str) -> Act:
    def act(_community: Community, by: Person, at: datetime) -> None:
        people.invite(by, part=Part.PEER, for_whom=for_whom, at=at)

    return act


def _invite(member: Member) -> Act:
    def act(community: Community, by: Person, at: datetime) -> None:
        community.invited[member.key] = people.invite(
            by, part=member.part, for_whom=member.name, at=at
        )

    return act


def _join(member: Member) -> Act:
    def act(community: Community, _by: Person, at: datetime) -> None:
        person = people.accept(
            community.invited[member.key],
            newcomer=_newcomer(member),
            page_read=queries.programme_page().edition,
            is_adult=True,
            at=at,
        )
        _introduce(person, member, at=at + timedelta(minutes=9))
        community.people[member.key] = person

    return act


def _vouch(member: Member) -> Act:
    def act(community: Community, by: Person, at: datetime) -> None:
        person = community.people[member.key]
        people.vouch(person, by=by, at=at + timedelta(minutes=30))

    return act


def _introduce(person: Person, member: Member, *, at: datetime) -> None:
    profile = Profile(name=member.name, about=member.about, time_zone=member.time_zone)
    people.change_profile(person, profile=profile, at=at)


def _newcomer(member: Member) -> Newcomer:
    # Nobody knows these passphrases: who is who is chosen on the page of the demo.
    return Newcomer(
        name=member.name,
        address=f"{member.key}@example.org",
        password=secrets.token_urlsafe(32),
        time_zone=member.time_zone,
    )
