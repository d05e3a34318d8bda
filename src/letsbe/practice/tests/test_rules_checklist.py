from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from letsbe.practice.rules import checklist
from letsbe.practice.rules.checklist import Eyes, Group, Item, Mark, Marked, Occasion

AT = datetime(2026, 11, 2, tzinfo=UTC)
GROUPS = (Group("g", "Group", (Item("a", "A", "."), Item("b", "B", "."))),)


def marked(eyes: Eyes, when: Occasion = Occasion.AFTER, **marks: Mark) -> Marked:
    return Marked(eyes=eyes, occasion=when, at=AT, marks=marks)


def change(*lists: Marked, item: int = 0) -> checklist.Change:
    return checklist.changes(GROUPS, lists)["g"][item]


def test_what_moved_is_told_from_the_first_mark_to_the_newest() -> None:
    found = change(
        marked(Eyes.SELF, a=Mark.NOT_YET),
        marked(Eyes.SELF, a=Mark.ALL_THROUGH),
        marked(Eyes.SELF, a=Mark.MOSTLY),
    )

    assert (found.first, found.now, found.moved) == (Mark.NOT_YET, Mark.MOSTLY, 2)


def test_what_was_filled_in_before_any_training_is_the_first_whenever_it_was_entered() -> None:
    found = change(
        marked(Eyes.SELF, a=Mark.MOSTLY),
        marked(Eyes.SELF, Occasion.BEFORE, a=Mark.NOT_YET),
        marked(Eyes.SELF, a=Mark.ALL_THROUGH),
    )

    assert (found.first, found.now) == (Mark.NOT_YET, Mark.ALL_THROUGH)


def test_one_mark_alone_has_not_moved() -> None:
    found = change(marked(Eyes.SELF, a=Mark.MOSTLY))

    assert (found.first, found.now, found.moved) == (Mark.MOSTLY, None, None)


def test_what_did_not_come_up_is_no_mark() -> None:
    found = change(
        marked(Eyes.SELF, a=Mark.DID_NOT_COME_UP),
        marked(Eyes.SELF, a=Mark.MOSTLY),
        marked(Eyes.SELF, b=Mark.MOSTLY),
    )

    assert (found.first, found.now) == (Mark.MOSTLY, None)


def test_others_who_are_two_steps_away_see_it_differently() -> None:
    mine = marked(Eyes.SELF, a=Mark.ALL_THROUGH, b=Mark.MOSTLY)
    theirs = marked(Eyes.OBSERVER, a=Mark.NOW_AND_THEN, b=Mark.NOW_AND_THEN)

    assert change(mine, theirs).is_seen_differently
    assert not change(mine, theirs, item=1).is_seen_differently


def test_the_newest_of_ones_own_marks_is_compared() -> None:
    first, now = marked(Eyes.SELF, a=Mark.NOT_YET), marked(Eyes.SELF, a=Mark.MOSTLY)
    partner = marked(Eyes.PARTNER, a=Mark.MOSTLY)

    assert not change(first, now, partner).is_seen_differently
    assert change(first, partner).is_seen_differently


def test_where_one_side_said_nothing_nothing_differs() -> None:
    assert not change(marked(Eyes.PARTNER, a=Mark.NOT_YET)).is_seen_differently
    assert not change(marked(Eyes.SELF, a=Mark.NOT_YET)).is_seen_differently


def test_a_mark_has_its_place_among_the_four() -> None:
    assert [checklist.step_of(mark) for mark in Mark] == [0, 1, 2, 3, None]
    assert checklist.step_of(None) is None


@given(st.dictionaries(st.text(max_size=5), st.sampled_from(list(Mark))))
def test_marks_are_read_as_they_were_kept(marks: dict[str, Mark]) -> None:
    assert checklist.from_json(checklist.as_json(marks)) == marks
