import pytest

from letsbe_matching import Aim, Peer, Supporter, Weights, propose, search, shortlists
from letsbe_matching.crowd import crowd, week
from letsbe_matching.scoring import Scoring
from letsbe_matching.tests.crowds import invented, peer, supporter


def test_one_supporter_and_ten_thousand_peers() -> None:
    peers = [peer(f"p{at}", waits=at % 50) for at in range(10_000)]
    proposal = propose([*peers, supporter("Sam", capacity=3)])

    assert len(proposal.pairs) == 3
    assert {pair.peer.since for pair in proposal.pairs} == {peers[49].since}


@pytest.mark.parametrize("aim", list(Aim))
def test_a_thousand_people_who_are_all_the_same(aim: Aim) -> None:
    people = [
        *(peer(f"p{at}") for at in range(700)),
        *(supporter(f"s{at}", capacity=2) for at in range(300)),
    ]
    proposal = propose(people, aim=aim)

    assert len(proposal.pairs) == 600
    assert max(proposal.load.values()) == 2


def test_a_million_who_would_rather_not() -> None:
    names = [f"s{at}" for at in range(1000)]
    people: list[Peer | Supporter] = [peer(f"p{at}", not_with=set(names)) for at in range(1000)]
    people += [supporter(name) for name in names]
    people += [peer("Ann"), supporter("Sam")]
    proposal = propose(people)

    assert len(proposal.pairs) == 2
    assert {pair.peer.id for pair in proposal.pairs if pair.supporter.id != "Sam"} <= {"Ann"}


def test_words_that_nobody_shares_cost_little() -> None:
    people = [
        *(peer(f"p{at}", experiences={f"a{at}", "nights"}) for at in range(1000)),
        *(supporter(f"s{at}", experiences={f"b{at}", "nights"}) for at in range(400)),
    ]
    everyone = crowd(people, Weights(), "")
    experiences, *_ = Scoring(everyone, week(everyone))._terms

    assert [ours.shape for _, ours, _ in experiences.layers] == [(1000, 1)]
    assert len(propose(people).pairs) == 400


def test_where_too_many_pairs_could_be_the_best_of_each_are_solved_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = invented(7, 60, 25)
    whole = propose(people)
    monkeypatch.setattr(search, "MOST_HELD", 0)
    found = propose(people)

    assert whole.certificate.is_over_all
    assert not found.certificate.is_over_all
    assert len(found.pairs) == len(whole.pairs)
    assert set(shortlists(found)) == set(shortlists(whole))
