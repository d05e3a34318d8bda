"""One furnished house for the whole run, walked through once and then taken down again."""

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.laws.furnished import furnish
from tests.laws.guest_list import GUEST_LIST
from tests.laws.visiting import Visit, undone
from tests.laws.visiting import visits as walk

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let whoever reads the visits be one process: the walk takes minutes."""
    for item in items:
        if "visits" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("visits"))


@pytest.fixture(scope="session")
def visits(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Visit]:
    """Everybody's visit to every page."""
    # A thousand refusals are what is wanted here; nobody needs to read of each.
    logging.disable(logging.WARNING)
    try:
        with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=QUICK), undone():
            return walk(furnish(), GUEST_LIST)
    finally:
        logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
