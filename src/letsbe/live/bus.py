"""How news travels from a deed to whoever listens in this process."""

from collections.abc import Callable
from secrets import token_hex

from letsbe.live.rules import News

Listener = Callable[[News], None]
# The PostgreSQL channel between processes, and the name of this one on it.
CHANNEL = "letsbe_news"
HERE = token_hex(8)
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    _listeners.append(listener)


def leave(listener: Listener) -> None:
    _listeners.remove(listener)


def tell(news: News) -> None:
    for listener in tuple(_listeners):
        listener(news)
