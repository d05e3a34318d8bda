"""What older houses bring along: askings from before anybody was vouched for."""

import importlib

import pytest
from django.apps import apps

from letsbe.people.models import Person, Vouching
from letsbe.people.tests.people import MONDAY
from letsbe.relationships.models import Beginning
from letsbe.relationships.rules import Kind
from letsbe.relationships.tests.people import asked, begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
migration = importlib.import_module("letsbe.relationships.migrations.0002_vouched")


def as_before(*rows: Beginning) -> None:
    """Make these as they were stored before: closed, and without a word for the supporter."""
    ids = [row.pk for row in rows]
    Beginning.objects.filter(pk__in=ids).update(vouching=None, closed_at=MONDAY)
    Vouching.objects.all().delete()


def test_whoever_asked_two_people_before_gave_their_word_by_that(
    ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    begun(bo, ada, by=dana)
    support, supervision = (
        Beginning.objects.get(),
        asked(bo, cleo, by=dana, kind=Kind.SUPERVISION),
    )
    as_before(support, supervision)
    migration.vouch_for_those_asked(apps, None)
    word = Vouching.objects.get()
    assert (word.person, word.by, word.at) == (bo, dana, MONDAY)
    support.refresh_from_db()
    supervision.refresh_from_db()
    assert (support.vouching, supervision.vouching) == (word, None)


def test_nobody_becomes_their_own_witness_by_upgrading(
    ada: Person, bo: Person, dana: Person
) -> None:
    row = asked(bo, ada, by=dana)
    as_before(row)
    Beginning.objects.filter(pk=row.pk).update(asked_by=bo)
    migration.vouch_for_those_asked(apps, None)
    row.refresh_from_db()
    assert row.vouching is None
    assert not Vouching.objects.exists()
