"""How somebody comes back whose passphrase is lost: by a link, used once, seen by them."""

import secrets
from datetime import datetime

from django.db import transaction

from letsbe.people import access, rules
from letsbe.people.actions.settling import end_ways_back, record_about, refuse
from letsbe.people.events import Deed, sessions_ended
from letsbe.people.models import WayBack
from letsbe.people.rules import Refusal, Refused

_LINK_BYTES = 24


def make_way_back_here(address: str, *, at: datetime) -> str:
    """Return a link with which one person chooses a new passphrase; made on the machine alone.

    Whoever holds it can become that person and read words. So no part gives this deed:
    only who has the machine can make one, and could read those words anyway.
    """
    person = access.person_with_address(address)
    with transaction.atomic():
        refuse(rules.refuse_way_back(is_active=person.is_active))
        # One at a time: whoever asks for a second one may have lost the first.
        end_ways_back(WayBack.objects.filter(person=person), at=at)
        link = secrets.token_urlsafe(_LINK_BYTES)
        WayBack.objects.create(
            person=person,
            link_index=access.way_back_index(link),
            made_at=at,
            ends_at=at + rules.WAY_BACK_LASTS,
        )
        record_about(Deed.WAY_BACK_MADE, by=None, person=person, at=at)
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
        sessions_ended.send(sender=None, person_id=person.pk)


def _use(way: WayBack, *, at: datetime) -> None:
    # One statement decides between all who try at once; the others see it used.
    this = WayBack.objects.filter(pk=way.pk)
    if this.filter(used_at=None, ends_at__gt=at, person__is_active=True).update(used_at=at):
        return
    now = this.select_related("person").get().as_values
    raise Refused(rules.refuse_return(now, at=at) or Refusal.WAY_BACK_ENDED)
