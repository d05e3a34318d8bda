"""How a story is told: lines, each a deed of one person at a time in the past, in order."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from letsbe.demo import rules
from letsbe.people.models import Invitation, Person
from letsbe.relationships import actions as relationships
from letsbe.relationships import rules as bonds


@dataclass(kw_only=True)
class Community:
    """Who is here by now, by the short names of the stories, and what was made on the way."""

    people: dict[str, Person] = field(default_factory=dict)
    invited: dict[str, Invitation] = field(default_factory=dict)
    between: dict[str, UUID] = field(default_factory=dict)
    asked: dict[str, UUID] = field(default_factory=dict)
    minimums: list[UUID] = field(default_factory=list)
    clauses: dict[tuple[str, str], UUID] = field(default_factory=dict)
    covers: dict[str, UUID] = field(default_factory=dict)
    # How many wordings each clause has by now: what whoever answers has read.
    wordings: Counter[UUID] = field(default_factory=Counter)


Act = Callable[[Community, Person, datetime], None]


@dataclass(frozen=True)
class Line:
    """One deed: how long ago, by whom, and what."""

    ago: str
    who: str
    act: Act


# A deed in one story: what is done is only known together with the story it is done in.
StoryAct = Callable[["Scene", Person, datetime], None]


@dataclass(frozen=True)
class Told:
    """One deed inside a story."""

    ago: str
    who: str
    act: StoryAct


@dataclass(frozen=True, kw_only=True)
class Story:
    """What two people have between them: how they began, and every deed since."""

    name: str
    kind: bonds.Kind
    # As in relationships.ask: the first supports or supervises.
    parts: tuple[str, str]
    moss: str
    asked: str
    yes: tuple[tuple[str, str], ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Scene:
    """A story while it is told."""

    story: Story
    community: Community

    @property
    def relationship(self) -> UUID:
        return self.community.between[self.story.name]

    def clause(self, name: str) -> UUID:
        return self.community.clauses[self.story.name, name]


def carry_out(lines: Iterable[Line], *, community: Community, at: datetime) -> None:
    """Do every deed in the order in which it happened, whoever's story it belongs to."""
    dated = [(rules.moment(line.ago, before=at), line) for line in lines]
    for when, line in sorted(dated, key=lambda each: each[0]):
        line.act(community, community.people[line.who], when)


def told_lines(story: Story) -> list[Line]:
    """Return a story as lines: the asking, the answers, and what the two did since."""
    lines = [Line(story.asked, "dana", _asking(story))]
    lines += [Line(ago, who, _saying_yes(story)) for ago, who in story.yes]
    return [*lines, *(Line(t.ago, t.who, _telling(story, t)) for t in story.told)]


def _asking(story: Story) -> Act:
    def act(community: Community, by: Person, at: datetime) -> None:
        first, second = (community.people[key] for key in story.parts)
        beginning = relationships.ask(story.kind, first, second, by=by, at=at)
        community.asked[story.name] = beginning.pk

    return act


def _saying_yes(story: Story) -> Act:
    def act(community: Community, by: Person, at: datetime) -> None:
        begun = relationships.answer(
            community.asked[story.name],
            bonds.Answer.YES,
            by=by,
            moss_first=story.moss == story.parts[0],
            at=at,
        )
        if begun:
            community.between[story.name] = begun.pk

    return act


def _telling(story: Story, told: Told) -> Act:
    def act(community: Community, by: Person, at: datetime) -> None:
        told.act(Scene(story, community), by, at)

    return act
