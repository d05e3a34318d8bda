"""Counting guesses: in a cache of their own, and never by an error."""

from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from pytest_django import Settings

from letsbe.people import backend, rules
from letsbe.people.backend import TooOften
from letsbe.people.rules import Door
from letsbe.people.tests.people import MONDAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHO = "192.0.2.7"


class Forgetful(LocMemCache):
    """A real cache from which each count falls out between a look and the next."""

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        self.delete(key, version=version)
        return super().incr(key, delta, version=version)


def test_a_count_that_was_lost_begins_anew_at_one(settings: Settings) -> None:
    forgetful = {**settings.CACHES["tries"], "BACKEND": f"{__name__}.Forgetful"}
    settings.CACHES = {**settings.CACHES, "tries": forgetful}

    for _try in range(rules.MOST_TRIES[Door.CODE] + 5):
        backend.count_try(Door.CODE, who=WHO, at=MONDAY)


def test_a_count_that_is_kept_ends_at_its_limit() -> None:
    for _try in range(rules.MOST_TRIES[Door.CODE]):
        backend.count_try(Door.CODE, who=WHO, at=MONDAY)
    with pytest.raises(TooOften):
        backend.count_try(Door.CODE, who=WHO, at=MONDAY)


def test_pages_and_sessions_push_no_count_out() -> None:
    for _try in range(rules.MOST_TRIES[Door.CODE]):
        backend.count_try(Door.CODE, who=WHO, at=MONDAY)
    cache.clear()
    for number in range(400):
        caches["tries"].set(f"somebody-else-{number}", 1)

    with pytest.raises(TooOften):
        backend.count_try(Door.CODE, who=WHO, at=MONDAY)
