"""Pairs that could as well be the other way round."""

from uuid import UUID

from letsbe.introductions.rules.common import Common
from letsbe.introductions.rules.matching import ForPeer, Shown
from letsbe.introductions.rules.swaps import Swap, swaps

ADA, CLEO, BO, BEN = (UUID(int=n + 1) for n in range(4))


def with_whom(peer: UUID, supporter: UUID, **scores: int) -> ForPeer:
    names = {"bo": BO, "ben": BEN}
    short = tuple(
        Shown(supporter=names[name], score=score, common=Common())
        for name, score in scores.items()
    )
    score = next(each.score for each in short if each.supporter == supporter)
    return ForPeer(peer=peer, supporter=supporter, score=score, short=short)


def test_two_who_hardly_differ_are_told_once() -> None:
    found = swaps([with_whom(ADA, BO, bo=100, ben=98), with_whom(CLEO, BEN, ben=90, bo=91)])
    assert found == [Swap(one=ADA, other=CLEO, costs=1)]


def test_two_for_whom_it_matters_are_not_told() -> None:
    assert not swaps([with_whom(ADA, BO, bo=100, ben=80), with_whom(CLEO, BEN, ben=90, bo=91)])


def test_whoever_is_on_no_list_of_the_other_is_not_told() -> None:
    assert not swaps([with_whom(ADA, BO, bo=100, ben=98), with_whom(CLEO, BEN, ben=90)])


def test_a_pair_that_was_wished_for_stays() -> None:
    ada = with_whom(ADA, BO, bo=100, ben=98)
    pinned = ForPeer(peer=CLEO, supporter=BEN, score=90, is_pinned=True, short=ada.short)
    assert not swaps([ada, pinned])


def test_somebody_without_anybody_has_nothing_to_swap() -> None:
    assert swaps([ForPeer(peer=ADA), with_whom(CLEO, BEN, ben=90, bo=91)]) == []


def test_two_with_the_same_supporter_have_nothing_to_swap() -> None:
    assert not swaps([with_whom(ADA, BO, bo=100, ben=98), with_whom(CLEO, BO, bo=91, ben=91)])
