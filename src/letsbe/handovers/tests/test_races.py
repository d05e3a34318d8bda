from functools import partial

import pytest
from django.http import Http404

from letsbe.handovers import actions
from letsbe.handovers.actions import giving, three
from letsbe.handovers.models import Handover, MeetingOfThree, Piece, ThreeAnswer
from letsbe.handovers.rules.refusals import HandoverRefused, Refusal
from letsbe.handovers.rules.three import Said
from letsbe.handovers.tests.people import Desk, at
from letsbe.journal import queries as journal
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, make_house, make_person
from letsbe.people.tests.people import at_once as people_at_once
from letsbe.relationships import actions as relationships
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import begun

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROUNDS = range(3)


at_once = partial(people_at_once, refused=(HandoverRefused,))


@pytest.fixture
def desk(transactional_db: None) -> Desk:
    make_house()
    dana = make_person("Dana", Part.COORDINATOR)
    ada, bo, cleo = (make_person(name) for name in ("Ada", "Bo", "Cleo"))
    return Desk(begun(bo, ada, by=dana), begun(cleo, ada, by=dana), ada, bo, cleo)


def is_whole() -> bool:
    return not list(journal.findings(is_begun=False))


def test_two_windows_that_begin_at_once_begin_one_handover(desk: Desk) -> None:
    told = at_once(*[lambda: desk.wrote("One."), lambda: desk.wrote("Two.")] * 2)
    assert sorted(map(str, told)) == [Refusal.CHANGED_SINCE_READ] * 3 + [DONE]
    assert Handover.objects.count() == 1
    assert is_whole()


def test_one_thing_chosen_in_two_windows_is_chosen_once(desk: Desk) -> None:
    mine = desk.goal()
    told = at_once(*[lambda: desk.chose(mine)] * 4)
    assert sorted(map(str, told)) == [Refusal.CHOSEN_ALREADY] * 3 + [DONE]
    assert Piece.objects.count() == 1


@pytest.mark.parametrize("round_number", ROUNDS)
def test_it_is_given_as_it_was_read_or_changed_and_never_both(
    desk: Desk, round_number: int
) -> None:
    piece = desk.chose()
    seen = desk.row.version
    told = at_once(
        lambda: desk.gave(seen=seen),
        lambda: actions.reword(desk.bond.pk, piece.pk, "Other.", by=desk.ada, seen=1, at=at()),
    )
    assert told in ([DONE, Refusal.GIVEN], [Refusal.CHANGED_SINCE_READ, DONE])
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_given_in_the_instant_of_the_end_nobody_reads_it(desk: Desk, round_number: int) -> None:
    desk.wrote()
    told = at_once(
        lambda: desk.gave(seen=1),
        lambda: relationships.change_course(desk.next_bond.pk, Deed.END, by=desk.cleo, at=at()),
    )
    assert told[0] in {DONE, Refusal.NOT_A_NEXT_ONE}
    assert told[1] == DONE
    with pytest.raises(Http404):
        giving.read(desk.row.pk, by=desk.cleo, at=at())


@pytest.mark.parametrize("round_number", ROUNDS)
def test_read_in_the_instant_it_is_taken_back_is_told_or_not_read(
    desk: Desk, round_number: int
) -> None:
    row = desk.handed_over()
    told = at_once(desk.took_back, lambda: giving.read(row.pk, by=desk.cleo, at=at()))
    assert told[0] == DONE
    assert told[1] in {DONE, Http404}
    assert (desk.row.to, desk.row.read_at) == (None, None)
    assert is_whole()


@pytest.mark.parametrize("round_number", ROUNDS)
def test_a_yes_and_a_no_at_once_and_nothing_is_left(desk: Desk, round_number: int) -> None:
    desk.handed_over()
    pk = desk.suggested().pk
    told = at_once(
        lambda: three.answer(pk, Said.NO, by=desk.bo, seen=1, at=at()),
        lambda: three.answer(pk, Said.YES, by=desk.cleo, seen=1, at=at()),
    )
    assert told[0] == DONE
    assert told[1] in {DONE, Refusal.OVER}
    assert MeetingOfThree.objects.get().closed_at
    assert not ThreeAnswer.objects.exists()
    assert is_whole()
