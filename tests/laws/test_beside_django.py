"""Law: one address is not Django's, and the guest list knows of all others."""

import asyncio
from typing import Any

import pytest
from django.urls import Resolver404, resolve

from letsbe.config import asgi


def answered_by(path: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which of the two is asked for a path."""
    asked: list[str] = []

    def one(name: str) -> Any:
        async def application(scope: Any, receive: Any, send: Any) -> None:
            asked.append(name)

        return application

    monkeypatch.setattr(asgi, "pages", one("pages"))
    monkeypatch.setattr(asgi, "streams", one("streams"))
    asyncio.run(asgi.application({"type": "http", "path": path}, None, None))
    return asked


@pytest.mark.parametrize(
    "path", ["/", "/today", "/live/", "/lives", "/live/x", "//live", "/LIVE"]
)
def test_every_other_address_is_answered_by_django(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answered_by(path, monkeypatch) == ["pages"]


def test_the_streams_have_one_address_and_no_page_stands_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert answered_by(asgi.LIVE, monkeypatch) == ["streams"]
    with pytest.raises(Resolver404):
        resolve(asgi.LIVE)
