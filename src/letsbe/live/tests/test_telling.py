"""What a deed tells is told once it is stored, to the streams it concerns, the newest first."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from letsbe.lib.ids import new_id
from letsbe.live import actions, bus
from letsbe.live.rules import MOST_STREAMS, Closing, News, Pace, Seat, SignedOut, Wake
from letsbe.live.stream.crowd import Crowd
from letsbe.live.stream.wire import Wire

ABOUT, ADA, BO = new_id(), new_id(), new_id()


class Browser:
    """Takes what is sent to it, or does not for a while."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.takes = asyncio.Event()
        self.takes.set()
        self.is_over = False

    async def send(self, message: dict[str, Any]) -> None:
        await self.takes.wait()
        assert not self.is_over
        self.got.append(message["body"].decode())
        self.is_over = not message.get("more_body", False)

    @property
    def numbers(self) -> list[int]:
        return [int(t.split("/")[1].split("\n")[0]) for t in self.got if "wake" in t]


def opened(crowd: Crowd, person: UUID, session: str = "a", ends_at: float = 1e9) -> Browser:
    browser = Browser()
    seat = Seat(person=person, session_key=session, proof="")
    crowd.enter(Wire(browser.send, seat, ends_at=ends_at))
    return browser


def in_a_loop(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def wake(*people: UUID, number: int) -> Wake:
    return Wake(people=frozenset(people), about=ABOUT, number=number)


def test_whom_it_concerns_is_woken() -> None:
    async def story() -> None:
        crowd = Crowd(Pace())
        ada, bo = opened(crowd, ADA), opened(crowd, BO)
        crowd.spread(wake(ADA, number=4))
        await settled()
        assert (ada.numbers, bo.numbers) == ([4], [])

    in_a_loop(story)


def test_whoever_reads_slowly_finds_the_newest_and_no_queue() -> None:
    async def story() -> None:
        crowd = Crowd(Pace())
        ada = opened(crowd, ADA)
        ada.takes.clear()
        for number in (1, 2, 9, 3):
            crowd.spread(wake(ADA, number=number))
            await settled()
        ada.takes.set()
        await settled()
        assert ada.numbers == [1, 9]

    in_a_loop(story)


def test_closing_ends_the_streams_of_a_person_and_signing_out_those_of_a_session() -> None:
    async def story() -> None:
        crowd = Crowd(Pace())
        here, there, bo = opened(crowd, ADA), opened(crowd, ADA, "b"), opened(crowd, BO, "c")
        seat = Seat(person=ADA, session_key="b", proof="")
        crowd.spread(SignedOut(session=seat.session))
        await settled()
        assert (here.is_over, there.is_over, bo.is_over) == (False, True, False)
        crowd.spread(Closing(people=frozenset({ADA})))
        crowd.spread(wake(ADA, BO, number=1))
        await settled()
        assert (here.is_over, here.numbers, bo.numbers) == (True, [], [1])
        assert len(crowd) == 1

    in_a_loop(story)


def test_what_was_told_before_an_end_still_arrives_only_if_it_was_under_way() -> None:
    async def story() -> None:
        crowd = Crowd(Pace())
        ada = opened(crowd, ADA)
        crowd.spread(wake(ADA, number=1))
        await settled()
        crowd.spread(Closing(people=frozenset({ADA})))
        crowd.spread(Closing(people=frozenset({ADA})))
        await settled()
        assert ada.numbers == [1]
        assert ada.is_over

    in_a_loop(story)


def test_everybody_is_kept_awake_once_in_a_round_and_ends_after_their_life() -> None:
    async def story() -> None:
        crowd = Crowd(Pace())
        staying = [opened(crowd, new_id()) for _ in range(45)]
        old = opened(crowd, ADA, ends_at=10.0)
        for _ in range(20):
            crowd.stir(now=11.0)
        await settled()
        assert all(one.got == [":\n\n"] for one in staying)
        assert old.is_over

    in_a_loop(story)


def test_lives_differ_so_that_not_all_come_back_at_once() -> None:
    crowd = Crowd(Pace(life=timedelta(seconds=100)))
    lives = {crowd.life().total_seconds() for _ in range(50)}

    assert len(lives) > 40
    assert all(90 <= life <= 100 for life in lives)


def test_of_too_many_streams_the_oldest_ends() -> None:
    async def story() -> None:
        crowd = Crowd(Pace())
        mine = [opened(crowd, ADA) for _ in range(MOST_STREAMS + 1)]
        await settled()
        assert [one.is_over for one in mine] == [True] + [False] * MOST_STREAMS
        assert len(crowd) == MOST_STREAMS

    in_a_loop(story)


@pytest.fixture
def heard() -> Any:
    told: list[News] = []
    bus.listen(told.append)
    yield told
    bus.leave(told.append)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_told_before_it_is_stored_or_when_it_is_not(heard: list[News]) -> None:
    with transaction.atomic():
        actions.wake([ADA], about=ABOUT, number=1)
        assert heard == []
    with transaction.atomic():
        actions.wake([ADA], about=ABOUT, number=2)
        transaction.set_rollback(True)
    actions.close([BO])

    assert heard == [wake(ADA, number=1), Closing(people=frozenset({BO}))]
