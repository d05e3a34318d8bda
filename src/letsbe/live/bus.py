"""How news travels from a deed to whoever listens in this process."""

from collections.abc import Callable

from letsbe.live.rules import News

Listener = Callable[[News], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    _listeners.append(listener)


def tell(news: News) -> None:
    for listener in _listeners:
        listener(news)
