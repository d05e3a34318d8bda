from datetime import timedelta
from uuid import UUID

import pytest

from letsbe.people.models import Person
from letsbe.people.tests.people import MONDAY
from letsbe.practice import access
from letsbe.practice.actions import checklists, showing, together
from letsbe.practice.models import Checklist, Circle, Noticing, Practice, Seated
from letsbe.practice.queries import circles, mine
from letsbe.practice.rules.checklist import Eyes, Mark
from letsbe.practice.rules.kinds import Kind
from letsbe.practice.rules.refusals import PracticeRefused, Refusal
from letsbe.practice.rules.seats import OPEN_FOR, Phase, Seat

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("house"),
]


def begun(by: Person, *others: Person, guests: tuple[str, ...] = ()) -> Circle:
    circle = together.begin_circle("letters", minutes=5, guests=guests, by=by, at=MONDAY)
    for other in others:
        together.join(access.code_of(circle.pk), by=other, at=MONDAY)
    return circle


def moved(circle: Circle, by: Person, *, seen: int) -> Circle:
    return together.begin_round(circle.pk, seen=seen, by=by, at=MONDAY)


def closed(circle: Circle, by: Person, *, seen: int) -> Circle:
    return together.close_round(circle.pk, seen=seen, by=by, at=MONDAY)


def marked(
    circle: Circle, by: Person, mark: Mark, *, position: int, number: int = 1
) -> Checklist | None:
    return checklists.mark_listener(
        circle.pk,
        {"posture": mark},
        number=number,
        position=position,
        by=by,
        at=MONDAY,
        on=MONDAY.date(),
    )


def refusal(deed: object, *args: object, **named: object) -> Refusal:
    with pytest.raises(PracticeRefused) as refused:
        deed(*args, **named)  # type: ignore[operator]
    return refused.value.why


def seats_of(circle: Circle, *people: Person) -> list[Seat]:
    circle.refresh_from_db()
    return [circles.seen(circle, person).me.seat for person in people]


def test_three_sit_everywhere_and_then_it_is_over(
    ada: Person, bo: Person, cleo: Person
) -> None:
    circle = begun(ada, bo, cleo)
    sat = []
    for number in range(3):
        moved(circle, ada, seen=number)
        sat.append(seats_of(circle, ada, bo, cleo))
        closed(circle, bo, seen=number + 1)
    over = together.begin_round(circle.pk, seen=3, by=cleo, at=MONDAY + timedelta(minutes=20))

    assert sat[0] == [Seat.SPEAKER, Seat.LISTENER, Seat.OBSERVER]
    assert all(len({each[n] for each in sat}) == 3 for n in range(3))
    assert over.phase == Phase.OVER
    assert Practice.objects.filter(kind=Kind.TOGETHER, minutes=20).count() == 3
    assert mine.done(bo.pk).times == {Kind.TOGETHER: 1}


def test_coming_twice_is_coming_once_and_a_fourth_finds_it_full(
    ada: Person, bo: Person, cleo: Person, dana: Person
) -> None:
    circle = begun(ada, bo, cleo)
    code = access.code_of(circle.pk)

    assert together.join(code, by=bo, at=MONDAY) == circle
    assert refusal(together.join, code, by=dana, at=MONDAY) is Refusal.FULL
    assert Seated.objects.filter(circle=circle).count() == 3


def test_a_code_of_yesterday_opens_nothing(ada: Person, bo: Person) -> None:
    code = access.code_of(begun(ada).pk)

    assert refusal(together.join, code, by=bo, at=MONDAY + OPEN_FOR) is Refusal.ENDED


def test_nobody_comes_into_a_circle_that_shares_one_screen(ada: Person, bo: Person) -> None:
    circle = begun(ada, guests=("Kit",))

    assert refusal(together.join, access.code_of(circle.pk), by=bo, at=MONDAY) is Refusal.ENDED
    seen = circles.seen(circle, ada)
    assert [chair.name for chair in seen.chairs] == ["Ada", "Kit"]
    assert seen.code == ""


def test_alone_there_is_no_talk(ada: Person) -> None:
    circle = begun(ada)

    assert refusal(moved, circle, ada, seen=0) is Refusal.TOO_FEW


def test_two_presses_at_once_move_one_seat(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    moved(circle, ada, seen=0)
    moved(circle, bo, seen=0)
    circle.refresh_from_db()
    assert (circle.number, circle.phase) == (1, Phase.TALKING)

    closed(circle, ada, seen=1)
    closed(circle, bo, seen=1)
    circle.refresh_from_db()
    assert circle.phase == Phase.NOTICING
    assert refusal(closed, begun(ada), ada, seen=0) is Refusal.NOT_NOW


def test_a_talk_that_goes_on_is_not_jumped_over(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    moved(circle, ada, seen=0)

    assert refusal(moved, circle, ada, seen=1) is Refusal.NOT_NOW


def test_what_one_noticed_is_for_oneself_and_may_be_put_otherwise(
    ada: Person, bo: Person
) -> None:
    circle = begun(ada, bo)
    moved(circle, ada, seen=0)
    early = refusal(together.notice, circle.pk, "x", number=1, by=ada, at=MONDAY)
    assert early is Refusal.NOT_NOW
    closed(circle, ada, seen=1)
    for words in ("I was quick.", "I was quick, and then not."):
        together.notice(circle.pk, words, number=1, by=ada, at=MONDAY)
    circle.refresh_from_db()

    assert circles.seen(circle, ada).my_note == "I was quick, and then not."
    assert circles.seen(circle, bo).my_note is None
    assert Noticing.objects.count() == 1
    assert (
        refusal(together.notice, circle.pk, "x", number=2, by=ada, at=MONDAY) is Refusal.NOT_NOW
    )


def test_marks_belong_to_the_listener_and_are_read_after_they_spoke_of_themselves(
    ada: Person, bo: Person, cleo: Person
) -> None:
    circle = begun(ada, bo, cleo)
    moved(circle, ada, seen=0)
    marked(circle, cleo, Mark.NOT_YET, position=2)
    marked(circle, cleo, Mark.MOSTLY, position=2)
    circle.refresh_from_db()
    row = Checklist.objects.get()

    assert (row.person, row.by, row.eyes) == (bo, cleo, Eyes.OBSERVER)
    assert circles.seen(circle, bo).about_me == []
    closed(circle, ada, seen=1)
    circle.refresh_from_db()
    together.notice(circle.pk, "", number=1, by=bo, at=MONDAY)
    assert circles.seen(circle, bo).about_me == [(Eyes.OBSERVER, {"posture": Mark.MOSTLY})]
    assert circles.seen(circle, cleo).about_me == []


def test_each_seat_marks_with_its_own_eyes(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    moved(circle, ada, seen=0)
    closed(circle, ada, seen=1)
    marked(circle, ada, Mark.MOSTLY, position=0)
    marked(circle, bo, Mark.NOT_YET, position=1)

    found = Checklist.objects.filter(person=bo).values_list("eyes", flat=True)
    assert set(found) == {Eyes.PARTNER, Eyes.SELF}


def test_nobody_marks_from_anothers_chair_or_in_another_round(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    assert refusal(marked, circle, ada, Mark.MOSTLY, position=0, number=1) is Refusal.NOT_NOW
    moved(circle, ada, seen=0)

    assert refusal(marked, circle, ada, Mark.MOSTLY, position=1) is Refusal.NOT_THEIR_SEAT
    assert refusal(marked, circle, ada, Mark.MOSTLY, position=2) is Refusal.NOT_THEIR_SEAT
    assert refusal(marked, circle, ada, Mark.MOSTLY, position=0, number=2) is Refusal.NOT_NOW


def test_on_one_screen_marks_of_whoever_began_are_kept_and_of_guests_are_not(
    ada: Person,
) -> None:
    circle = begun(ada, guests=("Kit", "Sal"))
    moved(circle, ada, seen=0)
    assert marked(circle, ada, Mark.MOSTLY, position=2) is None
    for number in (1, 2):
        closed(circle, ada, seen=number)
        moved(circle, ada, seen=number)
    circle.refresh_from_db()
    listening = next(n for n in (1, 2, 3) if _listens(circle, ada.pk, n))

    assert listening == 2
    assert marked(circle, ada, Mark.MOSTLY, position=0, number=3) is None
    assert not Checklist.objects.exists()


def _listens(circle: Circle, person: UUID, number: int) -> bool:
    circle.number = number
    listener = circles.seen(circle, Person.objects.get(pk=person)).listener
    return listener is not None and listener.person == person


def test_anybody_may_stop_for_all_and_what_was_done_counts(ada: Person, bo: Person) -> None:
    circle = begun(ada, bo)
    moved(circle, ada, seen=0)
    together.end_circle(circle.pk, by=bo, at=MONDAY + timedelta(minutes=4))
    together.end_circle(circle.pk, by=ada, at=MONDAY)

    assert mine.done(ada.pk).minutes == 4
    assert refusal(moved, circle, ada, seen=1) is Refusal.ENDED
    assert refusal(marked, circle, ada, Mark.MOSTLY, position=0) is Refusal.NOT_NOW


def test_a_circle_that_never_began_counts_nothing(ada: Person, bo: Person) -> None:
    together.end_circle(begun(ada, bo).pk, by=ada, at=MONDAY)

    assert not Practice.objects.exists()


def test_on_one_screen_the_one_who_spoke_marks_whoever_began_when_they_listened(
    ada: Person,
) -> None:
    circle = begun(ada, guests=("Kit", "Sal"))
    for number in (1, 2):
        moved(circle, ada, seen=number - 1)
        closed(circle, ada, seen=number)
    circle.refresh_from_db()
    speaker = circles.seen(circle, ada).speaker
    assert speaker is not None
    row = marked(circle, ada, Mark.MOSTLY, position=speaker.position, number=2)

    assert row is not None
    assert (row.person, row.by, row.eyes) == (ada, None, Eyes.PARTNER)


def test_marks_are_not_read_on_the_checklist_either_before_one_spoke_of_oneself(
    ada: Person, bo: Person, cleo: Person
) -> None:
    circle = begun(ada, bo, cleo)
    moved(circle, ada, seen=0)
    marked(circle, cleo, Mark.MOSTLY, position=2)
    assert list(access.checklists_of(bo)) == []

    closed(circle, ada, seen=1)
    together.notice(circle.pk, "", number=1, by=bo, at=MONDAY)
    assert access.checklists_of(bo).count() == 1


def test_deleting_a_role_play_deletes_what_one_noticed_and_what_guests_were_called(
    ada: Person,
) -> None:
    circle = begun(ada, guests=("Kit",))
    moved(circle, ada, seen=0)
    closed(circle, ada, seen=1)
    together.notice(circle.pk, "I was quick.", number=1, by=ada, at=MONDAY)
    together.end_circle(circle.pk, by=ada, at=MONDAY)
    showing.delete_practice(Practice.objects.get().pk, by=ada, at=MONDAY)

    assert not Noticing.objects.exists()
    assert not Seated.objects.exclude(name_sealed=None).exists()
