"""The database is gone for a while: help still shows, words are given back, and all returns."""

import html
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections

from letsbe.config.tests.listening import Listening
from letsbe.conversations.tests.people import Talk
from letsbe.people.tests.people import signed_in
from letsbe.safety.queries import current_page
from letsbe.safety.tests.people import write
from tests.faults.deeds import WORDS, Stage, proposing
from tests.faults.serving import forked, session_of
from tests.postgresql import running

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
]
# Long enough that what waits for a lock gives up, short enough for a test.
LOCK_WAIT_SECONDS = 0.5
GONE_SECONDS, EVERY_SECONDS = 30, 5


@contextmanager
def database_gone() -> Iterator[None]:
    """Stop PostgreSQL; of SQLite, hold the one place of the writer."""
    if connection.vendor == "postgresql":
        connections.close_all()
        running().stop()
        try:
            yield
        finally:
            running().start()
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def test_half_a_minute_without_a_database_loses_no_draft() -> None:
    stage = Stage()
    write(stage.dana)
    table = stage.table()
    talk = Talk(table.bond, table.ada, table.bo)
    seen = talk.drafts("Kept before.")
    session = session_of(signed_in(table.ada))
    keeping = {"words": "Typed meanwhile.", "draft_seen": seen, "deed": "keep"}
    current_page()
    with forked(lock_wait_seconds=LOCK_WAIT_SECONDS) as server:
        with database_gone():
            until = time.monotonic() + GONE_SECONDS
            while time.monotonic() < until:
                assert 'href="tel:+351210000000"' in server.get("/help", session=session)[1]
                refused = server.post(talk.path, keeping, session=session)
                assert refused is not None
                assert refused[0] == 503
                assert "Typed meanwhile." in html.unescape(refused[1])
                time.sleep(EVERY_SECONDS)
        assert talk.draft(talk.ada) == "Kept before."
        again = server.post(talk.path, keeping, session=session)
        assert again is not None
        assert again[0] in {302, 303}
    assert talk.draft(talk.ada) == "Typed meanwhile."


def test_what_was_typed_is_kept_in_the_page_and_all_comes_back_by_itself() -> None:
    stage = Stage()
    write(stage.dana)
    sent = proposing(stage)
    session = session_of(signed_in(sent.by))
    current_page()
    with forked(lock_wait_seconds=LOCK_WAIT_SECONDS) as server:
        assert server.get("/help")[0] == 200
        with database_gone():
            status, shown = server.get("/help", session=session)
            assert status in {200, 503}
            assert 'href="tel:+351210000000"' in shown
            refused = server.post(sent.path, sent.fields, session=session)
            assert refused is not None
            assert refused[0] == 503
            assert str(sent.fields["once_key"]) in refused[1]
            assert WORDS.splitlines()[-1] in html.unescape(refused[1])
            stream = Listening(server.port, session)
            assert stream.status in {200, 503}
            stream.leave()
        again = server.post(sent.path, sent.fields, session=session)
        assert again is not None
        assert again[0] in {302, 303}
        assert server.get("/today", session=session)[0] == 200
    assert sent.left() == 1
