from typing import Any

import pytest
from hypothesis import given, settings

from letsbe_matching import (
    Hindrance,
    Part,
    Person,
    PersonUnknown,
    Way,
    Weights,
    explain,
    propose,
    why_not_yet,
)
from letsbe_matching.page import page
from letsbe_matching.tests.crowds import crowds, peer, supporter, weights
from letsbe_matching.written import as_csv, as_json


def test_two_who_are_proposed_are_told_what_they_share() -> None:
    people = [
        peer(
            "Ann",
            experiences={"nights", "grief", "debt", "wards"},
            interests={"tea"},
            wishes={"a parent"},
            ways={Way.TEXT, Way.VIDEO},
        ),
        supporter(
            "Sam",
            experiences={"nights", "grief", "debt", "wards"},
            interests={"tea", "bikes"},
            about={"a parent"},
            ways={Way.TEXT, Way.VIDEO},
        ),
    ]
    found = explain(propose(people), "Sam", "Ann")

    assert found.words == (
        "Ann and Sam are proposed to each other: you both know debt, grief, nights and 1 more; "
        "one of you hoped to meet somebody who is a parent; you both like tea; "
        "Monday evenings suit both; you can talk in English, by video or by text."
    )
    assert found.for_peer[Part.WISHES] == 300
    assert found.for_supporter[Part.WISHES] == 0
    assert found.score == propose(people).pairs[0].score


def test_two_who_cannot_meet_are_told_why() -> None:
    people = [peer("Ann", languages={"Welsh"}, hours=1), supporter("Sam", hours=(1 << 168) - 1)]
    found = explain(propose(people), "Ann", "Sam")

    assert found.words == "Ann and Sam are not proposed to each other: they share no language."
    assert [reason.words for reason in found.reasons] == ["Monday nights suit both"]


def test_any_time_that_suits_both_suits_them() -> None:
    whole: dict[str, Any] = {"hours": (1 << 168) - 1, "ways": {Way.IN_PERSON}}
    people = [peer("Ann", areas={"a"}, **whole), supporter("Sam", areas={"b"}, **whole)]
    found = explain(propose(people), "Ann", "Sam")

    assert found.hindrances == (Hindrance.AREA,)
    assert [reason.words for reason in found.reasons] == [
        "any time suits both", "you can talk in English",
    ]  # fmt: skip


def test_who_would_rather_not_cannot_be_told_from_who_suits_others_better() -> None:
    tom = supporter("Tom", interests={"tea"})
    free = [peer("Ann", interests={"tea"}), supporter("Sam"), tom]
    private = [
        peer("Ann", interests={"tea", "bikes"}, not_with={"Sam"}),
        supporter("Sam", interests={"tea", "bikes"}),
        tom,
    ]
    tied = [peer("Ann", ties={"a"}), supporter("Sam", ties={"a"}), tom]
    found = [explain(propose(people), "Ann", "Sam") for people in (free, private, tied)]

    assert len({each.words for each in found}) == 1
    assert {each.hindrances for each in found} == {()}


def test_a_kept_pair_is_told_with_what_would_stand_against_it() -> None:
    whole = propose([peer("Ann"), supporter("Sam")], keep=[("Ann", "Sam")])
    broken = propose([peer("Ann", hours=0), supporter("Sam")], keep=[("Ann", "Sam")])

    assert explain(whole, "Ann", "Sam").words == "Ann and Sam are together already, and stay."
    assert explain(broken, "Ann", "Sam").words.endswith(
        "would not bring them together: they have no hour of the week in common."
    )


def test_a_full_supporter_is_told_to_be_full() -> None:
    proposal = propose([peer("Ann", waits=1), peer("Bob"), supporter("Sam")])

    assert explain(proposal, "Bob", "Sam").words == (
        "Bob and Sam are not proposed to each other: the places of Sam are taken; "
        "for everyone together that is best."
    )


@pytest.mark.parametrize(
    "asked", [("Ann", "Eve"), ("Ann", "Ann"), ("Ann", "Bob"), ("Sam", "Tom")]
)
def test_only_a_peer_and_a_supporter_can_be_explained(asked: tuple[str, str]) -> None:
    proposal = propose([peer("Ann"), peer("Bob"), supporter("Sam"), supporter("Tom")])

    with pytest.raises(PersonUnknown):
        explain(proposal, *asked)


def test_who_waits_is_told_how_many_would_fit_otherwise() -> None:
    people = [
        peer("Ann", hours=1 << 100),
        *(supporter(f"s{at}") for at in range(6)),
        *(supporter(f"t{at}", hours=1 << 100, languages={"Welsh"}) for at in range(4)),
    ]
    (found,) = why_not_yet(propose(people))

    assert found.otherwise == {Hindrance.HOURS: 6}
    assert found.words == (
        "nobody here fits yet: but for this, 6 people would fit: "
        "they have no hour of the week in common"
    )


def test_fewer_than_five_are_not_counted_out() -> None:
    people = [peer("Ann", hours=0), *(supporter(f"s{at}") for at in range(4))]

    assert why_not_yet(propose(people))[0].words == "nobody here fits yet"


def test_somebody_with_a_free_place_who_is_not_proposed_is_not_called_full() -> None:
    people = [peer("Ann", not_with={"Sam"}), supporter("Sam")]
    words = why_not_yet(propose(people))[0].words

    assert words == "nobody this time for whom everything that was asked is met"


def test_a_private_wish_is_not_said_of_a_pair_that_is_kept() -> None:
    people = [peer("Ann", not_with={"Sam"}, hours=0), supporter("Sam")]
    (pair,) = propose(people, keep=[("Ann", "Sam")]).pairs

    assert pair.broken == (Hindrance.HOURS,)


def test_who_waits_behind_others_is_told_so() -> None:
    full = propose([peer("Ann"), peer("Bob", waits=1), supporter("Sam")])
    none = propose([peer("Ann"), supporter("Sam", capacity=0)])

    assert why_not_yet(full)[0].words.startswith("everyone who would fit is full")
    assert why_not_yet(none)[0].words == "no supporter has a place"


@settings(max_examples=60, deadline=None)
@given(crowds(peers=6, supporters=6), weights)
def test_nothing_that_is_printed_tells_a_private_wish(
    people: list[Person], by: Weights
) -> None:
    proposal = propose(people, weights=by)
    printed = page(proposal) + as_csv(proposal) + repr(as_json(proposal))
    for one in proposal.crowd.peers:
        for other in proposal.crowd.supporters:
            found = explain(proposal, one.id, other.id)
            assert not any(name.is_private for name in found.hindrances)
            printed += found.words

    assert "rather not" not in printed
    assert "the mill" not in printed
