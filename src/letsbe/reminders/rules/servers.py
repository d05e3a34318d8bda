"""By which server mail goes, and from where: read, or refused without being repeated."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

_PORTS = {"smtp": 587, "smtps": 465}
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """One server that takes mail: where, how it is spoken to, and as whom."""

    host: str
    port: int
    is_tls: bool
    # In a network of one's own a server may be spoken to in the open.
    is_own: bool
    user: str = ""
    password: str = field(default="", repr=False)


def read_server(url: str, *, is_own: bool) -> MailServer | None:
    """Return the server of an address without faults; None for no address."""
    if not url:
        return None
    parts = urlsplit(url)
    return MailServer(
        host=parts.hostname or "",
        port=parts.port or _PORTS[parts.scheme],
        is_tls=parts.scheme == "smtps",
        is_own=is_own,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def server_fault(url: str) -> str | None:
    """Say what is wrong with it; never the address itself, which may hold a password."""
    like = "write one like smtps://user:password@mail.example.org:465"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return f"this is not an address of a mail server; {like}"
    if url and (parts.scheme not in _PORTS or not parts.hostname or port == 0):
        return f"this is not an address of a mail server; {like}"
    if _has_more(parts):
        return f"there is something after the server's name and port; {like}"
    if bool(parts.username) != bool(parts.password):
        return f"it has a user or a password, but not both; {like}"
    return None


def from_fault(address: str, *, is_mail_sent: bool) -> str | None:
    """Say what is wrong with the address mail comes from."""
    if not address:
        return "mail is to be sent, so write from which address" if is_mail_sent else None
    if _PLAIN_ADDRESS.fullmatch(address):
        return None
    return f"{address!r} is not a plain address; write one like post@example.org"


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def _has_more(parts: SplitResult) -> bool:
    return bool(parts.path.strip("/") or parts.query or parts.fragment)
