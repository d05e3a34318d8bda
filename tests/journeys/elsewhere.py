"""A harmless page on this machine, where Leave leads: no journey ever goes further."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><html lang=en><title>Weather</title><h1>Weather</h1></html>"


class _Weather(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what was asked for is of no interest."""


@contextmanager
def weather() -> Iterator[str]:
    """Serve the page for as long as the block lasts, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Weather)
    server.daemon_threads = True
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    try:
        yield f"http://localhost:{server.server_port}/weather"
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
