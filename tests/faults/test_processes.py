"""Several processes over one house: what one of them does, the streams of the others hear."""

import time

import pytest
from django.db import connection, transaction

from letsbe.config.tests.listening import HEADS, Listening
from letsbe.lib.ids import new_id
from letsbe.live import actions as live
from letsbe.people.tests.people import signed_in
from letsbe.relationships.rules import Deed
from letsbe.relationships.tests.people import changed
from tests.faults.deeds import Stage
from tests.faults.serving import Server, forked, session_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
]
ABOUT = new_id()


@pytest.fixture(autouse=True)
def _only_where_several_serve() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a house on files is served by one process")


def heard(server: Server, session: str) -> Listening:
    stream = Listening(server.port, session)
    assert stream.next_block() == ["retry: 5000"]
    assert stream.next_wake()["number"] == 1
    return stream


def test_what_one_process_stores_wakes_the_streams_of_another() -> None:
    table = Stage().table()
    HEADS[table.ada.pk] = {ABOUT: 1}
    with forked() as server:
        stream = heard(server, session_of(signed_in(table.ada)))
        with transaction.atomic():
            live.wake([table.ada.pk], about=ABOUT, number=2)
            # What is not stored is told to nobody.
            transaction.set_rollback(True)
        live.wake([table.ada.pk], about=ABOUT, number=3)

        assert stream.next_wake()["number"] == 3
        stream.leave()


def test_ending_and_signing_out_elsewhere_close_a_stream_within_a_second() -> None:
    table = Stage().table()
    HEADS[table.ada.pk] = HEADS[table.bo.pk] = {ABOUT: 1}
    browser = signed_in(table.ada)
    with forked() as server:
        of_ada = heard(server, session_of(browser))
        of_bo = heard(server, session_of(signed_in(table.bo)))
        began = time.monotonic()
        browser.post("/sign-out")
        of_ada.seconds_to_end()
        changed(table.bond, Deed.END, by=table.bo)
        of_bo.seconds_to_end()

        assert time.monotonic() - began < 2
        of_ada.leave()
        of_bo.leave()


def test_after_a_gap_every_stream_is_told_how_far_everything_has_come() -> None:
    table = Stage().table()
    HEADS[table.ada.pk] = {ABOUT: 1}
    with forked() as server:
        stream = heard(server, session_of(signed_in(table.ada)))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )

        assert stream.next_wake()["number"] == 1
        stream.leave()
