"""The people of this room's tests, a fresh cache, and a quick stand-in for slow hashing."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from letsbe.agreements.tests.people import table as table
from letsbe.people.tests.people import ada as ada
from letsbe.people.tests.people import bo as bo
from letsbe.people.tests.people import cleo as cleo
from letsbe.people.tests.people import dana as dana
from letsbe.people.tests.people import house as house
from letsbe.people.tests.people import lee as lee
from letsbe.people.tests.people import oz as oz
from letsbe.relationships.tests.people import bond as bond
from letsbe.relationships.tests.people import other_bond as other_bond


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
