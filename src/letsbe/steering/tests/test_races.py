"""Both press in the same instant: what they do follows each other, whole or not at all."""

from collections.abc import Callable

import pytest

from letsbe.journal import queries as journal
from letsbe.journal.models import Entry
from letsbe.lib import clock
from letsbe.people.models import Person
from letsbe.people.rules import Part
from letsbe.people.tests.people import DONE, make_house, make_person
from letsbe.people.tests.people import at_once as at_one_instant
from letsbe.relationships.models import Relationship
from letsbe.relationships.tests.people import begun
from letsbe.steering.actions import joining, opening, writing
from letsbe.steering.events import Deed
from letsbe.steering.models import Joining, Pointing, Round, Shown, Steering, Step, Text
from letsbe.steering.queries.joining import own_words
from letsbe.steering.rules.deeds import CourseDeed
from letsbe.steering.rules.opening import About
from letsbe.steering.rules.refusals import Refusal, SteeringRefused
from letsbe.steering.tests.people import (
    ADAS,
    BOS,
    both_ready,
    closed,
    in_days,
    kept,
    opened,
    row_of,
    seen,
    today,
    under_way,
)
from letsbe.vault import queries as vault

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROUNDS = range(3)
Two = tuple[Person, Person]


def at_once(*deeds: Callable[[], object]) -> list[object]:
    told = at_one_instant(*deeds, refused=(SteeringRefused,))
    assert not list(journal.findings(is_begun=False))
    return told


@pytest.fixture
def two(transactional_db: None) -> Two:
    return make_person("Ada"), make_person("Bo")


@pytest.fixture
def dana(transactional_db: None) -> Person:
    return make_person("Dana", Part.COORDINATOR)


@pytest.fixture
def between(two: Two, dana: Person) -> Relationship:
    make_house()
    return begun(two[1], two[0], by=dana)


def press(
    bond: Relationship, deed: CourseDeed, number: int, *, by: Person, days: int = 0
) -> Callable[[], object]:
    """Return a press from a page that was read before."""
    on_screen = seen(bond, number)
    return lambda: writing.press(
        bond.pk, deed, seen=on_screen, by=by, today=in_days(days), at=clock.now()
    )


@pytest.mark.parametrize("number", ROUNDS)
def test_both_open_at_once_and_it_is_one_with_both_peoples_words(
    between: Relationship, two: Two, number: int
) -> None:
    told = at_once(
        *[
            lambda by=by, words=words: opened(
                between, by=by, about=About(words=f"About {words.notice}"), words=words
            )
            for by, words in zip(two, (ADAS, BOS), strict=True)
        ]
    )
    assert told == [DONE, DONE]
    assert Steering.objects.count() == 1
    assert (Pointing.objects.count(), Text.objects.count()) == (2, 2)
    assert Entry.objects.filter(deed__in=[Deed.OPENED, Deed.JOINED]).count() == 2


@pytest.mark.parametrize("number", ROUNDS)
def test_both_ready_at_once_shows_both_once(
    between: Relationship, two: Two, number: int
) -> None:
    opened(between, by=two[0], words=ADAS)
    kept(between, BOS, by=two[1])
    told = at_once(*[press(between, CourseDeed.READY, 1, by=by) for by in two])

    assert told == [DONE, DONE]
    assert Entry.objects.filter(deed=Deed.SHOWN_TO_BOTH).count() == 1
    assert row_of(between).mark == 2


@pytest.mark.parametrize("number", ROUNDS)
def test_writing_on_while_the_other_gets_ready_is_one_or_the_other(
    between: Relationship, two: Two, number: int
) -> None:
    ada, bo = two
    opened(between, by=ada, words=ADAS)
    kept(between, ADAS, by=ada, is_ready=True)
    kept(between, BOS, by=bo)
    told = at_once(
        press(between, CourseDeed.WRITE_ON, 2, by=ada),
        press(between, CourseDeed.READY, 1, by=bo),
    )
    was_shown = Entry.objects.filter(deed=Deed.SHOWN_TO_BOTH).exists()
    assert told == [Refusal.SEEN_ALREADY if was_shown else DONE, DONE]


@pytest.mark.parametrize("number", ROUNDS)
def test_both_suggest_at_once_and_one_is_asked_to_read_the_other_first(
    between: Relationship, two: Two, number: int
) -> None:
    both_ready(between, *two)
    on_screen = seen(between, row_of(between).mark)
    told = at_once(
        *[
            lambda by=by: writing.suggest_step(
                between.pk,
                "A step.",
                in_days(7),
                seen=on_screen,
                by=by,
                today=today(),
                at=clock.now(),
            )
            for by in two
        ]
    )
    assert sorted(map(str, told)) == sorted([DONE, Refusal.MOVED_ON])
    assert Step.objects.filter(over_at=None).count() == 1


@pytest.mark.parametrize("number", ROUNDS)
def test_both_back_on_course_at_once_closes_it_once(
    between: Relationship, two: Two, number: int
) -> None:
    under_way(between, *two)
    mark = row_of(between).mark
    told = at_once(*[press(between, CourseDeed.BACK, mark, by=by) for by in two])

    assert told == [DONE, DONE]
    assert Steering.objects.get().closed_at
    assert Entry.objects.filter(deed=Deed.BACK_ON_COURSE).count() == 1


@pytest.mark.parametrize("number", ROUNDS)
def test_back_and_not_yet_at_once_leave_it_open(
    between: Relationship, two: Two, number: int
) -> None:
    under_way(between, *two)
    mark = row_of(between).mark
    told = at_once(
        press(between, CourseDeed.BACK, mark, by=two[0], days=14),
        press(between, CourseDeed.NOT_YET, mark, by=two[1], days=14),
    )
    assert told[0] in {DONE, Refusal.MOVED_ON}
    assert told[1] == DONE
    assert Steering.objects.get().closed_at is None
    assert not Step.objects.filter(over_at=None).exists()


@pytest.mark.parametrize("number", ROUNDS)
def test_taken_back_while_the_other_begins_is_one_or_the_other(
    between: Relationship, two: Two, number: int
) -> None:
    row = opened(between, by=two[0], words=ADAS)
    on_screen = seen(between, 0)
    told = at_once(
        press(between, CourseDeed.TAKE_BACK, row.mark, by=two[0]),
        lambda: writing.keep_text(
            between.pk, BOS, seen=on_screen, by=two[1], today=today(), at=clock.now()
        ),
    )
    is_gone = Steering.objects.get().closed_at is not None
    gone, there = [DONE, Refusal.CLOSED], [Refusal.OTHER_HAS_BEGUN, DONE]
    assert told == (gone if is_gone else there)


@pytest.mark.parametrize("number", ROUNDS)
def test_it_comes_back_once_when_both_say_so(
    between: Relationship, two: Two, number: int
) -> None:
    row = closed(between, *two)
    told = at_once(
        *[
            lambda by=by: opening.come_back(between.pk, row.pk, by=by, at=clock.now())
            for by in two
        ]
    )
    assert sorted(map(str, told)) == sorted([DONE, Refusal.OPEN_ALREADY])
    assert Round.objects.count() == 2


@pytest.mark.parametrize("number", ROUNDS)
def test_showing_and_taking_back_at_once_leaves_no_copy_behind(
    between: Relationship, two: Two, dana: Person, number: int
) -> None:
    ada = two[0]
    row = opened(between, by=ada, words=ADAS)
    ring = vault.key_ring(relationship=between.pk)
    chosen = set(own_words(row_of(between), ring, of=ada.pk))
    made = joining.show(between.pk, chosen, by=ada, today=today(), at=clock.now())
    told = at_once(
        lambda: joining.let_go(between.pk, row.pk, by=ada, at=clock.now()),
        lambda: joining.say_talked(made.pk, by=dana, at=clock.now()),
        lambda: joining.write_line(made.pk, "I am here.", by=dana, at=clock.now()),
    )
    assert sorted(map(str, told[:2])) == sorted([DONE, Refusal.NOT_ASKED])
    assert told[2] in {DONE, Refusal.NOT_ASKED}
    assert not Shown.objects.exists()
    assert Joining.objects.get().over_at
