"""The only way to the root key and what is derived from it; a wrong root key is refused."""

import hmac
from functools import lru_cache
from typing import Literal

from django.conf import settings

from letsbe.vault import root
from letsbe.vault.models import DataKey, Generation

WRONG_ROOT = (
    "This root key does not belong to this key database, so no word could be opened. "
    "Put back the root key this house began with, or the key database that belongs to "
    "this root key. Nothing was changed."
)
NO_GENERATION = (
    "This key database holds keys but not what tells which root key they belong to. "
    "Restore the key database from a backup. Nothing was changed."
)


def kek(generation: int) -> bytes:
    """Return the key that wraps data keys in one generation."""
    return _derived(_root(), f"kek/{generation}")


def key_for(purpose: Literal["index", "audit", "fingerprint"]) -> bytes:
    """Return the key for one purpose that is not sealing."""
    return _derived(_root(), purpose)


def check_value(generation: int) -> bytes:
    """Return what a generation made under this root key carries; it may be public."""
    return _derived(_root(), f"check/{generation}")


def newest_generation() -> Generation | None:
    """Return the newest generation, or None in a new house; refuse a wrong root key."""
    newest = Generation.objects.order_by("-number").first()
    if newest is not None and not _is_ours(newest):
        raise root.RootKeyRefused(WRONG_ROOT)
    return newest


def refuse_wrong_root() -> None:
    """Raise RootKeyRefused unless every generation was made under this root key."""
    generations = list(Generation.objects.all())
    if not all(_is_ours(generation) for generation in generations):
        raise root.RootKeyRefused(WRONG_ROOT)
    if not generations and DataKey.objects.exists():
        raise root.RootKeyRefused(NO_GENERATION)


def _is_ours(generation: Generation) -> bool:
    return hmac.compare_digest(generation.check_value, check_value(generation.number))


def _root() -> bytes:
    return settings.ROOT_KEY


# The root key is part of what is remembered by: another root never meets these keys.
@lru_cache(maxsize=64)
def _derived(root_key: bytes, purpose: str) -> bytes:
    return root.derive(root_key, purpose)
