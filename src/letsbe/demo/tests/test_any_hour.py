"""The demo can be furnished at any hour of any day, and says the same each time."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import Settings

from letsbe.demo import actions
from letsbe.demo.models import Figure
from letsbe.demo.tests.people import DATABASES, QUICK
from letsbe.journal import queries as journal
from letsbe.journal.models import HOUSE

pytestmark = [pytest.mark.django_db(databases=DATABASES), pytest.mark.xdist_group(__name__)]
HOURS = [datetime(2028, 2, 29, 0, 1, tzinfo=UTC), datetime(2027, 7, 1, 23, 59, tzinfo=UTC)]


def deeds_of_a_demo(at: datetime) -> list[str]:
    """Furnish, return what the house's journal says, and leave nothing behind."""
    with transaction.atomic():
        actions.furnish(at=at)
        assert Figure.objects.count() == 22
        entries = journal.entries([HOUSE], most=500)
        transaction.set_rollback(True)
    cache.clear()
    return [entry.deed for entry in reversed(entries) if entry.at < at]


def test_at_midnight_and_before_midnight_the_same_happened(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = QUICK
    one, other = (deeds_of_a_demo(at) for at in HOURS)

    assert len(one) >= 30
    assert one == other
