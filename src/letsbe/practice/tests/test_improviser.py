import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from letsbe.practice import improviser
from letsbe.practice.rules.partner import Level
from letsbe.practice.rules.talks import Line, Who
from letsbe.practice.tests.people import scene

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
LINES = [Line(Who.PARTNER, "Hi. Sorry I'm late."), Line(Who.ME, "What was the week like?")]
Asked = list[dict[str, Any]]


@contextmanager
def service(
    body: bytes | Callable[[], bytes], *, status: int = 200
) -> Iterator[tuple[str, Asked]]:
    """Stand where a language model would, on this machine, and note what it is asked."""
    asked: Asked = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            asked.append({"path": self.path, **json.loads(self.rfile.read(length))})
            said = body() if callable(body) else body
            self.send_response(status)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its own name)
            return

    server = HTTPServer(("127.0.0.1", 0), Answering)
    running = threading.Thread(target=server.serve_forever, daemon=True)
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
        running.join()


def answer(words: str) -> bytes:
    return json.dumps({"choices": [{"message": {"content": words}}]}).encode()


def line(address: str) -> str | None:
    return improviser.line(address, "small", scene(), LINES, Level.TELLING)


def test_a_model_of_ones_own_is_asked_for_the_next_line_and_nothing_else() -> None:
    with service(answer("It was  long.\nVery long.")) as (address, asked):
        assert line(address) == "It was long. Very long."

    sent = asked[0]
    assert sent["path"] == "/v1/chat/completions"
    assert sent["model"] == "small"
    assert [each["role"] for each in sent["messages"]] == ["system", "assistant", "user"]
    assert sent["messages"][2]["content"] == LINES[1].text
    assert "You are Jo" in sent["messages"][0]["content"]
    assert set(sent) == {"path", "model", "messages", "max_tokens", "stream"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("One paragraph.\n\nAnd another.", "One paragraph."),
        ("<b>Bold</b> & plain", "<b>Bold</b> & plain"),
        ("Right\u202eleft\x07", "Rightleft"),
        ("A sentence. " * 60, ("A sentence. " * 33).strip()),
        ("word " * 200, None),
        ("  \u200b ", None),
        ("<think>He asks about the week.</think>It was long.", "It was long."),
        ("<think>On and on", None),
    ],
)
def test_what_it_says_is_plain_short_and_ends_with_a_sentence(
    words: str, kept: str | None
) -> None:
    with service(answer(words)) as (address, _asked):
        assert line(address) == kept


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": 3}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": ["a"]}}]}',
        b"[" * 60_000,
        b"\xff",
    ],
)
def test_an_answer_that_is_none_lets_the_script_speak(body: bytes) -> None:
    with service(body) as (address, _asked):
        assert line(address) is None


def test_a_service_that_refuses_or_is_not_there_lets_the_script_speak() -> None:
    with service(answer("Hello."), status=500) as (address, _asked):
        assert line(address) is None
    assert line(address) is None


def test_a_slow_service_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(improviser, "TIMEOUT_SECONDS", 0.2)

    def slow() -> bytes:
        time.sleep(1)
        return answer("Too late.")

    with service(slow) as (address, _asked):
        began = time.monotonic()
        assert line(address) is None
        assert time.monotonic() - began < 0.9


def test_whoever_comes_when_two_are_being_answered_hears_the_script() -> None:
    held = [improviser._free.acquire(timeout=5) for _each in range(improviser.AT_ONCE)]
    try:
        assert held == [True] * improviser.AT_ONCE
        assert line("http://127.0.0.1:9/v1") is None
    finally:
        for _each in held:
            improviser._free.release()
