from datetime import UTC, datetime, timedelta

import pytest

from letsbe.people.rules import spelled_code
from letsbe.practice.rules import seats
from letsbe.practice.rules.refusals import Refusal
from letsbe.practice.rules.seats import Phase, Round, Seat

AT = datetime(2026, 11, 2, tzinfo=UTC)


def now(people: int = 3, number: int = 1, phase: Phase = Phase.TALKING) -> Round:
    return Round(people=people, number=number, phase=phase)


@pytest.mark.parametrize("people", [2, 3])
def test_everybody_sits_everywhere_once_and_no_two_share_a_seat(people: int) -> None:
    rounds = range(1, people + 1)
    sat = {
        position: [seats.seat_of(position, people=people, number=number) for number in rounds]
        for position in range(people)
    }

    assert all(sorted(each) == sorted(seats.SEATS[:people]) for each in sat.values())
    assert all(len({each[n] for each in sat.values()}) == people for n in range(people))


def test_who_began_speaks_first() -> None:
    assert seats.seat_of(0, people=3, number=1) is Seat.SPEAKER
    assert seats.seat_of(2, people=3, number=1) is Seat.OBSERVER


def test_one_joins_while_it_gathers_and_there_is_a_chair() -> None:
    assert seats.refuse_joining(now(2, 0, Phase.GATHERING)) is None
    assert seats.refuse_joining(now(3, 0, Phase.GATHERING)) is Refusal.FULL
    assert seats.refuse_joining(now(2, 1, Phase.TALKING)) is Refusal.BEGUN
    assert seats.refuse_joining(now(2, 1, Phase.OVER)) is Refusal.ENDED


def test_the_next_talk_begins_between_talks_with_two_at_least() -> None:
    assert seats.refuse_next(now(2, 0, Phase.GATHERING)) is None
    assert seats.refuse_next(now(1, 0, Phase.GATHERING)) is Refusal.TOO_FEW
    assert seats.refuse_next(now(phase=Phase.TALKING)) is Refusal.NOT_NOW
    assert seats.refuse_next(now(phase=Phase.NOTICING)) is None
    assert seats.refuse_next(now(phase=Phase.OVER)) is Refusal.ENDED


def test_a_talk_is_closed_while_it_goes_on() -> None:
    assert seats.refuse_closing(now()) is None
    assert seats.refuse_closing(now(phase=Phase.NOTICING)) is Refusal.NOT_NOW
    assert seats.refuse_closing(now(phase=Phase.OVER)) is Refusal.ENDED


def test_after_the_last_seat_it_is_over() -> None:
    assert seats.after_noticing(now(3, 2, Phase.NOTICING)) == now(3, 3, Phase.TALKING)
    assert seats.after_noticing(now(3, 3, Phase.NOTICING)).phase is Phase.OVER


def test_the_listener_is_marked_from_the_first_word_until_the_next_talk() -> None:
    assert seats.refuse_marking(now()) is None
    assert seats.refuse_marking(now(phase=Phase.NOTICING)) is None
    assert seats.refuse_marking(now(phase=Phase.GATHERING)) is Refusal.NOT_NOW


def test_one_says_what_one_noticed_after_a_talk_and_while_the_circle_is_together() -> None:
    assert seats.refuse_noticing(now(phase=Phase.NOTICING), 1) is None
    assert seats.refuse_noticing(now(number=2), 1) is None
    assert seats.refuse_noticing(now(), 1) is Refusal.NOT_NOW
    assert seats.refuse_noticing(now(phase=Phase.NOTICING), 2) is Refusal.NOT_NOW
    assert seats.refuse_noticing(now(phase=Phase.OVER), 1) is Refusal.ENDED


def test_a_code_is_good_for_a_day() -> None:
    assert seats.is_joinable(AT, at=AT + timedelta(hours=11))
    assert not seats.is_joinable(AT, at=AT + seats.OPEN_FOR)


def test_a_code_is_read_however_it_is_typed() -> None:
    code = seats.code_from(bytes(range(30, 40)))

    assert len(code) == 9
    assert spelled_code(code.lower().replace("-", " ")) == code.replace("-", "")
    assert spelled_code("O1l-i") == "0111"
