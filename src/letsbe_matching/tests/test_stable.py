from collections import Counter

from hypothesis import given, settings

from letsbe_matching import Aim, Peer, Person, Supporter, Weights, hindrances, propose
from letsbe_matching.suits import parts_for, rarity
from letsbe_matching.tests.crowds import crowds, peer, supporter, weights


def liking(one: Person, other: Person, people: list[Person], by: Weights) -> int:
    return sum(parts_for(one, other, by, rarity(people)).values())


@settings(max_examples=300, deadline=None)
@given(crowds(peers=6, supporters=4), weights)
def test_no_two_would_both_rather_be_with_each_other(people: list[Person], by: Weights) -> None:
    proposal = propose(people, weights=by, aim=Aim.STABLE)
    has = {pair.peer.id: pair.supporter for pair in proposal.pairs}
    meets = {
        one.id: [pair.peer for pair in proposal.pairs if pair.supporter == one]
        for one in proposal.crowd.supporters
    }

    for one in proposal.crowd.peers:
        for other in proposal.crowd.supporters:
            if hindrances(one, other, by) or has.get(one.id) == other:
                continue
            would = one.id not in has or (
                liking(one, other, people, by) > liking(one, has[one.id], people, by)
            )
            could = len(meets[other.id]) < other.capacity or any(
                liking(other, one, people, by) > liking(other, met, people, by)
                for met in meets[other.id]
            )
            assert not (would and could)


@settings(max_examples=100, deadline=None)
@given(crowds(peers=6, supporters=4), weights)
def test_a_stable_proposal_breaks_nothing(people: list[Person], by: Weights) -> None:
    proposal = propose(people, weights=by, aim=Aim.STABLE)
    meets = Counter(pair.supporter.id for pair in proposal.pairs)

    assert not any(hindrances(pair.peer, pair.supporter, by) for pair in proposal.pairs)
    assert all(meets[one.id] <= one.capacity for one in proposal.crowd.supporters)


def test_each_asks_their_own_best_first_and_gives_way_to_who_suits_better() -> None:
    people: list[Peer | Supporter] = [
        peer("Ann", experiences={"a"}),
        peer("Bob", experiences={"a", "b"}),
        supporter("Sam", experiences={"a"}),
        supporter("Tom", experiences={"b"}),
    ]
    proposal = propose(people, aim=Aim.STABLE)

    assert {(pair.peer.id, pair.supporter.id) for pair in proposal.pairs} == {
        ("Ann", "Sam"), ("Bob", "Tom"),
    }  # fmt: skip
    assert proposal.is_stable
