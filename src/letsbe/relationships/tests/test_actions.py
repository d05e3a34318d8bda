"""Pausing and ending: what each leaves behind, and what a refusal does not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from letsbe.journal.models import Entry
from letsbe.lib.once import AlreadyDone
from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.relationships import actions
from letsbe.relationships.events import Deed as Journalled
from letsbe.relationships.models import Party, Relationship
from letsbe.relationships.rules import (
    Deed,
    Refusal,
    RelationshipRefused,
    Stage,
)
from letsbe.relationships.tests.people import changed, deeds_in, once, traces

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


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
