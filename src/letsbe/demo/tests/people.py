"""The demo furnished once for each file of tests; everybody by the name of their figure."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import connections, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from letsbe.demo import actions
from letsbe.demo.models import Figure
from letsbe.people.models import Person

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = ["default", "keys"]
Figures = dict[str, Person]


@pytest.fixture(scope="module")
def _furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Furnish outside of any one test; what a test changes is undone, and all at the end."""
    with django_db_blocker.unblock(), ExitStack() as undone:
        for database in DATABASES:
            block = transaction.atomic(using=database)
            # As Django's own tests do it, so that durable blocks inside are not refused.
            block._from_testcase = True  # type: ignore[attr-defined]
            undone.enter_context(block)
        with override_settings(PASSWORD_HASHERS=QUICK):
            actions.furnish(at=NOON)
        yield
        for database in DATABASES:
            connections[database].needs_rollback = True
    cache.clear()


@pytest.fixture
def figures(_furnished: None, db: None) -> Figures:
    cache.clear()
    return {one.key: one.person for one in Figure.objects.select_related("person")}
