"""Who looks and who has room in this room's tests, and how a proposal comes about."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from letsbe.introductions import access
from letsbe.introductions.actions import proposing, vouching
from letsbe.introductions.models import Card, Introduction, Run
from letsbe.introductions.rules.refusals import IntroductionRefused, Refusal
from letsbe.people import actions
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.rules.portraits import Apart, Portrait, Room, Way
from letsbe.people.tests.people import MONDAY, make_person, vouched
from letsbe_matching import Weights

EVENINGS = sum(1 << (24 * day + hour) for day in range(5) for hour in range(18, 22))
USUAL = Portrait(
    languages=("English",),
    hours=EVENINGS,
    ways=(Way.PHONE,),
    experiences=("Grief",),
    interests=("Chess",),
)


def tell(person: Person, portrait: Portrait = USUAL) -> None:
    actions.redraw(person, lambda _told: portrait, at=MONDAY)


def looks(person: Person, portrait: Portrait = USUAL, *, at: datetime = MONDAY) -> Person:
    """Return somebody who has told what is needed, and waits since then."""
    tell(person, portrait)
    actions.look_for_somebody(person, at=at)
    return person


def has_room(
    person: Person, portrait: Portrait = USUAL, *, by: Person, people: int = 1
) -> Person:
    """Return a supporter who is vouched for, with room for so many."""
    tell(person, portrait)
    actions.make_room(person, Room(people=people), at=MONDAY)
    vouched(person, by=by)
    return person


def rather_not(person: Person, **apart: object) -> None:
    actions.keep_apart(person, lambda _apart: Apart(**apart), at=MONDAY)  # type: ignore[arg-type]


def proposed(*, by: Person, at: datetime = MONDAY, weights: Weights | None = None) -> Run:
    """Return a proposal that was asked for and made."""
    asked = proposing.ask_for_proposal(weights or Weights(), by=by, at=at)
    proposing.carry_out(asked.pk, clock=lambda: at + timedelta(seconds=1))
    asked.refresh_from_db()
    return asked


def refused(why: Refusal) -> AbstractContextManager[object]:
    return pytest.raises(IntroductionRefused, match=f"^{why.value}$")


def pairs(run: Run) -> dict[UUID, UUID | None]:
    return dict(run.proposed.values_list("peer_id", "supporter_id"))


def shown(run: Run, *, by: Person) -> None:
    vouching.vouch_for_all(run.pk, by=by, at=MONDAY)


def list_of(peer: Person) -> Introduction:
    """Return the newest short list somebody was shown."""
    found = access.introductions_of(peer).first()
    assert found
    return found


def card_with(peer: Person, supporter: Person) -> Card:
    return list_of(peer).cards.get(vouching__person=supporter)


@pytest.fixture
def ben(db: None) -> Person:
    return make_person("Ben", Part.SUPPORTER)


@pytest.fixture
def looking(ada: Person, cleo: Person, bo: Person, ben: Person, dana: Person) -> None:
    """Let Ada, who waits longer, and Cleo look; Bo and Ben have room for one each."""
    looks(ada, at=MONDAY - timedelta(days=5))
    looks(cleo)
    has_room(bo, by=dana)
    has_room(ben, by=dana)


@pytest.fixture
def run(looking: None, dana: Person) -> Run:
    return proposed(by=dana)
