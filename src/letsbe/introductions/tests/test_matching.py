"""The door to letsbe_matching: everybody as this house knows them, private wishes unseen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from letsbe.introductions.rules.matching import (
    Asked,
    Candidate,
    Why,
    against,
    digest,
    proposal,
    propose,
    weights_from,
    weights_in_words,
)
from letsbe.introductions.tests.people import EVENINGS, USUAL
from letsbe.people.rules.portraits import Apart, Portrait
from letsbe_matching import Hindrance, Part, Weight, Weights

DAY = datetime(2026, 11, 2, tzinfo=UTC)
ADA, CLEO, BO, BEN = (UUID(int=n + 1) for n in range(4))


def peer(who: UUID, name: str, told: Portrait = USUAL, **more: object) -> Candidate:
    return Candidate(id=who, name=name, told=told, since=DAY, **more)  # type: ignore[arg-type]


def supporter(who: UUID, name: str, told: Portrait = USUAL, **more: object) -> Candidate:
    return Candidate(id=who, name=name, told=told, **({"places": 1} | more))  # type: ignore[arg-type]


def asked(*, peers: list[Candidate], supporters: list[Candidate], **more: object) -> Asked:
    usual = {"salt": "a", "on": date(2026, 11, 2)}
    return Asked(peers=tuple(peers), supporters=tuple(supporters), **(usual | more))  # type: ignore[arg-type]


TWO = asked(
    peers=[peer(ADA, "Ada"), peer(CLEO, "Cleo")],
    supporters=[supporter(BO, "Bo"), supporter(BEN, "Ben")],
)


def with_whom(found: Asked) -> dict[UUID, UUID | None]:
    return {one.peer: one.supporter for one in propose(found).peers}


def test_everybody_who_can_be_is_brought_together() -> None:
    assert set(with_whom(TWO).values()) == {BO, BEN}
    found = propose(TWO)
    assert found.load == {BO: 1, BEN: 1}
    assert found.certificate["served"] == 2
    shared = found.peers[0].short[0].common
    assert shared.experiences == ("Grief",)
    assert shared.hours == EVENINGS


def test_whoever_waits_longer_is_served_first() -> None:
    later = replace(peer(CLEO, "Cleo"), since=DAY + timedelta(days=3))
    one = asked(peers=[later, peer(ADA, "Ada")], supporters=[supporter(BO, "Bo")])
    assert with_whom(one) == {ADA: BO, CLEO: None}
    told = {each.peer: each.why for each in propose(one).peers}
    assert told == {ADA: None, CLEO: Why.FULL}


@pytest.mark.parametrize(
    "apart",
    [Apart(people=(BO,)), Apart(names=("  bO ",)), Apart(ties=("Mill Lane",))],
)
def test_whom_somebody_would_rather_not_meet_is_not_proposed(apart: Apart) -> None:
    tied = supporter(BO, "Bo", apart=Apart(ties=("mill lane",)))
    free = asked(peers=[peer(ADA, "Ada")], supporters=[tied])
    kept = asked(peers=[peer(ADA, "Ada", apart=apart)], supporters=[tied])
    assert with_whom(free) == {ADA: BO}
    assert with_whom(kept) == {ADA: None}
    [told] = propose(kept).peers
    assert told.short == ()
    assert told.otherwise == {}


def test_a_wish_said_by_the_supporter_counts_as_much() -> None:
    wary = supporter(BO, "Bo", apart=Apart(names=("Ada",)))
    assert with_whom(asked(peers=[peer(ADA, "Ada")], supporters=[wary])) == {ADA: None}


def test_nobody_is_told_which_private_wish_it_was() -> None:
    kept = replace(TWO, kept_apart=frozenset({(ADA, BO), (ADA, BEN)}))
    wary = replace(
        TWO,
        peers=(peer(ADA, "Ada", apart=Apart(names=("Bo", "Ben"))), TWO.peers[1]),
    )
    for one in (kept, wary):
        told = {each.peer: each for each in propose(one).peers}[ADA]
        assert (told.supporter, told.why) == (None, Why.NOT_MET)
        assert against(proposal(one), (ADA, BO)) == ()


def test_what_may_be_told_stands_between_two() -> None:
    other = supporter(BO, "Bo", replace(USUAL, languages=("Twi",)))
    one = asked(peers=[peer(ADA, "Ada")], supporters=[other])
    assert against(proposal(one), (ADA, BO)) == (Hindrance.LANGUAGE,)
    assert propose(one).peers[0].why is Why.NOBODY_FITS


def test_nobody_has_a_place() -> None:
    full = asked(peers=[peer(ADA, "Ada")], supporters=[supporter(BO, "Bo", places=0)])
    assert propose(full).peers[0].why is Why.NO_PLACE


def test_a_pair_that_is_wished_together_is_proposed_against_the_usual() -> None:
    other = supporter(BO, "Bo", replace(USUAL, languages=("Twi",)))
    one = asked(peers=[peer(ADA, "Ada")], supporters=[other], pins=frozenset({(ADA, BO)}))
    [told] = propose(one).peers
    assert (told.supporter, told.is_pinned) == (BO, True)
    assert told.broken == (Hindrance.LANGUAGE,)
    assert [each.supporter for each in told.short] == [BO]


def test_no_wish_of_a_coordinator_goes_over_what_somebody_said_in_private() -> None:
    wary = peer(ADA, "Ada", apart=Apart(names=("Bo",)))
    one = asked(peers=[wary], supporters=[supporter(BO, "Bo")], pins=frozenset({(ADA, BO)}))
    assert with_whom(one) == {ADA: None}


def test_a_wish_for_somebody_who_is_not_there_is_left_aside() -> None:
    one = replace(TWO, pins=frozenset({(ADA, UUID(int=99)), (UUID(int=98), BO)}))
    assert set(with_whom(one).values()) == {BO, BEN}


def test_nobody_is_proposed_to_themselves() -> None:
    both = [peer(ADA, "Ada")], [supporter(ADA, "Ada")]
    assert with_whom(asked(peers=both[0], supporters=both[1])) == {ADA: None}


def test_two_of_one_name_are_both_kept_apart() -> None:
    two = [supporter(BO, "Bo"), supporter(BEN, "Bo")]
    wary = peer(ADA, "Ada", apart=Apart(names=("Bo",)))
    assert with_whom(asked(peers=[wary], supporters=two)) == {ADA: None}


def test_hours_are_weighed_in_the_time_zone_of_the_programme() -> None:
    lisbon = supporter(BO, "Bo", replace(USUAL, hours=1 << 18), zone="America/New_York")
    here = peer(ADA, "Ada", replace(USUAL, hours=1 << 23), zone="UTC")
    assert with_whom(asked(peers=[here], supporters=[lisbon])) == {ADA: BO}
    there = replace(here, zone="America/New_York")
    assert with_whom(asked(peers=[there], supporters=[lisbon])) == {ADA: None}


def test_the_same_people_give_the_same_digest_and_any_change_another() -> None:
    turned = replace(TWO, peers=TWO.peers[::-1], supporters=TWO.supporters[::-1])
    assert digest(turned) == digest(TWO)
    changes = [
        replace(TWO, salt="b"),
        replace(TWO, zone="Europe/Paris"),
        replace(TWO, weights=Weights(hours=Weight.MUCH)),
        replace(TWO, pins=frozenset({(ADA, BO)})),
        replace(TWO, kept_apart=frozenset({(ADA, BO)})),
        replace(TWO, before=frozenset({(ADA, BO)})),
        replace(TWO, peers=(peer(ADA, "Ada", apart=Apart(ties=("x",))), TWO.peers[1])),
        replace(TWO, supporters=(supporter(BO, "Bo", places=2), TWO.supporters[1])),
    ]
    assert len({digest(each) for each in (TWO, *changes)}) == len(changes) + 1


def test_weights_are_kept_in_words() -> None:
    weights = Weights(experiences=Weight.MANDATORY, interests=Weight.NONE)
    assert weights_from(weights_in_words(weights)) == weights
    assert weights_in_words(weights)[Part.EXPERIENCES.value] == "mandatory"
    assert weights_from({}) == Weights()


def test_private_wishes_are_in_no_representation() -> None:
    wary = peer(ADA, "Ada", apart=Apart(names=("Zebulon",)))
    assert "Zebulon" not in repr(asked(peers=[wary], supporters=[]))
