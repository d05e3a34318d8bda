"""Reading about people and their house: names for screens, profiles, and what is open."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, cast
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from letsbe.people import rules
from letsbe.people.models import (
    House,
    Invitation,
    PartHeld,
    Person,
    WayBack,
    person_place,
)
from letsbe.people.queries.portraits import (
    Drawn,
    Prepared,
    all_choices,
    apart_in,
    choices,
    drawn,
    drawn_of,
    looking,
    named_in_zones,
    prepared,
    prepared_in,
    told_in,
    vouched_for,
)
from letsbe.people.queries.tables import table_of
from letsbe.people.rules import Part, portraits
from letsbe.people.rules.portraits import Portrait
from letsbe.vault import queries as vault
from letsbe.vault.queries import KeyRing

__all__ = [
    "Card",
    "Drawn",
    "Listed",
    "OwnProfile",
    "Prepared",
    "ProgrammePage",
    "WayIn",
    "about",
    "all_choices",
    "apart_in",
    "are_doors_open",
    "card",
    "cards",
    "cards_with_ring",
    "choices",
    "coordinators",
    "drawn",
    "drawn_of",
    "forget_house",
    "house",
    "is_set_up",
    "link_of",
    "listed",
    "looking",
    "named_in_zones",
    "names_invited",
    "own_profile",
    "prepared",
    "prepared_for",
    "prepared_in",
    "programme_page",
    "set_up_code",
    "table_of",
    "told_in",
    "vouched_for",
    "way_back_made_at",
    "ways_in",
]

_HOUSE = "people/house"
_HOUSE_KEPT_FOR_SECONDS = 60
_SET_UP_CODE_LENGTH = 24


@dataclass(frozen=True, kw_only=True)
class Card:
    """A person as other people's pages name them."""

    id: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class OwnProfile:
    """What a person sees of themselves. None is what cannot be shown."""

    name: str | None
    address: str | None
    about: str | None
    time_zone: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A person in the coordinator's list."""

    card: Card
    parts: list[Part]
    joined_at: datetime
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """An invitation as its maker sees it. None is what cannot be shown."""

    id: UUID
    part: Part
    link: str | None
    code: str | None
    for_whom: str | None
    made_at: datetime
    ends_at: datetime
    refusal: rules.Refusal | None
    joined: Card | None


class ProgrammePage(Protocol):
    """The page everybody reads before they come; written in a room above this one."""

    @property
    def edition(self) -> str: ...


def house() -> House | None:
    """Return this house, or None before it is set up (which is never remembered)."""
    kept = cache.get(_HOUSE)
    if isinstance(kept, House):
        return kept
    found = House.objects.first()
    if found:
        cache.set(_HOUSE, found, _HOUSE_KEPT_FOR_SECONDS)
    return found


def forget_house() -> None:
    """Let the next page read the house anew, once this deed is stored."""
    transaction.on_commit(lambda: cache.delete(_HOUSE))


def is_set_up() -> bool:
    return house() is not None


def are_doors_open() -> bool:
    """Say whether people can be invited and come in now; read anew each time."""
    return House.objects.exclude(doors_opened_at=None).exists()


def coordinators() -> frozenset[UUID]:
    """Return who coordinates now and can sign in."""
    held = PartHeld.objects.filter(part=Part.COORDINATOR, ended_at=None)
    return frozenset(held.filter(person__is_active=True).values_list("person_id", flat=True))


def set_up_code() -> str:
    """Return the code of the first page: derived from the root key, stored nowhere."""
    return vault.fingerprint(b"people/set-up").hex()[:_SET_UP_CODE_LENGTH]


def programme_page() -> ProgrammePage:
    """Return the programme's page as config has wired it (settings.PROGRAMME_PAGE)."""
    current = cast(Callable[[], ProgrammePage], import_string(settings.PROGRAMME_PAGE))
    return current()


def card(person: Person, ring: KeyRing) -> Card:
    """Return a person's card; the ring must have been asked for this person."""
    return _card(person.pk, ring.shown(person.name_sealed, person.place_of("name")))


def cards(ids: Iterable[UUID]) -> dict[UUID, Card]:
    """Return a card for each id asked for, whoever is still here: two queries in all."""
    return cards_with_ring(ids)[0]


def cards_with_ring(ids: Iterable[UUID]) -> tuple[dict[UUID, Card], KeyRing]:
    """Return the same with these people's ring, for pages that open more of theirs."""
    wanted = set(ids)
    ring = vault.key_ring(people=wanted)
    # Plain rows: a list of a thousand opens twice as fast as with model instances.
    here = Person.objects.filter(pk__in=wanted).values_list("id", "name_sealed")
    found = {pk: _card(pk, ring.shown(name, person_place(pk, "name"))) for pk, name in here}
    return {pk: found.get(pk) or _card(pk, None) for pk in wanted}, ring


def own_profile(person: Person) -> OwnProfile:
    ring = vault.key_ring(people=[person.pk])
    return OwnProfile(
        name=ring.shown(person.name_sealed, person.place_of("name")),
        address=ring.shown(person.address_sealed, person.place_of("address")),
        about=about(person, ring),
        time_zone=person.time_zone,
    )


def about(person: Person, ring: KeyRing) -> str | None:
    """Return a person's words about themselves ("" for none, None when not to be shown)."""
    sealed = person.about_sealed
    return "" if sealed is None else ring.shown(sealed, person.place_of("about"))


def listed(people: Iterable[Person]) -> list[Listed]:
    """Return people as a list by name: one query for their keys."""
    here = list(people)
    ring = vault.key_ring(people=[person.pk for person in here])
    rows = [
        Listed(
            card=card(person, ring),
            parts=[part for part in Part if part in person.parts],
            joined_at=person.joined_at,
            is_active=person.is_active,
        )
        for person in here
    ]
    return sorted(rows, key=lambda row: (row.card.name.casefold(), row.card.id))


def ways_in(invitations: Iterable[Invitation], *, at: datetime) -> list[WayIn]:
    """Return one maker's invitations with their secrets: three queries for all."""
    here = list(invitations)
    ring = vault.key_ring(people={invitation.made_by_id for invitation in here})
    joined = cards({one.used_by_id for one in here if one.used_by_id})
    return [_way_in(one, ring, joined, at=at) for one in here]


def names_invited(invitations: Iterable[Invitation]) -> frozenset[str]:
    """Return for whom one maker's invitations are, spelled as names are compared."""
    here = list(invitations)
    ring = vault.key_ring(people={one.made_by_id for one in here})
    names = (ring.shown(one.for_whom_sealed, one.place_of("for_whom")) for one in here)
    return frozenset(portraits.folded(name) for name in names if name)


def prepared_for(invitation: Invitation) -> Portrait | None:
    """Return what its maker wrote down for whoever comes by an invitation, or None."""
    if invitation.prepared_sealed is None:
        return None
    ring = vault.key_ring(people=[invitation.made_by_id])
    shown = ring.shown(invitation.prepared_sealed, invitation.place_of("prepared"))
    return None if shown is None else portraits.from_json(json.loads(shown))


def link_of(invitation: Invitation) -> str | None:
    """Return the link of an invitation reached by its code; None when it does not open."""
    ring = vault.key_ring(people=[invitation.made_by_id])
    return ring.shown(invitation.link_sealed, invitation.place_of("link"))


def way_back_made_at(person: Person, *, at: datetime) -> datetime | None:
    """Return when the way back in was made that waits for somebody, for them to know of."""
    waiting = WayBack.objects.filter(person=person, used_at=None, ends_at__gt=at)
    return waiting.order_by("-made_at").values_list("made_at", flat=True).first()


def _way_in(
    invitation: Invitation, ring: KeyRing, joined: dict[UUID, Card], *, at: datetime
) -> WayIn:
    code = ring.shown(invitation.code_sealed, invitation.place_of("code"))
    used_by = invitation.used_by_id
    return WayIn(
        id=invitation.pk,
        part=Part(invitation.part),
        link=ring.shown(invitation.link_sealed, invitation.place_of("link")),
        code=code and rules.shown_code(code),
        for_whom=ring.shown(invitation.for_whom_sealed, invitation.place_of("for_whom")),
        made_at=invitation.made_at,
        ends_at=invitation.ends_at,
        refusal=rules.refuse_opening(invitation.as_values, at=at),
        joined=joined[used_by] if used_by else None,
    )


def _card(pk: UUID, name: str | None) -> Card:
    return Card(id=pk, name=name or _("somebody who left"))
