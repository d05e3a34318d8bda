"""What two people share: the overlap and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from letsbe.introductions.rules.common import (
    Common,
    as_json,
    common,
    from_json,
    with_hours,
)
from letsbe.people.rules.portraits import Portrait, Way

WORDS = st.lists(st.sampled_from(["grief", "Grief", "chess", "tea", "calm"])).map(tuple)
PORTRAITS = st.builds(
    Portrait,
    languages=WORDS,
    ways=st.lists(st.sampled_from(Way), unique=True).map(tuple),
    areas=WORDS,
    experiences=WORDS,
    interests=WORDS,
    qualities=WORDS,
    wishes=WORDS,
)


@given(PORTRAITS, PORTRAITS)
def test_nothing_is_shown_that_only_one_of_them_told(one: Portrait, other: Portrait) -> None:
    shared = common(one, other, hours=0)
    for words, first, second in (
        (shared.experiences, one.experiences, other.experiences),
        (shared.interests, one.interests, other.interests),
        (shared.languages, one.languages, other.languages),
    ):
        assert {w.casefold() for w in words} == (
            {w.casefold() for w in first} & {w.casefold() for w in second}
        )


@given(PORTRAITS, PORTRAITS)
def test_both_read_the_same_whoever_is_named_first(one: Portrait, other: Portrait) -> None:
    here, there = common(one, other, hours=7), common(other, one, hours=7)
    assert set(here.ways) == set(there.ways)
    assert {w.casefold() for w in here.wishes} == {w.casefold() for w in there.wishes}


@given(PORTRAITS, PORTRAITS, st.integers(0, (1 << 168) - 1))
def test_what_is_shared_comes_back_as_it_was_written(
    one: Portrait, other: Portrait, hours: int
) -> None:
    shared = common(one, other, hours=hours)
    kept = {name: list(v) if isinstance(v, tuple) else v for name, v in as_json(shared).items()}
    assert from_json(kept) == shared


def test_the_rarest_experience_is_named_first() -> None:
    told = Portrait(experiences=("Grief", "Prison"))
    shared = common(told, told, hours=0, rare={"grief": 1, "prison": 4})
    assert shared.experiences == ("Prison", "Grief")


def test_two_who_reach_no_place_in_common_do_not_meet_in_person() -> None:
    here = Portrait(ways=(Way.IN_PERSON, Way.PHONE), areas=("Mill Lane",))
    there = Portrait(ways=(Way.IN_PERSON, Way.PHONE), areas=("Harbour",))
    assert common(here, there, hours=0).ways == (Way.PHONE,)
    assert common(here, Portrait(ways=here.ways), hours=0).ways == here.ways


def test_a_wish_is_met_by_what_the_other_says_of_themselves() -> None:
    hopes = Portrait(wishes=("Calm", "Humour"))
    says = Portrait(qualities=("calm",), wishes=("Practical",))
    assert common(hopes, says, hours=0).wishes == ("Calm",)
    assert common(says, hopes, hours=0).wishes == ("Calm",)


def test_hours_can_be_told_in_another_time_zone() -> None:
    assert with_hours(Common(hours=1, interests=("Tea",)), 2) == Common(
        hours=2, interests=("Tea",)
    )
