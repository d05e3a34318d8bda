"""The places of the house that a person can go to, and those of the two on their pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from letsbe.people.models import Person
from letsbe.people.rules import Part


@dataclass(frozen=True, kw_only=True)
class Place:
    name: str
    url: str
    icon: str
    is_here: bool


def places(request: HttpRequest) -> dict[str, Any]:
    """Return the places for who is signed in; nobody signed in has none."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"places": [], "between": []}
    match = request.resolver_match
    view_name = match.view_name if match else ""
    return {
        "places": [_place(view_name, *row) for row in _rows(person)],
        "between": _between(view_name, match.kwargs["relationship_id"])
        if match and view_name in _HUBS
        else [],
    }


def _between(view_name: str, relationship_id: UUID) -> list[Place]:
    """Return where the two can go from the first page of one of their rooms."""
    return [
        Place(
            name=name(),
            url=reverse(url, args=[relationship_id]),
            icon="",
            is_here=view_name == url,
        )
        for url, name in _OF_TWO
    ]


def _rows(person: Person) -> list[tuple[str, str, str, tuple[str, ...]]]:
    if Part.COORDINATOR in person.parts:
        return [
            (_("Today"), "today:today", "home", ("today:today",)),
            (_("People"), "people:people", "people", _PEOPLE),
            (_("Relationships"), "relationships:list", "circles", _RELATIONSHIPS),
            (_("You"), "people:account", "person", _YOU),
        ]
    return [
        (_("Today"), "today:today", "home", ("today:today",)),
        (
            _("Together"),
            "agreements:mine",
            "circles",
            _BETWEEN,
        ),
        (_("Practice"), "practice:mine", "talk", ("practice:",)),
        (
            _("You"),
            "people:account",
            "person",
            ("people:", "reminders:", "introductions:", "today:journal"),
        ),
    ]


_OF_TWO: tuple[tuple[str, Callable[[], str]], ...] = (
    ("agreements:agreement", lambda: _("Agreement")),
    ("conversations:conversation", lambda: _("Messages")),
    ("meetings:together", lambda: _("Meetings")),
    ("steering:steering", lambda: _("Steer back")),
    ("relationships:together", lambda: _("The two of you")),
)
_HUBS = frozenset(url for url, _name in _OF_TWO)
_BETWEEN = (
    *("agreements:", "conversations:", "meetings:", "steering:", "relationships:"),
    *("interviews:", "endings:", "handovers:"),
)
_PEOPLE = ("people:people", "people:person", "people:invit")
_RELATIONSHIPS = (
    *("relationships:list", "relationships:ask", "relationships:name_cover"),
    *("steering:asked", "steering:joining"),
    *("agreements:dates", "meetings:dates", "introductions:proposal", "introductions:for_peer"),
)
_YOU = ("people:account", "reminders:", "meetings:calendar")


def _place(view_name: str, name: str, url: str, icon: str, here: tuple[str, ...]) -> Place:
    return Place(name=name, url=_address(url), icon=icon, is_here=view_name.startswith(here))


@lru_cache(maxsize=16)
def _address(url: str) -> str:
    """Return where a place is; every page asks, and the answer stays while the house runs."""
    return reverse(url)
