import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsbe_matching import (
    AlreadyThere,
    Peer,
    Person,
    PersonUnknown,
    Proposal,
    Supporter,
    hindrances,
    leave,
    place,
    propose,
)
from letsbe_matching.tests.crowds import crowds, peer, supporter


def ids(proposal: Proposal) -> list[tuple[str, str]]:
    return [(pair.peer.id, pair.supporter.id) for pair in proposal.pairs]


def test_a_newcomer_gets_the_best_of_the_free_places_and_moves_nobody() -> None:
    before = propose(
        [
            peer("Ann", experiences={"a"}),
            supporter("Sam", experiences={"a"}),
            supporter("Tom"),
            supporter("Uma", interests={"tea"}),
        ]
    )
    after = place(peer("Bob", experiences={"a"}, interests={"tea"}), before)

    assert ids(before) == [("Ann", "Sam")]
    assert ids(after) == [("Ann", "Sam"), ("Bob", "Uma")]
    assert ids(place(peer("Eve", hours=0), after)) == ids(after)


def test_a_newcomer_for_whom_there_is_no_place_waits() -> None:
    after = place(peer("Bob"), propose([peer("Ann"), supporter("Sam")]))

    assert [one.id for one in after.waiting] == ["Bob"]


def test_the_places_of_a_new_supporter_go_to_who_waits_longest() -> None:
    before = propose([peer("Ann"), peer("Bob", waits=9), peer("Cem", waits=5, hours=0)])
    after = place(supporter("Sam", experiences={"new here"}), before)

    assert ids(after) == [("Bob", "Sam")]
    assert after.prices == {"Sam": 0}


@pytest.mark.parametrize("newcomer", [peer("Sam"), supporter("Ann")])
def test_somebody_who_is_there_does_not_come_again(newcomer: Peer | Supporter) -> None:
    with pytest.raises(AlreadyThere):
        place(newcomer, propose([peer("Ann"), supporter("Sam")]))


def test_a_place_that_is_left_goes_to_who_waits_longest() -> None:
    before = propose(
        [peer("Ann", waits=9), peer("Bob"), peer("Cem", waits=5), supporter("Sam")]
    )

    assert ids(leave("Ann", before)) == [("Cem", "Sam")]
    assert ids(leave("Bob", before)) == ids(before)


def test_those_a_supporter_leaves_are_placed_where_there_is_room() -> None:
    before = propose(
        [peer("Ann"), peer("Bob"), supporter("Sam", capacity=2), supporter("Tom")],
        keep=[("Ann", "Sam"), ("Bob", "Sam")],
    )
    after = leave("Sam", before)

    assert len(after.pairs) == len(after.waiting) == 1
    assert after.prices == {"Tom": 0}


def test_nobody_leaves_who_is_not_there() -> None:
    with pytest.raises(PersonUnknown):
        leave("Eve", propose([peer("Ann")]))


@settings(max_examples=150, deadline=None)
@given(crowds(peers=5, supporters=4), st.data())
def test_whoever_comes_or_goes_every_other_pair_stays(
    people: list[Person], data: st.DataObject
) -> None:
    if not people:
        return
    other = data.draw(st.sampled_from(people))
    assert isinstance(other, Peer | Supporter)
    before = propose(people)
    left = leave(other.id, before)
    again = place(other, left)
    mine = {pair for pair in ids(before) if other.id in pair}

    assert set(ids(before)) - mine <= set(ids(left)) <= set(ids(again))
    for proposal in (left, again):
        loads = proposal.load
        assert all(loads[one.id] <= one.capacity for one in proposal.crowd.supporters)
        assert len({one for one, _ in ids(proposal)}) == len(proposal.pairs)
        assert len(proposal.pairs) + len(proposal.waiting) == len(proposal.crowd.peers)
        for pair in proposal.pairs:
            assert not hindrances(pair.peer, pair.supporter, proposal.crowd.weights)
