from hypothesis import given
from hypothesis import strategies as st

from letsbe_matching import Part, Person, Weight, Weights
from letsbe_matching.suits import FULL, parts_for, rarity, score
from letsbe_matching.tests.crowds import crowds, peer, supporter, weights


def test_parts_are_shares_of_what_matters_to_one() -> None:
    ann = peer("Ann", experiences={"nights", "grief"}, interests={"tea"}, wishes={"a parent"})
    ben = supporter("Ben", experiences={"nights"}, about={"a parent"})
    rare = {"nights": 1, "grief": 3}
    by = Weights(hours=Weight.NONE, wishes=Weight.SOME)

    assert parts_for(ann, ben, by, rare) == {
        Part.EXPERIENCES: 3 * 25, Part.HOURS: 0, Part.INTERESTS: 0, Part.WISHES: 100,
    }  # fmt: skip
    assert parts_for(ben, ann, by, rare)[Part.EXPERIENCES] == 300


def test_what_few_have_is_worth_more() -> None:
    people = [
        peer(f"{at}", experiences={"all", *(["few"] if at == 0 else [])}) for at in range(8)
    ]

    assert rarity(people) == {"all": 1, "few": 4}


@given(crowds(), weights, st.data())
def test_a_score_lies_between_its_sides_and_turns_with_them(
    people: list[Person], by: Weights, data: st.DataObject
) -> None:
    if not people:
        return
    one, other = (data.draw(st.sampled_from(people)) for _ in range(2))
    rare = rarity(people)
    sides = parts_for(one, other, by, rare), parts_for(other, one, by, rare)
    low, high = sorted(sum(side.values()) for side in sides)

    assert score(*sides) == score(*sides[::-1])
    assert min(low, 1) * low <= score(*sides) <= high
    for side in sides:
        assert all(0 <= value <= by[part].number * FULL for part, value in side.items())
