"""The root key: thirty-two bytes in a file of their own, from which all others are derived."""

import contextlib
import os
import secrets
import stat
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LENGTH = 32


class RootKeyRefused(Exception):
    """The root key is missing, wrong, of the wrong size, or readable by others."""


def read_or_make(path: Path, *, may_make: bool) -> bytes:
    """Return the root key; make it on a first run, and refuse rather than guess."""
    if may_make and not path.exists():
        _make(path)
    try:
        return _read(path)
    except FileNotFoundError:
        raise RootKeyRefused(
            f"The root key {path} is missing. Put it back from where you keep it; "
            "without it no word in this house can be opened."
        ) from None
    except OSError as fault:
        raise RootKeyRefused(f"The root key {path} cannot be read: {fault.strerror}.") from None


def derive(root: bytes, purpose: str) -> bytes:
    """Return the 32-byte key for one purpose, such as "kek/1" or "index"."""
    label = f"letsbe/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=label).derive(root)


def _read(path: Path) -> bytes:
    # What is checked is the file that was opened; a pipe in its place must not hang us.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise RootKeyRefused(f"The root key {path} is not a file.")
        if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise RootKeyRefused(f"Others can read the root key {path}. Say: chmod 600 {path}")
        if found.st_size != LENGTH:
            raise RootKeyRefused(
                f"The root key {path} has {found.st_size} bytes instead of {LENGTH}."
            )
        return os.read(descriptor, LENGTH)
    finally:
        os.close(descriptor)


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix=".root-key-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        # A link appears whole or not at all: of two that start at once, one key is kept.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()
    _sync(path.parent)


def _sync(folder: Path) -> None:
    # Without this a power cut could keep sealed words and lose the key's name.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
