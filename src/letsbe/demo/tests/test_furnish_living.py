"""What the people of the demo live together: messages, and steering back on course."""

import pytest

from letsbe.conversations import access as conversations
from letsbe.conversations import queries as messages
from letsbe.demo.tests.people import DATABASES, NOON, Figures
from letsbe.relationships import access as relationships
from letsbe.relationships.models import Relationship
from letsbe.steering import access as steerings
from letsbe.steering.queries.waiting import waiting_of as waiting_steerings
from letsbe.steering.rules.course import Turn as SteeringTurn

pytestmark = [pytest.mark.django_db(databases=DATABASES), pytest.mark.xdist_group(__name__)]


def between(figures: Figures, one: str, other: str) -> Relationship:
    both = {figures[one].pk, figures[other].pk}
    mine = relationships.relationships_of(figures[one])
    return next(bond for bond in mine if bond.bond.people == both)


def test_ada_and_bo_have_steered_back_once_and_now_it_is_bos_turn(figures: Figures) -> None:
    bond = between(figures, "ada", "bo")
    bos, adas = (waiting_steerings(figures[who], at=NOON) for who in ("bo", "ada"))

    assert [one.turn for one in bos] == [SteeringTurn.WRITE]
    assert [one.turn for one in adas] == [SteeringTurn.OTHERS]
    assert len(steerings.earlier_in(bond)) == 1


def test_ada_and_bo_write_to_each_other(figures: Figures) -> None:
    bond = between(figures, "ada", "bo")
    pages = []
    for key in ("ada", "bo"):
        reached = conversations.conversation_for_party(figures[key], bond.pk)
        here = messages.opened(reached, figures[key])
        pages.append(
            [(one.id, one.words, one.is_edited) for one in messages.newest(here).lines]
        )
        assert (messages.draft_of(here) != "") == (key == "ada")

    assert pages[0] == pages[1]
    assert len(pages[0]) == 10
    assert [words for _id, words, _edited in pages[0]].count("") == 1
    assert [edited for _id, _words, edited in pages[0]].count(True) == 1
