"""The two who come with an agreement in one query are its two, however they are asked again."""

import pytest

from letsbe.agreements import access
from letsbe.agreements.tests.people import Table

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_two_come_in_the_order_of_their_voices_and_with_all_that_is_stored(
    table: Table,
) -> None:
    found = access.agreement_for_party(table.ada, table.bond.pk)
    listed = access.agreements_of(table.ada).get(pk=table.bond.pk)

    for one, other in zip(
        found.relationship.parties.all(), listed.relationship.parties.all(), strict=True
    ):
        assert one == other
        assert (one.voice, one.part, one.paused_at) == (
            other.voice,
            other.part,
            other.paused_at,
        )
        assert (one.person.name_sealed, one.person.address_sealed) == (
            other.person.name_sealed,
            other.person.address_sealed,
        )
    assert [p.voice for p in found.relationship.parties.all()] == ["moss", "plum"]
    assert found.relationship.bond == listed.relationship.bond


def test_looking_for_a_party_again_never_finds_one_of_another_pair(
    table: Table, other_table: Table
) -> None:
    found = access.agreement_for_party(table.bo, table.bond.pk)

    assert {p.person_id for p in found.relationship.parties.filter(paused_at=None)} == {
        table.ada.pk,
        table.bo.pk,
    }
    assert found.relationship.parties.filter(person=other_table.bo).count() == 1
