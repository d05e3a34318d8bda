from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsbe.handovers.rules import passing
from letsbe.handovers.rules.passing import Wording, Written
from letsbe.handovers.rules.refusals import Refusal
from letsbe.relationships.rules import Bond

ADA, BO, CLEO = (UUID(int=number) for number in (1, 2, 3))
ONE, OTHER, NEXT = (UUID(int=number) for number in (11, 12, 21))
READY = Written(version=3, has_introduction=True, sources=frozenset({ONE}))
OPEN = Bond(people=frozenset({ADA, CLEO}))
uuids = st.integers(1, 9).map(lambda number: UUID(int=number))
flags = st.booleans()
bonds = st.builds(
    Bond,
    people=st.frozensets(uuids, min_size=2, max_size=2),
    is_agreed=flags,
    paused_by=st.frozensets(uuids, max_size=1),
    ending_by=st.frozensets(uuids, max_size=1),
    is_ended=flags,
)


def test_what_is_given_is_not_changed_until_it_is_taken_back() -> None:
    given = replace(READY, is_given=True)

    assert passing.refuse_changing(given) is Refusal.GIVEN
    assert passing.refuse_changing(READY) is None


def test_words_that_changed_since_they_were_read_are_not_written_over() -> None:
    assert passing.refuse_changing(READY, number=2, seen=1) is Refusal.CHANGED_SINCE_READ
    assert passing.refuse_changing(READY, number=2, seen=2) is None


@pytest.mark.parametrize(
    ("now", "source", "shown", "why"),
    [
        (replace(READY, is_given=True), OTHER, {OTHER}, Refusal.GIVEN),
        (READY, NEXT, {OTHER}, Refusal.NOT_YOURS_TO_CHOOSE),
        (READY, ONE, {ONE}, Refusal.CHOSEN_ALREADY),
        (READY, OTHER, {ONE}, Refusal.CANNOT_BE_SHOWN),
        (READY, OTHER, {OTHER}, None),
    ],
)
def test_each_reason_why_something_cannot_be_chosen(
    now: Written, source: UUID, shown: set[UUID], why: Refusal | None
) -> None:
    own = frozenset({ONE, OTHER})
    assert passing.refuse_choosing(now, source, own=own, shown=frozenset(shown)) is why


def test_forty_pieces_fit_and_not_one_more() -> None:
    many = frozenset(UUID(int=100 + number) for number in range(passing.MOST_PIECES - 1))
    own = frozenset({ONE, OTHER})
    nearly = Written(sources=many)
    full = Written(sources=many | {ONE})

    assert passing.refuse_choosing(nearly, ONE, own=own, shown=own) is None
    assert passing.refuse_choosing(full, OTHER, own=own, shown=own) is Refusal.FULL


@pytest.mark.parametrize(
    ("now", "to", "seen", "why"),
    [
        (replace(READY, is_given=True), NEXT, 3, Refusal.GIVEN),
        (Written(), NEXT, 0, Refusal.NOTHING_TO_GIVE),
        (READY, NEXT, 2, Refusal.CHANGED_SINCE_READ),
        (READY, ONE, 3, Refusal.NOT_A_NEXT_ONE),
        (replace(READY, is_whole=False), NEXT, 3, Refusal.CANNOT_BE_SHOWN),
        (READY, NEXT, 3, None),
        (Written(version=3, has_introduction=True), NEXT, 3, None),
        (Written(version=3, sources=frozenset({ONE})), NEXT, 3, None),
    ],
)
def test_each_reason_why_it_cannot_be_given(
    now: Written, to: UUID, seen: int, why: Refusal | None
) -> None:
    found = passing.refuse_giving(now, to, next_ones=frozenset({NEXT}), seen=seen)
    assert found is why


@pytest.mark.parametrize(
    ("bond", "is_next"),
    [
        (OPEN, True),
        (replace(OPEN, ending_by=frozenset({CLEO})), True),
        (replace(OPEN, paused_by=frozenset({CLEO})), False),
        (replace(OPEN, is_ended=True), False),
        (replace(OPEN, people=frozenset({BO, CLEO})), False),
        (replace(OPEN, people=frozenset({ADA, BO})), False),
    ],
)
def test_a_next_one_is_somebody_else_in_an_open_relationship(bond: Bond, is_next: bool) -> None:
    assert passing.is_next(bond, writer=ADA, former=BO) is is_next


def wordings(*authors: UUID) -> tuple[Wording, ...]:
    return tuple(
        Wording(id=UUID(int=50 + number), author=author, number=number)
        for number, author in enumerate(authors, start=1)
    )


@pytest.mark.parametrize(
    ("authors", "in_force", "is_goal", "numbers"),
    [
        ((ADA,), 1, False, [1]),
        ((ADA, BO), 2, False, []),
        ((BO, ADA), 2, False, [2]),
        ((BO, ADA), 1, False, []),
        ((ADA,), None, False, []),
        ((ADA,), None, True, [1]),
        ((ADA, BO, ADA), None, True, [3]),
        ((ADA, BO, ADA), 1, True, [1, 3]),
        ((ADA, BO), 1, True, [1]),
        ((BO,), 1, True, []),
    ],
)
def test_ones_own_words_in_force_and_ones_newest_goal_can_be_chosen(
    authors: tuple[UUID, ...], in_force: int | None, is_goal: bool, numbers: list[int]
) -> None:
    rows = wordings(*authors)
    found = passing.chosen_from(rows, in_force=in_force, is_goal=is_goal, writer=ADA)
    assert [row.number for pk in found for row in rows if row.id == pk] == numbers


@given(
    authors=st.lists(st.sampled_from([ADA, BO]), min_size=1, max_size=6),
    in_force=st.none() | st.integers(1, 6),
    is_goal=flags,
)
def test_nobody_can_choose_a_word_of_the_other(
    authors: list[UUID], in_force: int | None, is_goal: bool
) -> None:
    rows = wordings(*authors)
    for writer in (ADA, BO):
        found = passing.chosen_from(rows, in_force=in_force, is_goal=is_goal, writer=writer)
        assert all(row.author == writer for row in rows if row.id in found)


@given(bond=bonds, writer=uuids, former=uuids, swap=st.permutations(range(1, 10)))
def test_exchanging_people_everywhere_exchanges_only_who_may(
    bond: Bond, writer: UUID, former: UUID, swap: list[int]
) -> None:
    other = {UUID(int=n): UUID(int=swap[n - 1]) for n in range(1, 10)}
    moved = replace(
        bond,
        people=frozenset(other[p] for p in bond.people),
        paused_by=frozenset(other[p] for p in bond.paused_by),
        ending_by=frozenset(other[p] for p in bond.ending_by),
    )
    assert passing.is_next(bond, writer=writer, former=former) is passing.is_next(
        moved, writer=other[writer], former=other[former]
    )
