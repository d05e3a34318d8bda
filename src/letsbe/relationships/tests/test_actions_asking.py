"""Asking, answering and beginning: what each leaves behind, and what a refusal does not."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.journal.models import HOUSE, Entry
from letsbe.lib.once import Once, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY, vouched
from letsbe.relationships import actions, queries
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Beginning, Party, Relationship
from letsbe.relationships.rules import (
    Answer,
    AskingRefusal,
    Deed,
    Kind,
    PartPlayed,
    RelationshipRefused,
    Stage,
)
from letsbe.relationships.tests.people import asked, begun, changed, deeds_in, once, traces
from letsbe.vault.models import DataKey

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_an_asking_is_journalled_with_each_of_the_two_and_once_for_the_house(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    assert beginning.relationship is None
    for strand in (ada.pk, bo.pk, HOUSE):
        assert deeds_in(strand) == [Journalled.ASKED]
        entry = Entry.objects.get(strand_id=strand)
        assert (entry.by, entry.about, entry.facts) == (dana.pk, beginning.pk, {})


@pytest.mark.parametrize("moss_first", [True, False])
def test_two_yes_begin_a_relationship_with_keys_parties_and_an_empty_agreement(
    ada: Person, bo: Person, dana: Person, moss_first: bool
) -> None:
    beginning = asked(bo, ada, by=dana)
    for person in (bo, ada):
        found = actions.answer(
            beginning.pk, Answer.YES, by=person, moss_first=moss_first, at=MONDAY
        )
    assert found
    parties = {p.person: (p.part, p.voice) for p in Party.objects.filter(relationship=found)}
    first, second = ("moss", "plum") if moss_first else ("plum", "moss")
    assert parties == {
        bo: (PartPlayed.SUPPORTER, first),
        ada: (PartPlayed.PEER, second),
    }
    keys = DataKey.objects.filter(relationship_id=found.pk).values_list("person_id", flat=True)
    assert set(keys) == {ada.pk, bo.pk}
    assert found.agreement.is_draft_open
    assert deeds_in(found.pk) == [Journalled.BEGUN]
    assert found.stage is Stage.GETTING_ACQUAINTED


def test_one_yes_begins_nothing(ada: Person, bo: Person, dana: Person) -> None:
    beginning = asked(bo, ada, by=dana)
    assert actions.answer(beginning.pk, Answer.YES, by=bo, moss_first=True, at=MONDAY) is None
    assert not Relationship.objects.exists()
    assert not Party.objects.exists()


def test_a_no_closes_the_asking_and_is_told_to_nobody_else(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    actions.answer(beginning.pk, Answer.NO, by=ada, moss_first=True, at=MONDAY)
    assert deeds_in(ada.pk) == [Journalled.ASKED, Journalled.SAID_NO]
    assert deeds_in(bo.pk) == [Journalled.ASKED]
    with pytest.raises(RelationshipRefused) as refused:
        actions.answer(beginning.pk, Answer.YES, by=bo, moss_first=True, at=MONDAY)
    assert refused.value.why is AskingRefusal.CLOSED


def test_a_yes_can_be_taken_back_until_it_has_begun(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    for said in (Answer.YES, Answer.NO):
        actions.answer(beginning.pk, said, by=ada, moss_first=True, at=MONDAY)
    assert deeds_in(ada.pk) == [Journalled.ASKED, Journalled.SAID_YES, Journalled.SAID_NO]
    assert deeds_in(bo.pk) == [Journalled.ASKED]
    with pytest.raises(RelationshipRefused) as refused:
        actions.answer(beginning.pk, Answer.YES, by=bo, moss_first=True, at=MONDAY)
    assert refused.value.why is AskingRefusal.CLOSED
    assert not Relationship.objects.exists()


def test_a_yes_cannot_be_taken_back_once_it_has_begun(bond: Relationship, ada: Person) -> None:
    before = traces()
    begun_from = Beginning.objects.get()
    with pytest.raises(RelationshipRefused) as refused:
        actions.answer(begun_from.pk, Answer.NO, by=ada, moss_first=True, at=MONDAY)
    assert refused.value.why is AskingRefusal.CLOSED
    assert traces() == before


@pytest.mark.parametrize("who", ["ada", "bo"])
def test_nothing_begins_with_somebody_whose_account_is_closed(
    ada: Person, bo: Person, dana: Person, who: str
) -> None:
    beginning = asked(bo, ada, by=dana)
    actions.answer(beginning.pk, Answer.YES, by=ada, moss_first=True, at=MONDAY)
    gone = Person.objects.filter(pk={"ada": ada, "bo": bo}[who].pk)
    gone.update(is_active=False)
    with pytest.raises(RelationshipRefused) as refused:
        actions.answer(beginning.pk, Answer.YES, by=bo, moss_first=True, at=MONDAY)
    assert refused.value.why is AskingRefusal.NOT_ACTIVE
    assert not Relationship.objects.exists()
    gone.update(is_active=True)
    assert actions.answer(beginning.pk, Answer.YES, by=bo, moss_first=True, at=MONDAY)


def test_an_asking_left_open_beside_a_relationship_begins_no_second_one(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    # As it could be left by somebody who asked in the instant it began.
    left = Beginning.objects.get()
    Beginning.objects.filter(pk=left.pk).update(closed_at=None, relationship=None)
    left.answers.filter(person=bo).update(answer=Answer.NOT_YET)
    with pytest.raises(RelationshipRefused) as refused:
        actions.answer(left.pk, Answer.YES, by=bo, moss_first=True, at=MONDAY)
    assert refused.value.why is AskingRefusal.TOGETHER_ALREADY
    changed(bond, Deed.END, by=ada)
    assert actions.answer(left.pk, Answer.YES, by=bo, moss_first=True, at=MONDAY)


def test_the_database_keeps_one_open_asking_for_a_pair_and_a_kind(
    ada: Person, bo: Person, dana: Person
) -> None:
    first = asked(bo, ada, by=dana)
    twin = {"kind": first.kind, "pair": first.pair, "asked_by": dana, "asked_at": MONDAY}
    twin["vouching"] = first.vouching
    with pytest.raises(IntegrityError), transaction.atomic():
        Beginning.objects.create(**twin)
    Beginning.objects.filter(pk=first.pk).update(closed_at=MONDAY)
    assert Beginning.objects.create(**twin).pk != first.pk


def test_a_list_of_askings_never_says_who_said_what(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    actions.answer(beginning.pk, Answer.NO, by=ada, moss_first=True, at=MONDAY)
    [told] = queries.listed_beginnings([Beginning.objects.get()])
    assert told.is_closed
    assert not hasattr(told, "answers")


@pytest.mark.parametrize("kind", list(Kind))
def test_two_are_asked_once_for_one_kind(
    ada: Person, bo: Person, dana: Person, kind: Kind
) -> None:
    asked(bo, ada, by=dana, kind=kind)
    with pytest.raises(RelationshipRefused) as refused:
        asked(ada, bo, by=dana, kind=kind)
    assert refused.value.why is AskingRefusal.ASKED_ALREADY
    other = Kind.SUPERVISION if kind is Kind.SUPPORT else Kind.SUPPORT
    assert asked(ada, bo, by=dana, kind=other).kind == other


def test_two_who_are_together_are_not_asked_again_until_it_has_ended(
    bond: Relationship, ada: Person, bo: Person, dana: Person
) -> None:
    with pytest.raises(RelationshipRefused) as refused:
        asked(ada, bo, by=dana)
    assert refused.value.why is AskingRefusal.TOGETHER_ALREADY
    changed(bond, Deed.END, by=ada)
    again = begun(ada, bo, by=dana)
    assert again.pk != bond.pk


def test_a_refused_asking_leaves_nothing_behind(ada: Person, bo: Person, dana: Person) -> None:
    vouched(ada, by=dana)
    Person.objects.filter(pk=bo.pk).update(is_active=False)
    before = traces()
    for second, why in ((ada, AskingRefusal.SAME_PERSON), (bo, AskingRefusal.NOT_ACTIVE)):
        second.refresh_from_db()
        with pytest.raises(RelationshipRefused) as refused:
            actions.ask(Kind.SUPPORT, ada, second, by=dana, at=MONDAY, once=once())
        assert refused.value.why is why
    assert traces() == before


def test_an_asking_can_be_taken_back_until_it_is_closed(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    actions.withdraw_asking(beginning.pk, by=dana, at=MONDAY)
    for strand in (ada.pk, bo.pk, HOUSE):
        assert deeds_in(strand) == [Journalled.ASKED, Journalled.ASKING_WITHDRAWN]
    with pytest.raises(RelationshipRefused) as refused:
        actions.withdraw_asking(beginning.pk, by=dana, at=MONDAY)
    assert refused.value.why is AskingRefusal.CLOSED


def test_nobody_but_a_coordinator_takes_an_asking_back(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    with pytest.raises(Http404):
        actions.withdraw_asking(beginning.pk, by=ada, at=MONDAY)
    assert Beginning.objects.get().closed_at is None


def test_the_same_asking_with_other_words_is_not_taken_for_the_first(
    ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    vouched(bo, by=dana)
    form = once(b"Ada and Bo")
    other = Once(key=form.key, fingerprint=b"Ada and Cleo")
    actions.ask(Kind.SUPPORT, bo, ada, by=dana, at=MONDAY, once=form)
    with pytest.raises(SentWithOtherWords):
        actions.ask(Kind.SUPPORT, cleo, ada, by=dana, at=MONDAY, once=other)
    assert Beginning.objects.count() == 1


def test_a_supporter_is_asked_only_while_somebody_vouches_for_them(
    ada: Person, bo: Person, dana: Person
) -> None:
    before = traces()
    with pytest.raises(RelationshipRefused) as refused:
        actions.ask(Kind.SUPPORT, bo, ada, by=dana, at=MONDAY)
    assert refused.value.why is AskingRefusal.NOT_VOUCHED_FOR
    assert traces() == before
    word = vouched(bo, by=dana)
    assert actions.ask(Kind.SUPPORT, bo, ada, by=dana, at=MONDAY).vouching == word


def test_nobody_needs_to_be_vouched_for_in_supervision(
    ada: Person, bo: Person, dana: Person
) -> None:
    assert actions.ask(Kind.SUPERVISION, bo, ada, by=dana, at=MONDAY).vouching is None


def test_the_database_keeps_no_open_asking_without_the_word_for_its_supporter(
    ada: Person, bo: Person, dana: Person
) -> None:
    row = asked(bo, ada, by=dana)
    with pytest.raises(IntegrityError), transaction.atomic():
        Beginning.objects.filter(pk=row.pk).update(vouching=None)
    Beginning.objects.filter(pk=row.pk).update(vouching=None, closed_at=MONDAY)


def test_a_coordinator_does_not_ask_for_themselves(
    ada: Person, bo: Person, dana: Person
) -> None:
    vouched(dana, by=bo)
    with pytest.raises(RelationshipRefused) as refused:
        actions.ask(Kind.SUPPORT, dana, ada, by=dana, at=MONDAY)
    assert refused.value.why is AskingRefusal.ONESELF
