"""Who a visitor may be, and what is going on between whom: stages and turns, never a word."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from letsbe.agreements.queries.waiting import WhoseTurn, whose_turns
from letsbe.agreements.rules.turns import Turn, Waiting
from letsbe.demo.models import Figure
from letsbe.people import queries as people_queries
from letsbe.people.models import Person
from letsbe.people.queries import Card
from letsbe.people.rules import Part
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Beginning, Relationship
from letsbe.relationships.queries import Listed, ListedBeginning, listed, listed_beginnings


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A figure on the page: the key of the press that makes a visitor be them."""

    key: str
    card: Card
    parts: list[Part]


Two = tuple[Shown | None, Shown | None]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two people side by side, and what waits for each of them."""

    listed: Listed
    figures: Two
    version: int
    is_draft_open: bool
    waits_for: tuple[Waiting | None, Waiting | None]


@dataclass(frozen=True, kw_only=True)
class AskedPair:
    listed: ListedBeginning
    figures: Two


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Everybody a visitor may be: in pairs, as those just asked, and those in neither."""

    pairs: list[Pair]
    asked: list[AskedPair]
    others: list[Shown]


def cast(*, today: date) -> Cast:
    figures = list(_figures().order_by("position"))
    people = [figure.person for figure in figures]
    shown = _shown(figures)
    turns = _turns(people, today=today)
    pairs = [_pair(row, shown, turns.get(row.id)) for row in listed(_bonds(people))]
    asked = [
        AskedPair(listed=row, figures=_two(row.cards, shown))
        for row in listed_beginnings(_asked(people))
    ]
    rows = [*(pair.listed.cards for pair in pairs), *(each.listed.cards for each in asked)]
    together = {card.id for cards in rows for card in cards}
    others = [one for pk, one in shown.items() if pk not in together]
    return Cast(pairs=pairs, asked=asked, others=others)


def figure(key: str) -> Figure | None:
    """Return somebody invented whom a visitor may be; nobody else is found here."""
    return _figures().filter(key=key).first()


def _figures() -> QuerySet[Figure]:
    here = Figure.objects.filter(person__is_active=True)
    return here.select_related("person").prefetch_related("person__parts_held")


def _shown(figures: list[Figure]) -> dict[UUID, Shown]:
    cards = people_queries.cards([figure.person_id for figure in figures])
    return {
        figure.person_id: Shown(
            key=figure.key,
            card=cards[figure.person_id],
            parts=[part for part in Part if part in figure.person.parts],
        )
        for figure in figures
    }


def _bonds(people: list[Person]) -> list[Relationship]:
    found = {row.pk: row for person in people for row in relationships.relationships_of(person)}
    # In the order of the figures: who the README tells of comes first.
    return list(found.values())


def _asked(people: list[Person]) -> list[Beginning]:
    open_here = (
        row
        for person in people
        for row in relationships.beginnings_of(person)
        if row.closed_at is None
    )
    return list({row.pk: row for row in open_here}.values())


def _turns(people: list[Person], *, today: date) -> dict[UUID, tuple[UUID, WhoseTurn]]:
    """Return each agreement as one of its two sees it, with who that is."""
    return {
        turn.agreement.pk: (person.pk, turn)
        for person in people
        for turn in whose_turns(person, today=today)
    }


def _pair(row: Listed, shown: dict[UUID, Shown], seen: tuple[UUID, WhoseTurn] | None) -> Pair:
    figures = _two(row.cards, shown)
    if seen is None:
        return Pair(
            listed=row, figures=figures, version=0, is_draft_open=False, waits_for=(None, None)
        )
    eyes, turn = seen
    first, second = turn.mine, turn.theirs
    if row.cards[0].id != eyes:
        first, second = second, first
    return Pair(
        listed=row,
        figures=figures,
        version=turn.now.in_force,
        is_draft_open=turn.now.is_draft_open,
        waits_for=(_foremost(first), _foremost(second)),
    )


def _foremost(waiting: tuple[Waiting, ...]) -> Waiting | None:
    # An empty table says more about two people than what they have still to read.
    begins = (each for each in waiting if each.turn is Turn.PROPOSE)
    return next(begins, next(iter(waiting), None))


def _two(cards: tuple[Card, Card], shown: dict[UUID, Shown]) -> Two:
    return shown.get(cards[0].id), shown.get(cards[1].id)
