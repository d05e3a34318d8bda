"""Streams over real sockets: told at once, closed within a second, lost and found again."""

import http.client
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from pytest_django import Settings

from letsbe.config.tests.listening import HEADS, Listening, Served, served
from letsbe.lib import clock
from letsbe.lib.ids import new_id
from letsbe.live import actions as live
from letsbe.live.rules import MOST_STREAMS, Pace
from letsbe.live.stream import session_key_of
from letsbe.people import actions as people
from letsbe.people.models import House, Person
from letsbe.people.tests.people import PASSPHRASE, signed_in
from letsbe.relationships.models import Relationship
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import changed

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
]
A_SECOND = 1.0
ABOUT = new_id()
QUICK = Pace(
    beat=timedelta(seconds=0.4), sweep=timedelta(seconds=0.3), life=timedelta(seconds=3)
)


@pytest.fixture
def here(settings: Settings) -> Iterator[Served]:
    settings.LIVE_HEADS = ["letsbe.config.tests.listening.heads_told"]
    with served() as house:
        yield house
    HEADS.clear()


def test_a_wake_up_reaches_whom_it_is_for_and_nobody_else(
    here: Served, ada: Person, bo: Person
) -> None:
    of_ada, of_bo = here.listen(ada), here.listen(bo)
    live.wake([ada.pk], about=ABOUT, number=7)
    assert of_ada.next_wake() == {"about": str(ABOUT), "number": 7}

    live.wake([ada.pk, bo.pk], about=ABOUT, number=8)
    assert of_ada.next_wake()["number"] == 8
    assert of_bo.next_wake() == {"about": str(ABOUT), "number": 8}


def test_every_window_of_a_person_is_told(here: Served, ada: Person) -> None:
    browser = signed_in(ada)
    windows = [here.listen(browser), here.listen(browser), here.listen(ada)]
    live.wake([ada.pk], about=ABOUT, number=1)

    assert [one.next_wake()["number"] for one in windows] == [1, 1, 1]


def test_on_connecting_it_is_told_how_far_everything_has_come(
    here: Served, ada: Person, bo: Person
) -> None:
    HEADS[ada.pk] = {ABOUT: 41}
    HEADS[bo.pk] = {new_id(): 5}

    assert here.listen(ada).next_wake() == {"about": str(ABOUT), "number": 41}


def test_what_came_while_the_connection_was_lost_is_told_on_coming_back(
    here: Served, ada: Person
) -> None:
    other = new_id()
    HEADS[ada.pk] = {ABOUT: 2, other: 9}
    first = here.listen(ada)
    heard = [first.next_wake(), first.next_wake()]
    first.leave()
    here.wait_for(0)
    HEADS[ada.pk] = {ABOUT: 2, other: 10}
    again = here.listen(ada, last=f"{ABOUT}/2")

    assert {one["number"] for one in heard} == {2, 9}
    assert again.next_wake() == {"about": str(other), "number": 10}


def test_what_browsers_send_instead_of_an_event_does_no_harm(here: Served, ada: Person) -> None:
    HEADS[ada.pk] = {ABOUT: 2}
    for last in ("x", "/", f"{ABOUT}/x", "9" * 5000):
        assert here.listen(ada, last=last).next_wake()["number"] == 2


def test_strangers_are_told_nothing_and_not_to_come_again(here: Served, ada: Person) -> None:
    made_up, left = Client(), signed_in(ada)
    made_up.cookies["session"] = "x" * 32
    left.cookies["q"] = "1"
    answers = [here.listen(one).answer for one in (Client(), made_up, left)]

    assert [answer.status for answer in answers] == [204, 204, 204]
    assert len({str(sorted(answer.getheaders())) for answer in answers}) == 1
    assert answers[0].headers["Cache-Control"] == "no-store"
    assert len(here.streams) == 0


def test_a_cookie_of_a_neighbour_that_is_badly_spelled_hides_no_session(ada: Person) -> None:
    key = signed_in(ada).cookies["session"].value
    spelled = f'other={{"a":1}}; session={key}; theirs=[]'.encode()

    assert session_key_of([(b"cookie", spelled)]) == key
    assert session_key_of([(b"cookie", spelled + b"; q=1")]) is None


def test_a_stream_is_only_asked_for(here: Served) -> None:
    to = http.client.HTTPConnection("127.0.0.1", here.port, timeout=5)
    to.request("POST", "/live")
    assert to.getresponse().status == 405
    to.close()


def test_nothing_on_the_way_keeps_or_holds_back_a_stream(here: Served, ada: Person) -> None:
    headers = here.listen(ada).answer.headers

    assert headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Accel-Buffering"] == "no"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def ends_soon(here: Listening) -> bool:
    return here.seconds_to_end() < A_SECOND


@pytest.mark.parametrize("way_out", ["/sign-out", "/leave"])
def test_signing_out_closes_this_session_and_no_other(
    here: Served, house: House, ada: Person, way_out: str
) -> None:
    browser, elsewhere = signed_in(ada), here.listen(ada)
    stream = here.listen(browser)

    def goes() -> None:
        browser.post(way_out)
        connections.close_all()

    going = threading.Thread(target=goes)
    going.start()

    assert ends_soon(stream)
    going.join()
    live.wake([ada.pk], about=ABOUT, number=3)
    assert elsewhere.next_wake()["number"] == 3
    assert here.listen(browser).answer.status == 204


def test_a_new_passphrase_closes_what_is_open_elsewhere(here: Served, ada: Person) -> None:
    browser = signed_in(ada)
    stream = here.listen(browser)
    people.change_password(ada, current=PASSPHRASE, new="cold rain on tin", at=clock.now())

    assert ends_soon(stream)
    assert here.listen(browser).answer.status == 204


def test_a_closed_account_closes_its_streams(
    here: Served, house: House, ada: Person, dana: Person
) -> None:
    browser = signed_in(ada)
    stream = here.listen(browser)
    people.disable(dana, person=ada, at=clock.now())

    assert ends_soon(stream)
    assert here.listen(browser).answer.status == 204


def test_an_ending_closes_the_streams_of_both_and_they_come_back(
    here: Served, bond: Relationship, ada: Person, bo: Person, cleo: Person
) -> None:
    streams, beside = [here.listen(ada), here.listen(bo)], here.listen(cleo)
    changed(bond, Deed.END, by=ada)

    assert all(ends_soon(stream) for stream in streams)
    live.wake([ada.pk, cleo.pk], about=ABOUT, number=1)
    assert beside.next_wake()["number"] == 1
    assert here.listen(ada).answer.status == 200


def test_a_pause_closes_nothing(here: Served, bond: Relationship, ada: Person) -> None:
    stream = here.listen(ada)
    changed(bond, Deed.PAUSE, by=ada)
    live.wake([ada.pk], about=ABOUT, number=1)

    assert stream.next_wake()["number"] == 1


def test_of_too_many_windows_the_oldest_is_closed(here: Served, ada: Person) -> None:
    browser = signed_in(ada)
    windows = [here.listen(browser) for _ in range(MOST_STREAMS + 1)]

    assert ends_soon(windows[0])
    live.wake([ada.pk], about=ABOUT, number=1)
    assert windows[1].next_wake()["number"] == 1


def test_whoever_goes_is_forgotten(here: Served, ada: Person) -> None:
    stream = here.listen(ada)
    here.wait_for(1)
    stream.leave()

    here.wait_for(0)


def test_a_quiet_stream_is_kept_awake_and_ends_after_its_life(ada: Person) -> None:
    with served(QUICK) as here:
        stream = here.listen(ada)
        blocks = []
        while block := stream.next_block():
            blocks.append(block)

    assert blocks == [[":"]] * len(blocks)
    assert 4 <= len(blocks) <= 9


def test_a_session_whose_end_nobody_told_is_noticed(ada: Person, bo: Person) -> None:
    with served(QUICK) as here:
        stream, other = here.listen(ada), here.listen(bo)
        # No signal is sent for what is deleted like this.
        held = Session.objects.filter(pk=stream.session_key)
        held._raw_delete(using="default")

        assert stream.seconds_to_end() < 1.5
        live.wake([bo.pk], about=ABOUT, number=1)
        assert other.next_wake()["number"] == 1


def test_a_server_that_stops_ends_its_streams_first(ada: Person) -> None:
    with served() as here:
        stream = here.listen(ada)
    assert ends_soon(stream)


def test_pages_are_answered_beside_the_streams(here: Served, house: House, ada: Person) -> None:
    streams = [here.listen(ada) for _ in range(3)]
    to = http.client.HTTPConnection("127.0.0.1", here.port, timeout=10)
    to.request("GET", "/help")
    assert to.getresponse().status == 200
    to.close()
    assert len(streams) == len(here.streams)
