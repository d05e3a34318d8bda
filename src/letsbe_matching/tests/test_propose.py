from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from letsbe_matching import (
    Aim,
    Peer,
    Person,
    Proposal,
    Supporter,
    Weights,
    arcs,
    hindrances,
    propose,
    total,
)
from letsbe_matching import search as searching
from letsbe_matching.network import solved
from letsbe_matching.tests.crowds import (
    best_of_all,
    crowds,
    every_choice,
    goals,
    invented,
    open_scores,
    weights,
)


def chosen(proposal: Proposal) -> dict[str, str]:
    return {pair.peer.id: pair.supporter.id for pair in proposal.pairs}


@settings(max_examples=300, deadline=None)
@given(people=crowds(), by=weights)
def test_no_other_choice_meets_the_goals_better(people: list[Person], by: Weights) -> None:
    proposal = propose(people, weights=by)
    best = best_of_all(people, by)

    assert goals(people, open_scores(people, by), chosen(proposal)) == best
    assert proposal.certificate.greatest_regret == -best[1]
    assert proposal.certificate.total == best[2]


@settings(max_examples=200, deadline=None)
@given(people=crowds(), by=weights)
def test_the_greatest_total_asks_for_nothing_else(people: list[Person], by: Weights) -> None:
    scores = open_scores(people, by)
    proposal = propose(people, weights=by, aim=Aim.TOTAL)

    assert proposal.certificate.total == max(
        goals(people, scores, choice)[2] for choice in every_choice(people, scores)
    )


@settings(max_examples=60, deadline=None)
@given(people=crowds(peers=30, supporters=15), by=weights)
def test_the_prices_are_a_proof_that_anybody_can_check(
    people: list[Person], by: Weights
) -> None:
    proposal = propose(people, weights=by, aim=Aim.TOTAL)
    prices, load = proposal.prices, proposal.load
    gains = {
        name: pair.score - prices[pair.supporter.id] for name, pair in proposal.by_peer.items()
    }

    for (peer, place), value in open_scores(people, by).items():
        assert value <= prices[place] + gains.get(peer, 0)
    for one in proposal.crowd.supporters:
        assert prices.get(one.id, 0) == 0 or load[one.id] == one.capacity
    assert min(gains.values(), default=0) >= 0
    paid = sum(prices.get(one.id, 0) * one.capacity for one in proposal.crowd.supporters)
    assert proposal.certificate.total == paid + sum(gains.values())


@settings(max_examples=60, deadline=None)
@given(people=crowds(peers=30, supporters=15), by=weights)
def test_another_solver_finds_no_greater_total(people: list[Person], by: Weights) -> None:
    scores = open_scores(people, by)
    names = {one.id: at for at, one in enumerate(people)}
    sink = len(people)
    flow = SimpleMinCostFlow()
    for (peer, place), value in scores.items():
        flow.add_arc_with_capacity_and_unit_cost(names[peer], names[place], 1, -value)
    for one in people:
        room = one.capacity if isinstance(one, Supporter) else 1
        flow.add_arc_with_capacity_and_unit_cost(names[one.id], sink, room, 0)
        flow.set_node_supply(names[one.id], int(isinstance(one, Peer)))
    flow.set_node_supply(sink, -sum(isinstance(one, Peer) for one in people))
    flow.solve()

    assert propose(people, weights=by, aim=Aim.TOTAL).certificate.total == -flow.optimal_cost()


@contextmanager
def few_arcs() -> Iterator[None]:
    """Solve along one pair of each peer, so that every proof has to ask for more."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(searching, "BEST", 1)
        patched.setattr(searching, "ARCS", 0)
        patched.setattr(arcs, "_ADDED", 1)
        patched.setattr(total, "_FEW", 2)
        yield


@pytest.mark.parametrize("aim", [Aim.FAIR, Aim.TOTAL])
@settings(max_examples=150, deadline=None)
@given(people=crowds(peers=25, supporters=12), by=weights)
def test_few_pairs_and_a_proof_find_what_all_pairs_do(
    aim: Aim, people: list[Person], by: Weights
) -> None:
    whole = propose(people, weights=by, aim=aim).certificate
    with few_arcs():
        found = propose(people, weights=by, aim=aim).certificate

    assert found.total == whole.total
    assert found.greatest_regret == whole.greatest_regret
    assert aim is Aim.TOTAL or found.served == whole.served


def test_a_flow_that_was_not_solved_proves_nothing() -> None:
    with pytest.raises(RuntimeError, match="not solved: infeasible"):
        solved("infeasible", "optimal")


# A crowd in which the least regret has to take in a pair: few that are drawn do.
@example(people=invented(2220, 4, 3), by=Weights())
@settings(max_examples=300, deadline=None)
@given(people=crowds(), by=weights)
def test_the_proof_finds_what_the_best_pairs_alone_would_miss(
    people: list[Person], by: Weights
) -> None:
    with few_arcs():
        found = chosen(propose(people, weights=by))

    assert goals(people, open_scores(people, by), found) == best_of_all(people, by)


@settings(max_examples=200, deadline=None)
@given(people=crowds(peers=7, supporters=4), by=weights)
def test_nothing_stands_between_two_who_are_proposed(people: list[Person], by: Weights) -> None:
    proposal = propose(people, weights=by)
    meets = Counter(pair.supporter.id for pair in proposal.pairs)

    assert not any(hindrances(pair.peer, pair.supporter, by) for pair in proposal.pairs)
    assert all(meets[one.id] <= one.capacity for one in proposal.crowd.supporters)
    assert len({pair.peer.id for pair in proposal.pairs}) == len(proposal.pairs)


@settings(max_examples=100, deadline=None)
@given(people=crowds(), data=st.data())
def test_the_order_of_the_people_decides_nothing(
    people: list[Person], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(people))

    assert propose(people, salt="a") == propose(other, salt="a")
