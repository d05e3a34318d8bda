"""Signing in: finding somebody by address in constant work, and counting the tries."""

from datetime import datetime
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.core.cache import caches
from django.http import HttpRequest

from letsbe.lib.prepared import Prepared
from letsbe.people import access, rules
from letsbe.people.models import Person
from letsbe.people.rules import Door, Part
from letsbe.vault import queries as vault


class TooOften(Exception):
    """Too many tries at a door; `.again_at` says when the next one counts."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(again_at)
        self.again_at = again_at


# A cache of their own: pages and sessions must not push a count out.
_TRIES = "tries"
_KEPT_FOR_SECONDS = 2 * rules.TRIES_COUNTED_FOR.total_seconds()
_OF_PERSON = [field.attname for field in Person._meta.concrete_fields]  # noqa: SLF001
# Asked for with every page, so its SQL is made once.
_WITH_PARTS = Prepared(
    lambda person: Person.objects.filter(pk=person, is_active=True).values_list(
        *_OF_PERSON, "parts_held__part", "parts_held__ended_at"
    )
)


class ByAddress(BaseBackend):
    """Signs somebody in by address and passphrase; no other way tells who has an account."""

    def authenticate(
        self,
        request: HttpRequest | None,
        address: str | None = None,
        password: str | None = None,
        **ignored: Any,
    ) -> Person | None:
        if address is None or password is None:
            return None
        person = Person.objects.filter(sign_in_index=access.sign_in_index(address)).first()
        if person is None:
            # The same work as for somebody who is here: time must not tell who is.
            make_password(rules.spelled_passphrase(password))
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id: Any) -> Person | None:
        """Return who a session belongs to, with their parts: one query."""
        rows = _WITH_PARTS.rows(user_id)
        if not rows:
            return None
        person = Person.from_db("default", _OF_PERSON, rows[0][: len(_OF_PERSON)])
        held = [row[len(_OF_PERSON) :] for row in rows]
        person.__dict__["parts"] = frozenset(Part(p) for p, ended in held if p and not ended)
        return person


def count_try(door: Door, *, who: str, at: datetime) -> None:
    """Count a try at a door; raise TooOften beyond what the door allows."""
    number, again_at = rules.counted_in(at)
    if rules.is_too_often(_counted(_tries_key(door, who, number)), door=door):
        raise TooOften(again_at)


def count_sign_in(*, address: str, client: str, at: datetime) -> None:
    """Count a try to sign in: by address, by client, and by the two together."""
    index = access.sign_in_index(address)
    for door, who in (
        (Door.CLIENT, client),
        (Door.PAIR, f"{index}/{client}"),
        (Door.ADDRESS, index),
    ):
        count_try(door, who=who, at=at)


def forget_tries(*, address: str, client: str, at: datetime) -> None:
    """Forget the tries of somebody who did sign in from here."""
    pair = f"{access.sign_in_index(address)}/{client}"
    caches[_TRIES].delete(_tries_key(Door.PAIR, pair, rules.counted_in(at)[0]))


def client_of(request: HttpRequest) -> str:
    """Return where a request comes from, as the server in front of us says."""
    return str(request.META.get("REMOTE_ADDR", ""))


def _counted(key: str) -> int:
    """Return how many tries there were with this one; a count that was lost begins anew."""
    tries = caches[_TRIES]
    if tries.add(key, 1, timeout=_KEPT_FOR_SECONDS):
        return 1
    try:
        return tries.incr(key)
    except ValueError:
        tries.set(key, 1, timeout=_KEPT_FOR_SECONDS)
        return 1


def _tries_key(door: Door, who: str, number: int) -> str:
    # A keyed digest: a shared cache must not list who tried from where.
    return f"tries/{vault.blind_index(f'{door}/{who}').hex()}/{number}"
