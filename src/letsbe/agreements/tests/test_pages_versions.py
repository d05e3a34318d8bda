"""A version page shows what both signed, letter by letter, or says that it does not."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import RequestFactory

from letsbe.agreements.actions import minimums
from letsbe.agreements.models import Clause, Minimum, Signature, Version, Wording
from letsbe.agreements.queries.versions import OpenedVersion
from letsbe.agreements.rules.clauses import ClauseDeed, Kind
from letsbe.agreements.tests.people import Table, asked_of_all, at, in_six_weeks
from letsbe.agreements.tests.states import OTHER_WORDS, STATES, address
from letsbe.agreements.views.asking import asked
from letsbe.agreements.views.versions import shown_version
from letsbe.journal.models import Entry
from letsbe.people.models import Person
from letsbe.people.tests.people import signed_in
from letsbe.vault import actions as keys

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]
NOTICE = "This is not, word for word, what you both signed"


def shown(table: Table, person: Person, number: int) -> OpenedVersion:
    request = RequestFactory().get("/")
    request.user = person
    return shown_version(asked(request, table.bond.pk), number)


def changed_and_dropped(table: Table) -> None:
    clause = table.brought_in_force()
    table.opened()
    table.answered(clause, ClauseDeed.LEAVE_OUT, by=table.ada)
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
    table.settled("Canary: only talked about.")
    table.dropped(table.ada)


def left_out_and_back(table: Table) -> None:
    clause = table.brought_in_force()
    table.opened()
    table.answered(clause, ClauseDeed.LEAVE_OUT, by=table.bo)
    table.settled("Canary: instead.", by=table.bo)
    table.signed(table.ada, table.bo)
    table.opened()
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words=OTHER_WORDS)
    table.answered(clause, ClauseDeed.AGREE, by=table.ada)
    table.signed(table.bo, table.ada)


def of_every_kind(table: Table) -> None:
    for kind in reversed(Kind):
        words = "Let's be slow." if kind is Kind.WAY_OF_BEING else f"Canary: {kind}."
        clause = table.proposed(table.bo, words, kind=kind)
        table.answered(clause, ClauseDeed.AGREE, by=table.ada)
    table.brought_in_force()


def agreed_again(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()
    for person in (table.ada, table.bo):
        table.fitted(person, in_six_weeks() + timedelta(days=9))


LIVED: dict[str, Callable[[Table], None]] = {
    **{name: STATES[name] for name in ("in force", "changing", "in review", "paused", "ended")},
    "second version": STATES["second version"],
    "dropped": changed_and_dropped,
    "left out and back": left_out_and_back,
    "of every kind": of_every_kind,
    "agreed again": agreed_again,
}


@pytest.mark.parametrize("state", LIVED)
def test_every_version_is_the_text_under_both_signatures(
    table: Table, dana: Person, state: str
) -> None:
    minimum = asked_of_all(dana)
    asked_of_all(dana, "Limits")
    LIVED[state](table)
    minimums.write_minimum("A", "B", "C", by=dana, at=at(), instead_of=minimum.pk)
    assert Version.objects.exists()
    for version in Version.objects.all():
        for person in (table.ada, table.bo):
            found = shown(table, person, version.number)
            assert {s.by for s in found.signatures} == {table.ada.pk, table.bo.pk}
            assert found.is_as_signed
            page = signed_in(person).get(address(table, "version", version.number))
            assert NOTICE not in page.text
            assert "We come sober enough to listen." in page.text


def moved(table: Table) -> None:
    first, second = Wording.objects.order_by("clause_id")
    Wording.objects.filter(pk=first.pk).update(words_sealed=second.words_sealed)


ALTERED: dict[str, Callable[[Table], object]] = {
    "words moved from another clause": moved,
    "a wording of another author": lambda t: Wording.objects.update(author=t.bo),
    "a wording under another number": lambda _: Wording.objects.update(number=7),
    "a wording gone": lambda _: Wording.objects.filter(clause=Clause.objects.first()).delete(),
    "a clause of another kind": lambda _: Clause.objects.update(kind=Kind.BOUNDARY),
    "a minimum with other words": lambda _: Minimum.objects.update(words="Anything goes."),
    "a minimum with another title": lambda _: Minimum.objects.update(title="Other"),
    "a minimum with another reason": lambda _: Minimum.objects.update(reason="None."),
    "no minimum": lambda _: Version.objects.update(minimums=[]),
    "no clause": lambda _: Version.objects.update(clauses=[]),
    "another day": lambda _: Version.objects.update(review_on="2030-01-01"),
    "a signature set aside": lambda t: Signature.objects.filter(signer=t.bo).update(
        set_aside_at=at()
    ),
    "a signature gone": lambda t: Signature.objects.filter(signer=t.ada).delete(),
    "no signature": lambda _: Signature.objects.all().delete(),
    "one's words erased": lambda t: keys.shred_author(t.bond.pk, t.ada.pk),
}


@pytest.mark.parametrize("altered", ALTERED)
def test_a_text_that_was_altered_where_it_is_kept_says_so_and_gives_no_paper(
    table: Table, dana: Person, altered: str
) -> None:
    asked_of_all(dana)
    table.settled("Canary: the other clause.")
    table.brought_in_force()
    page = signed_in(table.ada).get(address(table, "version", 1))
    assert NOTICE not in page.text
    assert address(table, "copy", 1) in page.text
    ALTERED[altered](table)
    for person in (table.ada, table.bo):
        browser = signed_in(person)
        page = browser.get(address(table, "version", 1))
        assert page.status_code == HTTPStatus.OK
        assert NOTICE in page.text
        assert address(table, "copy", 1) not in page.text
        paper = browser.get(address(table, "copy", 1))
        assert paper.headers["Content-Type"].startswith("text/html")
        assert NOTICE in paper.text
    assert not Entry.objects.filter(deed="agreements.kept_a_copy").exists()


@pytest.mark.parametrize("altered", ["a minimum with other words", "a wording gone"])
def test_the_page_of_the_agreement_is_there_though_its_text_was_altered(
    table: Table, dana: Person, altered: str
) -> None:
    asked_of_all(dana)
    table.brought_in_force()
    ALTERED[altered](table)
    for name in ("agreement", "versions", "changes", "read"):
        assert signed_in(table.bo).get(address(table, name)).status_code == HTTPStatus.OK


def test_a_version_and_a_change_list_what_the_programme_asks_anew(
    table: Table, dana: Person
) -> None:
    old = asked_of_all(dana)
    table.brought_in_force()
    table.opened()
    browser = signed_in(table.ada)
    assert "Would be read afresh" not in browser.get(address(table, "changes")).text
    minimums.write_minimum("Anew", "B", "C", by=dana, at=at(), instead_of=old.pk)
    page = browser.get(address(table, "changes")).text
    assert "Would be read afresh" in page
    assert "Anew" in page
    assert "Nothing is different so far." not in page
    table.acknowledged()
    table.signed(table.ada, table.bo)
    assert "Read afresh" in browser.get(address(table, "version", 2)).text
    assert "Read afresh" not in browser.get(address(table, "version", 1)).text
    # Asked in other words is not asked no longer.
    assert "No longer asked" not in browser.get(address(table, "version", 2)).text
    assert "no longer be asked" not in page


def test_a_change_says_what_the_programme_asks_no_longer(table: Table, dana: Person) -> None:
    old = asked_of_all(dana, "Old title")
    table.brought_in_force()
    table.opened()
    browser = signed_in(table.ada)
    assert "Nothing is different so far." in browser.get(address(table, "changes")).text
    minimums.retire_minimum(old.pk, by=dana, at=at())
    page = browser.get(address(table, "changes")).text
    assert "Nothing is different so far." not in page
    assert "Would no longer be asked" in page
    assert "Old title" in page
    table.signed(table.ada, table.bo)
    assert "No longer asked" in browser.get(address(table, "version", 2)).text


def test_another_day_alone_is_something_different(table: Table) -> None:
    table.brought_in_force()
    table.opened()
    table.dated(in_six_weeks() + timedelta(days=1))
    page = signed_in(table.ada).get(address(table, "changes")).text
    assert "You would look at it again on" in page
    assert "Nothing is different so far." not in page


def test_words_only_taken_away_are_struck_on_the_page(table: Table) -> None:
    clause = table.settled("We meet on Mondays at six.")
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words="We meet at six.")
    struck = '<del class="said-gone">on Mondays </del>'
    for person in (table.ada, table.bo):
        for page in (address(table, "agreement"), address(table, "clause", clause)):
            assert struck in signed_in(person).get(page).text
    table.answered(clause, ClauseDeed.REWORD, by=table.bo, words="We met at six.")
    assert "said-gone" not in signed_in(table.ada).get(address(table, "agreement")).text
