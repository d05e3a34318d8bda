"""Wake-ups are spelled so that a browser and another process read what was meant, no more."""

from uuid import UUID

import pytest

from letsbe.live import rules
from letsbe.live.rules import Closing, Gap, News, Seat, SignedOut, Wake, wording

ABOUT, ADA, BO = UUID(int=1), UUID(int=2), UUID(int=3)
HERE, THERE = "this process", "another"
LONGEST_LINE = 8000


def test_an_event_says_what_it_is_about_and_how_far_it_has_come() -> None:
    assert wording.as_event(ABOUT, 7) == (
        f'event: wake\nid: {ABOUT}/7\ndata: {{"about": "{ABOUT}", "number": 7}}\n\n'
    )


def test_what_was_heard_last_of_all_is_not_told_again() -> None:
    other = UUID(int=4)
    heads = {ABOUT: 7, other: 2}

    assert wording.missed(heads, last_event_id=f"{ABOUT}/7") == {other: 2}
    assert wording.missed(heads, last_event_id=f"{ABOUT}/6") == heads
    assert wording.missed(heads, last_event_id="") == heads


@pytest.mark.parametrize("sent", ["", "/", "7", f"{ABOUT}", f"{ABOUT}/", f"{ABOUT}/x", "x/7"])
def test_what_is_no_id_of_ours_was_never_heard(sent: str) -> None:
    assert wording.heard_last(sent) is None


@pytest.mark.parametrize(
    "news",
    [
        Wake(people=frozenset({ADA, BO}), about=ABOUT, number=3),
        Closing(people=frozenset({ADA})),
        SignedOut(session=rules.digest("a key")),
    ],
)
def test_another_process_reads_what_was_told(news: News) -> None:
    (line,) = wording.lines(news, teller=THERE)

    assert wording.read(line, listener=HERE) == news
    assert wording.read(line, listener=THERE) is None


def test_news_for_many_goes_in_lines_that_are_carried() -> None:
    people = frozenset(UUID(int=number) for number in range(250))
    lines = list(wording.lines(Closing(people=people), teller=THERE))
    read = [wording.read(line, listener=HERE) for line in lines]

    assert max(map(len, lines)) < LONGEST_LINE
    assert people == frozenset[UUID]().union(
        *(one.people for one in read if isinstance(one, Closing))
    )


def test_a_gap_is_nobody_elses() -> None:
    assert list(wording.lines(Gap(), teller=HERE)) == []


def test_a_seat_shows_no_key_of_its_session() -> None:
    seat = Seat(person=ADA, session_key="a key", proof="a proof")

    assert "a key" not in repr(seat)
    assert "a proof" not in repr(seat)
    assert "a key" not in seat.session
    assert seat.session == rules.digest("a key")


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"by": "other", "people": [7]}', "null"])
def test_a_line_that_nobody_here_spells_is_passed_over(line: str) -> None:
    assert wording.read(line, listener="here") is None
