"""Words, whys and fingerprints of texts are nowhere in the databases in a form one can read."""

import base64

import pytest
from django.db import connection

from letsbe.agreements import queries
from letsbe.agreements.models import Signature, Wording
from letsbe.agreements.rules.clauses import ClauseDeed
from letsbe.agreements.rules.signing import digest, valid_signatures
from letsbe.agreements.tests.people import WHY, WORDS, Table
from letsbe.people.models import Person
from letsbe.people.tests.people import make_person
from letsbe.relationships.tests.people import begun
from letsbe.vault import actions as keys
from letsbe.vault.tests.people import stored_bytes

OTHER_WORDS = "Canary: other words for the same thing."


def spellings(words: str) -> list[bytes]:
    """Return how words would look in the ways in which rows, files and logs write them."""
    utf8, utf16 = words.encode(), words.encode("utf-16-le")
    return [utf8, utf16, utf8.hex().encode(), base64.b64encode(utf8)[:-4]]


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_no_word_and_no_fingerprint_can_be_read_in_the_database_files() -> None:
    ada, bo, dana = make_person("Ada"), make_person("Bo"), make_person("Dana")
    table = Table(begun(bo, ada, by=dana), ada, bo)
    clause = table.made_ready()
    table.answered(clause, ClauseDeed.REWORD, by=bo, words=OTHER_WORDS)
    table.answered(clause, ClauseDeed.AGREE, by=ada)
    table.signed(ada)
    fingerprint = digest(table.now)
    bytes_kept = stored_bytes("default", "keys")
    assert clause.hex.encode() in bytes_kept or clause.bytes in bytes_kept
    for words in (WORDS, WHY, OTHER_WORDS, fingerprint):
        assert not [found for found in spellings(words) if found in bytes_kept]
    assert bytes.fromhex(fingerprint) not in bytes_kept


@pytest.mark.django_db(databases=["default", "keys"])
def test_words_moved_to_another_row_cannot_be_shown(table: Table) -> None:
    first, second = table.proposed(table.ada), table.proposed(table.ada, "Other words.")
    moved = Wording.objects.get(clause=second).words_sealed
    Wording.objects.filter(clause=first).update(words_sealed=moved)
    now = table.now
    assert now.clause(first).last.words is None
    assert now.clause(second).last.words == "Other words."


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_why_cannot_pass_for_words_nor_one_author_for_the_other(table: Table) -> None:
    clause = table.proposed(table.ada)
    row = Wording.objects.get()
    Wording.objects.filter(pk=row.pk).update(words_sealed=row.why_sealed)
    assert table.now.clause(clause).last.words is None
    Wording.objects.filter(pk=row.pk).update(words_sealed=row.words_sealed, author=table.bo)
    assert table.now.clause(clause).last.words is None
    Wording.objects.filter(pk=row.pk).update(author=table.ada)
    assert table.now.clause(clause).last.words == WORDS


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_signature_moved_to_the_other_signs_nothing(table: Table) -> None:
    table.made_ready()
    table.signed(table.ada)
    Signature.objects.update(signer=table.bo)
    assert not valid_signatures(table.now)
    table.signed(table.bo)

    assert valid_signatures(table.now) == {table.bo.pk}
    assert table.now.in_force == 0


@pytest.mark.django_db(databases=["default", "keys"])
def test_erasing_my_words_leaves_those_of_the_other(table: Table) -> None:
    mine, theirs = table.proposed(table.ada), table.proposed(table.bo, "Bo's words.")
    keys.shred_author(table.bond.pk, table.ada.pk)
    opened = queries.opened_for_party(table.bo, table.bond.pk)
    assert opened.now.clause(mine).last.words is None
    assert opened.why_of(opened.wordings[mine][0]) is None
    assert opened.now.clause(theirs).last.words == "Bo's words."


@pytest.mark.django_db(databases=["default", "keys"])
def test_words_of_different_length_are_sealed_to_the_same_length(
    table: Table, ada: Person
) -> None:
    table.proposed(ada, "Yes.")
    table.proposed(ada, "Perhaps, if we both have slept.")
    with connection.cursor() as cursor:
        cursor.execute("select length(words_sealed) from agreements_wording")
        assert len({length for (length,) in cursor.fetchall()}) == 1
