"""A mail server of our own: it takes what comes, or fails in one of many ways."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any


class PostOffice:
    """Listens on a port of this machine and keeps every mail it took."""

    def __init__(self, *, says: dict[str, str] | None = None, hangs_at: str = "") -> None:
        self._says, self._hangs_at = says or {}, hangs_at
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._closing = threading.Event()
        self.port: int = self._socket.getsockname()[1]
        self.mail: list[bytes] = []
        self.heard: list[str] = []
        self.has_called = threading.Event()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def serve(self) -> None:
        while True:
            try:
                caller, _address = self._socket.accept()
            except OSError:
                return
            self.has_called.set()
            threading.Thread(target=self._answer, args=(caller,), daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _answer(self, caller: socket.socket) -> None:
        # Closing says what is still to be said, to a caller who may have hung up long ago.
        with suppress(OSError), caller, caller.makefile("rwb") as line:
            self._talk(line)

    def _talk(self, line: Any) -> None:
        self._say(line, "greeting", "220 here")
        while heard := line.readline().decode(errors="replace").strip():
            self.heard.append(heard)
            word = heard.split()[0].lower()
            if word == "data":
                self._say(line, "data", "354 go on")
                if self._says.get("data", "3").startswith("3"):
                    self._take(line)
            elif word == "quit":
                self._say(line, "quit", "221 bye")
                return
            else:
                self._say(line, word, "250 yes")

    def _take(self, line: Any) -> None:
        taken = b""
        while (more := line.readline()) != b".\r\n":
            if not more:
                return
            taken += more
        if not self._says.get("taken", "2").startswith("2"):
            self._say(line, "taken", "")
            return
        self.mail.append(taken)
        self._say(line, "taken", "250 taken")

    def _say(self, line: Any, when: str, usual: str) -> None:
        if self._hangs_at == when:
            self._closing.wait()
            raise OSError
        line.write(self._says.get(when, usual).encode() + b"\r\n")
        line.flush()


@contextmanager
def open_office(*, hangs_at: str = "", **says: str) -> Iterator[PostOffice]:
    office = PostOffice(says=says, hangs_at=hangs_at)
    thread = threading.Thread(target=office.serve, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        office.close()
        thread.join(5)
