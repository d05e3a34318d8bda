import importlib

import pytest
from hypothesis import given, settings

from letsbe_matching import Person, PersonUnknown, hindrances, propose, shortlist, shortlists
from letsbe_matching.tests.crowds import crowds, open_scores, peer, supporter

lists = importlib.import_module("letsbe_matching.shortlist")


@settings(max_examples=200, deadline=None)
@given(people=crowds(peers=6, supporters=5))
def test_a_list_has_who_is_proposed_and_ones_own_best(people: list[Person]) -> None:
    proposal = propose(people)
    scores = open_scores(people, proposal.crowd.weights)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lists, "MOST_SHOWN", 2)
        found = shortlists(proposal)
    for name, shown in found.items():
        ids = [one.supporter.id for one in shown]
        mine = {other: value for (one, other), value in scores.items() if one == name}

        assert len(ids) == len(set(ids)) <= 2
        assert set(ids) <= set(mine)
        assert bool(ids) == bool(mine)
        assert not mine or max(mine.values()) in [one.score for one in shown]
        if name in proposal.by_peer:
            assert ids[0] == proposal.by_peer[name].supporter.id


def test_ones_own_best_is_on_a_list_that_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_SHOWN", 1)
    people = [
        *(peer(name, experiences={"a", "b"}) for name in ("Ann", "Ben")),
        supporter("Sam", experiences={"a", "b"}),
        supporter("Ria", experiences={"a"}),
    ]
    proposal = propose(people)
    found = shortlists(proposal)

    assert {pair.supporter.id for pair in proposal.by_peer.values()} == {"Sam", "Ria"}
    assert [one.supporter.id for shown in found.values() for one in shown] == ["Sam", "Sam"]


def test_popular_people_are_on_fewer_lists_than_by_score_alone() -> None:
    people = [
        *(peer(f"p{at}", experiences={"a"}) for at in range(8)),
        supporter("Sam", experiences={"a"}),
        *(supporter(f"s{at}", experiences={"a", "b"}) for at in range(8)),
    ]
    found = shortlists(propose(people))

    assert all(
        shown[0].supporter.id in {one.supporter.id for one in shown} for shown in found.values()
    )
    assert {one.supporter.id for shown in found.values() for one in shown} == {
        "Sam", *(f"s{at}" for at in range(8)),
    }  # fmt: skip
    assert {
        one.price for shown in found.values() for one in shown if one.supporter.id == "Sam"
    } != {0}


def test_each_with_room_is_on_somebodys_list() -> None:
    people = [
        *(peer(f"p{at}", experiences={f"{at}", "x"}) for at in range(10)),
        *(supporter(f"s{at}", experiences={f"{at % 10}"}, capacity=3) for at in range(30)),
    ]
    shown = {one.supporter.id for some in shortlists(propose(people)).values() for one in some}

    assert shown == {f"s{at}" for at in range(30)}


def test_who_is_on_many_lists_gives_way_on_one() -> None:
    people: list[Person] = [
        *(peer(f"p{at}", experiences={"x"}, interests={"tea"}) for at in range(3)),
        *(supporter(f"s{at}", experiences={"x"}, capacity=3) for at in range(5)),
        *(supporter(f"t{at}", interests={"tea"}, capacity=3) for at in range(3)),
    ]
    found = shortlists(propose(people))
    shown = [one.supporter.id for some in found.values() for one in some]

    assert set(shown) == {one.id for one in people if one.id[0] != "p"}
    assert all(len(some) == 5 for some in found.values())


def test_nobody_is_shown_who_has_no_place_to_give() -> None:
    people = [peer("Ann"), peer("Bob"), supporter("Sam"), supporter("Tom", capacity=0)]

    assert shortlist(propose(people, keep=[("Bob", "Sam")]), "Ann") == ()
    assert [one.supporter.id for one in shortlist(propose(people[:1] + people[2:]), "Ann")] == [
        "Sam"
    ]


def test_lists_that_are_full_leave_somebody_out() -> None:
    people = [peer("Ann"), *(supporter(f"s{at}") for at in range(9))]

    assert len(shortlist(propose(people), "Ann")) == 5


def test_who_is_together_with_somebody_has_no_list() -> None:
    proposal = propose([peer("Ann"), supporter("Sam")], keep=[("Ann", "Sam")])

    with pytest.raises(PersonUnknown):
        shortlist(proposal, "Ann")


@settings(max_examples=60, deadline=None)
@given(people=crowds(peers=5, supporters=5))
def test_nobody_is_shown_to_somebody_they_cannot_meet(people: list[Person]) -> None:
    proposal = propose(people)
    by_id = {one.id: one for one in people}
    for name, shown in shortlists(proposal).items():
        for one in shown:
            assert not hindrances(by_id[name], one.supporter, proposal.crowd.weights)
