"""Portraits: what is told comes back as told, and lists are read as people write them."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.people.rules.portraits import (
    HOURS_A_WEEK,
    LONGEST_LISTED,
    MOST_LISTED,
    Apart,
    Lack,
    ListFault,
    Portrait,
    Room,
    Topic,
    Way,
    apart_as_json,
    apart_from_json,
    as_json,
    faults_of_list,
    folded,
    from_json,
    listed,
)
from letsbe.people.rules.usual_choices import USUAL_CHOICES

WORDS = st.lists(st.text(max_size=20), max_size=4).map(tuple)
PORTRAITS = st.builds(
    Portrait,
    languages=WORDS,
    hours=st.integers(0, (1 << HOURS_A_WEEK) - 1),
    ways=st.lists(st.sampled_from(Way), unique=True).map(tuple),
    areas=WORDS,
    gender=st.text(max_size=20),
    with_genders=WORDS,
    experiences=WORDS,
    interests=WORDS,
    qualities=WORDS,
    wishes=WORDS,
    introduction=st.text(max_size=200),
)
APART = st.builds(
    Apart, names=WORDS, people=st.lists(st.uuids(), max_size=3).map(tuple), ties=WORDS
)


@given(PORTRAITS)
def test_a_portrait_comes_back_as_it_was_told(portrait: Portrait) -> None:
    assert from_json(as_json(portrait)) == portrait


@given(APART)
def test_whom_somebody_keeps_apart_from_comes_back_as_told(apart: Apart) -> None:
    assert apart_from_json(apart_as_json(apart)) == apart


def test_a_portrait_without_anything_is_written_as_nothing() -> None:
    assert as_json(Portrait()) == {}
    assert from_json({}) == Portrait()


def test_what_does_not_belong_in_a_portrait_is_left_aside() -> None:
    assert from_json({"languages": "English", "colour": "red"}) == Portrait()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tea, cake;walks\nchess", ("tea", "cake", "walks", "chess")),
        (" tea ,, TEA\n\u200b", ("tea",)),
        ("", ()),
        (["a  b", "A b"], ("a b",)),
        ("caf\u00e9, cafe\u0301", ("caf\u00e9",)),
    ],
)
def test_a_list_is_read_as_people_write_one(typed: str, found: tuple[str, ...]) -> None:
    assert listed(typed) == found


def test_a_list_holds_as_many_as_a_person_remembers() -> None:
    few = [str(n) for n in range(MOST_LISTED)]
    assert faults_of_list(few) is None
    assert faults_of_list([*few, "more"]) is ListFault.TOO_MANY
    assert faults_of_list(["a" * LONGEST_LISTED]) is None
    assert faults_of_list(["a" * LONGEST_LISTED, "a" * (LONGEST_LISTED + 1)]) is (
        ListFault.TOO_LONG
    )


def test_only_language_hours_and_a_way_to_meet_are_needed() -> None:
    assert Portrait().lacks == (Lack.LANGUAGES, Lack.HOURS, Lack.WAYS)
    assert Portrait(languages=("Twi",), hours=1, ways=(Way.PHONE,)).lacks == ()


def test_both_days_of_a_time_off_belong_to_it() -> None:
    room = Room(people=2, away_from=date(2026, 12, 1), away_until=date(2026, 12, 3))
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 3), date(2026, 12, 4)]
    assert [room.is_away(day) for day in days] == [False, True, True, False]
    assert not Room().is_away(days[0])


def test_the_usual_words_are_short_and_each_there_once() -> None:
    assert set(USUAL_CHOICES) == set(Topic)
    for words in USUAL_CHOICES.values():
        assert len({folded(each) for each in words}) == len(words)
        assert all(0 < len(each) <= LONGEST_LISTED for each in words)


def test_an_id_is_kept_as_an_id() -> None:
    person = UUID(int=5)
    assert apart_from_json(apart_as_json(Apart(people=(person,)))).people == (person,)
