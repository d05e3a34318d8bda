import pytest
from hypothesis import given, settings

from letsbe_matching import Person, Weights, hindrances
from letsbe_matching import search as searching
from letsbe_matching.crowd import crowd
from letsbe_matching.keys import row_of, score_of
from letsbe_matching.search import Search, search
from letsbe_matching.tests.crowds import crowds, pair_scores, peer, supporter, weights


def found(people: list[Person], by: Weights) -> dict[tuple[str, str], int]:
    everyone = crowd(people, by, "salt")
    looked = Search(everyone)
    keys = search(looked).every
    assert keys is not None
    return {
        (everyone.peers[row].id, everyone.supporters[column].id): value
        for row, column, value in zip(
            row_of(keys).tolist(),
            looked.keying.column_of(keys).tolist(),
            score_of(keys).tolist(),
            strict=True,
        )
    }


@settings(max_examples=200, deadline=None)
@given(crowds(peers=6, supporters=5), weights)
def test_bitmaps_find_and_score_what_plain_questions_would(
    people: list[Person], by: Weights
) -> None:
    assert found(people, by) == pair_scores(people, by)


@settings(max_examples=50, deadline=None)
@given(crowds(peers=6, supporters=5), weights)
def test_blocks_of_peers_are_found_like_all_of_them(people: list[Person], by: Weights) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(searching, "_WORDS_AT_ONCE", 2)
        blocks = found(people, by)

    assert blocks == pair_scores(people, by)


@settings(max_examples=100, deadline=None)
@given(crowds(peers=4, supporters=4), weights)
def test_what_stands_between_two_is_told_by_its_name(people: list[Person], by: Weights) -> None:
    everyone = crowd(people, by, "")
    looked = Search(everyone)
    for at, one in enumerate(everyone.peers):
        for name, marks in looked.standing(at).items():
            for other, stands in zip(everyone.supporters, marks, strict=True):
                assert stands == (name in hindrances(one, other, by))


def test_the_best_of_each_stand_first_and_all_are_held_where_they_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "BEST", 2)
    monkeypatch.setattr(searching, "ARCS", 0)
    people = [
        peer("Ann", interests={"a", "b", "c", "d"}),
        *(supporter(name, interests=set(name)) for name in ("a", "abcd", "ab", "abc")),
    ]
    everyone = crowd(people, Weights(), "")
    looked = Search(everyone)
    best, every = search(looked)

    assert every is not None
    assert len(every) == 4
    assert [everyone.supporters[at].id for at in looked.keying.column_of(best)] == [
        "abcd",
        "abc",
    ]


def test_too_many_pairs_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_HELD", 0)
    alone = crowd([peer("Ann", hours=0), supporter("Ben")], Weights(), "")
    both = crowd([peer("Ann"), supporter("Ben")], Weights(), "")

    assert search(Search(both)).every is None
    assert Search(alone).can_hold_all()
