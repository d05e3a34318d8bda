"""Quick hashing, a fresh cache, and silence about the faults that are wanted here."""

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _quick_and_quiet(settings: Settings) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.LIVE_HEADS = ["letsbe.config.tests.listening.heads_told"]
    logging.disable(logging.CRITICAL)
    cache.clear()
    yield
    cache.clear()
    logging.disable(logging.NOTSET)
