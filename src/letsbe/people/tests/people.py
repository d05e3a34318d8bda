"""The people of our tests: Ada and Bo, Cleo who is nobody's, Dana, Lee and Oz."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from types import SimpleNamespace

import pytest
from django.db import connections
from django.http import Http404
from django.test import Client

from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone
from letsbe.people import access, actions, queries
from letsbe.people.models import House, PartHeld, Person, Vouching
from letsbe.people.rules import Part
from letsbe.vault import actions as keys

MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
PASSPHRASE = "warm rain on tin"  # noqa: S105 (of nobody)
EDITION = "1"
DONE = "done"


def make_person(name: str, *parts: Part, at: datetime = MONDAY) -> Person:
    """Return a stored person who signs in as <name>@example.org with PASSPHRASE."""
    address = f"{name.lower()}@example.org"
    person = Person(
        id=new_id(),
        sign_in_index=access.sign_in_index(address),
        adult_declared_at=at,
        joined_at=at,
    )
    person.set_password(PASSPHRASE)
    ring = keys.make_person_key(person.pk, at=at)
    person.name_sealed = ring.seal(name, person.place_of("name"))
    person.address_sealed = ring.seal(address, person.place_of("address"))
    person.save()
    for part in parts:
        PartHeld.objects.create(person=person, part=part.value, since_at=at)
    return person


def vouched(person: Person, *, by: Person, at: datetime = MONDAY) -> Vouching:
    """Return the word a coordinator gives for a supporter, given now unless it was."""
    word, _is_new = Vouching.objects.get_or_create(
        person=person, ended_at=None, defaults={"by": by, "at": at}
    )
    return word


def make_house(*, are_doors_open: bool = True, at: datetime = MONDAY) -> House:
    return House.objects.create(
        name="Riverside", set_up_at=at, doors_opened_at=at if are_doors_open else None
    )


def signed_in(person: Person) -> Client:
    """Return a browser in which this person is signed in."""
    browser = Client()
    browser.force_login(person)
    return browser


def make_way_back(person: Person, *, at: datetime | None = None) -> str:
    """Return the link of a way back in, made just now for somebody on the machine."""
    address = queries.own_profile(person).address or ""
    return actions.make_way_back_here(address, at=at or clock.now())


def programme_page() -> SimpleNamespace:
    """Stand where config wires the programme's page, when a test is about people alone."""
    return SimpleNamespace(edition=EDITION, answers=[("Who reads what?", "Only you two.")])


def at_once(*deeds: Callable[[], object], refused: tuple[type[Exception], ...]) -> list[object]:
    """Do all of these at the same instant; return what each was told, in their order.

    That is DONE, the `.why` of a refusal, or the class AlreadyDone or Http404.
    """
    start = Barrier(len(deeds))

    def told(deed: Callable[[], object]) -> object:
        start.wait()
        try:
            deed()
        except refused as refusal:
            return getattr(refusal, "why")  # noqa: B009 (which of them has it, is theirs)
        except (AlreadyDone, Http404) as other:
            return type(other)
        finally:
            connections.close_all()
        return DONE

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(told, deeds))


@pytest.fixture
def house(db: None) -> House:
    return make_house()


@pytest.fixture
def ada(db: None) -> Person:
    return make_person("Ada", Part.PEER)


@pytest.fixture
def bo(db: None) -> Person:
    return make_person("Bo", Part.SUPPORTER)


@pytest.fixture
def cleo(db: None) -> Person:
    return make_person("Cleo", Part.PEER)


@pytest.fixture
def dana(db: None) -> Person:
    return make_person("Dana", Part.COORDINATOR)


@pytest.fixture
def lee(db: None) -> Person:
    return make_person("Lee", Part.LEAD)


@pytest.fixture
def oz(db: None) -> Person:
    return make_person("Oz", Part.OPERATOR)
