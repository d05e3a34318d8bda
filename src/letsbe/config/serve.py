"""Starting a house, `python -m letsbe.config.serve`: it serves, or says in words why not."""

import argparse
import contextlib
import errno
import fcntl
import importlib
import ipaddress
import os
import resource
import signal
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import django
import uvicorn

from letsbe.config import databases
from letsbe.config.environment import DEFAULTS, HERE, EnvironmentRefused
from letsbe.vault.root import RootKeyRefused

SETTINGS = "letsbe.config.settings"
REFUSED = 2
HIGHEST_PORT = 65535
LONGEST_QUEUE = 1024
LONGEST_GOODBYE_SECONDS = 10
MOST_FILES = 65_536
NOT_OF_THIS_MACHINE = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EINVAL}


class StartRefused(Exception):
    """The house cannot be started like this; the message is one plain sentence or two."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for on the command line."""

    is_demo: bool
    port: int
    host: str
    data: str | None


def main(arguments: Sequence[str]) -> int:
    """Serve until stopped; return 2 and say why when that cannot be."""
    try:
        wanted = read(arguments)
        os.environ.update(environment_of(wanted, os.environ))
        _serve(wanted)
    except (StartRefused, EnvironmentRefused, RootKeyRefused) as refused:
        sys.stderr.write(f"letsbe: {refused}\n")
        return REFUSED
    return 0


def read(arguments: Sequence[str]) -> Wanted:
    asks = argparse.ArgumentParser(prog="./letsbe")
    asks.add_argument("what", choices=["demo", "start"])
    asks.add_argument("--port", type=int, default=8000)
    asks.add_argument("--host", default="localhost")
    asks.add_argument("--data", metavar="DIR")
    given = asks.parse_args(arguments)
    if not 0 < given.port <= HIGHEST_PORT:
        raise StartRefused(f"There is no port {given.port}; choose one from 1 to 65535.")
    return Wanted(
        is_demo=given.what == "demo", port=given.port, host=given.host, data=given.data
    )


def environment_of(wanted: Wanted, outside: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of this start; a demo takes none of a real house's.

    It can stand on databases that are named for it, to try how a house does there.
    """
    here = {"DEMO": "yes" if wanted.is_demo else "no", "DJANGO_SETTINGS_MODULE": SETTINGS}
    usual_address = f"http://localhost:{wanted.port}"
    if wanted.is_demo:
        refuse_showing_a_demo(wanted.host)
        own = {"DATA_DIR": str(HERE / "data" / "demo"), "PUBLIC_URL": usual_address}
        here |= {**DEFAULTS, **own, "DEMO": "yes"}
        here |= {name: outside.get(f"DEMO_{name}", "") for name in databases.NAMES}
    else:
        here["PUBLIC_URL"] = outside.get("PUBLIC_URL", "").strip() or usual_address
        refuse_open_door(wanted.host, public_url=here["PUBLIC_URL"])
    if wanted.data is not None:
        here["DATA_DIR"] = str(Path(wanted.data).expanduser().resolve())
    return here


def refuse_showing_a_demo(host: str) -> None:
    """In a demo anybody may be anybody: nobody else must reach it."""
    if not is_loopback(host):
        raise StartRefused(
            "A demo is only for this machine, since anybody may be anybody in it. "
            "Leave --host away."
        )


def refuse_open_door(host: str, *, public_url: str) -> None:
    """Words and passphrases never travel in the open."""
    if not is_loopback(host) and not public_url.startswith("https://"):
        raise StartRefused(
            f"On {host} others could listen in. Put a proxy with https in front and set "
            "PUBLIC_URL to its https address, or leave --host away."
        )


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listening(host: str, port: int) -> list[socket.socket]:
    """Take the port before any other work, so that a port in use is said at once."""
    taken: list[socket.socket] = []
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise StartRefused(f"{host} is not an address of this machine.") from None
    for family, _kind, _proto, _name, address in dict.fromkeys(found):
        try:
            taken.append(_listen(family, address))
        except OSError as fault:
            if fault.errno in NOT_OF_THIS_MACHINE:
                continue
            raise StartRefused(_port_refusal(port, fault)) from None
    if not taken:
        raise StartRefused(f"{host} is not an address of this machine.")
    return taken


def allow_many_files() -> None:
    """Hold as many streams as this machine allows, not as a shell usually does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def refuse_lost_keys(data_dir: Path) -> None:
    """Without its keys a house is unreadable; making new ones would hide that."""
    house, keys = data_dir / "house.sqlite3", data_dir / "keys" / "keys.sqlite3"
    if house.exists() and not keys.exists():
        raise StartRefused(
            f"{house} is there, but {keys} is not. Put the key database back from your "
            "backup: without it no word can be opened. Nothing was changed."
        )


def _serve(wanted: Wanted) -> None:
    allow_many_files()
    sockets = listening(wanted.host, wanted.port)
    data_dir = Path(os.environ.get("DATA_DIR") or DEFAULTS["DATA_DIR"]).expanduser().resolve()
    is_shared = bool(os.environ.get("DATABASE_URL", "").strip())
    with contextlib.ExitStack() as closing:
        for each in sockets:
            closing.enter_context(each)
        if not is_shared:
            closing.enter_context(alone_in(data_dir))
            refuse_lost_keys(data_dir)
        greeting = _made_ready()
        server = HouseServer(server_config())
        server.config.load()
        sys.stdout.write(f"{greeting}\n")
        sys.stdout.flush()
        if is_shared:
            closing.enter_context(_hearing_others())
        # Imported late: rooms can only be once Django has its settings.
        worker = importlib.import_module("letsbe.config.worker")
        # Uvicorn raises what stopped it once more at its end: the worker is to stop after that.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with worker.beside(), contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=sockets)


@contextlib.contextmanager
def _hearing_others() -> Iterator[None]:
    """Hear what the other processes of this house tell, for as long as it is served."""
    from_others = importlib.import_module("letsbe.live.jobs").FromOthers()
    from_others.start()
    try:
        yield
    finally:
        from_others.stop()


class HouseServer(uvicorn.Server):
    """Ends the live streams before it waits for what is still being answered."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await importlib.import_module("letsbe.config.asgi").streams.close()
        await super().shutdown(sockets)


def _made_ready() -> str:
    # Rooms can only be imported once Django has its settings, and those read the environment.
    django.setup()
    opening = importlib.import_module("letsbe.config.opening")
    try:
        opening.make_ready()
    except opening.HouseRefused as refused:
        raise StartRefused(str(refused)) from None
    return str(opening.greeting())


def server_config() -> uvicorn.Config:
    return uvicorn.Config(
        "letsbe.config.asgi:application",
        log_level="warning",
        access_log=False,
        server_header=False,
        # Only a proxy with https in front of a real house may say whom it speaks for.
        proxy_headers=os.environ.get("PUBLIC_URL", "").startswith("https://"),
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=LONGEST_GOODBYE_SECONDS,
    )


@contextlib.contextmanager
def alone_in(data_dir: Path) -> Iterator[None]:
    """Hold the folder: two servers over one house would tell each other nothing."""
    with _lock_file(data_dir) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StartRefused(f"A letsbe is running from {data_dir} already.") from None
        yield


def _lock_file(data_dir: Path) -> IO[str]:
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        return (data_dir / ".running").open("w")
    except OSError as fault:
        raise StartRefused(
            f"The folder {data_dir} cannot be written: {fault.strerror}. "
            "Choose another with --data."
        ) from None


def _listen(family: int, address: Any) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    try:
        made.bind(address)
        made.listen(LONGEST_QUEUE)
    except OSError:
        made.close()
        raise
    return made


def _port_refusal(port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"Port {port} is in use already. Choose another, for example --port {port + 1}."
    return f"Port {port} cannot be used: {fault.strerror}. Choose another with --port."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
