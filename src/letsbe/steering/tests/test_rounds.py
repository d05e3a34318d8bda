"""One steering, round after round."""

from uuid import UUID

import pytest

from letsbe.agreements.tests.people import Table
from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.relationships.models import Relationship
from letsbe.steering import access
from letsbe.steering.actions import opening, writing
from letsbe.steering.models import Pointing, Round, Steering, Text
from letsbe.steering.queries import pointings_of
from letsbe.steering.rules.course import Seen, Words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.opening import About
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.tests.people import (
    ADAS,
    BOS,
    closed,
    course,
    kept,
    opened,
    pressed,
    row_of,
    seen,
    today,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_new_round_taken_back_leaves_the_earlier_one_as_it_was(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    opening.come_back(bond.pk, row.pk, by=bo, at=clock.now())
    kept(bond, Words(wish="Again."), by=bo)
    assert course(bond).begun_by == bo.pk
    pressed(bond, CourseDeed.TAKE_BACK, by=bo)

    assert Text.objects.count() == 2
    assert Pointing.objects.count() == 1
    opening.come_back(bond.pk, row.pk, by=ada, at=clock.now())
    assert Round.objects.count() == 3


def test_one_that_never_closed_but_was_taken_back_does_not_come_back(
    bond: Relationship, ada: Person
) -> None:
    row = opened(bond, by=ada)
    pressed(bond, CourseDeed.TAKE_BACK, by=ada)
    with pytest.raises(SteeringRefused) as refused:
        opening.come_back(bond.pk, row.pk, by=ada, at=clock.now())

    assert refused.value.why is Refusal.TAKEN_BACK


def test_each_round_can_say_anew_what_it_is_about(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    clause = table.brought_in_force()
    row = closed(bond, ada, bo)
    opening.come_back(bond.pk, row.pk, About(clause=clause), by=bo, at=clock.now())
    opened(bond, by=ada, about=About(words="Our evenings."), words=BOS)

    said = Pointing.objects.order_by("at").values_list("round_number", "person", "clause")
    assert list(said) == [(1, ada.pk, None), (2, bo.pk, clause), (2, ada.pk, None)]
    assert course(bond).text_of(ada.pk).has_words


def test_a_round_that_is_about_the_same_stays_so_when_the_other_joins_with_more(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = closed(bond, ada, bo)
    (before,) = pointings_of(row_of_one(row.pk))
    opening.come_back(bond.pk, row.pk, by=bo, at=clock.now())
    opened(bond, by=ada, about=About(words="Our evenings."))

    both = pointings_of(row_of(bond))
    assert [(one.round_number, one.person_id) for one in both] == [(1, ada.pk), (2, ada.pk)]
    assert both[0].pk == before.pk


def test_words_that_come_too_late_come_back_beside_the_one_they_were_for(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    first = closed(bond, ada, bo)
    second = closed(bond, ada, bo)
    assert access.last_in(bond) == second
    opening.come_back(bond.pk, first.pk, by=bo, at=clock.now())
    assert access.last_in(bond) == first
    for person in (ada, bo):
        pressed(bond, CourseDeed.BACK, by=person)
    assert access.last_in(bond) == first


def row_of_one(pk: UUID) -> Steering:
    return Steering.objects.prefetch_related("rounds", "pointings").get(pk=pk)


def test_a_round_about_a_clause_that_is_not_in_force_does_not_begin(
    bond: Relationship, ada: Person, bo: Person, table: Table
) -> None:
    row = closed(bond, ada, bo)
    about = About(clause=table.proposed(ada))
    with pytest.raises(SteeringRefused) as refused:
        opening.come_back(bond.pk, row.pk, about, by=bo, at=clock.now())

    assert refused.value.why is Refusal.NOT_IN_FORCE
    assert Round.objects.count() == 1


def _back(bond: Relationship, on_screen: Seen, *, by: Person) -> None:
    deed = CourseDeed.BACK
    writing.press(bond.pk, deed, seen=on_screen, by=by, today=today(), at=clock.now())


def test_a_press_meant_for_an_earlier_round_changes_nothing(
    bond: Relationship, ada: Person, bo: Person
) -> None:
    row = opened(bond, by=ada, words=ADAS)
    old = seen(bond, row.mark)
    for person in (ada, bo):
        pressed(bond, CourseDeed.BACK, by=person)
    with pytest.raises(SteeringRefused) as refused:
        _back(bond, old, by=ada)
    assert refused.value.why is Refusal.CLOSED
    opening.come_back(bond.pk, row.pk, by=ada, at=clock.now())
    with pytest.raises(SteeringRefused) as refused:
        _back(bond, old, by=ada)
    assert refused.value.why is Refusal.MOVED_ON
