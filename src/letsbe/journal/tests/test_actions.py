"""Writing in the journal: inside a deed or not at all; each look once a day; each form once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from letsbe.journal import actions, queries
from letsbe.journal.models import OPENINGS, Entry, Receipt, Strand
from letsbe.journal.rules import Happened
from letsbe.journal.tests.people import MONDAY
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHO, WHERE, WHAT = new_id(), new_id(), new_id()


def looked(**other: Any) -> int:
    """Look, and return how many looks there are now."""
    usual: dict[str, Any] = {"by": WHO, "strand": WHERE, "at": MONDAY, "about": None}
    actions.record_look("people.list_looked_at", **(usual | other))
    return Entry.objects.filter(deed="people.list_looked_at").count()


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_nothing_is_recorded_outside_a_deed() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        actions.record("agreements.signed", by=WHO, strand=WHERE, at=MONDAY)
    with pytest.raises(transaction.TransactionManagementError):
        actions.claim(None, by=WHO, at=MONDAY)
    assert not Entry.objects.exists()
    with transaction.atomic():
        actions.record("agreements.signed", by=WHO, strand=WHERE, at=MONDAY)
    assert Entry.objects.filter(strand=WHERE).count() == 1


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_deed_that_fails_takes_its_entry_with_it() -> None:
    def fails() -> None:
        with transaction.atomic():
            actions.record("agreements.signed", by=WHO, strand=WHERE, at=MONDAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not Entry.objects.exists()
    assert not Strand.objects.exists()


def test_entries_are_numbered_from_one_and_the_house_notes_each_new_strand() -> None:
    for _ in range(3):
        actions.record("agreements.signed", by=WHO, strand=WHERE, at=MONDAY, number=1)
    numbers = Entry.objects.filter(strand=WHERE).order_by("number").values_list("number")
    assert [n for (n,) in numbers] == [1, 2, 3]
    assert Entry.objects.get(strand_id=OPENINGS).about == WHERE
    assert not list(queries.findings(is_begun=False))


def test_an_entry_keeps_who_what_about_what_and_when() -> None:
    actions.record("agreements.signed", by=WHO, strand=WHERE, at=MONDAY, about=WHAT, number=2)
    entry = Entry.objects.get(strand=WHERE)

    assert (entry.by, entry.about, entry.at, entry.facts) == (WHO, WHAT, MONDAY, {"number": 2})


def test_what_happened_in_one_deed_follows_what_was_there_in_its_order() -> None:
    actions.record("agreements.proposed", by=WHO, strand=WHERE, at=MONDAY)
    signed = Happened("agreements.signed", by=WHO, facts={"number": 1})
    in_force = Happened("agreements.in_force", by=None, about=WHAT)
    actions.record_all(signed, in_force, strand=WHERE, at=MONDAY)
    rows = Entry.objects.filter(strand=WHERE).order_by("number")

    assert [(row.number, row.deed, row.by, row.about, row.facts) for row in rows] == [
        (1, "agreements.proposed", WHO, None, {}),
        (2, "agreements.signed", WHO, None, {"number": 1}),
        (3, "agreements.in_force", None, WHAT, {}),
    ]
    assert Strand.objects.get(pk=WHERE).length == 3
    assert not list(queries.findings(is_begun=False))


def test_the_same_look_on_the_same_day_adds_nothing() -> None:
    assert looked() == 1
    assert looked(at=MONDAY.replace(hour=23, minute=59)) == 1
    assert looked(at=MONDAY + timedelta(days=1)) == 2


@pytest.mark.parametrize("other", [{"by": WHAT}, {"strand": WHAT}, {"about": WHAT}])
def test_another_look_on_the_same_day_is_recorded(other: dict[str, Any]) -> None:
    assert looked() == 1
    assert looked(**other) == 2


def test_a_form_without_a_key_is_let_through() -> None:
    actions.claim(None, by=WHO, at=MONDAY)
    assert not Receipt.objects.exists()


def test_the_same_form_is_let_through_once() -> None:
    form = Once(key=new_id(), fingerprint=b"words")
    actions.claim(form, by=WHO, at=MONDAY)
    with pytest.raises(AlreadyDone):
        actions.claim(form, by=WHO, at=MONDAY + timedelta(days=30))
    with pytest.raises(SentWithOtherWords):
        actions.claim(Once(key=form.key, fingerprint=b"other"), by=WHO, at=MONDAY)


def test_the_key_of_one_person_says_nothing_about_another() -> None:
    form = Once(key=new_id(), fingerprint=b"words")
    actions.claim(form, by=WHO, at=MONDAY)
    actions.claim(form, by=WHAT, at=MONDAY)
    assert Receipt.objects.count() == 2


def test_the_deeds_of_one_page_are_told_apart() -> None:
    form = Once(key=new_id(), fingerprint=b"words")
    actions.claim(form, by=WHO, at=MONDAY, deed=("agree", WHERE))
    actions.claim(form, by=WHO, at=MONDAY, deed=("agree", WHAT))
    with pytest.raises(AlreadyDone):
        actions.claim(form, by=WHO, at=MONDAY, deed=("agree", WHERE))
