"""The places of the house that a person can go to, on every page."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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
        return {"places": []}
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    return {"places": [_place(view_name, *row) for row in _rows(person)]}


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
            _("Agreement"),
            "agreements:mine",
            "circles",
            _BETWEEN,
        ),
        (_("Practice"), "practice:mine", "talk", ("practice:",)),
        (_("You"), "people:account", "person", ("people:", "introductions:", "today:journal")),
    ]


_BETWEEN = (
    *("agreements:", "relationships:", "interviews:", "endings:", "handovers:"),
    "steering:",
)
_PEOPLE = ("people:people", "people:person", "people:invit")
_RELATIONSHIPS = (
    *("relationships:list", "relationships:ask", "relationships:name_cover"),
    *("steering:asked", "steering:joining"),
    *("agreements:dates", "introductions:proposal", "introductions:for_peer"),
)
_YOU = ("people:account",)


def _place(view_name: str, name: str, url: str, icon: str, here: tuple[str, ...]) -> Place:
    return Place(name=name, url=_address(url), icon=icon, is_here=view_name.startswith(here))


@lru_cache(maxsize=16)
def _address(url: str) -> str:
    """Return where a place is; every page asks, and the answer stays while the house runs."""
    return reverse(url)
