from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe_matching import Hindrance, Person, Way, Weight, Weights, hindrances
from letsbe_matching.tests.crowds import crowds, peer, supporter, weights

CASES: list[tuple[Hindrance, dict[str, Any], dict[str, Any]]] = [
    (Hindrance.LANGUAGE, {"languages": {"Welsh"}}, {"languages": {"English"}}),
    (Hindrance.HOURS, {"hours": 0b01}, {"hours": 0b10}),
    (Hindrance.WAY, {"ways": {Way.PHONE}}, {"ways": {Way.VIDEO}}),
    (
        Hindrance.AREA,
        {"ways": {Way.IN_PERSON}, "areas": {"north"}},
        {"ways": {Way.IN_PERSON, Way.TEXT}, "areas": {"south"}},
    ),
    (Hindrance.GENDER, {"with_genders": {"woman"}}, {"gender": "man"}),
    (Hindrance.GENDER, {"gender": "man"}, {"with_genders": {"woman"}}),
    (Hindrance.NOT_WITH, {"not_with": {"Ben"}}, {}),
    (Hindrance.NOT_WITH, {}, {"not_with": {"Ann"}}),
    (Hindrance.TIE, {"ties": {"the mill"}}, {"ties": {"the mill", "a choir"}}),
]
PERMITTED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"ways": {Way.IN_PERSON}, "areas": {"north"}}, {"ways": {Way.IN_PERSON}}),
    (
        {"ways": {Way.IN_PERSON, Way.TEXT}, "areas": {"north"}},
        {"ways": {Way.IN_PERSON, Way.TEXT}, "areas": {"south"}},
    ),
    ({"with_genders": {"woman", "man"}}, {"gender": "man"}),
    ({"not_with": {"Bea"}, "ties": {"a"}}, {"ties": {"b"}}),
]


@pytest.mark.parametrize(("name", "ann", "ben"), CASES)
def test_one_thing_stands_between_them_and_is_named(
    name: Hindrance, ann: dict[str, Any], ben: dict[str, Any]
) -> None:
    assert hindrances(peer("Ann", **ann), supporter("Ben", **ben), Weights()) == (name,)


@pytest.mark.parametrize(("ann", "ben"), PERMITTED)
def test_nothing_stands_between_them(ann: dict[str, Any], ben: dict[str, Any]) -> None:
    assert hindrances(peer("Ann", **ann), supporter("Ben", **ben), Weights()) == ()


@pytest.mark.parametrize(
    ("name", "met", "missed"),
    [
        ("experiences", ({"experiences": {"a", "b"}}, {"experiences": {"b"}}), ({}, {})),
        ("interests", ({"interests": {"a"}}, {"interests": {"a"}}), ({"interests": {"a"}}, {})),
        (
            "wishes",
            ({"wishes": {"a"}}, {"about": {"a"}}),
            ({"about": {"b"}}, {"wishes": {"a"}}),
        ),
    ],
)
def test_what_is_mandatory_has_to_be_there(
    name: str, met: tuple[dict[str, Any], ...], missed: tuple[dict[str, Any], ...]
) -> None:
    must = Weights(**{name: Weight.MANDATORY})

    assert not hindrances(peer("Ann", **met[0]), supporter("Ben", **met[1]), must)
    found = hindrances(peer("Ann", **missed[0]), supporter("Ben", **missed[1]), must)
    assert [each.name.lower() for each in found] == [name]


def test_mandatory_hours_ask_no_more_than_an_hour() -> None:
    must = Weights(hours=Weight.MANDATORY)

    assert hindrances(peer("Ann"), supporter("Ben"), must) == ()


@given(crowds(), weights, st.data())
def test_what_stands_between_two_does_not_ask_who_supports_whom(
    people: list[Person], by: Weights, data: st.DataObject
) -> None:
    if people:
        one, other = (data.draw(st.sampled_from(people)) for _ in range(2))

        assert hindrances(one, other, by) == hindrances(other, one, by)
