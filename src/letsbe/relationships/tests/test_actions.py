"""Asking, beginning, pausing, ending: what each leaves behind, and what a refusal does not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.journal.models import Entry, Receipt
from letsbe.lib.ids import new_id
from letsbe.lib.once import AlreadyDone, Once, SentWithOtherWords
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.relationships import actions, queries
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Beginning, Party, Relationship
from letsbe.relationships.rules import (
    Answer,
    AskingRefusal,
    Deed,
    Kind,
    PartPlayed,
    Refusal,
    RelationshipRefused,
    Stage,
)
from letsbe.relationships.tests.people import asked, begun, changed
from letsbe.vault.models import DataKey

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def deeds_in(strand: Any) -> list[str]:
    found = Entry.objects.filter(strand_id=strand).order_by("number")
    return list(found.values_list("deed", flat=True))


def once(fingerprint: bytes = b"same words") -> Once:
    return Once(key=new_id(), fingerprint=fingerprint)


def traces() -> tuple[int, ...]:
    return (
        Beginning.objects.count(),
        Relationship.objects.count(),
        Entry.objects.count(),
        Receipt.objects.count(),
    )


def test_an_asking_is_journalled_with_each_of_the_two(
    ada: Person, bo: Person, dana: Person
) -> None:
    beginning = asked(bo, ada, by=dana)
    assert beginning.relationship is None
    for person in (ada, bo):
        assert deeds_in(person.pk) == [Journalled.ASKED]
        assert Entry.objects.get(strand_id=person.pk).about == beginning.pk


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
    assert deeds_in(ada.pk) == [Journalled.ASKED, Journalled.ASKING_WITHDRAWN]
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


@pytest.mark.parametrize(
    ("before", "deed", "stage"),
    [
        (None, Deed.PAUSE, Stage.PAUSED),
        (Deed.PAUSE, Deed.RESUME, Stage.GETTING_ACQUAINTED),
        (None, Deed.OFFER_ENDING, Stage.ENDING),
        (Deed.OFFER_ENDING, Deed.TAKE_ENDING_BACK, Stage.GETTING_ACQUAINTED),
        (None, Deed.END, Stage.ENDED),
    ],
)
@pytest.mark.parametrize("who", ["ada", "bo"])
def test_either_changes_the_course_alone_and_the_journal_says_so(
    request: pytest.FixtureRequest,
    bond: Relationship,
    before: Deed | None,
    deed: Deed,
    stage: Stage,
    who: str,
) -> None:
    person = request.getfixturevalue(who)
    if before:
        changed(bond, before, by=person)
    changed(bond, deed, by=person)
    assert Relationship.objects.get().stage is stage
    last = Entry.objects.filter(strand_id=bond.pk).latest("number")
    assert (last.deed, last.by) == (actions.JOURNALLED_AS[deed], person.pk)


def test_who_ended_it_and_when_is_kept(bond: Relationship, ada: Person) -> None:
    changed(bond, Deed.END, by=ada)
    bond.refresh_from_db()
    assert (bond.ended_by, bond.ended_at) == (ada, MONDAY)


def test_a_refused_course_leaves_no_entry_and_no_receipt(
    bond: Relationship, ada: Person, cleo: Person
) -> None:
    before = traces()
    with pytest.raises(RelationshipRefused) as refused:
        actions.change_course(bond.pk, Deed.RESUME, by=ada, at=MONDAY, once=once())
    assert refused.value.why is Refusal.NOT_PAUSED_BY_YOU
    with pytest.raises(Http404):
        actions.change_course(bond.pk, Deed.END, by=cleo, at=MONDAY, once=once())
    assert traces() == before


def test_the_same_form_twice_pauses_once(bond: Relationship, ada: Person) -> None:
    form = once()
    actions.change_course(bond.pk, Deed.PAUSE, by=ada, at=MONDAY, once=form)
    later = MONDAY + timedelta(days=30)
    with pytest.raises(AlreadyDone):
        actions.change_course(bond.pk, Deed.PAUSE, by=ada, at=later, once=form)
    assert deeds_in(bond.pk).count(Journalled.PAUSED) == 1


def test_two_deeds_of_one_page_are_two_deeds(bond: Relationship, ada: Person) -> None:
    form = once()
    actions.change_course(bond.pk, Deed.PAUSE, by=ada, at=MONDAY, once=form)
    actions.change_course(bond.pk, Deed.END, by=ada, at=MONDAY, once=form)
    assert Relationship.objects.get().stage is Stage.ENDED


def test_the_same_asking_with_other_words_is_not_taken_for_the_first(
    ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    form = once(b"Ada and Bo")
    other = Once(key=form.key, fingerprint=b"Ada and Cleo")
    actions.ask(Kind.SUPPORT, bo, ada, by=dana, at=MONDAY, once=form)
    with pytest.raises(SentWithOtherWords):
        actions.ask(Kind.SUPPORT, cleo, ada, by=dana, at=MONDAY, once=other)
    assert Beginning.objects.count() == 1


def test_the_database_lets_nobody_be_a_third_or_the_same_party_twice(
    bond: Relationship, ada: Person, cleo: Person
) -> None:
    for person, voice, part in ((cleo, "moss", "x"), (cleo, "gold", "x"), (ada, "gold", "y")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Party.objects.create(relationship=bond, person=person, voice=voice, part=part)


def test_the_day_of_the_first_agreement_is_kept_once(bond: Relationship) -> None:
    actions.note_agreed(bond, at=MONDAY)
    actions.note_agreed(bond, at=MONDAY + timedelta(days=1))
    bond.refresh_from_db()
    assert (bond.agreed_at, bond.stage) == (MONDAY, Stage.AGREED)
