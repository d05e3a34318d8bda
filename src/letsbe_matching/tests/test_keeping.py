from collections.abc import Sequence
from typing import Any

import pytest

from letsbe_matching import (
    Hindrance,
    KeepRefused,
    Peer,
    Person,
    Weight,
    Weights,
    propose,
)
from letsbe_matching.tests.crowds import MONDAY, peer, supporter, told


def pairs(people: Sequence[Person], **asked: Any) -> set[tuple[str, str]]:
    return {(pair.peer.id, pair.supporter.id) for pair in propose(people, **asked).pairs}


def test_a_pair_that_exists_stays_though_another_would_suit_better() -> None:
    bob = peer("Bob", waits=9, experiences={"a"})
    people = [peer("Ann"), bob, supporter("Sam", experiences={"a"})]

    assert pairs(people) == {("Bob", "Sam")}
    assert pairs(people, keep=[("Ann", "Sam")]) == {("Ann", "Sam")}


def test_what_stands_against_a_kept_pair_is_said_and_it_is_kept() -> None:
    people = [peer("Ann", languages={"Welsh"}), supporter("Sam", capacity=0)]
    (pair,) = propose(people, keep=[("Ann", "Sam"), ("Ann", "Sam")]).pairs

    assert pair.is_kept
    assert pair.broken == (Hindrance.LANGUAGE,)


def test_more_kept_than_there_is_room_for_leave_no_place() -> None:
    people = [peer("Ann"), peer("Bob"), peer("Cem"), supporter("Sam", capacity=1)]
    proposal = propose(people, keep=[("Ann", "Sam"), ("Bob", "Sam")])

    assert [one.id for one in proposal.waiting] == ["Cem"]
    assert proposal.load == {"Sam": 2}


@pytest.mark.parametrize(
    ("keep", "reason"),
    [
        ([("Ann", "Eve")], "not Ann and Eve"),
        ([("Sam", "Ann")], "not Sam and Ann"),
        ([("Ann", "Sam"), ("Ann", "Tom")], "Ann cannot be kept with two supporters"),
    ],
)
def test_pairs_to_keep_that_cannot_be_are_refused(
    keep: list[tuple[str, str]], reason: str
) -> None:
    people = [peer("Ann"), supporter("Sam"), supporter("Tom")]

    with pytest.raises(KeepRefused, match=reason):
        propose(people, keep=keep)


def test_what_was_proposed_before_stays_where_little_speaks_against_it() -> None:
    people = [
        peer("Ann", interests={"a", "b", "c"}),
        supporter("Sam", interests={"a", "b", "c"}),
        supporter("Tom", interests={"a", "b", "c", "d"}),
    ]
    alike = (supporter(name, interests={"a", "b", "c"}) for name in ("Sam", "Tom"))
    near = [people[0], *alike]

    assert pairs(people) == pairs(people, before=[("Ann", "Tom")]) == {("Ann", "Sam")}
    assert pairs(near, before=[("Ann", "Tom")]) == {("Ann", "Tom")}
    assert pairs(near, before=[("Ann", "Sam")]) == {("Ann", "Sam")}


def test_what_was_proposed_before_is_forgotten_where_it_can_no_longer_be() -> None:
    people = [peer("Ann", not_with={"Tom"}), supporter("Sam"), supporter("Tom")]

    before = [("Ann", "Tom"), ("Eve", "Sam"), ("Ben", "Eve")]
    assert pairs(people, before=before) == {("Ann", "Sam")}


def test_an_id_is_there_once() -> None:
    with pytest.raises(ValueError, match="the id Ann is there twice"):
        propose([peer("Ann"), supporter("Ann")])


def test_a_person_is_a_peer_or_a_supporter() -> None:
    with pytest.raises(ValueError, match="everyone is a Peer or a Supporter"):
        propose([Person(id="Ann", **told())])


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"id": " "}, "a person needs an id"),
        ({"id": "Ann", "hours": 1 << 168}, "168 bits"),
        ({"id": "Ann", "hours": -1}, "168 bits"),
    ],
)
def test_a_person_that_cannot_be_is_refused(wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Peer(**(told(since=MONDAY) | wrong))


def test_room_for_less_than_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="capacity is 0 or more"):
        supporter("Sam", capacity=-1)


def test_weights_that_are_all_none_still_serve_most_people() -> None:
    nothing = Weights(**dict.fromkeys(Weights.__dataclass_fields__, Weight.NONE))
    proposal = propose(
        [peer("Ann"), peer("Bob"), supporter("Sam", capacity=2)], weights=nothing
    )

    assert [pair.score for pair in proposal.pairs] == [0, 0]


def test_the_salt_decides_between_people_who_are_all_the_same() -> None:
    people = [*(peer(f"p{at}") for at in range(9)), supporter("Sam")]
    served = {pairs(people, salt=f"{salt}").pop()[0] for salt in range(20)}

    assert len(served) > 3


def test_who_waits_longest_is_served_first() -> None:
    people = [
        peer("Ann", waits=3),
        peer("Bob", waits=5),
        peer("Cem", waits=4),
        supporter("Sam"),
    ]

    assert pairs(people) == {("Bob", "Sam")}


@pytest.mark.parametrize(
    "people",
    [
        [],
        [peer("Ann")],
        [supporter("Sam")],
        [peer("Ann"), supporter("Sam", capacity=0)],
        [peer("Ann", hours=0), supporter("Sam")],
        [peer("Ann"), supporter("Sam", hours=0)],
    ],
)
def test_where_nobody_can_be_proposed_nobody_is(people: list[Person]) -> None:
    proposal = propose(people)

    assert proposal.pairs == ()
    assert len(proposal.waiting) == sum(isinstance(one, Peer) for one in people)
