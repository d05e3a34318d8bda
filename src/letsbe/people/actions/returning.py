"""How somebody comes back whose passphrase is lost: by a link, used once, seen by them."""

import secrets
from datetime import datetime

from django.db import transaction

from letsbe.journal import actions as journal
from letsbe.lib.once import Once
from letsbe.people import access, rules
from letsbe.people.actions.settling import (
    coordinating_house,
    end_ways_back,
    record_about,
    refuse,
)
from letsbe.people.events import Deed
from letsbe.people.models import Person, WayBack
from letsbe.people.rules import Refusal, Refused
from letsbe.vault import queries as vault

_LINK_BYTES = 24


def make_way_back(
    by: Person, *, person: Person, at: datetime, once: Once | None = None
) -> WayBack:
    """Make a link with which one person chooses a new passphrase; the maker never sees it."""
    with transaction.atomic():
        coordinating_house(by)
        journal.claim(once, by=by.pk, at=at)
        is_oneself = by.pk == person.pk
        refuse(rules.refuse_way_back(is_oneself=is_oneself, is_active=person.is_active))
        way, link = _drafted(person, at=at)
        way.made_by = by
        ring = vault.key_ring(people=[by.pk])
        way.link_sealed = ring.seal(link, way.place_of("link", maker=by.pk))
        _keep(way, at=at)
    return way


def make_way_back_here(address: str, *, at: datetime) -> str:
    """Make a way back in on the machine itself, for a house whose coordinator is locked out."""
    person = access.person_with_address(address)
    with transaction.atomic():
        refuse(rules.refuse_way_back(is_oneself=False, is_active=person.is_active))
        way, link = _drafted(person, at=at)
        _keep(way, at=at)
    return link


def come_back(way: WayBack, *, new: str, at: datetime) -> None:
    """Set a new passphrase by a link; every session of the person ends with the old one."""
    refuse(rules.refuse_return(way.as_values, at=at))
    person = way.person
    # The slow hashing is done before anybody waits for our lock.
    person.set_password(new)
    with transaction.atomic():
        _use(way, at=at)
        person.save(update_fields=["password"])
        end_ways_back(WayBack.objects.filter(person=person), at=at)
        record_about(Deed.WAY_BACK_USED, by=person.pk, person=person, at=at)


def _drafted(person: Person, *, at: datetime) -> tuple[WayBack, str]:
    link = secrets.token_urlsafe(_LINK_BYTES)
    index = access.way_back_index(link)
    ends_at = at + rules.WAY_BACK_LASTS
    return WayBack(person=person, link_index=index, made_at=at, ends_at=ends_at), link


def _keep(way: WayBack, *, at: datetime) -> None:
    # One at a time: whoever asks for a second one may have lost the first.
    end_ways_back(WayBack.objects.filter(person=way.person), at=at)
    way.save(force_insert=True)
    record_about(Deed.WAY_BACK_MADE, by=way.made_by_id, person=way.person, at=at)


def _use(way: WayBack, *, at: datetime) -> None:
    # One statement decides between all who try at once; the others see it used.
    this = WayBack.objects.filter(pk=way.pk)
    if this.filter(used_at=None, ends_at__gt=at, person__is_active=True).update(used_at=at):
        return
    now = this.select_related("person").get().as_values
    raise Refused(rules.refuse_return(now, at=at) or Refusal.WAY_BACK_ENDED)
