"""Exchange the two, and what each may do and read is exchanged, and nothing else changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from letsbe.meetings.rules import check_ins, funding, held, hopes, notes
from letsbe.meetings.rules.funding import FundingNote, Line, Seen
from letsbe.meetings.rules.held import Held, Told
from letsbe.meetings.rules.hopes import Hope
from letsbe.meetings.rules.notes import Saved

ADA, BO = UUID(int=1), UUID(int=2)
OTHER = {ADA: BO, BO: ADA}
START = datetime(2026, 11, 3, 18, 0, tzinfo=UTC)
people = st.sampled_from([ADA, BO])
meetings = st.builds(
    Held,
    people=st.just(frozenset({ADA, BO})),
    at=st.sampled_from([START + timedelta(days=days) for days in (-1, 0, 1, 9)]),
    starts_at=st.just(START),
    minutes=st.just(50),
    is_agreed=st.booleans(),
    is_cancelled=st.booleans(),
    is_paused=st.booleans(),
    is_ended=st.booleans(),
    told=st.sampled_from(Told),
    is_looked_back=st.booleans(),
)
hoped = st.dictionaries(people, st.builds(Hope, has_words=st.booleans(), number=st.just(1)))
numbers = st.dictionaries(people, st.integers(1, 2))
T = TypeVar("T")


def exchanged(by: Mapping[UUID, T]) -> dict[UUID, T]:
    return {OTHER[person]: value for person, value in by.items()}


@given(now=meetings, by=people, told=st.sampled_from(Told))
def test_of_saying_whether_they_met(now: Held, by: UUID, told: Told) -> None:
    assert held.refuse_telling(now, told, by=by) == held.refuse_telling(now, told, by=OTHER[by])
    assert held.may_tell(now, by=by) == held.may_tell(now, by=OTHER[by])


@given(now=meetings, said=hoped, by=people, author=people, seen=st.integers(0, 2))
def test_of_hopes(now: Held, said: dict[UUID, Hope], by: UUID, author: UUID, seen: int) -> None:
    swapped, other = exchanged(said), OTHER[by]
    assert hopes.refuse_hope(now, said, by=by, seen=seen) == hopes.refuse_hope(
        now, swapped, by=other, seen=seen
    )
    assert hopes.asking(now, said, of=by) == hopes.asking(now, swapped, of=other)
    assert hopes.may_read(now, said, author, by=by) == hopes.may_read(
        now, swapped, OTHER[author], by=other
    )


@given(now=meetings, by=people, seen=st.integers(0, 3), first=people, can=st.booleans())
def test_of_the_note(now: Held, by: UUID, seen: int, first: UUID, can: bool) -> None:
    one = Saved(author=first, number=2, can_be_shown=can)
    two = Saved(author=OTHER[first], number=1)
    swapped = (replace(one, author=two.author), replace(two, author=one.author))
    assert notes.refuse_saving(now, (one, two), by=by, seen=seen) == notes.refuse_saving(
        now, swapped, by=OTHER[by], seen=seen
    )
    stands, then = notes.standing((one, two)), notes.standing(swapped)
    assert stands
    assert then
    assert OTHER[stands.author] == then.author


@given(now=meetings, done=numbers, by=people, author=people, seen=st.integers(0, 2))
def test_of_looking_back(
    now: Held, done: dict[UUID, int], by: UUID, author: UUID, seen: int
) -> None:
    swapped, other = exchanged(done), OTHER[by]
    assert check_ins.refuse_looking_back(
        now, done, by=by, seen=seen
    ) == check_ins.refuse_looking_back(now, swapped, by=other, seen=seen)
    assert check_ins.looking(now, frozenset(done), of=by) == check_ins.looking(
        now, frozenset(swapped), of=other
    )
    assert check_ins.may_read(now, frozenset(done), author, by=by) == check_ins.may_read(
        now, frozenset(swapped), OTHER[author], by=other
    )


@given(now=meetings, by=people)
def test_whether_the_other_has_looked_back_changes_nothing_for_one_who_has_not(
    now: Held, by: UUID
) -> None:
    """Hold two worlds against each other, which differ by the other's check-in alone."""
    here = replace(now, is_looked_back=False)
    nobody: dict[UUID, int] = {}
    other = {OTHER[by]: 1}
    assert check_ins.looking(here, frozenset(), of=by) == check_ins.looking(
        here, frozenset(other), of=by
    )
    for seen in (0, 1):
        assert check_ins.refuse_looking_back(
            here, nobody, by=by, seen=seen
        ) == check_ins.refuse_looking_back(here, other, by=by, seen=seen)


lines = st.dictionaries(
    st.integers(0, 1),
    st.builds(Line, words=st.sampled_from(["", "a", None]), number=st.just(1)),
)


@given(now=meetings, said=lines, by=people, who=st.sets(people), out=st.booleans())
def test_of_funding_notes(
    now: Held, said: dict[int, Line], by: UUID, who: set[UUID], out: bool
) -> None:
    note = FundingNote(
        meeting=UUID(int=9), version=1, fields=("a", "b"), lines=said, is_released=out
    )
    read = funding.digest(now, note)
    one = replace(note, signed=dict.fromkeys(who, read))
    two = replace(one, signed=exchanged(one.signed))
    other = OTHER[by]
    seen = Seen(version=1, position=0, number=1)
    assert funding.refuse_writing(now, one, seen, by=by) == funding.refuse_writing(
        now, two, seen, by=other
    )
    assert funding.refuse_signing(now, one, by=by, read=read) == funding.refuse_signing(
        now, two, by=other, read=read
    )
    assert funding.is_released_by(now, one, by=by) == funding.is_released_by(now, two, by=other)
    assert funding.goes_out(now, one) == funding.goes_out(now, two)
