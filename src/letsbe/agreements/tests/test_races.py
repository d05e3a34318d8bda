"""Two people, or eight hands of one, in the same instant: one consistent outcome each time."""

from collections.abc import Callable
from functools import partial

import pytest

from letsbe.agreements import actions, queries
from letsbe.agreements.models import Agreement, Clause, Signature, Version, Wording
from letsbe.agreements.rules.clauses import ClauseDeed
from letsbe.agreements.rules.refusals import AgreementRefused, Refusal
from letsbe.agreements.rules.signing import digest
from letsbe.agreements.tests.people import WORDS, Table, at, in_six_weeks, once, today
from letsbe.journal import queries as journal
from letsbe.lib.once import AlreadyDone
from letsbe.people.models import Person
from letsbe.people.tests.people import DONE, make_person, vouched
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships import actions as bonds
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Answer, Deed, Kind, RelationshipRefused
from letsbe.relationships.rules import Refusal as BondRefusal
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROUNDS = 3
SEEN_BEFORE = AlreadyDone


at_once = partial(people_at_once, refused=(AgreementRefused, RelationshipRefused))


@pytest.fixture
def dana(transactional_db: None) -> Person:
    return make_person("Dana")


@pytest.fixture
def table(transactional_db: None, dana: Person) -> Table:
    ada, bo = make_person("Ada"), make_person("Bo")
    return Table(begun(bo, ada, by=dana), ada, bo)


def signs(table: Table, person: Person, read: str) -> Callable[[], object]:
    return lambda: actions.sign(table.bond.pk, by=person, read=read, today=today(), at=at())


def ends(table: Table, person: Person) -> Callable[[], object]:
    return lambda: bonds.change_course(table.bond.pk, Deed.END, by=person, at=at())


def is_whole() -> bool:
    return not list(journal.findings(is_begun=False))


def test_both_sign_at_once_and_one_version_is_in_force(table: Table) -> None:
    table.made_ready()
    read = digest(table.now)
    told = at_once(signs(table, table.ada, read), signs(table, table.bo, read))
    assert told == [DONE, DONE]
    assert {s.signer for s in Signature.objects.filter(set_aside_at=None)} == {
        table.ada,
        table.bo,
    }
    assert Version.objects.get().number == Agreement.objects.get().in_force == 1
    assert is_whole()


def test_one_signs_eight_times_at_once_and_nothing_is_in_force(table: Table) -> None:
    table.made_ready()
    told = at_once(*[signs(table, table.ada, digest(table.now))] * 8)
    assert sorted(map(str, told)) == [DONE] + [Refusal.SIGNED_ALREADY] * 7
    assert Signature.objects.count() == 1
    assert not Version.objects.exists()


def test_both_end_at_once_and_one_of_them_is_told_it_has_ended(table: Table) -> None:
    told = at_once(ends(table, table.ada), ends(table, table.bo))
    assert sorted(map(str, told)) == [DONE, BondRefusal.ENDED]
    bond = Relationship.objects.get()
    assert bond.ended_by == (table.ada if told[0] == DONE else table.bo)
    entries = [e for e in journal.entries([bond.pk]) if e.deed == Journalled.ENDED]
    assert [e.by for e in entries] == [bond.ended_by_id]
    assert is_whole()


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_one_ends_while_the_other_signs_and_what_each_is_told_is_true(
    table: Table, round_number: int
) -> None:
    table.made_ready()
    table.signed(table.bo)
    told = at_once(signs(table, table.ada, digest(table.now)), ends(table, table.bo))
    bond = Relationship.objects.get()
    assert told[1] == DONE
    assert bond.ended_at
    assert told[0] in {DONE, Refusal.ENDED}
    assert Version.objects.exists() is (told[0] == DONE)
    assert (bond.agreed_at is not None) is (told[0] == DONE)
    assert is_whole()


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_bo_rewords_while_ada_signs_and_no_version_holds_unread_words(
    table: Table, round_number: int
) -> None:
    clause = table.made_ready()
    table.signed(table.bo)
    told = at_once(
        signs(table, table.ada, digest(table.now)),
        lambda: table.answered(
            clause, ClauseDeed.REWORD, by=table.bo, seen=1, words="Unread words."
        ),
    )
    if told[0] == DONE:
        assert told[1] is Refusal.NO_CHANGE_OPEN
        assert [c.last.words for c in table.now.settled] == [WORDS]
        assert Version.objects.get().clauses == [[str(clause), 1]]
    else:
        assert told == [Refusal.CHANGED_SINCE_READ, DONE]
        assert not Version.objects.exists()
        assert not Signature.objects.filter(set_aside_at=None).exists()
    assert is_whole()


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_bo_rewords_while_ada_is_the_first_to_sign_and_no_signature_covers_it(
    table: Table, round_number: int
) -> None:
    clause = table.made_ready()
    told = at_once(
        signs(table, table.ada, digest(table.now)),
        lambda: table.answered(
            clause, ClauseDeed.REWORD, by=table.bo, seen=1, words="Unread words."
        ),
    )
    assert told in ([DONE, DONE], [Refusal.CHANGED_SINCE_READ, DONE])
    assert not Signature.objects.filter(set_aside_at=None).exists()


def test_the_same_form_posted_by_eight_hands_makes_one_deed(table: Table) -> None:
    form = once()
    told = at_once(*[lambda: table.proposed(table.ada, once=form)] * 8)
    assert sorted(map(str, told)) == sorted(map(str, [DONE] + [SEEN_BEFORE] * 7))
    assert Clause.objects.count() == Wording.objects.count() == 1
    assert is_whole()


def test_two_reword_the_same_clause_at_once_and_one_is_asked_to_read_again(
    table: Table,
) -> None:
    clause = table.proposed(table.ada)

    def rewords(person: Person) -> Callable[[], object]:
        return lambda: table.answered(
            clause, ClauseDeed.REWORD, by=person, seen=1, words=f"By {person.pk}"
        )

    told = at_once(rewords(table.ada), rewords(table.bo))
    assert sorted(map(str, told)) == [Refusal.CHANGED_SINCE_READ, DONE]
    assert Wording.objects.count() == 2
    assert table.now.clause(clause).last.author in {table.ada.pk, table.bo.pk}


def test_both_say_it_still_fits_at_once_and_the_review_closes(table: Table) -> None:
    table.brought_in_force()
    table.reviewed()

    def fits(person: Person) -> Callable[[], object]:
        return lambda: actions.say_still_fits(
            table.bond.pk, in_six_weeks(), by=person, today=today(), at=at()
        )

    assert at_once(fits(table.ada), fits(table.bo)) == [DONE, DONE]
    assert queries.opened_for_party(table.ada, table.bond.pk).now.review is None


def test_both_say_yes_at_once_and_one_relationship_begins(dana: Person) -> None:
    cleo, eve = make_person("Cleo"), make_person("Eve")
    vouched(cleo, by=dana)
    beginning = bonds.ask(Kind.SUPPORT, cleo, eve, by=dana, at=at())

    def says_yes(person: Person) -> Callable[[], object]:
        return lambda: bonds.answer(
            beginning.pk, Answer.YES, by=person, moss_first=True, at=at()
        )

    assert at_once(says_yes(cleo), says_yes(eve)) == [DONE, DONE]
    assert Relationship.objects.count() == 1
    assert is_whole()
