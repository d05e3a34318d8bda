"""The people of this room's tests, and a cache that remembers nothing from test to test."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from pytest_django import Settings

from letsbe.people.tests.people import ada as ada
from letsbe.people.tests.people import bo as bo
from letsbe.people.tests.people import cleo as cleo
from letsbe.people.tests.people import dana as dana
from letsbe.people.tests.people import house as house
from letsbe.people.tests.people import lee as lee
from letsbe.people.tests.people import oz as oz


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    _forget()
    yield
    _forget()


@pytest.fixture(autouse=True)
def _own_programme_page(settings: Settings) -> None:
    settings.PROGRAMME_PAGE = "letsbe.people.tests.people.programme_page"


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _forget() -> None:
    for name in caches:
        caches[name].clear()
